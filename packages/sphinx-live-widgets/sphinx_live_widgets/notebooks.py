"""Where myst-nb and nbsphinx put the widget views and the widget state of a notebook."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.addnodes import only, start_of_file

from sphinx_live_widgets.saved_state import State

VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
STATE_TYPE = "application/vnd.jupyter.widget-state+json"
PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")

_VIEW_SCRIPT = re.compile(rf'<script type="{re.escape(VIEW_TYPE)}">(.*?)</script>', re.S)
_STATE_SCRIPT = re.compile(rf'<script type="{re.escape(STATE_TYPE)}">(.*?)</script>', re.S)


@dataclass
class View:
    """A widget view in a page.

    ``node`` is what to replace, ``docname`` and ``cell`` (from 1, None where unknown) say where it stands,
    ``forms`` are its other forms by MIME type.
    """

    node: nodes.Element
    model: str
    docname: str
    cell: int | None
    forms: dict[str, list[nodes.Node]]

    @property
    def place(self) -> str:
        return f"cell {self.cell}" if self.cell else "a cell"


def views(document: nodes.document, docname: str) -> Iterator[View]:
    """All widget views of a page; of all its pages, in a book that is one page."""
    for bundle in list(document.findall(nodes.container)):
        if bundle.get("nb_element") == "mime_bundle":
            yield from _myst_nb_view(bundle, docname)
    for raw in list(document.findall(nodes.raw)):
        if "html" in raw.get("format", "") and (found := _VIEW_SCRIPT.search(raw.astext())):
            if _ancestor(raw, lambda node: node.get("nb_element") == "mime_bundle") is not None:
                continue
            model = _model_id(found[1])
            if model:
                holder, forms = _nbsphinx_forms(raw)
                yield View(holder, model, _docname(raw, docname), _nbsphinx_cell(raw), forms)


def state(env: Any, document: nodes.document, docname: str) -> State:
    """The saved state of the widgets of all notebooks in a page, from where myst-nb or nbsphinx put it."""
    found: State = {}
    for name in docnames(document, docname):
        script = page_scripts(env, name).get("ipywidgets_state")
        if script:
            found |= json.loads(script[1]["body"]).get("state", {})
    for raw in list(document.findall(nodes.raw)):
        if "html" in raw.get("format", "") and (told := _STATE_SCRIPT.search(raw.astext())):
            found |= json.loads(told[1].replace("<\\/", "</")).get("state", {})
            raw.parent.remove(raw)
    return found


def docnames(document: nodes.document, docname: str) -> list[str]:
    """The documents that a page is made of: one, but for a book that is one page."""
    inner = [str(node["docname"]) for node in document.findall(start_of_file)]
    return list(dict.fromkeys([docname, *inner]))


def page_scripts(env: Any, docname: str) -> dict[str, Any]:
    """The scripts that myst-nb means to add to a page; myst-nb keeps them by name for each document."""
    metadata = getattr(env, "nb_metadata", {})
    return metadata[docname].get("js_files", {}) if docname in metadata else {}


def _myst_nb_view(bundle: nodes.container, docname: str) -> Iterator[View]:
    forms = {
        str(form["mime_type"]): list(form.children)
        for form in bundle.children
        if isinstance(form, nodes.Element) and "mime_type" in form
    }
    told = forms.pop(VIEW_TYPE, None)
    model = _model_id("".join(part.astext() for part in told)) if told else None
    if model:
        cell = _ancestor(bundle, lambda node: node.get("nb_element") == "cell_code")
        index = cell["cell_index"] + 1 if cell is not None else None
        yield View(bundle, model, _docname(bundle, docname), index, forms)


def _nbsphinx_forms(raw: nodes.raw) -> tuple[nodes.Element, dict[str, list[nodes.Node]]]:
    """The part of the page that is for HTML alone, and what nbsphinx has for LaTeX instead."""
    holder = _ancestor(raw, lambda node: isinstance(node, only))
    if holder is None:
        return raw, {}
    after = holder.parent.children[holder.parent.index(holder) + 1 :]
    other = next((node for node in after if isinstance(node, only)), None)
    if other is None or other.get("expr") != "latex":
        return holder, {}
    picture = next(iter(other.findall(nodes.image)), None)
    if picture is not None:
        return holder, {PICTURES[0]: [picture.deepcopy()]}
    text = "\n".join(part.astext() for part in other.findall(nodes.literal_block)) or other.astext()
    return holder, {"text/plain": [nodes.literal_block(text, text, language="none")]}


def _nbsphinx_cell(raw: nodes.raw) -> int | None:
    cell = _ancestor(raw, lambda node: "nboutput" in node.get("classes", ()))
    count = cell.get("execution_count") if cell is not None else None
    return int(count) if count else None


def _docname(node: nodes.Node, docname: str) -> str:
    start = _ancestor(node, lambda each: isinstance(each, start_of_file))
    return str(start["docname"]) if start is not None else docname


def _ancestor(node: nodes.Node, wanted: Any) -> nodes.Element | None:
    parent = node.parent
    while parent is not None and not (isinstance(parent, nodes.Element) and wanted(parent)):
        parent = parent.parent
    return parent


def _model_id(text: str) -> str | None:
    data = re.search(r"\{.*\}", text, re.S)
    return str(json.loads(data[0]).get("model_id") or "") or None if data else None
