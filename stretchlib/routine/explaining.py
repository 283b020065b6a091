"""Why a plan is as it is: a sentence for each technique, and what the plan could not do."""

from __future__ import annotations

from collections.abc import Iterator

from stretchlib import catalogue
from stretchlib.catalogue.records import Stretch
from stretchlib.routine.timeline import Routine
from stretchlib.routine.wishes import Wishes
from stretchlib.routine.wording import AREA_WORDS, clock

GUIDELINE_SECONDS = 60
CLOSE_SECONDS = 30


def reasons_for(routine: Routine, wishes: Wishes) -> tuple[str, ...]:
    reasons = []
    if routine.steps[0].stretch is None:
        reasons.append("Warm up: muscles stretch best when they are warm.")
    titles = {step.stretch: step.title for step in routine.steps}
    for item in routine.stretches:
        wished = item.area in wishes.focus
        purpose = f"for {AREA_WORDS[item.area]}" + ("" if wished else ", to use the time that is left")
        changes = " ".join(_changes(item, wishes))
        reasons.append(
            f"{titles[item.id] or item.name}: {purpose}.{' Change it. ' + changes if changes else ''}"
        )
    return tuple(reasons)


def _changes(item: Stretch, wishes: Wishes) -> Iterator[str]:
    """What conditions ask for; in another form, the condition's own words fit better than the technique's."""
    other_form = wishes.form_of(item) is not item
    for caution in catalogue.cautions_for(item, wishes.conditions):
        about = catalogue.condition(caution.condition)
        yield f"{about.name}: {about.change if other_form else caution.text}"


def remarks_on(routine: Routine, wishes: Wishes) -> tuple[str, ...]:
    remarks = []
    for area in wishes.focus:
        steps = [step for step in routine.steps if (item := step.technique()) and item.area == area]
        if not steps:
            remarks.append(f"There was no time or no fitting technique for {AREA_WORDS[area]}.")
            continue
        holds = [step for step in steps if (item := step.technique()) and item.dose.kind == "hold"]
        held = sum(step.seconds_a_side() for step in holds)
        if wishes.moment == "before-activity":
            if holds:
                remarks.append(
                    f"Holds for {AREA_WORDS[area]} are kept under a minute, because activity follows."
                )
        elif holds and held < GUIDELINE_SECONDS:
            remarks.append(
                f"{AREA_WORDS[area].capitalize()} get {held} seconds a side; the guideline asks for"
                f" {GUIDELINE_SECONDS} seconds, so add time or do it twice."
            )
    short = wishes.seconds - routine.seconds
    if short > CLOSE_SECONDS:
        remarks.append(
            f"The plan takes {clock(routine.seconds)} of the {clock(wishes.seconds)} minutes:"
            " more would not fit your wishes or would add little."
        )
    return tuple(remarks)
