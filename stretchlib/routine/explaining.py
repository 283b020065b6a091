"""Why a plan is as it is: a sentence for each technique, and what the plan could not do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stretchlib.routine.choosing import Choice
from stretchlib.routine.timeline import Routine, long_holds_remark
from stretchlib.routine.wishes import Wishes
from stretchlib.routine.wording import AREA_WORDS, clock

GUIDELINE_SECONDS = 60
CLOSE_SECONDS = 30
NOT_CHECKED = (
    "You have not done the safety check for this plan. Do it first: signs come before exercise, and your"
    " answers may change the plan."
)


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
        reasons.append("Warm up: muscles stretch best when they are warm.")
    names = {step.stretch: step.name for step in routine.steps}
    for item in routine.stretches:
        wished = item.area in wishes.focus
        purpose = f"for {AREA_WORDS[item.area]}" + ("" if wished else ", to use the time that is left")
        changes = " ".join(choices[item.id].advice())
        reasons.append(f"{names[item.id]}: {purpose}.{' For you: ' + changes if changes else ''}")
    return tuple(reasons)


def _remarks(routine: Routine, wishes: Wishes) -> tuple[str, ...]:
    """What to know, most urgent first: signs, a check that was not done, then doses and time."""
    remarks = [f"See somebody first. {sign.sign} {sign.action}" for sign in wishes.signs]
    if not wishes.checked:
        remarks.append(NOT_CHECKED)
    for area in wishes.focus:
        remarks += _on_dose(area, routine, wishes)
    if wishes.long_holds:
        remarks.append(_on_long_holds(routine, wishes))
    short = wishes.seconds - routine.seconds
    if short > CLOSE_SECONDS:
        remarks.append(
            f"The plan takes {clock(routine.seconds)} of the {clock(wishes.seconds)} minutes:"
            " more would not fit your wishes or would add little."
        )
    return tuple(remarks)


def _on_long_holds(routine: Routine, wishes: Wishes) -> str:
    """What became of the wish for longer holds."""
    if wishes.moment == "before-activity":
        return "Holds are not made longer, because activity follows."
    if any(wishes.longer_hold_of(item) for item in routine.stretches):
        return long_holds_remark()
    return "Nothing in this plan is held still, so there is no hold to make longer."


def _on_dose(area: str, routine: Routine, wishes: Wishes) -> list[str]:
    """What to know about the dose of one area."""
    steps = [step for step in routine.steps if (item := step.technique()) and item.area == area]
    if not steps:
        return [f"There was no time or no fitting technique for {AREA_WORDS[area]}."]
    holds = [step for step in steps if (item := step.technique()) and item.dose.kind == "hold"]
    held = sum(step.seconds_a_side() for step in holds)
    if wishes.moment == "before-activity":
        kept = f"Holds for {AREA_WORDS[area]} are kept under a minute, because activity follows."
        return [kept] if holds else []
    if holds and held < GUIDELINE_SECONDS:
        return [
            f"{AREA_WORDS[area].capitalize()} get {held} seconds a side; the guideline asks for"
            f" {GUIDELINE_SECONDS} seconds, so add time or do it twice."
        ]
    return []
