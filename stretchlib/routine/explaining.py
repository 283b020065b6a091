"""Why a plan is as it is: a sentence for each technique, and what the plan could not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stretchlib.routine.choosing import Choice
from stretchlib.routine.timeline import Routine, long_holds_remark
from stretchlib.routine.wishes import Wishes
from stretchlib.routine.wording import area_words, clock
from stretchlib.words import say

GUIDELINE_SECONDS = 60
CLOSE_SECONDS = 30


def explained(routine: Routine, wishes: Wishes, choices: Mapping[str, Choice]) -> Routine:
    """The routine with the reasons for each step, and with what is to know about the whole.

    Parameters
    ----------
    choices : how each technique was taken, by its id.
    """
    return replace(routine, why=_reasons(routine, wishes, choices), remarks=_remarks(routine, wishes))


def _reasons(routine: Routine, wishes: Wishes, choices: Mapping[str, Choice]) -> tuple[str, ...]:
    """One sentence or more for each step: what it is for, and what conditions ask for."""
    reasons = []
    if routine.steps[0].stretch is None:
        reasons.append(say("planner.why-warm-up"))
    names = {step.stretch: step.name for step in routine.steps}
    for item in routine.stretches:
        told = {"name": names[item.id], "area": area_words(item.area)}
        reason = say("planner.why" if item.area in wishes.focus else "planner.why-time-left", **told)
        changes = " ".join(choices[item.id].advice())
        reasons.append(f"{reason} {say('planner.for-you', changes=changes)}" if changes else reason)
    return tuple(reasons)


def _remarks(routine: Routine, wishes: Wishes) -> tuple[str, ...]:
    """What to know, most urgent first: signs, a check that was not done, then doses and time."""
    remarks = [say("planner.see-somebody", sign=sign.sign, action=sign.action) for sign in wishes.signs]
    if not wishes.checked:
        remarks.append(say("planner.not-checked"))
    for area in wishes.focus:
        remarks += _on_dose(area, routine, wishes)
    if wishes.long_holds:
        remarks.append(_on_long_holds(routine, wishes))
    short = wishes.seconds - routine.seconds
    if short > CLOSE_SECONDS:
        remarks.append(say("planner.shorter", taken=clock(routine.seconds), wished=clock(wishes.seconds)))
    return tuple(remarks)


def _on_long_holds(routine: Routine, wishes: Wishes) -> str:
    """What became of the wish for longer holds."""
    if wishes.moment == "before-activity":
        return say("planner.no-long-holds-before")
    if any(wishes.longer_hold_of(item) for item in routine.stretches):
        return long_holds_remark()
    return say("planner.nothing-held")


def _on_dose(area: str, routine: Routine, wishes: Wishes) -> list[str]:
    """What to know about the dose of one area."""
    steps = [step for step in routine.steps if (item := step.technique()) and item.area == area]
    if not steps:
        return [say("planner.nothing-for", area=area_words(area))]
    holds = [step for step in steps if (item := step.technique()) and item.dose.kind == "hold"]
    held = sum(step.seconds_a_side() for step in holds)
    if wishes.moment == "before-activity":
        return [say("planner.short-holds-before", area=area_words(area))] if holds else []
    if holds and held < GUIDELINE_SECONDS:
        words = area_words(area).capitalize()
        return [say("planner.below-guideline", area=words, held=held, wanted=GUIDELINE_SECONDS)]
    return []
