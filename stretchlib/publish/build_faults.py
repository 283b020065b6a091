"""What stopped the book, told to whoever wrote the page: where it is, and one sentence for each fault."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

# How nbclient tells of it, between the name of the notebook and the mark of the warning.
_FAILED_CELL = re.compile(
    r": WARNING: Executing notebook failed: .*?following cell:\n-+\n(.*?)\n-+\n"
    r".*?(\w+: [^\n]*)\n* *\[mystnb\.exec\].*?$",
    re.S | re.M,
)
_WARNING = re.compile(
    r"^(?P<page>[^\s:]+):(?P<line>\d*):? (?:WARNING|ERROR): (?P<fault>.*?)(?: \[[\w.-]+\])?$"
)
_CELL = 10_000  # MyST-NB gives the second cell's third line the number 20003
_SENTENCES = (
    (re.compile(r"image file not readable: (.*)"), r"there is no picture \1"),
    (
        re.compile(r"'myst' (?:cross-)?reference target not found: '(.*)'"),
        r"a link leads to \1, which is not there",
    ),
    (
        re.compile(r"local id not found in doc '(.*)': '(.*)'"),
        r"a link leads to a part \2 of \1, which is not there",
    ),
)


def unreadable_notebooks(root: Path) -> Iterator[str]:
    """One sentence for each notebook that is none, such as one with marks of a conflict in it."""
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        try:
            json.loads(path.read_text(encoding="utf-8"))["cells"]
        except (KeyError, TypeError, ValueError) as error:
            yield f"notebooks/{path.name} is no readable notebook: {error}."


def readable(text: str, root: Path) -> str:
    """Sphinx's warnings, one line a fault.

    A cell that failed is told by its code and its error alone. What two pages are warned of is told where it
    stands: the first page takes pictures and titles from the chapters.
    """
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).replace(f"{root}{os.sep}", "")
    plain = _FAILED_CELL.sub(lambda found: f": the cell '{_one_line(found[1])}' failed: {found[2]}", plain)
    told = [_told(line) for line in plain.splitlines() if line.strip()]
    placed = {fault for place, fault, exact in told if exact}
    return "\n".join(
        dict.fromkeys(place + fault for place, fault, exact in told if exact or fault not in placed)
    )


def _told(line: str) -> tuple[str, str, bool]:
    """Where it is, what is wrong, and whether the place is told to the cell or line."""
    found = _WARNING.match(line)
    if not found:
        return "", line, True
    fault = next(_sentences(found["fault"]), found["fault"])
    cell, within = divmod(int(found["line"] or 0), _CELL)
    place = f", cell {cell}" if cell else f", line {within}" if within else ""
    return f"{found['page']}{place}: ", fault, bool(place)


def _sentences(fault: str) -> Iterator[str]:
    for pattern, sentence in _SENTENCES:
        if pattern.fullmatch(fault):
            yield pattern.sub(sentence, fault) + "."


def _one_line(code: str) -> str:
    return " ".join(code.split())
