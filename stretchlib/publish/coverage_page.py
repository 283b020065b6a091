"""The ``coverage`` directive: which cell of which chapter teaches each part of the source article."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from stretchlib import catalogue
from stretchlib.catalogue.coverage import Covered, coverage
from stretchlib.publish.chapter_list import Chapter

NOTEBOOKS = {
    "safety": ("00-start-here", "10-final-check"),
    "evidence": ("09-myths-and-evidence",),
    "pelvis": ("01-pelvis",),
    "hamstrings": ("02-hamstrings",),
    "hip-flexors": ("03-hip-flexors",),
    "piriformis": ("04-piriformis",),
    "connected": ("05-connected",),
    "balls-and-rollers": ("06-roller-and-ball",),
    "routines": ("07-your-routine",),
    "measuring": ("08-measure",),
}
"""The notebooks that hold each chapter of the catalogue."""

_SHOWS_TECHNIQUES = ("stretch", "timer", "explore")
_SHOWS_CLAIMS = ("evidence", "claim")


@dataclass(frozen=True, slots=True)
class Taught:
    """A row of the coverage with the cell that teaches it.

    Attributes
    ----------
    row : the technique or claim of the article, and its chapter.
    notebook, cell : stem of the notebook and id of its first cell that shows the record; ``None`` if no
        notebook of the chapter does.
    """

    row: Covered
    notebook: str | None
    cell: str | None


def taught(notebooks: Path) -> list[Taught]:
    """Every row of the coverage with its cell.

    A cell teaches a technique if it calls ``sl.stretch``, ``sl.timer`` or ``sl.explore`` with its name, and
    a claim if it names it in ``sl.evidence`` or ``sl.claim``.
    """
    cells = {
        stem: _records_shown(notebooks / f"{stem}.ipynb") for pair in NOTEBOOKS.values() for stem in pair
    }
    rows = []
    for row in coverage():
        places = ((stem, cells[stem].get((row.kind, row.id))) for stem in NOTEBOOKS[row.chapter])
        notebook, cell = next(((stem, cell) for stem, cell in places if cell), (None, None))
        rows.append(Taught(row, notebook, cell))
    return rows


def _records_shown(notebook: Path) -> dict[tuple[str, str], str]:
    """``(kind, record id)`` of what a notebook's cells show, with the id of the first cell that does."""
    found: dict[tuple[str, str], str] = {}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            for record in _named_records("".join(cell["source"])):
                found.setdefault(record, cell["id"])
    return found


def _named_records(source: str) -> Iterator[tuple[str, str]]:
    for call in ast.walk(ast.parse(source)):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        names = [str(part.value) for part in call.args if isinstance(part, ast.Constant)]
        if call.func.attr in _SHOWS_TECHNIQUES:
            yield from (("technique", catalogue.stretch(name).id) for name in names)
        elif call.func.attr in _SHOWS_CLAIMS:
            yield from (("claim", catalogue.claim(name).id) for name in names)


class Coverage(SphinxDirective):
    """Put in place of ``{coverage}``: a section for each part of the article, with its answers' chapters."""

    def run(self) -> list[nodes.Node]:
        notebooks = Path(self.env.srcdir) / "notebooks"
        titles = {}
        for stem in {stem for stems in NOTEBOOKS.values() for stem in stems}:
            self.env.note_dependency(f"notebooks/{stem}.ipynb")
            titles[stem] = Chapter.read(notebooks / f"{stem}.ipynb", stem).title
        return [
            _part(place, list(rows), titles)
            for place, rows in groupby(taught(notebooks), key=lambda item: item.row.place)
        ]


def _part(place: str, rows: list[Taught], titles: dict[str, str]) -> nodes.section:
    entries = [nodes.list_item("", _line(item, titles)) for item in rows]
    section_id = nodes.make_id(place)
    heading = nodes.title(place, place)
    return nodes.section("", heading, nodes.bullet_list("", *entries), ids=[section_id], names=[section_id])


def _line(item: Taught, titles: dict[str, str]) -> nodes.paragraph:
    what = nodes.Text(f"“{item.row.what}”" if item.row.kind == "claim" else item.row.what)
    if item.notebook is None:
        return nodes.paragraph("", "", what)
    link = addnodes.pending_xref(
        "",
        nodes.inline("", titles[item.notebook]),
        refdomain="std",
        reftype="doc",
        reftarget=f"/notebooks/{item.notebook}",
        refexplicit=True,
        refwarn=True,
    )
    return nodes.paragraph("", "", what, nodes.Text(": "), link)
