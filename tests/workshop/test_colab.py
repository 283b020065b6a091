"""A chapter that is opened on Colab has a cell that installs the course there, and does nothing elsewhere."""

from __future__ import annotations

import sys
import types
from typing import Any

import nbformat
import pytest
from built_site import ROOT
from IPython.core.interactiveshell import InteractiveShell

CHAPTERS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def code_cells(path: Any) -> list[Any]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", [each for each in CHAPTERS if code_cells(each)], ids=lambda path: path.stem)
@pytest.mark.parametrize("on_colab", [True, False])
def test_the_first_cell_installs_the_course_on_colab_alone(
    path: Any, on_colab: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_ = code_cells(path)
    assert {"remove-cell", "wake"} <= set(first.metadata.tags), "book and learners' copies go without it"
    assert second.source.startswith("import stretchlib")
    if on_colab:
        monkeypatch.setitem(sys.modules, "google.colab", types.ModuleType("google.colab"))
    shell = InteractiveShell()
    asked: list[str] = []
    shell.register_magic_function(asked.append, magic_name="pip")
    shell.run_cell(first.source).raise_error()
    wanted = ["install -q git+https://github.com/stretchlib/stretchlib"]
    assert asked == (wanted if on_colab else [])
