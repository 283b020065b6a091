"""The ``licences`` directive: links to the texts that a built book carries."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from stretchlib.publish.licences import FOLDER, Licence, licences
from stretchlib.words import say


class Licences(SphinxDirective):
    """``{licences}``: links to the texts that stand in the folder of the built book."""

    def run(self) -> list[nodes.Node]:
        every = licences("book", *self.config.course_beside)
        lines = nodes.bullet_list()
        for kind in ("own", "code", "pages"):
            lines += _line(say(f"pages.licences-{kind}"), [each for each in every if each.kind == kind])
        return [lines]


def _line(words: str, texts: Iterable[Licence]) -> nodes.list_item:
    line = nodes.paragraph("", f"{words} ")
    for at, each in enumerate(texts):
        line += [nodes.Text(", ")] if at else []
        line += nodes.reference("", each.title, refuri=f"{FOLDER}/{each.file}")
    return nodes.list_item("", line)
