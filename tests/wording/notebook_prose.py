"""The prose of a notebook: what a reader reads in its Markdown cells, without marks, code and addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))

_LEFT_OUT = (
    re.compile(r"```.*?```", re.S),
    re.compile(r"`[^`\n]*`"),
    re.compile(r"<[^>]+>"),
    re.compile(r"!\[[^\]]*\]\([^)]*\)"),
    re.compile(r"(?<=\])\([^)\s]*\)"),  # the address of a link; its words stay
    re.compile(r"^\|[-| :]+\|$", re.M),
    re.compile(r"\bSay: [^.]*\."),  # how a word sounds is no word
    re.compile(r"^\s*(?:#+|[-*>]|\d+\.)\s+", re.M),
    re.compile(r"[*_\[\]|]"),
)


def cell_prose(notebook: Path) -> dict[str, str]:
    """The prose of each Markdown cell by the cell's id; each line that ends openly ends a sentence."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return {cell["id"]: _plain("".join(cell["source"])) for cell in cells if cell["cell_type"] == "markdown"}


def _plain(markdown: str) -> str:
    text = markdown
    for pattern in _LEFT_OUT:
        text = pattern.sub(" ", text)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return "\n".join(line if re.search(r"[.!?:]$", line) else f"{line}." for line in lines if line)
