"""What a chapter does where numpy is missing, as in notebooks that run in a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
WITHOUT = """
import json, sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("numpy", "matplotlib"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Missing())
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
for name, cells in json.load(sys.stdin).items():
    shell.reset()
    for cell in cells:
        error = shell.run_cell(cell).error_in_exec
        if error is not None and type(error).__name__ != "NumpyMissing":
            sys.exit(f"{name}: {cell}: {type(error).__name__}: {error}")
"""


def run(chapters: dict[str, list[str]]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT]
    return subprocess.run(command, input=json.dumps(chapters), capture_output=True, text=True, check=False)


def test_numbers_without_numpy_end_in_one_sentence_without_traceback() -> None:
    asked = "sl.body.length_change(['semimem'], hip_flexion=80)"
    done = run({"one": ["import stretchlib as sl", asked, "print('on')"]})
    assert done.returncode == 0, done.stderr
    shown = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    assert len(shown) == 2
    assert shown[0].startswith("sl.body.length_change computes numbers with numpy, which is missing here")
    assert shown[1] == "on"


@pytest.mark.long
def test_every_chapter_runs_to_its_end_without_numpy_and_matplotlib() -> None:
    chapters = {}
    for notebook in NOTEBOOKS:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        chapters[notebook.name] = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    done = run(chapters)
    assert done.returncode == 0, done.stderr
