"""What the README and CONTRIBUTING say is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import click
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


def shell_lines(paper: str) -> list[str]:
    text = (ROOT / paper).read_text(encoding="utf-8")
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```$", text, re.M | re.S)
    lines = (line.partition("   #")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line]


@pytest.mark.parametrize("line", shell_lines("README.md"))
def test_every_line_that_the_readme_tells_to_run_can_run(line: str) -> None:
    """A program of ours is asked whether it knows each word; the rest must be a known tool."""
    program, *words = line.split()
    if program == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        for word in words:
            name, is_variable, _ = word.partition("=")
            assert re.search(rf"^{name} \?=" if is_variable else rf"^{name}:", makefile, re.M), word
    elif program == "stretchlib":
        command = main.commands[words[0]]
        command.make_parser(click.Context(command)).parse_args(words[1:])
    elif program == "conda":
        file, name = (ROOT / "environment.yml").read_text(encoding="utf-8"), words[-1]
        assert name == "environment.yml" or f"\nname: {name}\n" in file
    else:
        assert program == "rsync"


def test_the_readme_begins_with_what_it_is_and_somebody_who_moves() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    begin, _, rest = text.partition("<picture>")
    assert len(re.findall(r"[.!?]\n", begin)) == 3
    assert "images/moving-" in rest.partition("</picture>")[0]
    headings = re.findall(r"^## (.+)$", text, re.M)
    wanted = ("Start", "Learn", "Practise", "Publish it", "Teach with it", "Build on it", "What it cannot do")
    assert [heading for heading in headings if heading in wanted] == list(wanted)
