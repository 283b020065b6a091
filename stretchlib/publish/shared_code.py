"""Each widget's code once in a saved notebook, packed, however many widgets of a kind it shows.

Jupyter saves with every widget the whole of its code, and the explorer's is over a megabyte. Here one widget
of a kind holds it, and all have a few lines that unpack it when the notebook is opened, with no kernel and no
network.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import Any

#: In the state of a widget: the packed code, or the id of the widget that holds it.
PACKED, HOLDER = "_packed", "_code"
#: Shorter code stays as it is.
SHORT = 4000
LOADER = (files("stretchlib.publish") / "unpack.js").read_text(encoding="utf-8")


def share_code(state: dict[str, Any]) -> None:
    """Pack the code of the course's own widgets in a notebook's saved state, each once."""
    alike = defaultdict[str, list[dict[str, Any]]](list)
    ids = dict[int, str]()
    for key, held in sorted(state.items()):
        told = held.get("state", {})
        code = told.get("_esm", "")
        if str(told.get("_anywidget_id", "")).startswith("stretchlib.") and len(code) > SHORT:
            alike[code].append(told)
            ids[id(told)] = key
    for code, (holder, *others) in alike.items():
        holder.update({"_esm": LOADER, PACKED: _packed(code)})
        for other in others:
            other.update({"_esm": LOADER, HOLDER: ids[id(holder)]})


@lru_cache(maxsize=32)
def _packed(code: str) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return b64encode(packer.compress(code.encode()) + packer.flush()).decode()
