"""Reads the data files of the body; they need no numpy to be read."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def stored(name: str) -> dict[str, Any]:
    """The content of one file of ``stretchlib/body/data``, such as ``"lengths"``; do not change it."""
    text = (files("stretchlib.body") / "data" / f"{name}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content
