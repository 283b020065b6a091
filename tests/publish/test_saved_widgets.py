"""Saving a notebook loses no widget that it still shows."""

from __future__ import annotations

import importlib
import json
import pkgutil
import zlib
from base64 import b64decode
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from stretchlib import widgets
from stretchlib.publish.saved_widgets import TOLD, keep_widgets
from stretchlib.publish.shared_code import HOLDER, LOADER, PACKED, SHORT, VALUES, styled_again
from stretchlib.widgets._base import StretchWidget

WIDGETS, VIEW = (f"application/vnd.jupyter.widget-{kind}+json" for kind in ("state", "view"))
SHOWN, ENGINE, GONE, NEW = (letter * 32 for letter in "abcd")


def notebook(*shown: str, **state: dict[str, Any]) -> dict[str, Any]:
    cells = [{"outputs": [{"data": {VIEW: {"model_id": key}}}]} for key in shown]
    models = {key: {"state": value} for key, value in state.items()}
    return {
        "cells": [{"cell_type": "markdown"}, *cells],
        "metadata": {"widgets": {WIDGETS: {"state": models}}},
    }


def saved(folder: Path, now: dict[str, Any]) -> dict[str, Any]:
    model = {"type": "notebook", "content": now}
    keep_widgets(model, "a.ipynb", SimpleNamespace(root_dir=str(folder)))
    return dict(now["metadata"].get("widgets", {}).get(WIDGETS, {}).get("state", {}))


def unpacked(text: str) -> str:
    return zlib.decompress(b64decode(text), -15).decode()


def test_what_no_kernel_knows_is_kept_with_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    before = notebook(
        SHOWN, GONE, **{SHOWN: {"engine": f"anywidget:{ENGINE}", "_esm": GONE}, ENGINE: {}, GONE: {}}
    )
    (tmp_path / "a.ipynb").write_text(json.dumps(before), encoding="utf-8")
    state = saved(tmp_path, notebook(SHOWN, NEW, **{NEW: {"fresh": 1}}))
    assert set(state) == {SHOWN, ENGINE, NEW}
    assert state[NEW] == {"state": {"fresh": 1}}


def test_what_is_newer_stays(tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_text(json.dumps(notebook(SHOWN, **{SHOWN: {"n": 1}})), encoding="utf-8")
    assert saved(tmp_path, notebook(SHOWN, **{SHOWN: {"n": 2}})) == {SHOWN: {"state": {"n": 2}}}


def test_no_answer_of_a_reader_is_in_a_notebook_that_may_be_handed_on(tmp_path: Path) -> None:
    for module in pkgutil.iter_modules(widgets.__path__):
        importlib.import_module(f"{widgets.__name__}.{module.name}")
    kinds = [each for kind in StretchWidget.__subclasses__() for each in (kind, *kind.__subclasses__())]
    assert set(TOLD) == set().union(*(kind.told for kind in kinds)), "what pages tell, and nothing else"
    check = {"_anywidget_id": "stretchlib.widgets._safety.SafetyCheck", "result": {"conditions": ["x"]}}
    other = {"_anywidget_id": "somebody.Else", "result": {"n": 1}}
    state = saved(tmp_path, notebook(SHOWN, **{SHOWN: check, NEW: other}))
    assert state[SHOWN]["state"]["result"] == {}
    assert state[NEW]["state"]["result"] == {"n": 1}


@pytest.mark.parametrize("there", [None, "no notebook", "[]", '{"metadata": 3}'])
def test_any_file_may_have_been_there(tmp_path: Path, there: str | None) -> None:
    if there is not None:
        (tmp_path / "a.ipynb").write_text(there, encoding="utf-8")
    assert saved(tmp_path, {"cells": [], "metadata": {}}) == {}


def test_the_code_of_a_kind_of_widgets_is_saved_once_and_never_lost(tmp_path: Path) -> None:
    code = "export default {};" * SHORT
    ours = {"_anywidget_id": "stretchlib.widgets._timer.RoutineTimer", "_esm": code}
    other = {"_anywidget_id": "somebody.Else", "_esm": code}
    first = notebook(SHOWN, NEW, GONE, **{SHOWN: {**ours}, NEW: {**ours}, GONE: other})
    state = saved(tmp_path, first)
    assert [state[key]["state"]["_esm"] for key in (SHOWN, NEW, GONE)] == [LOADER, LOADER, code]
    holder = state[NEW]["state"][HOLDER].removeprefix("anywidget:")
    assert unpacked(state[holder]["state"][PACKED]) == code
    assert PACKED not in state[NEW]["state"]
    # The next day no kernel knows them, and only one that names the holder is still shown.
    (tmp_path / "a.ipynb").write_text(json.dumps(first), encoding="utf-8")
    assert {holder, NEW} == set(saved(tmp_path, notebook(NEW)))


def test_large_values_are_packed_and_what_a_widget_names_stays(tmp_path: Path) -> None:
    ours = {"_anywidget_id": "stretchlib.widgets._timer.RoutineTimer", "_esm": "code" * SHORT}
    large = {"pictures": ["é" * SHORT], "parts": [NEW] * SHORT, "seconds": 3}
    state = saved(tmp_path, notebook(SHOWN, **{SHOWN: {**ours, **large}}))[SHOWN]["state"]
    assert json.loads(unpacked(state[VALUES])) == {"pictures": large["pictures"]}
    assert {name: state.get(name) for name in large} == {**large, "pictures": None}


def test_a_style_sheet_is_saved_once_and_each_widget_of_a_page_has_it(tmp_path: Path) -> None:
    ours = {"_anywidget_id": "stretchlib.widgets._timer.RoutineTimer", "_esm": "code" * SHORT, "_css": "a{}"}
    state = saved(tmp_path, notebook(SHOWN, NEW, **{SHOWN: {**ours}, NEW: {**ours}}))
    assert [held["state"].get("_css") for held in state.values()] == ["a{}", None]
    assert [held["state"].get("_css") for held in styled_again(state).values()] == ["a{}", "a{}"]
