"""What depends on the address that the book will have: absolute links, the sitemap and the social cards.

Without an address the book has none of these, and works as well.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from docutils import nodes
from sphinx.application import Sphinx

from stretchlib.look import colours, tokens
from stretchlib.pictures import folder, picture
from stretchlib.publish.page_furniture import plain_title
from stretchlib.publish.page_pictures import PagePicture
from stretchlib.words import say

CARDS = "_social"
CARD_SIZE = (1200, 630)
_TEMPLATE = Path(__file__).parent / "social-card.typ"
_FONTS = Path(__file__).parents[1] / "figures" / "fonts"
_USUAL_PICTURE = "pose-heel-on-stool-hold"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_settings(base_url: str) -> dict[str, Any]:
    """Sphinx settings that depend on the address that the book will have; it may be unknown (``""``).

    The page for wrong addresses is shown at any depth, so its links are absolute.
    """
    address = base_url if base_url.endswith("/") or not base_url else base_url + "/"
    prefix = urlsplit(address).path or "/"
    lost = (
        f"<h1>{escape(say('pages.lost'))}</h1>"
        f"<p>{escape(say('pages.lost-why'))}</p>"
        f'<p><a href="{escape(prefix)}index.html">{escape(say("pages.lost-home"))}</a></p>'
    )
    return {
        "html_baseurl": address,
        "notfound_urls_prefix": prefix,
        "notfound_context": {"title": say("pages.lost-title"), "body": lost},
    }


def write_sitemap(app: Sphinx, fault: Exception | None) -> None:
    """List every page for search engines."""
    if fault or not app.config.html_baseurl:
        return
    ET.register_namespace("", _SITEMAP)
    pages = ET.Element(f"{{{_SITEMAP}}}urlset")
    for docname in sorted(app.env.found_docs):
        entry = ET.SubElement(pages, f"{{{_SITEMAP}}}url")
        location = ET.SubElement(entry, f"{{{_SITEMAP}}}loc")
        location.text = app.config.html_baseurl + app.builder.get_target_uri(docname)
    target = Path(app.outdir, "sitemap.xml")
    ET.ElementTree(pages).write(target, encoding="utf-8", xml_declaration=True)


def add_social_card(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Draw the picture that a link to the page shows elsewhere, with its title and first picture."""
    address = app.config.html_baseurl
    if not address or doctree is None:
        return
    shown = next(iter(doctree.findall(PagePicture)), None)
    name = f"{CARDS}/{pagename.rpartition('/')[2]}.png"
    target = Path(app.outdir, name)
    target.parent.mkdir(exist_ok=True)
    drawn = shown["picture"] if shown else _USUAL_PICTURE
    target.write_bytes(social_card(plain_title(context), app.config.project, drawn))
    context["social_card"] = address + name
    context["social_card_size"] = CARD_SIZE


def social_card(title: str, course: str, picture_id: str) -> bytes:
    """A PNG of 1200 by 630 pixels."""
    import typst  # only a book with an address needs it

    stored = picture(picture_id)
    look = {"look": colours("light"), "family": tokens()["type"]["family"]}
    shown = {"title": title, "course": course, "picture": f"{stored.id}.light.svg", "alt": stored.alt}
    shown["motto"] = say("pages.motto")
    card: bytes = typst.compile(  # type: ignore[call-overload]
        _TEMPLATE.read_bytes(),
        root=str(folder()),
        font_paths=[str(_FONTS)],
        format="png",
        ppi=72,
        sys_inputs={"data": json.dumps(look | shown)},
    )
    return card


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.connect("html-page-context", add_social_card, priority=700)
    app.connect("build-finished", write_sitemap)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
