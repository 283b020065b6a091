"""What a benchmark found beside something else, kept for the page of speed by ``make bench``."""

from __future__ import annotations

import json
import os
from pathlib import Path

#: Names the file that ``tools/bench.py`` reads; without it a benchmark only prints.
WHERE = "STRETCHLIB_BENCH"


def keep(what: str, *, ours: float, theirs: float, unit: str, peer: str) -> None:
    """Keep two measurements of the same thing from the same run; less is better.

    Parameters
    ----------
    what : what was measured, as the page says it.
    ours, theirs : in the same unit.
    unit : such as ``"ms"``.
    peer : what ours was measured beside.
    """
    _write({"what": what, "ours": ours, "theirs": theirs, "unit": unit, "peer": peer})


def keep_alone(what: str, *, ours: float, unit: str, aim: str = "") -> None:
    """Keep a measurement that has nothing beside it, with what we aim at."""
    _write({"what": what, "ours": ours, "unit": unit, "aim": aim})


def _write(row: dict[str, str | float]) -> None:
    if where := os.environ.get(WHERE):
        with Path(where).open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
