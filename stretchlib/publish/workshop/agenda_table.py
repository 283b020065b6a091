"""The agenda as rows that a page shows and a spreadsheet reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from stretchlib.publish.workshop.agenda import Slot
from stretchlib.publish.workshop.lesson import Lesson
from stretchlib.publish.workshop.places import Place, course_places, place_of
from stretchlib.words import say


@dataclass(frozen=True, slots=True)
class Row:
    """One block as it is read.

    Attributes
    ----------
    start : from the beginning, as ``h:mm``.
    where : what is opened, with the number of its code; ``link`` is where a page leads.
    how : what the trainer does.
    """

    start: str
    minutes: int
    what: str
    where: str
    link: str
    how: str


def rows(lesson: Lesson) -> Iterator[Row]:
    """The whole agenda."""
    numbers = {place: number for number, place in enumerate(course_places(lesson), 1)}
    for slot in lesson.slots:
        place = place_of(slot, lesson)
        yield Row(
            start=f"{slot.start // 60}:{slot.start % 60:02d}",
            minutes=slot.minutes,
            what=block_words(slot, lesson),
            where=_where(place, numbers),
            link=place.link(lesson) if place else "",
            how=say(f"workshop.how-{slot.block}"),
        )


def block_words(slot: Slot, lesson: Lesson) -> str:
    """What a block is called, such as "Look: The hamstrings"."""
    if not slot.topic:
        return say(f"workshop.what-{slot.block}")
    topic = next(each for each in lesson.topics if each.id == slot.topic)
    return say(f"workshop.what-{slot.block}", topic=topic.title)


def agenda_csv(lesson: Lesson) -> str:
    """The agenda as a table for a spreadsheet: start, minutes, what, where."""
    kept = io.StringIO(newline="")
    table = csv.writer(kept)
    table.writerow([say(f"workshop.column-{name}") for name in ("start", "minutes", "what", "where")])
    table.writerows([row.start, row.minutes, row.what, row.where] for row in rows(lesson))
    return kept.getvalue()


def _where(place: Place | None, numbers: dict[Place, int]) -> str:
    if place is None:
        return ""
    if place in numbers:
        return say("workshop.code-number", number=numbers[place], place=place.words)
    return place.words
