"""What a page gives the widget host."""

from __future__ import annotations

from typing import Any

import pytest
from sphinx_live_widgets import UnsupportedWidget, as_script, page_data

LONG = "a long text " * 30


def model(name: str = "AnyModel", module: str = "anywidget", **state: Any) -> dict[str, Any]:
    return {"model_name": name, "model_module": module, "model_module_version": "1", "state": state}


def link(kind: str, source: tuple[str, str], target: tuple[str, str]) -> dict[str, Any]:
    ends = {"source": [f"IPY_MODEL_{source[0]}", source[1]], "target": [f"IPY_MODEL_{target[0]}", target[1]]}
    return model(kind, "@jupyter-widgets/controls", **ends)


def test_widgets_of_one_kind_share_their_code() -> None:
    state = {
        "a": model(_esm="code", _css="style", n=1),
        "b": model(_esm="code", n=2),
        "c": model(_esm="other"),
    }
    data = page_data(state, ["a", "b"])
    assert sorted(data["texts"].values()) == ["code", "style"]
    assert data["models"]["a"]["esm"] == data["models"]["b"]["esm"]
    assert data["models"]["b"]["css"] is None
    assert data["models"]["b"]["state"] == {"n": 2}
    assert not data["standard"]


def test_a_long_text_that_several_widgets_hold_is_in_the_page_once() -> None:
    state = {
        "a": model(_esm="code", parts=[{"svg": LONG}, "short"]),
        "b": model(_esm="code", drawing=LONG, same="short"),
    }
    data = page_data(state, ["a", "b"])
    assert as_script(data).count(LONG) == 1
    key = next(key for key, text in data["texts"].items() if text == LONG)
    assert data["models"]["a"]["texts"] == [[["parts", 0, "svg"], key]]
    assert data["models"]["a"]["state"] == {"parts": [{"svg": None}, "short"]}
    assert data["models"]["b"]["texts"] == [[["drawing"], key]]


def test_binary_values_come_along_each_once() -> None:
    buffers = [{"encoding": "base64", "path": ["points", 0], "data": "AQID"}]
    state = {key: model(_esm="code", points=[None]) | {"buffers": buffers} for key in "ab"}
    data = page_data(state, ["a", "b"])
    ((path, key),) = data["models"]["a"]["buffers"]
    assert (path, data["texts"][key]) == (["points", 0], "AQID")
    assert list(data["texts"].values()).count("AQID") == 1


def test_what_only_jupyter_needs_is_left_out_but_no_trait_of_the_widgets_own() -> None:
    state = {"a": model(_esm="code", _dom_classes=[], layout="IPY_MODEL_x", tooltip=None, n=1, _own=2)}
    assert page_data(state, ["a"])["models"]["a"]["state"] == {"n": 1, "_own": 2}


@pytest.mark.parametrize(("kind", "both"), [("LinkModel", True), ("DirectionalLinkModel", False)])
def test_a_linked_widget_comes_along_though_it_is_not_shown(kind: str, both: bool) -> None:
    state = {"a": model(_esm="code"), "b": model(_esm="code"), "l": link(kind, ("a", "n"), ("b", "m"))}
    data = page_data(state, ["a"])
    assert [(each["from"], each["to"], each["both"]) for each in data["links"]] == [
        (("a", "n"), ("b", "m"), both)
    ]
    assert set(data["models"]) == {"a", "b"}


@pytest.mark.parametrize("prefix", ["IPY_MODEL_", "anywidget:"])
def test_a_widget_named_in_anothers_state_comes_along_and_others_stay_away(prefix: str) -> None:
    state = {
        "a": model(_esm="code", children=[{"child": prefix + "b"}]),
        "b": model(_esm="code"),
        "stray": model(_esm="code"),
    }
    assert set(page_data(state, ["a"])["models"]) == {"a", "b"}


def test_a_page_with_standard_widgets_keeps_their_whole_state_and_their_layouts() -> None:
    base, controls = "@jupyter-widgets/base", "@jupyter-widgets/controls"
    state = {
        "s": model("IntSliderModel", controls, value=3, layout="IPY_MODEL_y", _dom_classes=[]),
        "y": model("LayoutModel", base, width="50%"),
        "a": model(_esm="code", layout="IPY_MODEL_y"),
        "l": link("LinkModel", ("s", "value"), ("a", "n")),
    }
    data = page_data(state, ["s"])
    assert data["standard"]
    assert set(data["models"]) == {"s", "y", "a", "l"}
    assert data["models"]["s"]["model_name"] == "IntSliderModel"
    assert data["models"]["s"]["state"]["_dom_classes"] == []
    assert data["texts"][data["models"]["a"]["esm"]] == "code"
    assert data["models"]["a"]["state"] == {"layout": "IPY_MODEL_y", "_dom_classes": []}


def test_a_widget_that_no_host_can_run_is_named() -> None:
    with pytest.raises(UnsupportedWidget, match="FigureModel of bqplot"):
        page_data({"a": model("FigureModel", "bqplot")}, ["a"])


def test_a_widget_without_saved_state_says_what_to_do() -> None:
    with pytest.raises(UnsupportedWidget, match="run the notebook again"):
        page_data({}, ["a"])


def test_data_cannot_end_the_script_it_stands_in_nor_open_a_comment() -> None:
    text = as_script({"code": "</script><!-- </SCRIPT>"})
    assert "</" not in text
    assert "<!--" not in text
