"""The ``coverage`` directive: which cell of which chapter teaches each part of the source article."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from stretchlib import catalogue
from stretchlib.catalogue.coverage import Covered, coverage
from stretchlib.errors import UnknownId

_SHOWS_TECHNIQUES = ("stretch", "techniques", "timer", "explore")
_SHOWS_CLAIMS = ("evidence", "claim", "claims")


@dataclass(frozen=True, slots=True)
class Taught:
    """A row of the coverage with the cell that teaches it.

    ``cell`` is the id of the first cell of the row's chapter that shows the record; ``None`` if none does.
    """

    row: Covered
    cell: str | None


def taught(notebooks: Path) -> list[Taught]:
    """Every row of the coverage with its cell.

    A cell teaches a technique if it calls ``sl.stretch``, ``sl.techniques``, ``sl.timer`` or ``sl.explore``
    with its name, and a claim if it names it in ``sl.evidence``, ``sl.claims`` or ``sl.claim``.
    """
    shown = {
        key: _records_shown(notebooks / f"{chapter.notebook}.ipynb")
        for key, chapter in catalogue.chapters().items()
    }
    return [Taught(row, shown[row.chapter].get((row.kind, row.id))) for row in coverage()]


def _records_shown(notebook: Path) -> dict[tuple[str, str], str]:
    """``(kind, record id)`` of what a notebook's cells show, with the id of the first cell that does."""
    found: dict[tuple[str, str], str] = {}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            for record in _named_records("".join(cell["source"])):
                found.setdefault(record, cell["id"])
    return found


def _named_records(source: str) -> Iterator[tuple[str, str]]:
    try:
        parsed = ast.parse(source)
    except SyntaxError:  # the chapter's own run tells it, with the cell
        return
    for call in ast.walk(parsed):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            for argument in call.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield from _record(call.func.attr, argument.value)


def _record(function: str, name: str) -> Iterator[tuple[str, str]]:
    with suppress(UnknownId):  # an explorer may also stand, which is no technique
        if function in _SHOWS_TECHNIQUES:
            yield "technique", catalogue.stretch(name).id
        elif function in _SHOWS_CLAIMS:
            yield "claim", catalogue.claim(name).id


class Coverage(SphinxDirective):
    """Put in place of ``{coverage}``: a section for each part of the article, with its answers' chapters."""

    def run(self) -> list[nodes.Node]:
        root = Path(self.env.srcdir)
        for chapter in catalogue.chapters().values():
            self.env.note_dependency(f"notebooks/{chapter.notebook}.ipynb")
        by_part = groupby(taught(root / "notebooks"), key=lambda item: item.row.article_part)
        return [_part(part, list(rows)) for part, rows in by_part]


def _part(part: str, rows: list[Taught]) -> nodes.section:
    entries = [nodes.list_item("", _line(item)) for item in rows]
    section_id = nodes.make_id(part)
    heading = nodes.title(part, part)
    return nodes.section("", heading, nodes.bullet_list("", *entries), ids=[section_id], names=[section_id])


def _line(item: Taught) -> nodes.paragraph:
    what = nodes.Text(f"“{item.row.what}”" if item.row.kind == "claim" else item.row.what)
    chapter = catalogue.chapters()[item.row.chapter]
    link = addnodes.pending_xref(
        "",
        nodes.inline("", chapter.title),
        refdomain="std",
        reftype="doc",
        reftarget=f"/notebooks/{chapter.notebook}",
        refexplicit=True,
        refwarn=True,
    )
    return nodes.paragraph("", "", what, nodes.Text(": "), link)
