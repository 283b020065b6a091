"""What CONTRIBUTING shows is so: its blocks stand in a copy of the project, where its fast commands run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import walk_contributing as walk

STEPS = [*walk.steps(walk.PAGE.read_text(encoding="utf-8"))]
#: What the last fast command of each part prints.
SHOWN = {
    "Add a stretch": "Seated tip forward",
    "Add a figure": "Bar chart. A technique has from",
    "Add a widget": "Greeting('Anna')",
    "Add a chapter": "My chapter",
    "Words": "Volgende",
}
#: All that it tells to run takes long.
SLOW_ALONE = ("Add a movement",)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the commands are for a shell")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which every block of code stands where the page says."""
    root = walk.copy_project(tmp_path_factory.mktemp("walk") / "project")
    for step in STEPS:
        if step.kind != "sh":
            walk.write(step, root)
    return root


def test_each_thing_that_can_be_added_has_an_example() -> None:
    assert {step.part for step in STEPS if step.part} == {*SHOWN, *SLOW_ALONE}


@pytest.mark.long
@pytest.mark.parametrize("part", SHOWN)
def test_following_the_page_brings_what_it_says(copy: Path, part: str) -> None:
    told = ""
    for step in STEPS:
        for command in walk.commands(step) if step.part == part and step.kind == "sh" else ():
            if not walk.SLOW.search(command):
                done = walk.run(command, copy)
                assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
                told = done.stdout
    assert SHOWN[part] in told


def test_a_block_that_says_no_file_is_refused() -> None:
    with pytest.raises(ValueError, match="does not say which file"):
        [*walk.steps("## Add a thing\n\nSomewhere:\n\n```python\nx = 1\n```\n")]
