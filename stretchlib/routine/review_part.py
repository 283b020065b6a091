"""What a clinician reviews of routines: the ready-made sets, and which routines a review reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchlib.catalogue.notices import TECHNIQUE
from stretchlib.catalogue.reviews import Item, Part
from stretchlib.routine.plan_form import PlanFile, sets
from stretchlib.routine.steps import Step, total_seconds
from stretchlib.routine.wording import clock

if TYPE_CHECKING:
    from stretchlib.routine.timeline import Routine


def plans() -> Part:
    """The ready-made sets: what is in them, in order, and how much of it."""
    return Part("plans", tuple(_item(key, form) for key, form in sets().items()))


def parts_of(routine: Routine) -> tuple[str | Part, ...]:
    """What must have been reviewed for a routine to count as reviewed.

    A routine that somebody put together with words or numbers of its own is none of these: nothing.
    """
    if routine.why or routine.left_out or routine.remarks:
        return ()
    if _is_set(routine):
        return (*TECHNIQUE, plans())
    as_taught = all(step.stretch and step == Step(step.stretch) for step in routine.steps)
    return TECHNIQUE if as_taught and not routine.note else ()


def _is_set(routine: Routine) -> bool:
    """Whether it is one of the ready-made sets, with nothing changed."""
    form = sets().get(routine.id)
    told = (routine.name, routine.steps, routine.pauses, routine.note)
    return form is not None and told == (form.name, form.steps, form.pauses, form.note)


def _item(key: str, form: PlanFile) -> Item:
    lines = [("Note", form.note), ("Takes", clock(total_seconds(form.steps, form.pauses)))]
    for number, step in enumerate(form.steps, 1):
        item, dose = step.technique(), step.dose()
        how_much = dose.words if dose else f"{step.seconds} seconds"
        variant = "" if step.variant == "usual" else f", {step.variant} form"
        side = "" if step.side == "each" else f", {step.side} side"
        title = step.title or (item.name if item else "")
        told = f"{title}: {how_much}{variant}{side}. {step.text or ''}"
        lines.append((f"Step {number}", told.strip()))
    return Item(key, form.name, tuple((label, text) for label, text in lines if text))
