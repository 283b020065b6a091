"""The Python side of movements: what they accept, what they give the page, what stands for them elsewhere."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from stretchlib import catalogue
from stretchlib.body.stored import stored
from stretchlib.catalogue.turns import shown_by
from stretchlib.errors import UnknownId
from stretchlib.widgets._movement import Movement, movement, scenes_by_picture
from stretchlib.widgets._timer import timer

MOTIONS = stored("movements")["motions"]
TECHNIQUES = [name for name in MOTIONS if name in {item.id for item in catalogue.stretches()}]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"technique": "lying-strp"}, "lying-strap"),
        ({"technique": "lying-strap", "form": "wal"}, "wall"),
        ({"technique": "lying-strap", "side": "lft"}, "left"),
        ({"technique": "lying-strap", "person": "man-61"}, "man-60"),
    ],
)
def test_wrong_input_says_what_would_be_right(asked: dict[str, Any], words: str) -> None:
    with pytest.raises(UnknownId, match=words):
        movement(**asked)


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_each_movement_tells_every_step_of_its_technique_in_order(technique: str) -> None:
    item = catalogue.stretch(technique)
    spans = MOTIONS[technique]["spans"]
    told = [span["step"] for span in spans if "step" in span]
    in_turn = list(dict.fromkeys(told))
    # The page tells the last steps in later rounds of a loop.
    rounds = sum(span["kind"] == "loop" for span in spans)
    untold = len(item.steps) - len(in_turn)
    assert in_turn == list(range(len(in_turn)))
    assert 0 <= untold <= max(0, rounds - 1)
    assert movement(technique).shown["steps"] == list(item.steps)


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_things_stand_where_the_pose_of_the_movement_has_them(technique: str) -> None:
    item, shown = catalogue.stretch(technique), movement(technique).shown
    record = item.poses[MOTIONS[technique]["pose"]]
    assert [prop["kind"] for prop in shown["props"]] == [prop.kind for prop in record.props]
    assert {each["point"]: each["height"] for each in shown["contacts"]} == {
        contact.point: contact.height_cm / 100 for contact in record.contacts
    }


def test_the_still_picture_is_mirrored_for_the_other_side_only() -> None:
    made_for = MOTIONS["lying-strap"]["side"]
    other = "right" if made_for == "left" else "left"
    assert not movement("lying-strap").shown["still"]["mirrored"]
    assert not movement("lying-strap", side=made_for).shown["still"]["mirrored"]
    assert movement("lying-strap", side=other).shown["still"]["mirrored"]
    assert movement("lying-strap", side=other).shown["side"] == other


def test_the_person_of_the_still_picture_moves_until_somebody_else_is_chosen() -> None:
    assert movement("seated-figure-four").person == shown_by("seated-figure-four")
    assert movement("seated-figure-four", person="man-60").person == "man-60"


def test_all_movements_and_timers_of_a_kernel_share_one_engine() -> None:
    first, second = movement("lying-strap"), movement("cat-camel")
    assert first.engine == second.engine == timer("heel-on-stool").engine
    assert first.engine.startswith("anywidget:")  # no other form of a reference is known to JupyterLab


def test_a_timer_moves_exactly_the_pictures_that_it_shows() -> None:
    shown = timer("heel-on-stool")
    pictures = {stage["picture"] for stage in shown.routine["stages"]}
    assert set(shown.moving) <= pictures
    assert shown.moving[catalogue.stretch("heel-on-stool").picture]["id"] == "heel-on-stool"


def test_no_picture_has_the_movement_of_another_technique() -> None:
    for picture, scene in scenes_by_picture(catalogue.stretches()).items():
        item = catalogue.stretch(scene["id"].partition(".")[0])
        assert picture in {item.picture_of(phase) for phase in item.poses}


def test_picture_and_steps_stand_for_it_where_no_script_runs() -> None:
    shown = movement("lying-strap")
    data, _ = shown._repr_mimebundle_()
    for step in catalogue.stretch("lying-strap").steps:
        assert step in data["text/plain"]
        assert step in data["text/html"]
    assert 'data-picture="strip-lying-strap"' in data["text/html"]
    assert repr(Movement("lying-strap")) == "Movement('lying-strap')"


def test_it_needs_no_numpy() -> None:
    code = "import sys, stretchlib as sl; sl.movement('lying-strap'); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
