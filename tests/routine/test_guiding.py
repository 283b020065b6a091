"""The way in, the hold and the way out: every step is said, in order, on its side, with time for it."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from own_steps import steps

from stretchlib import catalogue
from stretchlib.routine import Pauses, Routine, Stage, Step, plan
from stretchlib.routine.guiding import spoken

LEADS_IN = ("prepare", "switch")
DONE = [
    pytest.param(item.id, form, id=f"{item.id} {form or ''}".strip())
    for item in catalogue.stretches()
    for form in (None, *item.forms)
]


def said_steps(stages: list[Stage]) -> list[str]:
    """The steps as they are heard: parts of one step, in the way in and in the hold, are one."""
    heard = [each for stage in stages for each in stage.sentences if each.step is not None]
    return [
        " ".join(each.text for each in group) for _, group in itertools.groupby(heard, lambda each: each.step)
    ]


@pytest.mark.parametrize(("technique", "form"), DONE)
def test_every_step_of_a_technique_is_said_in_order_and_none_is_missing(
    technique: str, form: str | None
) -> None:
    step = Step(technique, form=form, **{catalogue.stretch(technique).dose.bout_key: 1})
    stages = list(step.stages(Pauses()))
    first = [stage for stage in stages if stage.side == step.sides()[0] and stage.kind != "switch"]
    assert said_steps(first) == list(step.instructions)
    other = [stage for stage in stages if stage.side != step.sides()[0]]
    assert bool(other) == (len(step.sides()) == 2)
    if other:
        assert other[0].kind == "switch"
        assert len(other[0].sentences) >= 4, "out of one side, over, which one, and in again"


@pytest.mark.parametrize(("technique", "form"), DONE)
def test_the_side_is_named_before_the_first_step_and_the_way_out_comes_last(
    technique: str, form: str | None
) -> None:
    item = catalogue.stretch(technique)
    step = Step(technique, form=form)
    stages = list(step.stages(Pauses()))
    assert [stages[0].kind, stages[-1].kind] == ["prepare", "out"]
    for stage in stages:
        if item.sides == "left-right" and stage.kind in LEADS_IN:
            told = re.findall(r"\b(left|right)\b", stage.text)
            assert stage.side in told, "which leg or arm is meant"
    source = item if form is None else item.form(form)
    assert source.way_out
    assert stages[-1].text == source.way_out
    if item.sides == "left-right":
        assert source.short_steps


@pytest.mark.long
@settings(max_examples=200, deadline=None)
@given(steps())
def test_nobody_is_asked_for_the_next_thing_before_the_last_was_said(step: Step) -> None:
    for stage in step.stages(Pauses()):
        assert stage.starts == tuple(sorted(stage.starts))
        if stage.kind in (*LEADS_IN, "out"):
            assert all(each.seconds >= spoken(each.text) for each in stage.sentences)
            assert stage.seconds == stage.lead + sum(each.seconds for each in stage.sentences)
            assert stage.lead >= stage.least_lead
        else:
            assert all(start < stage.seconds for start in stage.starts)


def test_a_short_round_says_beforehand_what_it_has_no_time_to_say() -> None:
    (lead, work, *_) = Step("cat-camel", repetitions=1).stages(Pauses())
    assert work.seconds == 6
    assert said_steps([lead, work]) == list(catalogue.stretch("cat-camel").steps)
    assert len([each for each in work.sentences if each.step is not None]) == 1


def test_what_a_condition_asks_is_said_in_the_stage_that_it_concerns_and_without_its_name() -> None:
    routine = plan(20, conditions={"pregnancy"}, area="hip-flexors")
    step = next(each for each in routine.steps if each.stretch == "half-kneeling-hip-flexor")
    caution = catalogue.stretch("half-kneeling-hip-flexor").caution("pregnancy")
    assert caution is not None
    assert step.care == caution.text
    for stage in step.stages(Pauses()):
        assert (caution.text in stage.text) == (stage.kind in LEADS_IN)
    assert "egnan" not in " ".join(stage.text + stage.title for stage in routine.stages)


def test_a_smaller_change_is_said_with_the_steps_that_it_changes() -> None:
    stage = next(Step("seated-figure-four", variant="harder").stages(Pauses()))
    assert "A little more this time: Tip farther forward." in stage.text


def test_each_moment_shows_its_own_pose() -> None:
    (lead, hold, *_) = Routine.of("half-kneeling-hip-flexor").stages
    shown = [each.picture or lead.picture for each in lead.sentences if each.step is not None]
    kneeling, gliding = "pose-half-kneeling-hip-flexor-start", "pose-half-kneeling-hip-flexor-hold"
    assert shown == [kneeling, kneeling, kneeling, gliding]
    assert hold.picture == gliding
