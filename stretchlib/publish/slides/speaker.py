"""What the speaker has beside each slide: what to say, how long, a question to ask, who does something else.

``notes/`` has a file for each chapter and in it a table for each slide, named by the cell that begins it.
What is a fact of a technique, such as its easier forms, comes from the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from stretchlib import catalogue
from stretchlib.catalogue import reading
from stretchlib.catalogue.records import Stretch
from stretchlib.publish.course_parts import part_of
from stretchlib.words import say

_TECHNIQUE = re.compile(r'sl\.(?:timer|stretch|movement|explore)\(\s*"([\w-]+)"')

#: The file of notes for slides that every chapter has, by the end of their cell's name.
EVERY = "every"


@dataclass(frozen=True, slots=True)
class Note:
    """A speaker's note.

    Attributes
    ----------
    minutes : how long the slide stands.
    say : what to say, in the speaker's own words; not what the slide says.
    ask : a question for the group.
    adapt : who does something else, or how to do it with less.
    opens : whether people are to open the slide's page themselves.
    """

    minutes: float
    say: str
    ask: str
    adapt: str
    opens: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.minutes <= 20:
            raise ValueError("'minutes' must lie above 0 and up to 20")


@cache
def notes(chapter: str) -> dict[str, Note]:
    """The notes of a chapter, such as ``"02-hamstrings"``, by the cells of its slides."""
    file = files(__package__) / "notes" / f"{chapter}.toml"
    if not file.is_file():
        return {}
    tables = reading.toml_table(file.read_bytes(), file.name)
    return {cell: reading.form(table, Note, file.name, cell) for cell, table in tables.items()}


def note_of(cell_id: str) -> Note | None:
    """The note of the slide that a cell begins; ``None`` where nobody has written one."""
    part = part_of(cell_id)
    if part is None:
        return None
    kind, every = cell_id.partition("-")[2], notes(EVERY)
    shared = [key for key in every if kind == key or kind.startswith(f"{key}-")]
    return notes(part.chapter).get(cell_id) or (every[max(shared, key=len)] if shared else None)


def note_text(note: Note, slide: list[Any]) -> str:
    """A note as Markdown, with what the catalogue says of the techniques that the slide shows."""
    lines = [
        say("slides.minutes", count=f"{note.minutes:g}" if note.minutes != 1 else 1),
        say("slides.say", words=note.say),
        say("slides.ask", words=note.ask),
        say("slides.adapt", words=note.adapt),
        *(line for item in _techniques(slide) for line in _facts(item)),
    ]
    return "\n\n".join(lines)


def _techniques(slide: list[Any]) -> list[Stretch]:
    """The techniques that a slide's cells show."""
    known = {item.id: item for item in catalogue.stretches()}
    named = (key for cell in slide for key in _TECHNIQUE.findall(cell.source))
    return [known[key] for key in dict.fromkeys(named) if key in known]


def _facts(item: Stretch) -> Iterator[str]:
    if item.easier:
        yield say("slides.easier", name=item.name, words=" ".join(form.text for form in item.easier))
    skips = [
        catalogue.condition(each.condition).name
        for each in catalogue.all_cautions(item)
        if each.action == "skip"
    ]
    if skips:
        yield say("slides.skips", name=item.name, conditions="; ".join(skips))
