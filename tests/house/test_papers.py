"""What the README and CONTRIBUTING say is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
import walk_contributing as walk
from click.testing import CliRunner

from stretchlib.cli import main

ROOT = Path(__file__).parents[2]
PAPERS = ["README.md", "CONTRIBUTING.md"]


def test_the_readme_shows_what_really_comes_out() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried >= 4
    assert not failed


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_a_paper_names_is_there(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    prose = re.sub(r"`[^`]*`", "", text)
    linked = re.findall(r"\]\((?!https?:)([^)#]+)", prose) + re.findall(r'(?:src|srcset)="([^"]+)"', text)
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", text)
    if paper == "CONTRIBUTING.md":  # its examples make files, in a copy
        named = [name for name in named if name not in {step.file for step in walk.steps(text)}]
    built = ("book/_build/", ".venv/", "site/", "lite/", "slides/", "handouts/")
    for name in linked + [name for name in named if not name.startswith(built)]:
        assert (ROOT / name).exists(), f"{paper} names {name}"


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_that_a_paper_names_is_there(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert (
        set(re.findall(r"\bmake ([a-z]+)", "\n".join(re.findall(r"`([^`]+)`|^make .*", text, re.M))))
        <= targets
    )
    assert set(re.findall(r"^make ([a-z]+)", text, re.M)) <= targets
    for command in set(re.findall(r"`stretchlib ([a-z]+)|^stretchlib ([a-z]+)", text, re.M)):
        helped = CliRunner().invoke(main, ["".join(command), "--help"])
        assert helped.exit_code == 0, command
