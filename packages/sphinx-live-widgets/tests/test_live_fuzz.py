"""Random trees of widgets, with circles, gaps, strangers, buffers, hostile texts: no page is ever blank."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as w
import pytest
import traitlets
from anywidget import AnyWidget
from controls import every_control
from live_site import build, notebook, served, stranger, write_site

pytestmark = pytest.mark.browser

USUAL = "100" if os.environ.get("THOROUGH") else "20"
TREES = int(os.environ.get("LIVE_WIDGETS_TREES", USUAL))  # `make shelf` asks for 500
A_PAGE = 10
SEED = int(os.environ.get("LIVE_WIDGETS_SEED", "1"))
HOSTILE = [
    "</script><script>document.body.remove()</script>",
    "<!-- <script>",
    "IPY_MODEL_nobody",
    "anywidget:nobody",
    "\u2028\u2029 \u202e \U0001f9d8 \u0000",
    "'\"`${1+1}\\",
    "]]></style><style>*{display:none}</style>",
    "x" * 5000,
    "{{ 7 * 7 }} $x^2",
    "",
]


class Holds(AnyWidget):
    """Shows what it holds, and what it names inside it."""

    _esm = """export default { async render({ model, el, host }) {
        const size = model.get("data")?.byteLength ?? 0;
        el.append(`holds ${size} ${JSON.stringify(model.get("text")).slice(0, 40)}`);
        const inner = model.get("inner");
        if (typeof inner === "string" && inner.startsWith("IPY_MODEL_") && !globalThis["seen" + inner]) {
            globalThis["seen" + inner] = true;
            try { const widget = await host.getWidget(inner);
                  await widget.render({ el: el.appendChild(document.createElement("div")) }) }
            catch (fault) { el.append("no inner") } } } }"""
    data = traitlets.Bytes(b"").tag(sync=True)
    text = traitlets.Any("").tag(sync=True)
    inner = traitlets.Any(None).tag(sync=True, **w.widget_serialization)


class Throws(AnyWidget):
    _esm = "export default { render() { throw new Error('as it was made to') } }"


class Broken(AnyWidget):
    _esm = "export default { render( {{{"


BOXES = (w.Box, w.HBox, w.VBox, w.Tab, w.Accordion, w.Stack)


def tree(chance: random.Random, controls: list[w.Widget], depth: int = 0) -> w.Widget:
    """A random widget with random widgets in it."""
    kind = chance.random()
    if kind < 0.35 and depth < 5:
        children = [tree(chance, controls, depth + 1) for _ in range(chance.randint(1, 4))]
        box = chance.choice(BOXES)(children)
        if hasattr(box, "selected_index"):
            box.selected_index = 0
        return box
    if kind < 0.55:
        inner = tree(chance, controls, depth + 1) if depth < 5 and chance.random() < 0.4 else None
        text = {hostile: [hostile] for hostile in chance.sample(HOSTILE, 2)}
        return Holds(data=chance.randbytes(chance.choice((0, 3, 9000))), text=text, inner=inner)
    if kind < 0.62:
        output = w.Output()
        output.outputs = (
            {"output_type": "stream", "name": "stdout", "text": "held " + chance.choice(HOSTILE)},
            {"output_type": "display_data", "data": {"text/plain": chance.choice(HOSTILE)}, "metadata": {}},
        )
        return output
    if kind < 0.7:
        return chance.choice((Throws, Broken))()
    if kind < 0.8:
        return w.Label("label " + chance.choice(HOSTILE), tooltip=chance.choice(HOSTILE))
    return chance.choice(controls)


def spoil(chance: random.Random, state: dict[str, Any], views: set[str]) -> None:
    """Put circles, gaps and strangers into a saved state."""
    keys = list(state)
    for key, model in list(state.items()):
        children = model["state"].get("children")
        if isinstance(children, list) and children and chance.random() < 0.2:
            other = chance.choice((key, chance.choice(keys), "gone"))
            children[chance.randrange(len(children))] = f"IPY_MODEL_{other}"
    for key in chance.sample(keys, len(keys) // 30):
        if key not in views:
            state[key] = stranger(layout=None)
    for model in state.values():
        if model["model_name"] == "OutputModel" and chance.random() < 0.3:
            view = {"application/vnd.jupyter.widget-view+json": {"model_id": chance.choice(keys)}}
            shown = {"output_type": "display_data", "data": view, "metadata": {}}
            model["state"]["outputs"] = [*model["state"]["outputs"], shown]


def test_no_tree_of_widgets_leaves_a_page_blank(live_page: Callable[..., Any], tmp_path: Path) -> None:
    chance = random.Random(SEED)
    for page in range(TREES // A_PAGE):
        w.Widget.close_all()
        controls = list(every_control().values())
        trees = [tree(chance, controls) for _ in range(A_PAGE)]
        views = {each.model_id for each in trees}
        notebook(tmp_path / f"page{page}.ipynb", trees, spoil=lambda state, v=views: spoil(chance, state, v))
    output, _ = build(write_site(tmp_path, 'html_theme = "alabaster"\nmathjax_path = "none.js"\n'))
    blank = []
    with served(output) as address:
        for page in range(TREES // A_PAGE):
            visit = live_page()
            opened = visit.open(f"{address}/page{page}.html")
            opened.wait_for_timeout(300)
            shown = opened.evaluate(
                """[...document.querySelectorAll('.cell_output')].map(each =>
                each.getBoundingClientRect().height > 4 && getComputedStyle(each).display !== 'none')"""
            )
            if len(shown) != A_PAGE or not all(shown) or visit.outside:
                blank.append((page, shown, visit.outside))
            opened.context.close()
    assert not blank
