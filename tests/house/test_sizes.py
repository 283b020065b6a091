"""No file of code has more than 400 lines, and no function more than 80, closures and all.

Biome holds the functions of the front end to the same (``biome.json``).
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES, MOST_OF_A_FUNCTION = 400, 80
ROOMS = ("stretchlib", "frontend", "packages", "tools", "tests", "benchmarks", "book", "workshop", ".github")
ENDINGS = {".py", ".ts", ".mts", ".mjs", ".js", ".css", ".typ", ".j2", ".html", ".sh", ".yml"}
#: What is built, fetched or stored, and nobody writes.
MADE = {"node_modules", "static", "_build", "dist", "data", "vectors", "sections.d.ts", "__pycache__", ".nox"}


def written() -> Iterator[Path]:
    """Files of code that somebody writes."""
    for room in ROOMS:
        for folder, inside, names in os.walk(ROOT / room):
            inside[:] = sorted({*inside} - MADE)
            yield from (
                Path(folder, name) for name in sorted({*names} - MADE) if Path(name).suffix in ENDINGS
            )


def long_functions(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > MOST_OF_A_FUNCTION:
                yield f"{node.name} has {lines} lines"


def test_no_file_is_too_long_to_hold_in_the_head() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in written()}
    assert len(lines) > MOST_LINES, "the folders have moved: few files were found"
    long = {str(path.relative_to(ROOT)): count for path, count in lines.items() if count > MOST_LINES}
    assert not long


@pytest.mark.long
def test_no_function_is_too_long_to_hold_in_the_head() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {fault}"
        for path in written()
        if path.suffix == ".py"
        for fault in long_functions(path.read_text(encoding="utf-8"))
    ]
    assert not long


@pytest.mark.parametrize(("lines", "found"), [(80, []), (81, ["f has 81 lines"])])
def test_a_function_that_is_too_long_would_be_found(lines: int, found: list[str]) -> None:
    assert list(long_functions("def f():\n" + "    x = 1\n" * (lines - 1))) == found
