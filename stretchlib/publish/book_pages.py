"""A Sphinx extension with what is particular to this book: its addresses, its look and its directives."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform

from stretchlib import catalogue
from stretchlib.catalogue import emergency
from stretchlib.look import Theme, colours, tokens
from stretchlib.publish.chapter_list import Chapters, link_card
from stretchlib.publish.coverage_page import Coverage
from stretchlib.publish.evidence_page import Evidence
from stretchlib.publish.forms_beside import FormsBeside
from stretchlib.publish.hosts_page import Hosts
from stretchlib.publish.licence_list import Licences
from stretchlib.publish.review_role import ReviewedRole
from stretchlib.publish.search_excerpts import write_texts
from stretchlib.publish.search_words import SearchWords
from stretchlib.publish.sign_list import EmergencySigns
from stretchlib.publish.speed_page import Speed

FONTS = Path(__file__).parent / "static" / "fonts"
#: What lets cards and signs follow their reader; see ``frontend/src/follow``.
SCRIPTS = FONTS.parent / "scripts"
_OWN_PAGES = "book/"


class CourseBuilder(StandaloneHTMLBuilder):
    """Sphinx's HTML, with the pages of ``book/`` at the root of the site and the search following them."""

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return super().get_target_uri(docname.removeprefix(_OWN_PAGES), typ)

    def get_output_path(self, page_name: str, /) -> Path:
        return super().get_output_path(page_name.removeprefix(_OWN_PAGES))

    def dump_search_index(self) -> None:
        assert self.indexer is not None
        freeze, stem = self.indexer.freeze, self.indexer.lang.stem
        words = SearchWords.read(Path(self.confdir))

        def freeze_as_addresses() -> dict[str, Any]:
            index = freeze()
            words.add_to(index, stem)
            index["docnames"] = tuple(name.removeprefix(_OWN_PAGES) for name in index["docnames"])
            return index

        self.indexer.freeze = freeze_as_addresses  # type: ignore[method-assign]
        super().dump_search_index()
        pages = {name.removeprefix(_OWN_PAGES): self.get_output_path(name) for name in self.env.found_docs}
        write_texts(Path(self.outdir, "_static"), pages, words.same)


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


class NameEmergencyNumber(SphinxPostTransform):
    """Mark the emergency number in running text, and name that of the book's country."""

    default_priority = 195
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        unknown, chosen = emergency.unknown_words(), emergency.country()
        marked = f'<span data-sl-number="{chosen.id if chosen else ""}">{emergency.number_words()}</span>'
        for text in [*self.document.findall(nodes.Text)]:
            if unknown in text and not isinstance(text.parent, nodes.raw):
                first, *others = text.split(unknown)
                parts: list[nodes.Node] = [nodes.Text(first)]
                for other in others:
                    parts += [nodes.raw("", marked, format="html"), nodes.Text(other)]
                text.parent.replace(text, parts)


class SayOnceWhoReviewed(SphinxPostTransform):
    """Say once, below the title, that nobody has reviewed what the cards of a page show.

    On paper and in notebooks each card says it by itself. Once there is a review, each says what covers it.
    """

    default_priority = 7  # after the outputs have been taken apart at their pictures
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        if catalogue.reviews():
            return
        said = f'<p class="sl-small">{escape(catalogue.notice(), quote=False)}</p>'
        for output in self.document.findall(nodes.raw):
            if output["format"] == "html" and said in output.astext():
                left = nodes.Text(output.astext().replace(said, ""))
                output.clear()
                output += left
                self.document["says_review_once"] = True


def use_country(app: Sphinx, config: Config) -> None:
    """Let notebooks and pages name the emergency number of the book's country."""
    if config.course_country:
        code = emergency.known_country(config.course_country).id
        before = emergency.VARIABLE, os.environ.get(emergency.VARIABLE)
        os.environ[emergency.VARIABLE] = code  # for the notebooks' kernels and for this process
        config.nb_execution_cache_path = str(Path(config.nb_execution_cache_path, code))
        app.connect("build-finished", lambda *_: _put_back(*before))


def _put_back(variable: str, value: str | None) -> None:
    os.environ.pop(variable, None)
    if value is not None:
        os.environ[variable] = value


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
    app.add_directive("hosts", Hosts)
    app.add_directive("emergency-signs", EmergencySigns)
    app.add_directive("evidence", Evidence)
    app.add_directive("beside", FormsBeside)
    app.add_directive("speed", Speed)
    app.add_directive("licences", Licences)
    app.add_role("reviewed", ReviewedRole())
    app.add_post_transform(HideWidgetCode)
    app.add_post_transform(SayOnceWhoReviewed)
    app.add_post_transform(NameEmergencyNumber)
    app.add_config_value("course_country", "", "env", str)
    app.connect("config-inited", use_country, priority=50)  # before myst-nb looks for its cache
    app.connect("missing-reference", link_card)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
