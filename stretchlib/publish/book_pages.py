"""A Sphinx extension with what is particular to this book: its addresses, its look and its page furniture."""

from __future__ import annotations

import re
import textwrap
from html import escape, unescape
from importlib.metadata import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform

from stretchlib.look import Theme, colours, tokens
from stretchlib.publish.chapter_list import Chapters, link_card
from stretchlib.publish.coverage_page import Coverage
from stretchlib.publish.evidence_page import Evidence

FONTS = Path(__file__).parent / "static" / "fonts"
DESCRIPTION_LENGTH = 160
_OWN_PAGES = "book/"


class CourseBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML, with the pages of ``book/`` at the root of the site and the search following them."""

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return super().get_target_uri(docname.removeprefix(_OWN_PAGES), typ)

    def get_output_path(self, page_name: str, /) -> Path:
        return super().get_output_path(page_name.removeprefix(_OWN_PAGES))

    def dump_search_index(self) -> None:
        assert self.indexer is not None
        freeze = self.indexer.freeze

        def freeze_as_addresses() -> dict[str, Any]:
            index = freeze()
            index["docnames"] = tuple(name.removeprefix(_OWN_PAGES) for name in index["docnames"])
            return index

        self.indexer.freeze = freeze_as_addresses  # type: ignore[method-assign]
        super().dump_search_index()


class HideWidgetCode(SphinxPostTransform):
    """Drop the code of cells tagged ``hide-input``: it only places a widget, so nothing is left to unfold."""

    default_priority = 190  # before myst-nb wraps such code in a fold
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        for cell in list(self.document.findall(nodes.container)):
            if cell.get("nb_element") == "cell_code" and cell.get("hide_mode") == "input":
                source = cell.children[0]
                if isinstance(source, nodes.Element) and source.get("nb_element") == "cell_code_source":
                    cell.remove(source)


def theme_variables(theme: Theme) -> dict[str, str]:
    """Furo's CSS variables, and our own ``sl-*``, from the design tokens of one theme."""
    colour = colours(theme)
    kind = tokens()["type"]
    family = ", ".join(f'"{name}"' if " " in name else name for name in [kind["family"], *kind["fallback"]])
    return {f"sl-{name}": value for name, value in colour.items()} | {
        "font-stack": family,
        "font-stack--headings": family,
        "color-foreground-primary": colour["ink"],
        "color-foreground-secondary": colour["muted"],
        "color-foreground-muted": colour["muted"],
        "color-foreground-border": colour["muted"],
        "color-background-primary": colour["ground"],
        "color-background-secondary": colour["paper"],
        "color-background-hover": colour["accent-soft"],
        "color-background-hover--transparent": colour["accent-soft"] + "00",
        "color-background-border": colour["line"],
        "color-background-item": colour["line"],
        "color-brand-primary": colour["accent"],
        "color-brand-content": colour["accent"],
        "color-brand-visited": colour["accent"],
        "color-sidebar-background": colour["paper"],
        "color-sidebar-link-text": colour["ink"],
        "color-sidebar-link-text--top-level": colour["ink"],
        "color-sidebar-item-background--current": colour["accent-soft"],
        "color-inline-code-background": colour["paper"],
        "color-admonition-background": colour["paper"],
        "color-highlight-on-target": colour["accent-soft"],
    }


def site_settings(base_url: str) -> dict[str, Any]:
    """Sphinx settings that depend on the address that the book will have; it may be unknown (``""``).

    Only the page for wrong addresses needs to know: it is shown at any depth, so its links are absolute.
    """
    address = base_url if base_url.endswith("/") or not base_url else base_url + "/"
    prefix = urlsplit(address).path or "/"
    lost = (
        "<h1>This page is not here</h1>"
        "<p>It may have moved, or the address may have a typing mistake.</p>"
        f'<p><a href="{escape(prefix)}index.html">Go to the first page of the course</a></p>'
    )
    return {
        "html_baseurl": address,
        "notfound_urls_prefix": prefix,
        "notfound_context": {"title": "Page not found", "body": lost},
    }


def repository() -> str:
    """Where the project lives, from the package's metadata."""
    links = [entry.split(", ", 1) for entry in metadata("stretchlib").get_all("Project-URL") or []]
    return dict(links)["Course"] if links else ""


def report_link(title: str, page: str) -> str:
    """The address of a new issue that already says which page it is about."""
    body = (
        f"Page: {title} ({page})\n\n"
        "What did you expect?\n\n\nWhat happened instead?\n\n\n"
        "Which device and browser?\n\n\n"
        "(This report is public: please leave out anything about your health.)\n"
    )
    return f"{repository()}/issues/new?" + urlencode({"title": f"Problem on: {title}", "body": body})


def add_page_furniture(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """What the page template shows beside the text: the notebook's own file and where to report a problem."""
    title = unescape(re.sub("<.*?>", "", context.get("title", "")))
    context["description"] = _description(doctree) if doctree else ""
    context["is_landing"] = pagename == app.config.root_doc
    context["notebook"] = pagename + ".ipynb" if pagename.startswith("notebooks/") else None
    context["report_link"] = report_link(title, pagename)
    context["repository"] = repository()


def _description(doctree: nodes.document) -> str:
    """The first paragraph, cut at a word to what search engines show."""
    first = next(iter(doctree.findall(nodes.paragraph)), None)
    return textwrap.shorten(first.astext(), DESCRIPTION_LENGTH, placeholder="…") if first else ""


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_builder(CourseBuilder, override=True)
    app.add_directive("chapters", Chapters)
    app.add_directive("coverage", Coverage)
    app.add_directive("evidence", Evidence)
    app.add_post_transform(HideWidgetCode)
    app.connect("missing-reference", link_card)
    app.connect("html-page-context", add_page_furniture)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
