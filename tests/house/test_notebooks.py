"""The form of every notebook: DESIGN's promises that a reader of the file can see."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
KEEPS_OUTPUT = {"nbval-check-output", "keep_output"}
MOST_LINES = 5


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(json.loads(request.param.read_text(encoding="utf-8")))


def cells(notebook: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def tags(cell: dict[str, Any]) -> set[str]:
    return set(cell["metadata"].get("tags", []))


def test_the_course_has_notebooks_and_they_are_named_in_reading_order() -> None:
    assert NOTEBOOKS
    assert all(re.fullmatch(r"\d\d-[a-z-]+\.ipynb", path.name) for path in NOTEBOOKS)


def test_it_is_a_valid_notebook_of_today(notebook: dict[str, Any]) -> None:
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    nbformat.validate(notebook)
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"


def test_it_holds_no_outputs_but_those_that_the_prose_states(notebook: dict[str, Any]) -> None:
    for cell in cells(notebook, "code"):
        if tags(cell) & KEEPS_OUTPUT:
            assert tags(cell) >= KEEPS_OUTPUT, "such a cell carries both tags"
            assert cell["outputs"], "a cell whose output is compared must hold it"
        else:
            assert not cell["outputs"]
            assert cell["execution_count"] is None


def test_no_output_tells_where_it_was_made(notebook: dict[str, Any]) -> None:
    assert not re.search(r"0x[0-9a-f]{8}|/home/|/Users/|/root/|/tmp/|C:\\\\", json.dumps(notebook))


def test_every_code_cell_is_short(notebook: dict[str, Any]) -> None:
    for cell in cells(notebook, "code"):
        lines = [line for line in "".join(cell["source"]).splitlines() if line.strip()]
        assert 1 <= len(lines) <= MOST_LINES


def test_code_that_only_places_a_widget_is_hidden_in_every_form(notebook: dict[str, Any]) -> None:
    for cell in cells(notebook, "code"):
        hidden = bool(cell["metadata"].get("jupyter", {}).get("source_hidden"))
        assert hidden == ("hide-input" in tags(cell)), "jupyter.source_hidden and hide-input go together"


def test_every_picture_has_alt_text_and_is_there(notebook: dict[str, Any]) -> None:
    for cell in cells(notebook, "markdown"):
        text = "".join(cell["source"])
        for alt, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)", text):
            assert len(alt) >= 20, f"{target} needs alt text that says what it shows"
            assert (ROOT / "notebooks" / target).is_file(), f"{target} is missing"
        for tag in re.findall(r"<img\b[^>]*>", text):
            assert re.search(r'\balt="[^"]{20,}"', tag), f"{tag} needs alt text"
        assert not cell.get("attachments")


def test_it_has_one_title_and_no_heading_level_is_skipped(notebook: dict[str, Any]) -> None:
    text = "\n".join("".join(cell["source"]) for cell in cells(notebook, "markdown"))
    levels = [len(marks) for marks in re.findall(r"^(#{1,6}) ", text, re.M)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.skipif(sys.platform == "win32", reason="kernels have ports there")
def test_no_port_that_another_program_takes_can_end_a_notebook(tmp_path: Path) -> None:
    asks = nbformat.v4.new_code_cell(
        "import ipykernel, socket\n"
        "told = ipykernel.get_connection_info(unpack=True)\n"
        "ports = [told[name] for name in told if name.endswith('_port')]\n"
        "assert ports and all(socket.socket().connect_ex(('127.0.0.1', port)) for port in ports)"
    )
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=[asks], metadata=metadata), tmp_path / "asks.ipynb")
    command = [sys.executable, "-m", "pytest", "-q", "-c", ROOT / "pyproject.toml", "--nbval-lax", tmp_path]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "1 passed" in run.stdout, (
        "nbval told its kernel ports that another program can take first\n" + run.stdout
    )
