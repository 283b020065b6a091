"""The places where widgets will stand, found in a page's document tree."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

from sphinx_live_widgets import notebooks, sentences
from sphinx_live_widgets import saved_state as saved
from sphinx_live_widgets.maths import has_maths
from sphinx_live_widgets.outside import outside_of, perhaps_outside_of
from sphinx_live_widgets.page_data import UnsupportedWidget, check

logger = logging.getLogger(__name__)

TYPE = "live_widgets"
STATE = "live_widgets_state"
MATHS = "live_widgets_maths"
NOTE = "sl-widget-note"


class WidgetPlace(nodes.General, nodes.Element):
    """Where a widget will stand; its children are what a reader without a script sees."""


class PlaceWidgets(SphinxPostTransform):
    """Turn each widget view into its place, or into its plain form where it cannot live."""

    default_priority = 3  # before myst-nb chooses one form of each output

    def run(self, **_kwargs: Any) -> None:
        docname = self.env.current_document.docname
        found = list(notebooks.views(self.document, docname))
        state = notebooks.state(self.env, self.document, docname) if found else {}
        builder = self.app.builder
        if builder.format != "html" or builder.name == "epub":
            for view in found:
                self._show_plain(view, "print" if _lives(state, view.model) else "class")
            return
        told: set[str] = set()
        for view in found:
            try:
                check(state, view.model)
            except UnsupportedWidget as error:
                self._warn(view, "unsupported", "%s", error)
                self._show_plain(view, "class")
                continue
            self._tell(state, view, told)
            self._place(state, view)
        shown = saved.reachable(state, [node["model"] for node in self.document.findall(WidgetPlace)])
        if any(has_maths(state[key]) for key in shown):
            self.document[MATHS] = True
        self.document[STATE] = state

    def _place(self, state: saved.State, view: notebooks.View) -> None:
        place = WidgetPlace("", *self._fallback(view), model=view.model)
        after = [self._note("interact")] if saved.waits_for_python(state, view.model) else []
        view.node.replace_self([place, *after])

    def _fallback(self, view: notebooks.View) -> list[nodes.Node]:
        """What stands there until the widget does: markup or a picture; a text only where no script runs."""
        for kind in ("text/html", *notebooks.PICTURES):
            if view.forms.get(kind):
                return view.forms[kind]
        text = view.forms.get("text/plain")
        return [nodes.container("", *text, classes=["sl-widget-plain"], is_div=True)] if text else []

    def _show_plain(self, view: notebooks.View, why: str) -> None:
        """Leave the view's other forms to the builder, with a sentence after them."""
        node = view.node
        rest = [part for kind, part in view.forms.items() if kind in ("text/html", *notebooks.PICTURES)]
        if node.get("nb_element") == "mime_bundle" and view.forms:
            for form in list(node.children):
                if isinstance(form, nodes.Element) and form.get("mime_type") == notebooks.VIEW_TYPE:
                    node.remove(form)
            node.parent.insert(node.parent.index(node) + 1, self._note(why))
            return
        if not rest:
            rest = list(view.forms.values())
        print_has_its_own = node.tagname == "only" and self.app.builder.format != "html"
        plain = [] if print_has_its_own else [part for form in rest[:1] for part in form]
        view.node.replace_self([*plain, self._note(why)])

    def _note(self, name: str) -> nodes.paragraph:
        sentence = sentences.in_pages(self.config.live_widgets_sentences, name)
        return nodes.paragraph("", nodes.Text(sentence), classes=[NOTE])

    def _tell(self, state: saved.State, view: notebooks.View, told: set[str]) -> None:
        """Say what of a living view will not work in the page, each once."""
        for key in saved.strangers(state, view.model):
            name = f"{state[key]['model_name']} of {state[key]['model_module']}"
            self._warn(
                view,
                "unsupported",
                "%s stands inside a widget and cannot run in a page: a sentence stands in its place; "
                "show a picture or an anywidget there.",
                name,
            )
        if saved.waits_for_python(state, view.model):
            self._warn(
                view,
                "kernel",
                "What `interact` computes needs Python, so the page shows its last result: use jslink or an "
                'anywidget, or accept it with suppress_warnings = ["live_widgets.kernel"].',
            )
        for key in saved.reachable(state, [view.model]):
            name = saved.name_of(state[key])
            if name in told:
                continue
            told.add(name)
            if asked := outside_of(state[key]):
                self._warn(
                    view,
                    "outside",
                    "%s loads from another host (%s), so without the network it fails: bundle what it needs, "
                    'or accept it with suppress_warnings = ["live_widgets.outside"].',
                    name,
                    ", ".join(asked),
                )
            if ready := perhaps_outside_of(state[key]):
                text = "%s, %s: %s can load from other hosts (%s)."
                logger.info(text, view.docname, view.place, name, ", ".join(ready))

    def _warn(self, view: notebooks.View, subtype: str, text: str, *values: object) -> None:
        text = f"%s: {text}"
        logger.warning(text, view.place, *values, location=view.docname, type=TYPE, subtype=subtype)


def _lives(state: saved.State, model: str) -> bool:
    try:
        check(state, model)
    except UnsupportedWidget:
        return False
    return True


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
