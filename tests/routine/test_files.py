"""Plan files, ready-made sets, and export to TOML and to calendars."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from own_steps import routines
from own_technique import GOOD

from stretchlib import catalogue
from stretchlib.errors import BadRecord, UnknownId
from stretchlib.routine import Routine, Step, load, named, plan, set_names

PLAN = """
name = "Morning plan"
note = "From the clinic on the corner."
prepare_seconds = 10

[[steps]]
title = "Walk"
text = "Walk about the room."
seconds = 60

[[steps]]
stretch = "heel-on-stool"
repetitions = 1
hold_seconds = 20
side = "left"
variant = "easier"

[[steps]]
stretch = "Ballerina stretch"
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "Clinic plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_clinics_plan_becomes_a_timeline(plan_file: Path) -> None:
    routine = load(plan_file)
    assert routine.id == "clinic-plan"
    assert routine.note == "From the clinic on the corner."
    assert [stage.kind for stage in routine.stages[:3]] == ["repeat", "prepare", "hold"]
    walk, _, hold = routine.stages[:3]
    assert (walk.seconds, walk.stretch, walk.picture) == (60, None, None)
    assert (hold.seconds, hold.side, hold.picture) == (20, "left", "pose-heel-on-stool-easy")
    assert {stage.side for stage in routine.stages[1:3]} == {"left"}
    assert [item.id for item in routine.stretches] == ["heel-on-stool"]


BROKEN = {
    "an unknown technique": ('"heel-on-stool"', '"heel-on-stol"', "steps.2.stretch", "'heel-on-stool'"),
    "an unknown key": ("repetitions = 1", "repeats = 1", "steps.2.repeats", "is not a key"),
    "a hold too long": ("hold_seconds = 20", "hold_seconds = 9000", "steps.2", "hold_seconds is 9000"),
    "a side that is none": ('"left"', '"middle"', "steps.2.side", "must be one of"),
    "no name": ('name = "Morning plan"\n', "", "name", "is missing"),
    "no time for a free step": ("seconds = 60", "", "steps.1", "needs 'title', 'text', and either 'seconds'"),
    "time for a technique": ("hold_seconds = 20", "seconds = 20", "steps.2", "seconds does not fit Heel"),
    "a pause too long": ("prepare_seconds = 10", "prepare_seconds = 999", "", "prepare_seconds is 999"),
    "no steps": (PLAN[PLAN.index("[[steps]]") :], "steps = []", "", "'steps' holds 0"),
    "text for a number": ("repetitions = 1", 'repetitions = "one"', "steps.2.repetitions", "a whole number"),
    "no TOML": ("[[steps]]", "[[steps", "", "this is not TOML"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_plan_that_breaks_a_rule_is_told_where(case: str, tmp_path: Path) -> None:
    old, new, key, words = BROKEN[case]
    assert old in PLAN
    path = tmp_path / "mine.toml"
    path.write_text(PLAN.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadRecord) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith("mine.toml")
    assert key in message
    assert words in message
    assert "\n" not in message


def test_a_plan_can_hold_a_technique_of_an_own_file(tmp_path: Path) -> None:
    from stretchlib.catalogue import library

    (tmp_path / "techniques.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "plan.toml").write_text('name = "x"\n[[steps]]\nstretch = "my-stretch"\n', encoding="utf-8")
    with pytest.raises(BadRecord, match="my-stretch"):
        load(tmp_path / "plan.toml")
    try:
        catalogue.load(tmp_path / "techniques.toml")
        assert load(tmp_path / "plan.toml").stretches[0].name == "My stretch"
    finally:
        library.forget_own()


@pytest.mark.parametrize("name", set_names())
def test_a_ready_made_set_runs_and_survives_a_round_trip(name: str, tmp_path: Path) -> None:
    routine = named(name)
    path = tmp_path / f"{name}.toml"
    path.write_text(routine.to_toml(), encoding="utf-8")
    assert load(path) == routine
    assert routine.note


def test_the_sets_take_about_the_time_that_they_say() -> None:
    assert named("core").seconds == pytest.approx(14 * 60, abs=60)
    assert named("desk").seconds == pytest.approx(5 * 60, abs=30)
    assert {item.position for item in named("desk").stretches} <= {"standing", "sitting"}
    with pytest.raises(UnknownId, match="'core'"):
        named("cor")


@pytest.mark.long
@settings(max_examples=100, deadline=None)
@given(routines())
def test_any_routine_survives_a_round_trip_through_a_plan_file(routine: Routine) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.toml"
        path.write_text(routine.to_toml(), encoding="utf-8")
        assert load(path) == routine


def test_a_plan_tells_all_of_its_faults_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    broken = PLAN.replace('side = "left"', 'side = "middle"\nsid = 1').replace(
        "seconds = 60", 'seconds = "60"'
    )
    path.write_text(f"colour = 3\n{broken}", encoding="utf-8")
    with pytest.raises(BadRecord) as caught:
        load(path)
    told = str(caught.value).splitlines()
    keys = ["colour", "steps.1.seconds", "steps.2.sid", "steps.2.side"]
    assert [line.split(": ")[1] for line in told] == keys
    names = PLAN.replace("Ballerina", "Balerina").replace('"heel-on-stool"', '"heel-on-stol"')
    path.write_text(names, encoding="utf-8")
    with pytest.raises(BadRecord, match=r"steps\.2\.stretch.*\n.*steps\.3\.stretch"):
        load(path)


MOVEMENT = """
name = "Old plan"

[[steps]]
stretch = "heel-on-stool"
repetitions = 3

[[steps]]
stretch = "sciatic-slider"
repetitions = 10
"""


def test_an_old_file_that_meant_rounds_is_refused_and_told_both_ways_to_write_it(tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    path.write_text(MOVEMENT, encoding="utf-8")
    with pytest.raises(BadRecord) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith("old.toml: steps.2.repetitions: ")
    assert "10 rounds of 10 movements" in message
    assert "rounds = 10" in message
    assert "format = 2" in message
    assert message.count(".") - message.count(".toml") - message.count("steps.2.repetitions") * 2 == 1
    path.write_text(MOVEMENT.replace("repetitions = 10", "rounds = 10"), encoding="utf-8")
    assert sum(stage.count or 0 for stage in load(path).stages if stage.side == "left") == 100
    path.write_text(f"format = 2\n{MOVEMENT}", encoding="utf-8")
    assert sum(stage.count or 0 for stage in load(path).stages if stage.side == "left") == 10


def test_an_old_file_without_such_a_step_loads_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    path.write_text(MOVEMENT.replace("repetitions = 10", ""), encoding="utf-8")
    assert load(path).stages == Routine("x", "x", load(path).steps).stages
    assert load(path).steps[0].repetitions == 3


@pytest.mark.parametrize("number", [0, 3])
def test_a_format_of_another_time_is_refused(number: int, tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    path.write_text(f"format = {number}\n{MOVEMENT}", encoding="utf-8")
    with pytest.raises(BadRecord, match="write format = 2"):
        load(path)


def test_a_file_of_the_other_kind_names_the_command_that_is_meant(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(BadRecord, match=r"file of techniques.*stretchlib check mine\.toml"):
        load(tmp_path / "mine.toml")
    (tmp_path / "plan.toml").write_text(PLAN, encoding="utf-8")
    (problem,) = catalogue.check([tmp_path / "plan.toml"])
    assert "plan file" in problem
    assert "stretchlib plan plan.toml" in problem


SIGNS = {"a bell": "\\u0007", "an escape": "\\u001b[31m", "a line": "\\u2028", "delete": "\\u007f"}


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
@pytest.mark.parametrize("old", ["Morning plan", "From the clinic", 'title = "Walk', 'text = "Walk about'])
def test_signs_that_are_no_text_are_refused_in_every_text_of_a_plan(
    old: str, sign: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(PLAN.replace(old, f"{old}{sign}", 1), encoding="utf-8")
    with pytest.raises(BadRecord, match="holds the control character U\\+") as caught:
        load(path)
    assert str(caught.value).isprintable()


def test_a_sign_in_the_name_of_a_key_does_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'"\\u001b[31mred" = 1\n{PLAN}', encoding="utf-8")
    with pytest.raises(BadRecord, match="is not a key") as caught:
        load(path)
    assert str(caught.value).isprintable()
    assert "\\x1b" in str(caught.value)


def test_a_plan_of_the_planner_can_be_kept_as_a_file(tmp_path: Path) -> None:
    routine = plan(10)
    path = tmp_path / "plan.toml"
    path.write_text(routine.to_toml(), encoding="utf-8")
    assert load(path).stages == routine.stages


def unfolded(text: str) -> dict[str, str]:
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if ":" in line)


def test_a_routine_becomes_a_calendar_event_that_repeats() -> None:
    routine = named("core")
    text = routine.to_ical(days=["fr", "MO"], at="18:05", start=date(2030, 1, 1), weeks=4)
    event = unfolded(text)
    assert event["DTSTART"] == "20300104T180500"  # the first Friday; 1 January 2030 is a Tuesday
    assert event["RRULE"] == "FREQ=WEEKLY;BYDAY=MO,FR;COUNT=8"
    assert event["DURATION"] == f"PT{routine.seconds // 60}M{routine.seconds % 60}S"
    assert event["SUMMARY"] == "Core set"
    assert "Cat-camel" in event["DESCRIPTION"]
    assert "\\n" in event["DESCRIPTION"]


def test_calendar_lines_are_short_and_end_as_the_standard_says() -> None:
    text = named("core").to_ical(start=date(2030, 1, 1))
    assert text.endswith("END:VCALENDAR\r\n")
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
        assert "\n" not in line
    assert text == named("core").to_ical(start=date(2030, 1, 1))


def test_signs_that_mean_something_in_a_calendar_are_escaped() -> None:
    routine = Routine("x", "Legs, hips; and \\ more ü" * 5, (Step("lying-strap"),))
    event = unfolded(routine.to_ical(start=date(2030, 1, 1)))
    assert event["SUMMARY"].startswith("Legs\\, hips\\; and \\\\ more ü")


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"days": []}, "days is empty"),
        ({"days": ["XX"]}, "day of the week"),
        ({"at": "25:00"}, "must be a time"),
        ({"at": "7:30"}, "must be a time"),
        ({"weeks": 0}, "weeks is 0"),
    ],
)
def test_an_odd_wish_for_the_calendar_is_refused(wish: dict[str, object], words: str) -> None:
    with pytest.raises((ValueError, UnknownId), match=words):
        named("core").to_ical(**wish)
