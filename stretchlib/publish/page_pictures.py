"""Stored pictures in the book: files that a page loads when they come into view, in the theme that it has.

In a notebook a drawing stands in its card as SVG text, and in a widget's state too. In the book that would be
most of a page's weight, so here each becomes a reference to one file of the site.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from stretchlib.look import THEMES
from stretchlib.pictures import Picture, folder, picture, pictures
from stretchlib.publish.picture_files import ALT, DRAWN

FOLDER = "_pictures"
_STORED = re.compile(r"(?:^|/)images/([\w-]+)\.light\.svg$")
_STYLE = re.compile(r"<style>(.*?)</style>", re.S)


class PagePicture(nodes.General, nodes.Inline, nodes.Element):
    """A stored picture, by its id; the page shows the file of its theme."""


class StoredPicture(SphinxDirective):
    """``{picture} ID``: the stored picture with the alt text that was made with it."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        stored = picture(self.arguments[0])
        self.env.note_dependency("images/index.json")
        return [PagePicture("", picture=stored.id, alt=stored.alt)]


class ReferToPictures(SphinxPostTransform):
    """Put a reference in the place of each stored picture, in Markdown and in outputs of cells.

    What outputs say about their style goes to the head of the page, each style once.
    """

    default_priority = 6  # after myst-nb has chosen a form of each output, before Sphinx copies images
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        known = pictures()
        for image in list(self.document.findall(nodes.image)):
            stored = _STORED.search(image["uri"])
            if stored and stored[1] in known:
                image.replace_self(PagePicture("", picture=stored[1], alt=image.get("alt", "")))
        styles: dict[str, None] = {}
        for output in list(self.document.findall(nodes.raw)):
            if output["format"] == "html":
                text = output.astext()
                styles.update(dict.fromkeys(_STYLE.findall(text)))
                at = output.parent.index(output)
                output.parent[at : at + 1] = list(_split(_STYLE.sub("", text), output["classes"]))
        self.document["page_styles"] = list(styles)


def _split(html: str, classes: list[str]) -> Iterator[nodes.Node]:
    """The output with a reference in the place of each drawing."""
    if classes:  # Sphinx would close the element that carries them after each piece
        html = f'<div class="{escape(" ".join(classes))}">{html}</div>\n'
    end = 0
    for drawn in DRAWN.finditer(html):
        yield _raw(html[end : drawn.end(1)])
        alt = ALT.search(drawn[3])
        yield PagePicture("", picture=drawn[2], alt=unescape(alt[1]) if alt else "")
        end = drawn.end()
    yield _raw(html[end:])


def _raw(html: str) -> nodes.raw:
    return nodes.raw(html, html, format="html")


def show_picture(translator: HTML5Translator, node: PagePicture) -> None:
    """Sphinx's visitor: an image a theme, of which the page shows one and loads no other."""
    stored = picture(node["picture"])
    builder = translator.builder
    publish(Path(builder.outdir), stored)
    up = "../" * builder.get_target_uri(builder.current_docname).count("/")
    least = f' style="min-width:{stored.least_width}px"' if stored.least_width else ""
    for theme in THEMES:
        translator.body.append(
            f'<img class="only-{theme}" src="{up}{address(stored, theme)}" alt="{escape(node["alt"])}" '
            f'width="{stored.width}" height="{stored.height}" loading="lazy"{least}>'
        )
    raise nodes.SkipNode


def refer_in_widgets(app: Sphinx, pagename: str, state: dict[str, Any]) -> None:
    """Put addresses in the place of drawings in the state of a page's widgets."""
    up = "../" * app.builder.get_target_uri(pagename).count("/")
    for holder in list(_holders(state)):
        stored = drawn_pictures().get(holder["svg"])
        if stored is not None:
            publish(Path(app.outdir), stored)
            files = {theme: up + address(stored, theme) for theme in THEMES}
            holder["svg"] = files | {"width": stored.width, "height": stored.height}


def _holders(value: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary in widgets' state that holds a drawing."""
    if isinstance(value, dict):
        if isinstance(value.get("svg"), str):
            yield value
        for part in value.values():
            yield from _holders(part)
    elif isinstance(value, list):
        for part in value:
            yield from _holders(part)


@cache
def drawn_pictures() -> dict[str, Picture]:
    """Stored pictures by the SVG text that cards and widgets show of them."""
    return {stored.themed_svg(): stored for stored in pictures().values()}


def address(stored: Picture, theme: str) -> str:
    """Where a picture is, from the root of the site."""
    return f"{FOLDER}/{stored.id}.{theme}.svg"


def publish(site: Path, stored: Picture) -> None:
    """Put both themes of a picture into the site, if they are not there yet."""
    for theme in THEMES:
        target = site / address(stored, theme)
        source = Path(str(folder())) / f"{stored.id}.{theme}.svg"
        if not target.is_file() or target.stat().st_mtime < source.stat().st_mtime:
            target.parent.mkdir(exist_ok=True)
            shutil.copy2(source, target)


def add_styles(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the styles of a page's outputs into its head, where they belong."""
    styles: list[str] = doctree.get("page_styles", []) if doctree else []
    for style in styles:
        context["metatags"] = context.get("metatags", "") + f"<style>{style}</style>\n"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_node(PagePicture, html=(show_picture, None))
    app.add_directive("picture", StoredPicture)
    app.add_post_transform(ReferToPictures)
    app.connect("widget-page-state", refer_in_widgets)
    app.connect("html-page-context", add_styles)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
