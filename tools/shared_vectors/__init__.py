"""Answers of the Python side that the TypeScript side must give too, one module a part.

Each module has ``FILE``, the name of its file in ``tests/vectors``, ``vectors()``, which works its content
out, and ``text(content)``, which says how the file holds it. ``tools/write_vectors.py`` writes them all.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "vectors"
STALE = "Python gives other answers now; look whether that is meant, then run  make vectors"


def stored(part: ModuleType) -> Any:
    """What the file of a part holds."""
    return json.loads((FOLDER / part.FILE).read_text(encoding="ascii"))


def one_line(content: Any) -> str:
    """JSON without blanks, for what nobody reads line by line."""
    return json.dumps(content, separators=(",", ":")) + "\n"


def a_line_each(cases: list[Any]) -> str:
    """A JSON list with one case a line, so that a change shows which case it touches."""
    rows = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    return f"[\n{rows}\n]\n"
