"""Which widgets show mathematics, so that their page brings the renderer that the project has chosen."""

from __future__ import annotations

import re
from typing import Any

from sphinx_live_widgets.saved_state import CONTROLS, OUTPUT, strings

_MATHS = re.compile(
    r"\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$|(?<![\\$\w])\$(?![\s$]).*?(?<![\s\\$])\$(?!\w)", re.S
)
_SHOWN = {"value", "description", "placeholder", "titles", "_titles", "_options_labels", "options"}


def has_maths(model: dict[str, Any]) -> bool:
    """Whether a model of ipywidgets shows text with TeX in it."""
    if model["model_module"] not in (CONTROLS, OUTPUT):
        return False
    if model["model_module"] == OUTPUT:
        return any(
            "text/latex" in (output.get("data") or {}) for output in model["state"].get("outputs") or ()
        )
    shown = {key: value for key, value in model["state"].items() if key in _SHOWN}
    return any(_MATHS.search(text) for _, text in strings(shown))
