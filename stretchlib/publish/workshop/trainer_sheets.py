"""What the trainer alone needs: what to bring, how to set up the room, and what to do block by block."""

from __future__ import annotations

from collections.abc import Iterator

from stretchlib import catalogue
from stretchlib.catalogue import care
from stretchlib.publish.handouts import Handout
from stretchlib.publish.workshop import parts
from stretchlib.publish.workshop.agenda_table import rows
from stretchlib.publish.workshop.doing import needs_of, position_of
from stretchlib.publish.workshop.lesson import Lesson
from stretchlib.publish.workshop.sheets import sheet
from stretchlib.routine.wording import joined
from stretchlib.words import say


def kit_sheet(lesson: Lesson) -> Handout:
    """What to bring and how the room is set up, for what is really done."""
    once = ["signs", "links", "telephone", "water"]
    once += ["folder"] if lesson.network else ["stick"]
    once += [] if lesson.phones_only else ["screen"]
    content = [
        parts.heading(say("workshop.kit-each")),
        parts.ticks(_for_each(lesson)),
        parts.heading(say("workshop.kit-once")),
        parts.ticks(say(f"workshop.kit-{thing}") for thing in once),
        parts.heading(say("workshop.room")),
        parts.bullets(say(f"workshop.room-{about}") for about in _room(lesson)),
    ]
    return sheet("kit-and-room", say("workshop.kit"), say("workshop.kit-lead"), content, kicker=_trainer())


def notes_sheet(lesson: Lesson) -> Handout:
    """Block by block what the trainer says and does, then who does something else."""
    points = ("read", "try", "alone")
    content = [
        parts.signs(say("handouts.get-help-if"), catalogue.emergency_signs()),
        parts.heading(say("workshop.notes-now")),
        parts.bullets(say(f"workshop.notes-{point}") for point in points),
        *_blocks(lesson),
        parts.heading(say("workshop.notes-adapt")),
        parts.bullets(_adaptations(lesson)),
        parts.heading(say("workshop.notes-after")),
        parts.bullets(say(f"workshop.notes-{point}") for point in ("later", "worse")),
    ]
    shown = ("signs", "cautions", "conditions")
    title, lead = say("workshop.notes"), say("workshop.notes-lead")
    return sheet("trainers-notes", title, lead, content, *shown, kicker=_trainer(), tight=True)


def _trainer() -> str:
    return say("workshop.for-trainer")


def things(lesson: Lesson) -> list[str]:
    """What somebody needs for all that is done, without what every room has."""
    needed = {thing for step in lesson.routine.steps for thing in needs_of(step)}
    return sorted(needed - catalogue.ALWAYS_THERE)


def _for_each(lesson: Lesson) -> Iterator[str]:
    for thing in things(lesson):
        yield say("workshop.kit-one-each", thing=thing)
    if any("wall" in needs_of(step) for step in lesson.routine.steps):
        yield say("workshop.kit-wall")
    yield from (say(f"workshop.kit-{thing}") for thing in ("sheets", "pen"))
    if lesson.network:
        yield say("workshop.kit-phone")


def _room(lesson: Lesson) -> Iterator[str]:
    yield "space"
    positions = {position_of(step) for step in lesson.routine.steps}
    if "chair" in things(lesson):
        yield "chair"
    yield from (about for about in ("floor", "kneeling", "standing") if about in positions)
    yield from ("free", "see")


def _blocks(lesson: Lesson) -> Iterator[parts.Part]:
    for slot, row in zip(lesson.slots, rows(lesson), strict=True):
        told = {"start": row.start, "minutes": row.minutes, "what": row.what}
        yield parts.heading(say("workshop.notes-minutes", **told))
        lines = [row.how]
        if slot.block == "do":
            part = lesson.parts[slot.topic]
            lines.append(say("workshop.notes-does", names=joined(step.name for step in part.steps)))
        if row.where:
            lines.append(say("workshop.notes-opens", place=row.where))
            if not lesson.network:
                lines.append(say("workshop.how-no-network"))
            elif lesson.phones_only:
                lines.append(say("workshop.how-phones"))
        yield parts.text(" ".join(lines))


def _adaptations(lesson: Lesson) -> Iterator[str]:
    """What the catalogue asks of each condition, for the techniques that are done."""
    for each in care.advice(lesson.routine.stretches):
        whole = "notes-adapt-all" if each.of_all else "notes-adapt-some"
        told = {} if each.of_all else {"names": each.names}
        yield say(
            f"workshop.{whole}",
            condition=each.condition.name,
            action=each.action_words,
            text=each.text,
            **told,
        )
