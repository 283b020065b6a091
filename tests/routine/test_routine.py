"""Routines: real stages for both sides, in the form that the timer reads."""

from __future__ import annotations

import json

import pytest

from stretchlib import catalogue
from stretchlib.errors import UnknownId
from stretchlib.routine import Routine, Stage

EVERY = [item.id for item in catalogue.stretches()]


def kinds(routine: Routine) -> list[str]:
    return [stage.kind for stage in routine.stages]


def test_a_one_sided_stretch_is_done_on_both_sides_with_time_to_change_over() -> None:
    routine = Routine.of("heel-on-stool")
    assert kinds(routine) == ["prepare", "hold", "rest", "hold", "switch", "hold", "rest", "hold", "out"]
    assert [stage.side for stage in routine.stages] == ["left"] * 4 + ["right"] * 5
    assert routine.seconds == sum(stage.seconds for stage in routine.stages)


def test_a_two_sided_stretch_needs_no_change_over() -> None:
    assert kinds(Routine.of("supported-hip-hinge")) == ["prepare", "hold", "rest", "hold", "out"]


@pytest.mark.parametrize("key", EVERY)
def test_each_side_of_each_technique_gets_its_full_dose(key: str) -> None:
    item = catalogue.stretch(key)
    routine = Routine.of(key)
    active = [stage for stage in routine.stages if stage.kind in ("hold", "roll", "repeat")]
    sides = ["left", "right"] if item.sides == "left-right" else ["both"]
    for side in sides:
        done = [stage for stage in active if stage.side == side]
        assert len(done) == item.dose.bouts
        if item.dose.kind != "repeat":
            assert all(stage.seconds == item.dose.hold_seconds for stage in done)
        else:
            assert all(stage.count == item.dose.repetitions for stage in done)
    if item.dose.basis == "guideline":
        assert sum(stage.seconds for stage in active if stage.side == sides[0]) >= 60


@pytest.mark.parametrize("key", EVERY)
def test_the_picture_is_mirrored_for_the_side_it_was_not_drawn_for(key: str) -> None:
    item = catalogue.stretch(key)
    for stage in Routine.of(key).stages:
        assert stage.picture == item.picture
        drawn_for = item.main_pose.working
        assert stage.mirrored == (stage.side in ("left", "right") and stage.side != drawn_for)


def test_the_timer_form_has_the_agreed_keys_and_is_plain_json() -> None:
    form = Routine.of("heel-on-stool", "lying-strap").to_dict()
    assert list(form) == [
        *(
            "id",
            "name",
            "seconds",
            "stages",
            "emergency",
            "stop_rules",
            "effort",
            "effort_aim",
            "long_hold",
            "notice",
        ),
    ]
    assert json.loads(json.dumps(form)) == form
    stage_keys = {"kind", "seconds", "title", "sentences", "side", "stretch", "picture", "mirrored", "count"}
    for stage in form["stages"]:
        assert set(stage) == stage_keys | {"lead", "least_lead"}
        assert all(
            set(each) == {"text", "seconds", "step", "moves", "picture"} for each in stage["sentences"]
        )
    assert len(form["emergency"]) == len(catalogue.emergency_signs())
    assert "No clinician has reviewed" in form["notice"]


def test_the_timer_marks_the_part_of_the_scale_that_the_words_name() -> None:
    stretch, pressure = (list(catalogue.effort(kind).aim) for kind in ("stretch", "pressure"))
    assert stretch[1] > pressure[1], "a ball or roller presses more gently than a stretch pulls"
    routine = Routine.of("heel-on-stool")
    assert routine.to_dict()["effort_aim"] == stretch
    assert f"between {stretch[0]} and {stretch[1]}" in routine.effort()
    routine = Routine.of("roller-calves", "ball-foot")
    assert routine.to_dict()["effort_aim"] == pressure
    assert f"at {pressure[1]} or below" in routine.effort()
    assert Routine.of("heel-on-stool", "ball-foot").to_dict()["effort_aim"] is None, "one scale, two aims"


@pytest.mark.parametrize("key", EVERY)
def test_every_caution_of_a_technique_reaches_the_timer(key: str) -> None:
    told = {caution["id"]: caution["text"] for caution in Routine.of(key).cautions()}
    printed = " ".join(str(Routine.of(key)).split())
    item = catalogue.stretch(key)
    assert set(told) == {caution.condition for caution in catalogue.all_cautions(item)}
    for caution in catalogue.all_cautions(item):
        about = catalogue.condition(caution.condition)
        assert caution.action.capitalize() in told[about.id]
        assert caution.text in told[about.id]
        assert about.heading in printed


def test_wishes_change_the_stages() -> None:
    routine = Routine.of("heel-on-stool", repetitions=1, hold_seconds=45, prepare_seconds=10, name="Mine")
    assert kinds(routine) == ["prepare", "hold", "switch", "hold", "out"]
    assert routine.stages[0].lead == 10
    assert routine.stages[1].seconds == 45
    assert routine.name == "Mine"


def test_a_routine_prints_itself_as_a_table() -> None:
    lines = str(Routine.of("supported-sit-back")).splitlines()
    assert lines[0] == "Supported sit-back (1:49)"
    assert lines[2].split() == ["at", "for", "what", "side"]
    assert lines[4].split()[:2] == ["0:00", "0:34"]


@pytest.mark.parametrize(
    "wish",
    [
        {"repetitions": 0},
        {"repetitions": 2.5},
        {"hold_seconds": -1},
        {"hold_seconds": 10_000},
        {"prepare_seconds": 0},
        {"rest_seconds": True},
        {"switch_seconds": "8"},
    ],
)
def test_a_wish_out_of_range_is_named(wish: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wish))):
        Routine.of("heel-on-stool", **wish)  # type: ignore[arg-type]


def test_a_routine_of_nothing_or_of_something_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Routine.of()
    with pytest.raises(UnknownId, match="heel-on-stool"):
        Routine.of("heel-on-stol")
    with pytest.raises(ValueError, match="at least 1 second"):
        Stage("hold", 0, "Nothing", "Nothing")
