"""A Sphinx extension for myst-nb: notebook pages whose widgets work with no kernel and no outside request.

It knows nothing of this course: any anywidget fits. Put ``"stretchlib.publish.widget_pages"`` after
``"myst_nb"`` in the ``extensions`` of ``conf.py``, and set ``nb_ipywidgets_js = {}``.

In a page, each view of a widget becomes the place where it will stand, holding what the widget says for
readers without a script (its ``text/html``, if it has one). One block of data for the whole page follows::

    <div class="sl-widget" data-model="ID">…</div>
    <script type="application/x-anywidget-page+json">
    {"code": {HASH: source, …},
     "models": {ID: {"esm": HASH, "css": HASH or null, "state": {…}}, …},
     "links": [[[ID, key], [ID, key]], …]}
    </script>

``widget-host.js`` mounts them. A module that several widgets share is in the page once. ``links`` are the
``jslink`` pairs. What only a kernel can do (``observe``, ``on_click``) stays silent.

Limits: a page with a widget that is not an anywidget, or with binary traits, gets a warning that names the
widget, and is left as it was.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

HOST = Path(__file__).parent / "static" / "widget-host.js"
DATA_TYPE = "application/x-anywidget-page+json"
VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
_LINKS = ("LinkModel", "DirectionalLinkModel")
_ONLY_FOR_KERNELS = {"layout", "tabbable", "tooltip"}


class UnsupportedWidget(ValueError):
    """A page has a widget that the host cannot run."""


class WidgetPlace(nodes.General, nodes.Element):
    """Where a widget will stand; its children are what a reader without a script sees."""


class PlaceWidgets(SphinxPostTransform):
    """Turn each widget view into its place, keeping the fallback that myst-nb would drop."""

    default_priority = 3  # before myst-nb chooses one form of each output
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        state = _page_state(self.env, self.env.current_document.docname)
        bundles = [n for n in self.document.findall(nodes.container) if n.get("nb_element") == "mime_bundle"]
        found = [(bundle, _model_id(bundle)) for bundle in bundles]
        views = [(bundle, model_id) for bundle, model_id in found if model_id is not None]
        if not views:
            return
        try:
            page_data(state, [model_id for _, model_id in views])
        except UnsupportedWidget as error:
            logger.warning("%s", error, location=self.env.current_document.docname, type="widget_pages")
            return
        for bundle, model_id in views:
            fallback = _form(bundle, "text/html")
            bundle.replace_self(WidgetPlace("", *(fallback.children if fallback else ()), model=model_id))


def page_data(state: dict[str, Any], views: Iterable[str]) -> dict[str, Any]:
    """What the host needs for one page.

    Parameters
    ----------
    state : the ``state`` of a notebook's widget metadata: model ids to ``model_module`` and ``state``.
    views : ids of the models that the page shows.

    Returns
    -------
    ``code``, ``models`` and ``links`` as in the module's description.

    Raises
    ------
    UnsupportedWidget : a model is missing, is not an anywidget, or has binary traits.
    """
    links = [model["state"] for model in state.values() if model["model_name"] in _LINKS]
    ends = [[[_unprefixed(link[end][0]), link[end][1]] for end in ("source", "target")] for link in links]
    wanted = dict.fromkeys([*views, *(model_id for link in ends for model_id, _ in link)])
    code: dict[str, str] = {}
    models = {}
    for model_id in wanted:
        model = _supported(state, model_id)
        sources = {}
        for key in ("_esm", "_css"):
            source = model["state"].get(key)
            sources[key] = hashlib.sha256(source.encode()).hexdigest()[:12] if source else None
            if source:
                code[str(sources[key])] = source
        shown = {k: v for k, v in model["state"].items() if k[0] != "_" and k not in _ONLY_FOR_KERNELS}
        models[model_id] = {"esm": sources["_esm"], "css": sources["_css"], "state": shown}
    return {"code": code, "models": models, "links": ends}


def _supported(state: dict[str, Any], model_id: str) -> dict[str, Any]:
    if model_id not in state:
        raise UnsupportedWidget("A widget's state was not saved: run the notebook again.")
    model: dict[str, Any] = state[model_id]
    if model["model_module"] != "anywidget":
        raise UnsupportedWidget(
            f"{model['model_name']} of {model['model_module']} is not an anywidget and needs a kernel."
        )
    if model.get("buffers"):
        raise UnsupportedWidget(f"{model['state'].get('_anywidget_id', model_id)} has binary traits.")
    return model


def _page_state(env: Any, docname: str) -> dict[str, Any]:
    script = _page_scripts(env, docname).get("ipywidgets_state")
    return dict(json.loads(script[1]["body"])["state"]) if script else {}


def _page_scripts(env: Any, docname: str) -> dict[str, Any]:
    """The scripts that myst-nb means to add to a page; myst-nb keeps them by name for each document."""
    metadata = getattr(env, "nb_metadata", {})
    return metadata[docname].get("js_files", {}) if docname in metadata else {}


def _model_id(bundle: nodes.container) -> str | None:
    view = _form(bundle, VIEW_TYPE)
    data = re.search(r"\{.*\}", view.astext(), re.S) if view else None
    return str(json.loads(data[0])["model_id"]) if data else None


def _form(bundle: nodes.container, mime_type: str) -> nodes.Element | None:
    """One of the forms that myst-nb keeps of an output until it knows the kind of page."""
    forms = [part for part in bundle.children if isinstance(part, nodes.Element)]
    return next((form for form in forms if form.get("mime_type") == mime_type), None)


def _unprefixed(reference: str) -> str:
    return reference.removeprefix("IPY_MODEL_")


def _places(doctree: nodes.document | None) -> Iterator[str]:
    for place in doctree.findall(WidgetPlace) if doctree else ():
        yield place["model"]


def add_page_data(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give a page with live widgets its data and the host, and take away what myst-nb would add."""
    views = list(_places(doctree))
    if not views:
        return
    data = page_data(_page_state(app.env, pagename), views)
    scripts = _page_scripts(app.env, pagename)
    for name in [name for name in scripts if name.startswith("ipywidgets_")]:
        del scripts[name]
    context["body"] += f'<script type="{DATA_TYPE}">{_as_script(data)}</script>'
    app.add_js_file(HOST.name, loading_method="defer")


def _as_script(data: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in, nor open a comment there."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("<!--", "\\u003c!--")


def _open_place(translator: HTML5Translator, node: WidgetPlace) -> None:
    translator.body.append(f'<div class="sl-widget" data-model="{escape(node["model"])}">')


def _close_place(translator: HTML5Translator, _node: WidgetPlace) -> None:
    translator.body.append("</div>\n")


def _add_host(app: Sphinx) -> None:
    if not HOST.is_file():
        raise FileNotFoundError(f"{HOST.name} has not been built: install the package again.")
    app.config.html_static_path.append(str(HOST))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension with Sphinx."""
    app.add_node(WidgetPlace, html=(_open_place, _close_place))
    app.add_post_transform(PlaceWidgets)
    app.connect("builder-inited", _add_host)
    app.connect("html-page-context", add_page_data, priority=400)  # before myst-nb adds its scripts at 500
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
