"""The ``hosts`` directive: in which programs the widgets were tried, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from stretchlib.words import say

#: What ``tools/hosts.py`` writes, beside the pages of the book.
RESULTS = "hosts.json"
#: Whose version is told in the row of a host, in this order.
_PROGRAMS = {
    "lab": "jupyterlab",
    "oldest": "jupyterlab",
    "python": "python",
    "notebook": "notebook",
    "voila": "voila",
    "lite": "jupyterlite-core",
    "html": "nbconvert",
    "book": "sphinx",
    "slides": "nbconvert",
}
#: Every host that the tool knows, in the order of the table.
NAMES = (
    *("lab-newest", "lab-oldest", "oldest-versions", "python-3.12", "python-3.13", "python-3.14"),
    *("notebook", "voila", "lite", "lite-phone", "book", "book-phone", "slides", "html"),
)
#: A hyphen at which no line ends: a day stays together.
_IN_ONE_LINE = "\u2011"
_KEPT_APART = ("lab", "notebook", "oldest", "python")


class Hosts(SphinxDirective):
    """Put in place of ``{hosts}``: a row for each host, from the last time that each was tried."""

    def run(self) -> list[nodes.Node]:
        file = Path(self.env.srcdir, "book", RESULTS)
        self.env.note_dependency(str(file))
        known = json.loads(file.read_text("utf-8"))
        return [_table([_row(name, known.get(name, {})) for name in NAMES])]


def outcome(name: str, found: Mapping[str, Any]) -> str:
    """What came of a host, in a few words."""
    if not found:
        return say("hosts.not-yet")
    if "failed" in found:
        return say("hosts.not-opened")
    drawn = [widget for widget, wrong in found["widgets"].items() if not wrong]
    missing = [widget for widget, wrong in found["widgets"].items() if wrong]
    told = [say("hosts.drawn", count=len(drawn), all=len(found["widgets"]))]
    if missing:
        told.append(say("hosts.missing", names=", ".join(missing)))
    if found["runs"]:
        told.append(say("hosts.no-timer"))
    if name.startswith(_KEPT_APART) and not found["keys"]:
        told.append(say("hosts.keys"))
    elif name.startswith(_KEPT_APART):
        told.append(say("hosts.no-keys"))
    return " ".join(told)


def _row(name: str, found: Mapping[str, Any]) -> tuple[str, ...]:
    program = _PROGRAMS[name.partition("-")[0]]
    version = found.get("versions", {}).get(program)
    where = say(f"hosts.{name.replace('.', '-')}") + (f" ({program} {version})" if version else "")
    return where, outcome(name, found), found.get("date", "\u2013").replace("-", _IN_ONE_LINE)


def _table(rows: list[tuple[str, ...]]) -> nodes.table:
    heads = (say("hosts.where"), say("hosts.outcome"), say("hosts.day"))
    group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in (30, 50, 20)), cols=3)
    group += nodes.thead("", _line(heads))
    group += nodes.tbody("", *map(_line, rows))
    return nodes.table("", group, classes=["hosts"])


def _line(cells: tuple[str, ...]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))
