"""The table of programs in which the widgets were tried tells what came of it, and hides nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from stretchlib.publish.hosts_page import NAMES, _row, outcome

KNOWN: dict[str, Any] = json.loads((Path(__file__).parents[2] / "book" / "hosts.json").read_text("utf-8"))
WELL: dict[str, Any] = {"widgets": {"timer": "", "quiz": ""}, "runs": "", "keys": "", "date": "2026-11-29"}


def test_what_went_wrong_is_told_in_the_row() -> None:
    assert outcome("lab-newest", WELL) == "2 of 2 parts drawn. Ctrl+S in a widget saves."
    assert outcome("voila", WELL) == "2 of 2 parts drawn."
    missing = {**WELL, "widgets": {"timer": "", "quiz": "29 px"}, "runs": "no", "keys": "no"}
    told = "1 of 2 parts drawn. Not drawn: quiz. The timer did not run. Keys were mixed up."
    assert outcome("notebook", missing) == told
    assert outcome("notebook", {"failed": "no such program"}) == "It could not be opened here."


def test_a_host_that_nobody_tried_says_so() -> None:
    assert set(KNOWN) <= set(NAMES)
    for name in NAMES:
        where, told, day = _row(name, {})
        assert where.strip()
        assert (told, day) == ("Not tried yet.", "\u2013")


def test_every_host_that_was_tried_has_a_row_with_its_version() -> None:
    rows = {name: _row(name, found) for name, found in KNOWN.items()}
    assert {"lab-newest", "html"} <= set(rows)
    for name, found in KNOWN.items():
        where, _, day = rows[name]
        assert any(version in where for version in (*found.get("versions", {}).values(), name[-4:]))
        assert day == found["date"].replace("-", "\u2011"), "a day stays in one line"
