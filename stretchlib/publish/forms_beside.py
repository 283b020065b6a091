"""The other published forms, which may stand in folders beside the book: ``lite``, ``slides``, ``handouts``.

The book links to those that it is told of, so that no link leads nowhere.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from urllib.parse import quote

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from stretchlib.publish.course import FIRST_NOTEBOOK, sets_in
from stretchlib.words import say

FORMS = ("lite", "slides", "handouts")
#: Folders of sheets, and what readers call their paper.
_PAPERS = (("a4", "A4"), ("letter", "Letter"))


@cache
def decks_beside() -> frozenset[str]:
    """The chapters that have slides, by name such as ``"02-hamstrings"``."""
    from stretchlib.publish.slides import decks  # nbconvert is needed only where there are slides

    return frozenset(decks())


class FormsBeside(SphinxDirective):
    """``{beside}``: links to the slides, the notebooks in the browser and the sheets that are there."""

    def run(self) -> list[nodes.Node]:
        forms = self.config.course_beside
        lines = nodes.bullet_list()
        if "slides" in forms:
            lines += _line(_link(say("pages.slides-of-each"), "slides/index.html"))
        if "lite" in forms:
            first = f"lite/lab/index.html?path={quote(FIRST_NOTEBOOK.as_posix())}"
            lines += _line(_link(say("pages.chapters-to-run"), first))
        if "handouts" in forms:
            lines += _line(nodes.Text(say("pages.sheets")), below=_sheets())
        return [lines if forms else nodes.paragraph("", say("pages.no-forms"))]


def sheets_beside(code: str, forms: Collection[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Sheets of what a page has: title, and for each paper its name and address from the root of the site.

    Parameters
    ----------
    code : of the page's cells, which name its ready-made sets and its journal.
    forms : what stands beside the book.
    """
    names = [f"routine-{name}" for name in sets_in(code)]
    names += ["progress-log"] if "sl.journal(" in code else []
    if not names or "handouts" not in forms:
        return []
    from stretchlib.publish import handouts  # typst is needed only where there are sheets

    titles = {sheet.name: sheet.content["title"] for sheet in handouts.every_handout()}
    return [(titles[name], [(paper, _address(name, folder)) for folder, paper in _PAPERS]) for name in names]


def _address(sheet: str, paper: str) -> str:
    return f"handouts/{paper}/{quote(sheet)}.pdf"


def _sheets() -> nodes.bullet_list:
    from stretchlib.publish import handouts  # typst is needed only where there are sheets

    sheets = nodes.bullet_list(classes=["sheets"])
    for sheet in handouts.every_handout():
        parts: list[nodes.Node] = [nodes.Text(f"{say('pages.sheet', title=sheet.content['title'])} ")]
        for paper, name in _PAPERS:
            if len(parts) > 1:
                parts.append(nodes.Text(", "))
            parts.append(_link(name, _address(sheet.name, paper)))
        sheets += _line(*parts)
    return sheets


def _line(*words: nodes.Node, below: nodes.bullet_list | None = None) -> nodes.list_item:
    return nodes.list_item("", nodes.paragraph("", "", *words), *([below] if below else []))


def _link(words: str, address: str) -> nodes.reference:
    return nodes.reference("", words, refuri=address)
