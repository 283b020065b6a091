"""The book as an app on a home screen: its icons, and the manifest that browsers read to install it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from stretchlib.look import colours
from stretchlib.publish.kept_files import BUTTON
from stretchlib.words import say, text

MANIFEST = "course.webmanifest"
#: The page for what is not kept; the worker leads there.
NOT_KEPT = "not-kept"
_FIRST_PAGE = "today.html"
_TEMPLATE = Path(__file__).parent / "app-icon.typ"
ICONS = "_static/icons"
APPLE_ICON = f"{ICONS}/icon-180.png"
_DRAWING = "_static/favicon.svg"
# Side in pixels, and whether the drawing fills the square: a system may cut such an icon to any shape.
_SIZES = {
    "icon-180": (180, True),
    "icon-192": (192, False),
    "icon-512": (512, False),
    "masked-512": (512, True),
}


def icon(drawing: str, side: int, *, whole: bool) -> bytes:
    """A PNG of the course's drawing.

    Parameters
    ----------
    drawing : the SVG of ``favicon.svg``.
    side : its width and height in pixels.
    whole : fill the square, with the drawing in the circle that every mask leaves.
    """
    import typst  # only a build needs it

    if whole:
        drawing = drawing.replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
        drawing = drawing.replace(
            '<rect width="32" height="32" rx="8"', '<rect x="-4" y="-4" width="40" height="40"'
        )
    asked = json.dumps({"drawing": drawing, "side": side})
    made: bytes = typst.compile(_TEMPLATE.read_bytes(), format="png", ppi=72, sys_inputs={"data": asked})
    return made


def manifest(first_page: str) -> dict[str, Any]:
    """What browsers read of the course; its addresses hold at any place of a site.

    It has no ``id``: that of another course on the same host could be the same.

    Parameters
    ----------
    first_page : where the course opens from its icon.
    """
    light = colours("light")
    icons = [{"src": _DRAWING, "sizes": "any", "purpose": "any"}]
    for name, (side, whole) in _SIZES.items():
        purpose = "maskable" if whole else "any"
        icons.append({"src": f"{ICONS}/{name}.png", "sizes": f"{side}x{side}", "purpose": purpose})
    return {
        "name": say("pages.course"),
        "short_name": say("pages.course-short"),
        "description": say("pages.motto"),
        "lang": text("language.locale"),
        "dir": text("language.direction"),
        "start_url": first_page,
        "scope": "./",
        "display": "standalone",
        "background_color": light["ground"],
        "theme_color": light["accent"],
        "icons": icons,
    }


def write_app(app: Sphinx, fault: Exception | None) -> None:
    """Draw the icons and write the manifest."""
    if fault or app.builder.format != "html":
        return
    pages = Path(app.outdir)
    drawing = (pages / _DRAWING).read_text(encoding="utf-8")
    (pages / ICONS).mkdir(exist_ok=True)
    for name, (side, whole) in _SIZES.items():
        (pages / ICONS / f"{name}.png").write_bytes(icon(drawing, side, whole=whole))
    first = _FIRST_PAGE if (pages / _FIRST_PAGE).is_file() else "index.html"
    (pages / MANIFEST).write_text(json.dumps(manifest(first), indent=1), encoding="utf-8")


class KeepCourse(SphinxDirective):
    """``{keep}``: where the button stands that keeps the course on its reader's device."""

    def run(self) -> list[nodes.Node]:
        place = f'<div class="keep-course" {BUTTON.format(megabytes="")}>'
        from_disk = f"<p hidden>{escape(say('pages.from-disk'))}</p>"
        return [nodes.raw("", f"{place}{from_disk}</div>", format="html")]


def page_for_what_is_not_kept(_app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page that stands for one that no device keeps, while there is no network."""
    body = (
        f"<h1>{escape(say('pages.not-kept'))}</h1>"
        f"<p>{escape(say('pages.not-kept-why'))}</p>"
        f'<p><a href="index.html">{escape(say("pages.lost-home"))}</a></p>'
    )
    yield NOT_KEPT, {"title": say("pages.not-kept-title"), "body": body}, "page.html"


def add_colours(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Tell the head of a page the icon for systems that read no manifest, and the grounds of both themes."""
    context["apple_icon"] = APPLE_ICON
    context["grounds"] = {theme: colours(theme)["ground"] for theme in ("light", "dark")}


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_directive("keep", KeepCourse)
    app.connect("html-collect-pages", page_for_what_is_not_kept)
    app.connect("html-page-context", add_colours)
    app.connect("build-finished", write_app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
