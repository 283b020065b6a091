"""What a clinician reviews of routines: the ready-made sets, and which routines a review reaches."""

from __future__ import annotations

from stretchlib.catalogue.notices import TECHNIQUE
from stretchlib.catalogue.reviews import Item, Part
from stretchlib.routine.files import named, set_names
from stretchlib.routine.steps import Step
from stretchlib.routine.timeline import Routine
from stretchlib.routine.wording import clock


def plans() -> Part:
    """The ready-made sets: what is in them, in order, and how much of it."""
    return Part("plans", tuple(_item(named(name)) for name in set_names()))


def parts_of(routine: Routine) -> tuple[str | Part, ...]:
    """What must have been reviewed for a routine to count as reviewed.

    A routine that somebody put together with words or numbers of its own is none of these: nothing.
    """
    if any(routine == named(name) for name in set_names()):
        return (*TECHNIQUE, plans())
    own_words = routine.note or routine.why or routine.left_out or routine.remarks
    as_taught = all(step.stretch and step == Step(step.stretch) for step in routine.steps)
    return TECHNIQUE if as_taught and not own_words else ()


def _item(routine: Routine) -> Item:
    lines = [("Note", routine.note), ("Takes", clock(routine.seconds))]
    for number, step in enumerate(routine.steps, 1):
        item, dose = step.technique(), step.dose()
        how_much = dose.words if dose else f"{step.seconds} seconds"
        form = "" if step.variant == "usual" else f", {step.variant} form"
        side = "" if step.side == "each" else f", {step.side} side"
        title = step.title or (item.name if item else "")
        told = f"{title}: {how_much}{form}{side}. {step.text or ''}"
        lines.append((f"Step {number}", told.strip()))
    return Item(routine.id, routine.name, tuple((label, text) for label, text in lines if text))
