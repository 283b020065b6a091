"""What JupyterLite is built from."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from stretchlib.cli import main
from stretchlib.publish import lite
from stretchlib.publish.learners_copy import meaning
from stretchlib.publish.lite import distribution
from stretchlib.publish.lite.precompile import precompile
from stretchlib.publish.site_policy import policy_faults

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("contents")
    lite.copy_chapters(ROOT, target)
    return target


def make_wheel(folder: Path, name: str, *required: str) -> Path:
    path = folder / f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
    lines = [f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {each}" for each in required)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name.replace('-', '_')}/__init__.py", "")
        archive.writestr(f"{name.replace('-', '_')}-1.0.dist-info/METADATA", "\n".join(lines))
    return path


def test_every_chapter_and_picture_comes_along(contents: Path) -> None:
    for part in ("notebooks/*.ipynb", "images/*.svg"):
        assert {path.name for path in contents.glob(part)} == {path.name for path in ROOT.glob(part)}


def test_a_chapter_says_what_it_is_a_copy_of(contents: Path) -> None:
    for notebook in contents.glob("notebooks/*.ipynb"):
        content = json.loads(notebook.read_text(encoding="utf-8"))
        assert content["metadata"]["stretchlib"]["chapter"] == meaning(ROOT / "notebooks" / notebook.name)


def test_every_page_begins_with_its_policy_and_our_script(tmp_path: Path) -> None:
    site = tmp_path / "lite"
    for place in (".", "lab", "lab/tree"):
        (site / place).mkdir(exist_ok=True, parents=True)
        (site / place / "index.html").write_text("<html><head><script></script>", encoding="utf-8")
    lite.add_page_script(site)
    begin = re.compile(r'<head><meta [^>]+><script src="([^"]+)"></script><script>')
    for page in site.rglob("index.html"):
        found = begin.search(page.read_text(encoding="utf-8"))
        assert found
        assert (page.parent / found[1]).resolve() == site / "lite-page.js"
        assert (site / "lite-page.js").is_file()
    assert [*policy_faults(tmp_path)] == []


def test_chapters_ask_for_the_kernel_that_the_browser_has(contents: Path) -> None:
    for notebook in contents.glob("notebooks/*.ipynb"):
        content = json.loads(notebook.read_text(encoding="utf-8"))
        assert content["metadata"]["kernelspec"]["name"] == "python"


def test_a_wheel_is_described_as_pyodide_reads_it(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, "my-package", "Typing_Extensions>=4", "pytest; extra == 'test'", "tomli>=2")
    entry = distribution._entry(wheel)
    assert entry["name"] == "my-package"
    assert entry["imports"] == ["my_package"]
    assert entry["depends"] == ["tomli", "typing-extensions"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A wheel with a module, a file that only looks like one, and tests."""
    path = tmp_path / "leg-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("leg_of_test/__init__.py", "length = 40 + 2\n")
        archive.writestr("leg_of_test/template.py", "length = {{ length }} of\n")
        archive.writestr("leg_of_test/tests/test_leg.py", "")
    return path


def test_a_browser_finds_modules_compiled_and_need_not_compile_them(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    precompile(library, with_source=False)
    assert set(zipfile.ZipFile(library).namelist()) == {"leg_of_test/__init__.pyc", "leg_of_test/template.py"}
    monkeypatch.syspath_prepend(str(library))
    assert importlib.import_module("leg_of_test").length == 42


def test_the_source_of_the_course_s_own_modules_stays_readable(library: Path) -> None:
    precompile(library, with_source=True)
    compiled = importlib.util.cache_from_source("leg_of_test/__init__.py")
    assert {"leg_of_test/__init__.py", compiled} < set(zipfile.ZipFile(library).namelist())


def test_dependencies_are_followed_through_names_with_underscores() -> None:
    known: dict[str, Any] = {
        "ipython": {"depends": ["prompt_toolkit"]},
        "prompt-toolkit": {"depends": ["wcwidth"]},
        "wcwidth": {"depends": []},
        "numpy": {"depends": []},
    }
    found = distribution._with_dependencies(known, ["ipython"])
    assert found == ["ipython", "prompt-toolkit", "wcwidth"]


def test_numpy_out_of_reach_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(distribution, "FULL_DISTRIBUTION", (tmp_path / "nowhere").as_uri() + "/")
    entry = {"name": "numpy", "file_name": "numpy-2.0-wasm32.whl", "sha256": ""}
    with pytest.raises(lite.NotAssembled, match=r"numpy is out of reach: build without --full\.$"):
        distribution._from_distribution(entry, tmp_path)


def test_a_download_is_taken_only_if_it_is_what_the_lock_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shelf, cache = tmp_path / "shelf", tmp_path / "cache"
    shelf.mkdir()
    wheel = make_wheel(shelf, "numpy")
    monkeypatch.setattr(distribution, "FULL_DISTRIBUTION", shelf.as_uri() + "/")
    entry = {"name": "numpy", "file_name": wheel.name, "sha256": "0" * 64}
    with pytest.raises(lite.NotAssembled, match="is not the file"):
        distribution._from_distribution(entry, cache)
    right = {**entry, "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest()}
    assert distribution._from_distribution(right, cache).read_bytes() == wheel.read_bytes()


def test_another_pyodide_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / f"pyodide-{distribution.PYODIDE}.tgz").write_bytes(b"something else")
    with pytest.raises(lite.NotAssembled, match="not the one that was expected"):
        distribution._pyodide(tmp_path)


def test_a_failing_part_ends_the_command_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise lite.NotAssembled("Pyodide could not be had from npm: check the connection.")

    monkeypatch.setattr(lite, "build", fail)
    told = CliRunner().invoke(main, ["lite", "--output", str(tmp_path)])
    assert told.exit_code == 1
    assert told.output.strip().endswith("check the connection.")
