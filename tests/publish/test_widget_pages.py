"""What a page gives the widget host."""

from __future__ import annotations

from typing import Any

import pytest

from stretchlib.publish.widget_pages import UnsupportedWidget, _as_script, page_data


def model(name: str = "AnyModel", module: str = "anywidget", **state: Any) -> dict[str, Any]:
    return {"model_name": name, "model_module": module, "state": state}


def link(source: tuple[str, str], target: tuple[str, str]) -> dict[str, Any]:
    ends = {"source": [f"IPY_MODEL_{source[0]}", source[1]], "target": [f"IPY_MODEL_{target[0]}", target[1]]}
    return model("LinkModel", "@jupyter-widgets/controls", **ends)


def test_widgets_of_one_kind_share_their_code() -> None:
    state = {
        "a": model(_esm="code", _css="style", n=1),
        "b": model(_esm="code", n=2),
        "c": model(_esm="other"),
    }
    data = page_data(state, ["a", "b"])
    assert sorted(data["code"].values()) == ["code", "style"]
    assert data["models"]["a"]["esm"] == data["models"]["b"]["esm"]
    assert data["models"]["b"]["css"] is None
    assert data["models"]["b"]["state"] == {"n": 2}


def test_what_only_a_kernel_needs_is_left_out() -> None:
    state = {"a": model(_esm="code", _dom_classes=[], layout="IPY_MODEL_x", tabbable=None, tooltip=None, n=1)}
    assert page_data(state, ["a"])["models"]["a"]["state"] == {"n": 1}


def test_a_linked_widget_comes_along_though_it_is_not_shown() -> None:
    state = {"a": model(_esm="code"), "b": model(_esm="code"), "l": link(("a", "n"), ("b", "m"))}
    data = page_data(state, ["a"])
    assert data["links"] == [[["a", "n"], ["b", "m"]]]
    assert set(data["models"]) == {"a", "b"}


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (model("IntSliderModel", "@jupyter-widgets/controls"), "IntSliderModel"),
        (model(_esm="code", _anywidget_id="lib.Heat") | {"buffers": [{"path": ["x"]}]}, "lib.Heat"),
    ],
)
def test_a_widget_that_the_host_cannot_run_is_named(broken: dict[str, Any], told: str) -> None:
    with pytest.raises(UnsupportedWidget, match=told):
        page_data({"a": broken}, ["a"])


def test_a_widget_without_saved_state_says_what_to_do() -> None:
    with pytest.raises(UnsupportedWidget, match="run the notebook again"):
        page_data({}, ["a"])


def test_data_cannot_end_the_script_it_stands_in_nor_open_a_comment() -> None:
    text = _as_script({"code": "</script><!-- </SCRIPT>"})
    assert "</" not in text
    assert "<!--" not in text
