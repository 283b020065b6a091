"""The places where widgets will stand, found in a page's document tree."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from stretchlib.publish.widget_pages.page_data import UnsupportedWidget, page_data

logger = logging.getLogger(__name__)

VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
# An import of another host's code. Strings and comments may look like one: that is for the author to see.
_OUTSIDE = re.compile(r"""(?:\bfrom|\bimport\s*\(?)\s*["'](https?://[^"']+)""")


class WidgetPlace(nodes.General, nodes.Element):
    """Where a widget will stand; its children are what a reader without a script sees."""


class PlaceWidgets(SphinxPostTransform):
    """Turn each widget view into its place, keeping the fallback that myst-nb would drop."""

    default_priority = 3  # before myst-nb chooses one form of each output
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        docname = self.env.current_document.docname
        bundles = [n for n in self.document.findall(nodes.container) if n.get("nb_element") == "mime_bundle"]
        found = [(bundle, _model_id(bundle)) for bundle in bundles]
        views = [(bundle, model_id) for bundle, model_id in found if model_id is not None]
        if not views:
            return
        state = page_state(self.env, docname)
        try:
            page_data(state, [model_id for _, model_id in views])
        except UnsupportedWidget as error:
            logger.warning("%s", error, location=docname, type="widget_pages", subtype="unsupported")
            return
        for bundle, model_id in views:
            self._tell_of_outside_code(state[model_id], docname)
            fallback = _form(bundle, "text/html")
            bundle.replace_self(WidgetPlace("", *(fallback.children if fallback else ()), model=model_id))

    def _tell_of_outside_code(self, model: dict[str, Any], docname: str) -> None:
        code = str(model["state"].get("_esm") or "")
        outside = re.fullmatch(r"https?://\S+", code) or _OUTSIDE.search(code)
        if outside:
            name = model["state"].get("_anywidget_id", model["model_name"])
            logger.warning(
                "%s loads code from another host (%s): without the network it fails.",
                name,
                outside[outside.lastindex or 0],
                location=docname,
                type="widget_pages",
                subtype="outside",
            )


def page_state(env: Any, docname: str) -> dict[str, Any]:
    """The saved state of a page's widgets."""
    script = page_scripts(env, docname).get("ipywidgets_state")
    return dict(json.loads(script[1]["body"])["state"]) if script else {}


def page_scripts(env: Any, docname: str) -> dict[str, Any]:
    """The scripts that myst-nb means to add to a page; myst-nb keeps them by name for each document."""
    metadata = getattr(env, "nb_metadata", {})
    return metadata[docname].get("js_files", {}) if docname in metadata else {}


def places(doctree: nodes.document | None) -> Iterator[str]:
    """Ids of the models that a page shows."""
    for place in doctree.findall(WidgetPlace) if doctree else ():
        yield place["model"]


def open_place(translator: HTML5Translator, node: WidgetPlace) -> None:
    """Sphinx's visitor."""
    translator.body.append(f'<div class="sl-widget" data-model="{escape(node["model"])}">')


def close_place(translator: HTML5Translator, _node: WidgetPlace) -> None:
    """Sphinx's other visitor."""
    translator.body.append("</div>\n")


def _model_id(bundle: nodes.container) -> str | None:
    view = _form(bundle, VIEW_TYPE)
    data = re.search(r"\{.*\}", view.astext(), re.S) if view else None
    return str(json.loads(data[0])["model_id"]) if data else None


def _form(bundle: nodes.container, mime_type: str) -> nodes.Element | None:
    """One of the forms that myst-nb keeps of an output until it knows the kind of page."""
    forms = [part for part in bundle.children if isinstance(part, nodes.Element)]
    return next((form for form in forms if form.get("mime_type") == mime_type), None)
