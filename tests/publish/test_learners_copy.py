"""A learner's copy of the course: alive, trusted, up to date, never written over where it was changed."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from stretchlib.publish import learners_copy
from stretchlib.publish.learners_copy import copy_course
from stretchlib.publish.shared_code import VALUES

CHAPTER = "notebooks/00-start-here.ipynb"
NEWER = "notebooks/00-start-here.newer.ipynb"


@pytest.fixture(autouse=True)
def own_jupyter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))


@pytest.fixture
def asleep(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the notebooks that would be run, which takes seconds; none is."""
    names: list[str] = []

    def wake(paths: dict[Path, str], _told: Callable[[Path], None]) -> list[Path]:
        names.extend(path.name for path in paths)
        return []

    monkeypatch.setattr(learners_copy, "wake", wake)
    return names


def make_course(folder: Path, *code: str) -> Path:
    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell("Run the page first.", metadata={"tags": ["wake"]}),
            *map(nbformat.v4.new_code_cell, code),
        ]
    )
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    (folder / "images").mkdir(exist_ok=True)
    nbformat.write(notebook, folder / CHAPTER)
    (folder / "images" / "leg.svg").write_text("<svg/>", encoding="utf-8")
    return folder


def code_of(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def test_a_chapter_has_its_widgets_in_it_and_does_not_ask_to_be_run(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", "import stretchlib as sl", 'sl.timer("lying-strap")')
    counted, told = list[int](), list[str]()
    done = copy_course(course, tmp_path / "mine", waking=counted.append, woken=told.append)
    assert (done.beside, done.asleep, counted, told) == ([], [], [1], ["00-start-here"])
    notebook = nbformat.read(tmp_path / "mine" / CHAPTER, as_version=4)
    assert [cell.cell_type for cell in notebook.cells] == ["code", "code"]
    (out,) = notebook.cells[1].outputs
    view = out.data["application/vnd.jupyter.widget-view+json"]
    saved = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    values = zlib.decompress(b64decode(saved[view["model_id"]]["state"][VALUES]), -15)
    assert "lying-strap" in json.dumps(json.loads(values)["routine"])
    assert NotebookNotary().check_signature(notebook), "JupyterLab draws no widget that it does not trust."
    assert "first" not in json.dumps([cell.metadata for cell in notebook.cells])


@pytest.mark.long
def test_a_chapter_that_cannot_be_run_is_there_all_the_same_and_is_tried_again(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", "1 / 0")
    for _ in range(2):
        done = copy_course(course, tmp_path / "mine")
        assert done.asleep == [CHAPTER]
        assert code_of(tmp_path / "mine" / CHAPTER) == ["1 / 0"]


def test_a_copied_course_is_complete_and_is_made_once(tmp_path: Path, asleep: list[str]) -> None:
    course = make_course(tmp_path / "course", "1")
    for _ in range(2):
        copy_course(course, tmp_path / "mine")
    assert code_of(tmp_path / "mine" / CHAPTER) == ["1"]
    assert (tmp_path / "mine/images/leg.svg").exists()
    assert asleep == ["00-start-here.ipynb"]


@pytest.mark.usefixtures("asleep")
def test_what_was_only_run_and_saved_is_brought_up_to_date(tmp_path: Path) -> None:
    copy_course(make_course(tmp_path / "course", "1"), tmp_path / "mine")
    mine = tmp_path / "mine" / CHAPTER
    notebook = nbformat.read(mine, as_version=4)
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", text="1")]
    notebook.cells[1].execution_count = 7
    notebook.metadata["widgets"] = {}
    nbformat.write(notebook, mine)
    done = copy_course(make_course(tmp_path / "course", "2"), tmp_path / "mine")
    assert code_of(mine) == ["2"]
    assert done.beside == []


def test_a_new_package_makes_saved_widgets_anew(
    tmp_path: Path, asleep: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    course = make_course(tmp_path / "course", "1")
    copy_course(course, tmp_path / "mine")
    monkeypatch.setattr(learners_copy, "_package", lambda: "another")
    copy_course(course, tmp_path / "mine")
    assert asleep == 2 * ["00-start-here.ipynb"]


@pytest.mark.usefixtures("asleep")
def test_changes_stay_and_the_newer_chapter_is_put_beside_them_once(tmp_path: Path) -> None:
    copy_course(make_course(tmp_path / "course", "1"), tmp_path / "mine")
    mine, newer = tmp_path / "mine" / CHAPTER, tmp_path / "mine" / NEWER
    mine.write_text(mine.read_text(encoding="utf-8").replace('"1"', '"my own"'), encoding="utf-8")
    assert copy_course(tmp_path / "course", tmp_path / "mine").beside == []
    assert copy_course(make_course(tmp_path / "course", "2"), tmp_path / "mine").beside == [NEWER]
    assert (code_of(mine), code_of(newer)) == (["my own"], ["2"])
    newer.unlink()
    assert copy_course(tmp_path / "course", tmp_path / "mine").beside == []
    assert not newer.exists()


@pytest.mark.parametrize("own", ["was here before", '{"cells": 3}', '{"cells": [{"source": "x"}]}'])
def test_a_file_of_the_learners_own_is_never_overwritten(tmp_path: Path, asleep: list[str], own: str) -> None:
    make_course(tmp_path / "mine", "1")
    (tmp_path / "mine" / CHAPTER).write_text(own, encoding="utf-8")
    for code in ("1", "2"):
        copy_course(make_course(tmp_path / "course", code), tmp_path / "mine")
    assert (tmp_path / "mine" / CHAPTER).read_text(encoding="utf-8") == own
    assert asleep == []
