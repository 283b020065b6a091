"""A notebook that is exported as HTML: every widget can be read, and is alive with no other host."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from nbconvert import HTMLExporter
from nbformat import v4
from sphinx_live_widgets import DATA_TYPE
from traitlets.config import Config

import stretchlib as sl
from stretchlib.publish.html_export import LiveWidgets
from stretchlib.widgets._base import StretchWidget

VIEW, STATE = (f"application/vnd.jupyter.widget-{kind}+json" for kind in ("view", "state"))


def notebook(*shown: StretchWidget, others: dict[str, Any] | None = None) -> Any:
    """A notebook that was saved with the state of its widgets."""
    saved = {
        widget.model_id: {
            "model_name": "AnyModel",
            "model_module": "anywidget",
            "state": json.loads(json.dumps(widget.get_state(), default=str)),
        }
        for widget in shown
    }
    cells = []
    for widget in shown:
        bundle = widget._repr_mimebundle_()
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        cells.append(v4.new_code_cell("show", outputs=[v4.new_output("display_data", data)]))
    for key in others or {}:
        data = {VIEW: {"model_id": key, "version_major": 2, "version_minor": 0}, "text/plain": "a map"}
        cells.insert(0, v4.new_code_cell("other", outputs=[v4.new_output("display_data", data)]))
    state = {"state": saved | (others or {}), "version_major": 2, "version_minor": 0}
    return v4.new_notebook(cells=cells, metadata={"widgets": {STATE: state}})


def exported(made: Any) -> str:
    config = Config({"HTMLExporter": {"preprocessors": [f"{LiveWidgets.__module__}.LiveWidgets"]}})
    return str(HTMLExporter(config=config).from_notebook_node(made)[0])


def test_each_widget_stands_there_to_be_read_and_comes_alive() -> None:
    shown = [sl.timer("heel-on-stool"), sl.quiz("hamstrings"), sl.safety_check()]
    page = exported(notebook(*shown))
    places = re.split('<div class="sl-widget" data-model="', page)[1:]
    for widget, words, place in zip(shown, ("Heel on a stool", "sit bone", "saddle"), places, strict=True):
        assert place.startswith(f'{widget.model_id}">')
        assert words in re.sub("<[^>]*>", "", place)
    assert page.count(f'<script type="{DATA_TYPE}">') == 1
    assert f'<script type="{VIEW}">' not in page


@pytest.mark.parametrize("module", ["jupyter-leaflet", "anywidget"])
def test_widgets_of_others_stay_as_they_are(module: str) -> None:
    other = {"a" * 32: {"model_name": "Map", "model_module": module, "state": {"_anywidget_id": "their.Map"}}}
    page = exported(notebook(sl.timer("heel-on-stool"), others=other))
    assert re.search(f'<script type="{re.escape(VIEW)}">\\s*{{"model_id": "a+"', page)
    assert exported(v4.new_notebook()).count("sl-widget") == 0
