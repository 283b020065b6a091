"""Outlines of the icons that a page's widgets show, so that no page asks for a typeface of icons."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from sphinx_live_widgets.saved_state import CONTROLS, State

_FILE = Path(__file__).parent / "static" / "icons.json"
# What ipywidgets shows of itself.
_OF_CLASSES = {
    "PlayModel": ("play", "pause", "stop", "retweet"),
    "ValidModel": ("check", "times"),
    "FileUploadModel": ("upload",),
    **{f"{kind}sInputModel": ("times",) for kind in ("Tag", "Color", "Float", "Int")},
}


def icons_of(state: State) -> dict[str, Any]:
    """Names to ``[width, height, outline]``; a name that nobody knows is left out."""
    wanted: dict[str, None] = {}
    for model in state.values():
        if model["model_module"] == CONTROLS:
            wanted |= dict.fromkeys(_OF_CLASSES.get(model["model_name"], ()))
            told = [model["state"].get("icon"), *(model["state"].get("icons") or ())]
            wanted |= dict.fromkeys(name for name in told if isinstance(name, str) and name)
    found = {name: _outline(name) for each in wanted for name in each.split()}
    return {name: outline for name, outline in found.items() if outline}


def _outline(name: str) -> list[Any] | None:
    """By its name of today or of Font Awesome 4 and 5; of an outlined one ("bell-o") its solid twin."""
    icons, names = _known()
    name = name.removeprefix("fa-")
    for each in (name, name.removesuffix("-o"), name.removesuffix("-alt")):
        if found := icons.get(names.get(each, each)):
            return found
    return None


@cache
def _known() -> tuple[dict[str, list[Any]], dict[str, str]]:
    if not _FILE.is_file():
        raise FileNotFoundError(f"{_FILE.name} has not been built: install the package again.")
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    return told["icons"], told["names"]
