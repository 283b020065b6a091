"""The other published forms, which may stand in folders beside the book: ``lite``, ``slides``, ``handouts``.

The book links to those that it is told of, so that no link leads nowhere.
"""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from stretchlib.publish.course import FIRST_NOTEBOOK
from stretchlib.words import say

FORMS = ("lite", "slides", "handouts")


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


def _sheets() -> nodes.bullet_list:
    from stretchlib.publish import handouts  # typst is needed only where there are sheets

    sheets = nodes.bullet_list(classes=["sheets"])
    for sheet in handouts.every_handout():
        parts: list[nodes.Node] = [nodes.Text(f"{say('pages.sheet', title=sheet.content['title'])} ")]
        for paper, name in (("a4", "A4"), ("letter", "Letter")):
            if len(parts) > 1:
                parts.append(nodes.Text(", "))
            parts.append(_link(name, f"handouts/{paper}/{quote(sheet.name)}.pdf"))
        sheets += _line(*parts)
    return sheets


def _line(*words: nodes.Node, below: nodes.bullet_list | None = None) -> nodes.list_item:
    return nodes.list_item("", nodes.paragraph("", "", *words), *([below] if below else []))


def _link(words: str, address: str) -> nodes.reference:
    return nodes.reference("", words, refuri=address)
