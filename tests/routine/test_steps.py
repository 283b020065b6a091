"""Steps: ten sliders are ten, a key that cannot be used is told, and own exercises are timed and counted."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from own_steps import free_steps, steps, technique_steps

from stretchlib import catalogue
from stretchlib.errors import UnknownId
from stretchlib.routine import Pauses, Routine, Stage, Step
from stretchlib.routine.steps import total_seconds
from stretchlib.routine.timeline import LONGEST_SECONDS
from stretchlib.show.routines import routine_card

BY_KIND = {
    kind: [item for item in catalogue.stretches() if item.dose.kind == kind]
    for kind in ("hold", "roll", "repeat")
}
WORK = ("hold", "roll", "repeat")


def work(step: Step) -> list[Stage]:
    return [stage for stage in step.stages(Pauses()) if stage.kind in WORK]


@pytest.mark.parametrize("item", BY_KIND["repeat"], ids=lambda item: item.id)
def test_ten_repetitions_of_a_movement_are_ten_for_each_side(item: catalogue.records.Stretch) -> None:
    done = work(Step(item.id, repetitions=10, rounds=1))
    assert [stage.side for stage in done] == (["left", "right"] if item.sides == "left-right" else ["both"])
    assert {stage.count for stage in done} == {10}
    assert {stage.seconds for stage in done} == {round(10 * item.dose.seconds_each)}


def test_rounds_bring_the_movements_back_after_a_rest() -> None:
    stages = list(Step("sciatic-slider", repetitions=10, rounds=2, side="left").stages(Pauses()))
    assert [stage.kind for stage in stages] == ["prepare", "repeat", "rest", "repeat", "out"]
    assert sum(stage.count or 0 for stage in stages) == 20
    assert stages[1].title.endswith("(round 1 of 2)")


def test_the_printed_plan_says_how_many_movements() -> None:
    routine = Routine.of("sciatic-slider", repetitions=12)
    assert "Sciatic slider, left leg, 12 times" in str(routine)
    assert "Sciatic slider, left leg, 12 times" in routine_card(routine)


@settings(max_examples=200, deadline=None)
@given(steps())
def test_a_step_does_on_each_of_its_sides_just_what_it_asks_for(step: Step) -> None:
    done, amount = work(step), step.amount()
    for side in step.sides():
        mine = [stage for stage in done if side == stage.side or len(done) == 1]
        assert len(mine) == amount.bouts
        assert sum(stage.seconds for stage in mine) == step.seconds_a_side()
        if amount.kind == "repeat":
            assert sum(stage.count for stage in mine) == amount.repetitions * amount.rounds
    for key in ("repetitions", "rounds"):
        asked = getattr(step, key)
        assert asked is None or getattr(amount, key) == asked


@settings(max_examples=100, deadline=None)
@given(steps())
def test_no_two_bouts_follow_one_another_without_a_pause(step: Step) -> None:
    kinds = [stage.kind for stage in step.stages(Pauses())]
    assert not any(one in WORK and other in WORK for one, other in itertools.pairwise(kinds))


UNFIT = {
    "a hold of a movement": ({"stretch": "cat-camel", "hold_seconds": 45}, "hold_seconds", "'repetitions'"),
    "a side of the whole body": ({"stretch": "cat-camel", "side": "left"}, "side", "leave it out"),
    "each side of the whole body": ({"stretch": "cat-camel", "side": "each"}, "side", "leave it out"),
    "rounds of a hold": ({"stretch": "heel-on-stool", "rounds": 2}, "rounds", "'repetitions'"),
    "passes of a roll": ({"stretch": "roller-calves", "repetitions": 10}, "repetitions", "'hold_seconds'"),
    "seconds of a technique": ({"stretch": "lying-strap", "seconds": 30}, "seconds", "'hold_seconds'"),
    "21 holds": ({"stretch": "lying-strap", "repetitions": 21}, "repetitions", "from 1 to 20"),
    "101 movements": ({"stretch": "cat-camel", "repetitions": 101}, "repetitions", "from 1 to 100"),
    "11 rounds": ({"stretch": "cat-camel", "rounds": 11}, "rounds", "from 1 to 10"),
    "time and count": ({"title": "a", "text": "b", "seconds": 60, "repetitions": 3}, "seconds", "not both"),
    "no amount": ({"title": "a", "text": "b"}, "title", "'seconds' or 'repetitions'"),
    "an hour and more": ({"title": "a", "text": "b", "seconds": 3601}, "seconds", "from 5 to 3600"),
    "rounds of own holds": (
        {"title": "a", "text": "b", "hold_seconds": 30, "rounds": 2},
        "rounds",
        "'repetitions'",
    ),
    "a form of an own step": (
        {"title": "a", "text": "b", "seconds": 9, "variant": "easier"},
        "variant",
        "'text'",
    ),
    "a side that is none": (
        {"stretch": "lying-strap", "side": "middle"},
        "side",
        "'left', 'right' or 'each'",
    ),
    "a number for a title": ({"title": 5, "text": "b", "seconds": 9}, "title", "must be text"),
    "a bell": ({"title": "a\x07", "text": "b", "seconds": 9}, "title", "U+0007"),
    "an escape": ({"title": "a", "text": "b\x1b[31m", "seconds": 9}, "text", "U+001B"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_what_a_step_cannot_use_is_one_sentence_that_names_it_and_the_right_way(case: str) -> None:
    keys, named, right = UNFIT[case]
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        Step(**keys)
    message = str(caught.value)
    assert named in message
    assert right in message
    assert message.endswith(".")
    assert message.isprintable()


@pytest.mark.parametrize(
    "wish",
    [
        {"what": ["heel-on-stool", "cat-camel"], "hold_seconds": 45},
        {"what": ["heel-on-stool"], "rounds": 2},
        {"what": ["roller-calves"], "repetitions": 2},
    ],
)
def test_a_routine_of_techniques_refuses_what_one_of_them_cannot_use(wish: dict[str, Any]) -> None:
    what = wish.pop("what")
    with pytest.raises(ValueError, match=f"{next(iter(wish))} does not fit"):
        Routine.of(*what, **wish)


def test_a_step_of_an_unknown_technique_is_told_when_the_routine_is_made() -> None:
    with pytest.raises(UnknownId, match="heel-on-stool"):
        Routine("x", "x", (Step("heel-on-stol", hold_seconds=30),))


def test_the_time_of_steps_is_that_of_what_a_technique_says_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times are kept, as a planner asks for them again and again; a technique can be replaced by another."""
    step, known = Step("heel-on-stool"), catalogue.stretch("heel-on-stool")
    before = total_seconds([step], Pauses())
    assert before == sum(stage.seconds for stage in step.stages(Pauses()))
    longer = replace(
        known, steps=(*known.steps[:-1], "Look around you, take your time. " * 9, known.steps[-1])
    )
    monkeypatch.setattr(catalogue, "stretch", lambda _: longer)
    assert total_seconds([step], Pauses()) == sum(stage.seconds for stage in step.stages(Pauses())) > before


def test_a_walk_of_twenty_minutes_is_one_stage() -> None:
    walk = Step(title="Walk", text="Walk at your own pace.", seconds=1200)
    assert [(stage.kind, stage.seconds) for stage in walk.stages(Pauses())] == [("repeat", 1200)]
    assert walk.amount_words() == "20 minutes"


def test_ten_bridges_that_are_held_for_a_moment_are_counted_in_one_go() -> None:
    bridge = Step(title="Bridge", text="Lift the hips.", repetitions=10, hold_seconds=5)
    (stage,) = work(bridge)
    assert stage.count == 10
    assert stage.seconds >= 10 * 5
    assert "10 times" in stage.text
    assert "5 seconds" in stage.text
    assert bridge.amount_words() == "10 slow repetitions, each held for 5 seconds"


def test_a_side_plank_is_held_on_each_side() -> None:
    plank = Step(title="Side plank", text="Lift the hips.", hold_seconds=30, side="each")
    assert [(stage.kind, stage.side, stage.seconds) for stage in work(plank)] == [
        ("hold", "left", 30),
        ("hold", "right", 30),
    ]
    assert plank.amount_words() == "1 hold of 30 seconds, each side"


@settings(max_examples=100, deadline=None)
@given(free_steps())
def test_an_own_exercise_says_its_own_words_in_every_stage_of_work(step: Step) -> None:
    assert all("Lift the hips." in stage.text and "Bridge" in stage.title for stage in work(step))


def test_a_routine_lasts_at_most_three_hours() -> None:
    hour = Step(title="Walk", text="Walk.", seconds=3600)
    assert Routine("x", "Long", (hour,) * 3).seconds == 3 * 3600
    with pytest.raises(ValueError, match=r"240 minutes; it may take up to 3 hours"):
        Routine("x", "Too long", (hour,) * 4)


@pytest.mark.parametrize("key", ["name", "note"])
def test_signs_that_are_no_text_reach_neither_terminal_nor_calendar(key: str) -> None:
    texts = {"name": "Name", "note": "Note", key: "Ring\x07"}
    with pytest.raises(ValueError, match=f"{key} holds the control character U\\+0007"):
        Routine("x", steps=(Step("lying-strap"),), **texts)


@settings(max_examples=100, deadline=None)
@given(technique_steps())
@example(Step("heel-on-stool", repetitions=19, hold_seconds=275))  # over three hours
def test_longer_holds_change_holds_that_are_short_and_nothing_else(step: Step) -> None:
    assume(total_seconds((step,), Pauses()) <= LONGEST_SECONDS)
    routine = Routine("x", "x", (step,))
    longer = routine.with_long_holds()
    for before, after in zip(routine.stages, longer.stages, strict=True):
        short = before.kind == "hold" and before.seconds < 60
        assert after.seconds == (60 if short else before.seconds)
    assert bool(longer.remarks) == (longer != routine)


def test_longer_holds_leave_own_exercises_alone_and_name_their_source() -> None:
    plank = Step(title="Side plank", text="Lift.", hold_seconds=30, side="each")
    routine = Routine("x", "x", (plank, Step("heel-on-stool"))).with_long_holds()
    assert [stage.seconds for stage in routine.stages if stage.kind == "hold"] == [30, 30, 60, 60, 60, 60]
    assert "Feland 2001" in routine.remarks[0]
