"""What a learner's JupyterLab saves of widgets: all that a notebook shows, each code once, and no answers.

JupyterLab saves the state of widgets that have a kernel and drops the others, which came with the notebook. A
notebook may be handed on; answers stay in the browser, which knows them when the notebook is opened again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from stretchlib.publish.picture_files import refer_to_files
from stretchlib.publish.shared_code import NAMED, PACKED, VALUES, share_code

_WIDGETS = "application/vnd.jupyter.widget-state+json"
_VIEW = "application/vnd.jupyter.widget-view+json"
_NAMELESS = ("_esm", "_css", PACKED, VALUES)  # they name no widget
#: What widgets tell a kernel of their reader.
TOLD = ("answered", "answers", "event", "finished", "kept", "made", "result")


def keep_widgets(model: dict[str, Any], path: str, contents_manager: Any, **_: object) -> None:
    """Before a notebook is saved: leave answers out, and put back widgets of its file that it still shows.

    A hook of Jupyter's server, named in its option ``ContentsManager.pre_save_hook``.
    """
    if model.get("type") != "notebook":
        return
    try:
        leave_answers_out(model["content"])
        file = Path(contents_manager.root_dir, path.strip("/"))
        pack(model["content"], file.parent)
        before = json.loads(file.read_text(encoding="utf-8"))
        put_back(before, model["content"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return  # no notebook was there, or none that can be read: what is saved now stays as it is


def _state(notebook: dict[str, Any]) -> dict[str, Any]:
    """The saved widgets by their ids; empty where there are none."""
    found: dict[str, Any] = notebook.get("metadata", {}).get("widgets", {}).get(_WIDGETS, {}).get("state", {})
    return found


def leave_answers_out(notebook: dict[str, Any]) -> None:
    """Empty what the course's own widgets hold of what a reader said or did."""
    for held in _state(notebook).values():
        state = held.get("state", {})
        if str(state.get("_anywidget_id", "")).startswith("stretchlib."):
            state.update({name: {} for name in TOLD if name in state})


def put_back(before: dict[str, Any], now: dict[str, Any]) -> None:
    """Give a notebook the state of each widget that it shows, and of what that one names, from before."""
    had = _state(before)
    if not had:
        return
    saved = (
        now["metadata"]
        .setdefault("widgets", {})
        .setdefault(_WIDGETS, {"version_major": 2, "version_minor": 0, "state": {}})
    )
    state = saved["state"]
    wanted = [
        output["data"][_VIEW]["model_id"]
        for cell in now["cells"]
        for output in cell.get("outputs", ())
        if _VIEW in output.get("data", {})
    ]
    seen = set[str]()
    while wanted:
        key = wanted.pop()
        if key in seen:
            continue
        seen.add(key)
        if key not in state and key in had:
            state[key] = had[key]
        if key in state:
            named = {name: value for name, value in state[key]["state"].items() if name not in _NAMELESS}
            wanted += NAMED.findall(json.dumps(named))


def pack(notebook: dict[str, Any], folder: Path) -> None:
    """Leave in a notebook once what its widgets have alike, and pack the rest.

    Parameters
    ----------
    notebook : is changed.
    folder : where the notebook is; its pictures are files beside this folder, or stay in it.
    """
    refer_to_files(notebook, folder)
    share_code(_state(notebook))
