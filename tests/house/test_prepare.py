"""tools/prepare.py speaks to old Pythons and does not trust a name on the path."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tools" / "prepare.py"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs are shell scripts here")


def prepare_with_old_python(
    path: Path, code: str = "prepare.new_enough_python()"
) -> subprocess.CompletedProcess[str]:
    """Run a piece of prepare.py in a Python that says it is 3.8, with one folder on the path."""
    folder = str(SCRIPT.parent)
    start = f"import sys; sys.version_info = (3, 8, 18); sys.path.insert(0, {folder!r}); import prepare; "
    return subprocess.run(
        [sys.executable, "-c", f"{start}print({code})"],
        env={**os.environ, "PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def program(path: Path, text: str) -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_too_old_a_python_is_told_which_is_needed(tmp_path: Path) -> None:
    told = prepare_with_old_python(tmp_path)
    assert told.returncode == 2
    assert "needs Python 3.11 or newer and found only 3.8" in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1


def test_a_newer_python_beside_it_is_used(tmp_path: Path) -> None:
    newer = program(tmp_path / "python3.12", f'exec {sys.executable} "$@"')
    assert prepare_with_old_python(tmp_path).stdout.strip() == str(newer)


def test_a_stand_in_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "python3.13", "echo no such version >&2; exit 127")
    assert prepare_with_old_python(tmp_path).returncode == 2
    newer = program(tmp_path / "python3.11", f'exec {sys.executable} "$@"')
    assert prepare_with_old_python(tmp_path).stdout.strip() == str(newer)


def test_a_program_that_lies_about_its_version_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "python3.14", "echo 3 9 2")
    assert prepare_with_old_python(tmp_path).returncode == 2


@pytest.mark.parametrize("feature", [(3, 4)])
def test_its_syntax_is_that_of_old_pythons(feature: tuple[int, int]) -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=feature)
    assert not [
        node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.NamedExpr | ast.AnnAssign)
    ]


def test_an_unknown_part_is_refused_in_one_sentence() -> None:
    told = subprocess.run([sys.executable, SCRIPT, "labb"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (2, "There is no part called labb.\n")
