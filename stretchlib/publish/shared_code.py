"""A saved notebook's widgets packed, and what all of a kind have once, however many of them it shows.

Jupyter saves with every widget the whole of its code, and the explorer's is over a megabyte. Here one widget
of a kind holds code and style sheet, and large values (pictures, the catalogue) are packed too. A few lines
in each unpack them when the notebook is opened, with no kernel and no network.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import Any

#: In the state of a widget: the packed code, or a reference to the widget that holds it; its packed values;
#: a reference to the widget that holds its style sheet.
PACKED, HOLDER, VALUES, SHEET = "_packed", "_code", "_values", "_sheet"
#: Shorter code and values stay as they are.
SHORT = 4000
#: What a value names stays readable: a widget that another names is kept with it.
NAMED = re.compile(r"[0-9a-f]{32}")
LOADER = (files("stretchlib.publish") / "unpack.js").read_text(encoding="utf-8")
_REFERENCE = "anywidget:"


def share_code(state: dict[str, Any]) -> None:
    """Pack the course's own widgets in a notebook's saved state, and leave what is alike in them once."""
    alike = defaultdict[str, list[dict[str, Any]]](list)
    ids, sheets = dict[int, str](), dict[tuple[str, str], str]()
    for key, held in sorted(state.items()):
        told = held.get("state", {})
        code, kind = told.get("_esm", ""), str(told.get("_anywidget_id", ""))
        if kind.startswith("stretchlib.") and len(code) > SHORT:
            _pack_values(told)
            alike[code].append(told)
            ids[id(told)] = _REFERENCE + key
            # Jupyter puts a style sheet into the page once for all of a kind.
            first = sheets.setdefault((kind, told.get("_css", "")), ids[id(told)])
            if first != ids[id(told)] and told.pop("_css", None):
                told[SHEET] = first
    for code, (holder, *others) in alike.items():
        holder.update({"_esm": LOADER, PACKED: _packed(code)})
        for other in others:
            other.update({"_esm": LOADER, HOLDER: ids[id(holder)]})


def styled_again(state: dict[str, Any]) -> dict[str, Any]:
    """The saved state with the style sheet in each widget: pages other than Jupyter's ask each for it."""
    styled = {}
    for key, held in state.items():
        told = held.get("state", {})
        holder = str(told.get(SHEET, "")).removeprefix(_REFERENCE)
        css = state.get(holder, {}).get("state", {}).get("_css")
        styled[key] = {**held, "state": {"_css": css, **told}} if css else held
    return styled


def _pack_values(told: dict[str, Any]) -> None:
    large = {}
    for name, value in told.items():
        text = "" if name.startswith("_") else json.dumps(value)
        if len(text) > SHORT and not NAMED.search(text):
            large[name] = value
    if large:
        told[VALUES] = _packed(json.dumps(large, ensure_ascii=False, separators=(",", ":")))
        for name in large:
            del told[name]


@lru_cache(maxsize=32)
def _packed(text: str) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b64encode(packer.compress(text.encode()) + packer.flush()).decode()
