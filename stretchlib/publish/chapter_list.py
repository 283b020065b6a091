"""The ``chapters`` directive: a card for each notebook with its title, its question and its picture."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from stretchlib.words import say


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a notebook says of itself.

    Attributes
    ----------
    docname : its name in Sphinx, such as ``"notebooks/02-hamstrings"``.
    title, opening : its first heading and the first paragraph after it, without markup.
    picture : the first picture in its text, relative to the notebook; empty if it has none.
    minutes : how long it takes, as its text says; 0 if it does not say.
    """

    docname: str
    title: str
    opening: str
    picture: str
    minutes: int

    @classmethod
    def read(cls, notebook: Path, docname: str) -> Chapter:
        """Read the Markdown cells of a notebook; one without a heading raises ``ValueError``."""
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        text = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        heading = re.search(r"^# +(.+)$", text, re.M)
        if heading is None:
            raise ValueError(f"{notebook.name} has no title: its first cell must begin with '# '.")
        opening = next((part for part in re.split(r"\n\s*\n", text[heading.end() :]) if _is_prose(part)), "")
        picture = re.search(r"!\[[^\]]*\]\(([^)\s]+)\)", text)
        return cls(
            docname,
            plain_words(heading[1]),
            plain_words(opening),
            picture[1] if picture else "",
            stated_minutes(text),
        )


LINK_TYPE = "chapter"


class Chapters(SphinxDirective):
    """Put in place of ``{chapters}``."""

    def run(self) -> list[nodes.Node]:
        root = Path(self.env.srcdir)
        cards = nodes.bullet_list("", classes=["chapters"])
        for notebook in sorted((root / "notebooks").glob("*.ipynb")):
            relative = notebook.relative_to(root).as_posix()
            self.env.note_dependency(relative)
            cards.append(_card(Chapter.read(notebook, relative.removesuffix(".ipynb"))))
        return [cards]


def _card(chapter: Chapter) -> nodes.list_item:
    text = nodes.inline("", "", nodes.strong("", chapter.title), nodes.inline("", chapter.opening))
    if chapter.minutes:
        text += nodes.inline("", say("pages.minutes", count=chapter.minutes), classes=["minutes"])
    parts: list[nodes.Node] = [text]
    if chapter.picture:
        # The title says what the link is about: the picture only decorates it here.
        parts.insert(0, nodes.image(uri=f"/notebooks/{chapter.picture}", alt=""))
    link = addnodes.pending_xref(
        "", *parts, refdomain="", reftype=LINK_TYPE, reftarget=chapter.docname, refwarn=True
    )
    return nodes.list_item("", nodes.paragraph("", "", link))


def link_card(
    app: Sphinx, _env: BuildEnvironment, link: addnodes.pending_xref, _first_part: nodes.Element
) -> nodes.reference | None:
    """Sphinx's handler for a card's link: its own link to a document would keep no more than the text."""
    if link["reftype"] != LINK_TYPE:
        return None
    address = app.builder.get_relative_uri(link["refdoc"], link["reftarget"])
    return nodes.reference("", "", *link.children, internal=True, refuri=address)


def stated_minutes(text: str) -> int:
    """The minutes that a chapter says it takes, exercises and all; 0 if it says nothing."""
    stated = re.search(r"\bAbout (\d+) minutes\b", text)
    return int(stated[1]) if stated else 0


def _is_prose(part: str) -> bool:
    return bool(part.strip()) and not re.match(r"\s*([#>|!<`:{\[-]|\d+\.|\*\s)", part)


def plain_words(markdown: str) -> str:
    """Markdown without links and emphasis."""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[*_`]", "", without_links).split())
