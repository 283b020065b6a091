"""A home that cannot be written, none at all, and folders with odd names: the commands work or say why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import stretchlib as sl

ODD = "T\u00e4glich \U0001f9d8 dehnen & 'mehr' #1"


def run(*arguments: str, home: str | None, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command of the course in a bare environment."""
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "SYSTEMROOT")}
    environment = kept | ({} if home is None else {"HOME": home, "USERPROFILE": home})
    command = [sys.executable, "-m", "stretchlib", *arguments]
    return subprocess.run(command, env=environment, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("odd") / ODD
    folder.mkdir()
    (folder / f"{ODD}.toml").write_text(sl.routine.named("desk").to_toml(), encoding="utf-8")
    return folder


def test_a_home_that_cannot_be_written_keeps_no_plan_from_being_read_and_is_named(odd: Path) -> None:
    (odd / "file").write_text("no folder")
    home = str(odd / "file")  # nobody can write below a file, not even an administrator
    read = run("plan", f"{ODD}.toml", home=home, cwd=odd)
    assert (read.returncode, read.stderr) == (0, "")
    kept = run("journal", "note", "slept well", home=home, cwd=odd)
    assert kept.returncode == 2
    assert "STRETCHLIB_HOME" in " ".join(kept.stderr.split())
    assert "Traceback" not in kept.stderr


def test_folders_and_files_may_have_any_name(odd: Path) -> None:
    assert run("journal", "note", "slept well", home=str(odd), cwd=odd).returncode == 0
    told = run("journal", home=str(odd), cwd=odd)
    assert "slept well" in told.stdout


def test_it_needs_no_home_to_read(odd: Path) -> None:
    read = run("plan", f"{ODD}.toml", home=None, cwd=odd)
    assert (read.returncode, read.stderr) == (0, "")
