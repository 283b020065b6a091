"""A usual run takes some cases by turns, a thorough run and who names a test get all, a brief one few."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest

@pytest.mark.by_turns(3, "e")
@pytest.mark.parametrize("case", "abcdef")
def test_cases(case):
    pass

@pytest.mark.thorough
def test_long():
    pass

@pytest.mark.long
def test_slow():
    pass

def test_usual():
    pass
"""


@pytest.mark.long
@pytest.mark.by_turns(4)  # each starts pytest
@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ([""], ["cases[a]", "cases[d]", "cases[e]", "slow", "usual"]),
        (["", "--thorough"], [*(f"cases[{case}]" for case in "abcdef"), "long", "slow", "usual"]),
        (["", "--brief"], ["cases[a]", "usual"]),
        (["::test_cases[b]", "::test_long"], ["cases[b]", "long"]),
    ],
    ids=["usual", "thorough", "brief", "by name"],
)
def test_a_run_takes_what_was_asked_for(asked: list[str], taken: list[str], tmp_path: Path) -> None:
    file = tmp_path / "test_turns.py"
    file.write_text(TESTS, encoding="utf-8")
    named = [each if each.startswith("--") else f"{file}{each}" for each in asked]
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-q", "--collect-only", *named]
    plainly = {**os.environ, "PYTEST_ADDOPTS": ""}
    told = subprocess.run(command, cwd=ROOT, env=plainly, capture_output=True, text=True, check=True).stdout
    assert [line.rpartition("::test_")[2] for line in told.splitlines() if "::" in line] == taken
