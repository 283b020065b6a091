"""A Sphinx extension with what is particular to this book: its addresses, its look and its directives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform

from stretchlib.look import Theme, colours, tokens
from stretchlib.publish.chapter_list import Chapters, link_card
from stretchlib.publish.coverage_page import Coverage
from stretchlib.publish.evidence_page import Evidence
from stretchlib.publish.forms_beside import FormsBeside
from stretchlib.publish.review_role import ReviewedRole
from stretchlib.publish.sign_list import EmergencySigns

FONTS = Path(__file__).parent / "static" / "fonts"
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


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_builder(CourseBuilder, override=True)
    app.add_directive("chapters", Chapters)
    app.add_directive("coverage", Coverage)
    app.add_directive("emergency-signs", EmergencySigns)
    app.add_directive("evidence", Evidence)
    app.add_directive("beside", FormsBeside)
    app.add_role("reviewed", ReviewedRole())
    app.add_post_transform(HideWidgetCode)
    app.connect("missing-reference", link_card)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
