"""The deck of a class: the slides of its topics that its minutes hold, with its own timers and questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import v4

from stretchlib.publish import slides as decks
from stretchlib.publish.chapter_list import Chapter
from stretchlib.publish.course import FIRST_NOTEBOOK, source
from stretchlib.publish.course_parts import part_of
from stretchlib.publish.handouts.targets import Target
from stretchlib.publish.slides.speaker import note_of
from stretchlib.publish.waking import WAKE_TAG
from stretchlib.publish.workshop.agenda import QUESTIONS, Slot, rules
from stretchlib.publish.workshop.agenda_table import Row, rows
from stretchlib.publish.workshop.lesson import Lesson
from stretchlib.publish.workshop.places import SLIDES, place_of
from stretchlib.words import say

#: Of the first chapter, whose first code is what every other needs.
_FIRST = "00-title"
_TOPIC_BLOCKS = ("guess", "look", "feel", "do")


def make_cut_deck(lesson: Lesson, output: Path) -> Path:
    """Write the deck of a class into a folder that ``slides.prepare`` has seen.

    Raises
    ------
    SlidesFailed : a cell failed.
    """
    nb = v4.new_notebook(cells=list(_cells(lesson)))  # type: ignore[no-untyped-call]
    nb.metadata.kernelspec = _notebook(_FIRST).metadata.kernelspec
    place = source() / FIRST_NOTEBOOK.parent / Path(SLIDES).with_suffix(".ipynb")
    title = say("workshop.title", topics=lesson.title)
    summary = say("workshop.summary", minutes=lesson.minutes, topics=lesson.title)
    return decks.write_deck(nb, place, output, Chapter("slides", title, summary, "", 0), (), lesson.base_url)


def _cells(lesson: Lesson) -> Iterator[Any]:
    """The slides in the order of the agenda; of other cells only the code, which runs and is not shown."""
    ran: set[str] = set()
    code = (cell for cell in _notebook(_FIRST).cells if cell.cell_type == "code")
    first = next(cell for cell in code if WAKE_TAG not in cell.metadata.get("tags", ()))
    yield _code(first.source, "skip")
    for slot, row in zip(lesson.slots, rows(lesson), strict=True):
        if slot.block == "signs":  # the chapter's own list is longer than a slide
            yield from _shown("sl.emergency_signs()", slot, row, lesson)
        elif slot.block == "do":
            part = lesson.parts[slot.topic].to_link()
            yield from _shown(f"sl.timer(sl.routine.from_link({part!r}))", slot, row, lesson)
        elif slot.block == "check":
            ids = ", ".join(repr(question.id) for question in lesson.questions)
            yield from _shown(f"sl.quiz({ids})", slot, row, lesson)
        elif begun := _begun(lesson, slot):
            for number, cell in enumerate(begun):
                yield from _from_chapter(cell, ran, [] if number else [_notes(row)])
        else:
            title = f"# {say('workshop.title', topics=lesson.title)}"
            yield from _slide(title if slot.block == "welcome" else f"## {row.what}", row)


def _shown(code: str, slot: Slot, row: Row, lesson: Lesson) -> Iterator[Any]:
    """A slide of the class's own that shows what code gives, and a code for phones where there is a page."""
    yield from _slide(f"## {row.what}", row)
    cell = _code(code, "-")
    place = place_of(slot, lesson)
    if place and (address := place.address(lesson)):
        cell.metadata.code = Target(address, say("slides.open")).to_dict()
    yield cell


def _begun(lesson: Lesson, slot: Slot) -> tuple[str, ...]:
    """The cells that begin the slides of a block: its own, then others that its minutes hold."""
    if not slot.topic:
        page = next(block.page for block in rules().blocks if block.id == slot.block)
        return (page,) if page and page != QUESTIONS else ()
    topic = next(each for each in lesson.topics if each.id == slot.topic)
    first = topic.cell(slot.block)
    if slot.block != "look":
        return (first,)
    begun = [cell.id for cell in _notebook(first).cells if decks.begins_slide(cell)]
    taken = {topic.cell(block) for block in _TOPIC_BLOCKS}
    end = begun.index(topic.cell("do"))
    more = [cell for cell in begun[begun.index(first) + 1 : end] if cell not in taken]
    chosen, minutes = [first], _minutes(first)
    for cell in more:
        if minutes + _minutes(cell) <= slot.minutes:
            chosen.append(cell)
            minutes += _minutes(cell)
    return tuple(chosen)


def _minutes(cell: str) -> float:
    note = note_of(cell)
    return note.minutes if note else 0


def _from_chapter(wanted: str, ran: set[str], notes: list[Any]) -> Iterator[Any]:
    """One slide of a chapter, with notes after its first cell, and the code before it that has not run."""
    shown = False
    for cell in _notebook(wanted).cells:
        if shown and decks.begins_slide(cell):
            return
        shown = shown or cell.id == wanted
        if shown and decks.is_on_slide(cell):
            yield cell
            yield from notes if cell.id == wanted else ()
        elif cell.cell_type == "code" and cell.id not in ran:
            yield _code(cell.source, "skip")
        ran.add(cell.id)


def _notebook(cell_id: str) -> Any:
    """The notebook of the chapter in which a cell stands, read anew: its cells are changed on the way."""
    part = part_of(cell_id)
    if part is None:
        raise KeyError(cell_id)
    return nbformat.read(source() / FIRST_NOTEBOOK.parent / f"{part.chapter}.ipynb", as_version=4)  # type: ignore[no-untyped-call]


def _slide(text: str, row: Row) -> Iterator[Any]:
    """A slide of the class's own, with its notes."""
    yield v4.new_markdown_cell(text, metadata=_kind("slide"))  # type: ignore[no-untyped-call]
    yield _notes(row)


def _notes(row: Row) -> Any:
    """When the block begins, how long it is and what the trainer does in it."""
    told = {"start": row.start, "minutes": row.minutes, "what": row.what}
    text = f"{say('workshop.notes-minutes', **told)}\n\n{row.how}"
    return v4.new_markdown_cell(text, metadata=_kind("notes"))  # type: ignore[no-untyped-call]


def _code(text: str, kind: str) -> Any:
    return v4.new_code_cell(text, metadata={**_kind(kind), "tags": ["hide-input"]})  # type: ignore[no-untyped-call]


def _kind(kind: str) -> dict[str, Any]:
    return {"slideshow": {"slide_type": kind}}
