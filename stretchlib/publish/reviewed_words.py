"""Reviews and what the whole course says of them: each chapter as a part, and prose that must keep step."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from stretchlib import catalogue
from stretchlib.catalogue import review_parts
from stretchlib.catalogue.notices import EVIDENCE
from stretchlib.catalogue.reviews import CHAPTER, Item, Part
from stretchlib.publish.course import notebooks
from stretchlib.routine.review_part import plans
from stretchlib.words import say

#: What prose means by its own words, where it does not mean the whole course. In the first chapter and in the
#: one of balls and rollers, "this list" follows a list of signs and of conditions.
MEANT: dict[str, tuple[str, ...]] = {
    "this list": ("signs", "conditions"),
    "the rules": ("conditions", "cautions", "doses"),
    "our verdicts": EVIDENCE,
}
OWN_CHAPTER = "this chapter"
_NOBODY = re.compile(r"[Nn]o clinician has reviewed ([a-z ]+?) yet\.?")
_SOMEBODY = re.compile(r"Reviewed (?:in parts )?by .+? \d{4}\.")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?|[*_#`>|]+")


def all_parts() -> tuple[Part, ...]:
    """Every part of the course: the catalogue's, the ready-made plans, the chapters."""
    return (*catalogue_parts(), *chapter_parts())


def course_reviewed(what: str) -> str:
    """Whether a clinician has reviewed all of the course, in one sentence."""
    return catalogue.reviewed(*(all_parts() if catalogue.reviews() else ()), what=what)


def part_reviews() -> dict[str, str]:
    """For each part who has reviewed it; empty as long as there is no review at all."""
    parts = all_parts() if catalogue.reviews() else ()
    return {part.name: catalogue.reviewed(part) for part in parts}


def course_notice() -> str:
    """The same as ``catalogue.notice`` for all of the course."""
    return f"{course_reviewed('this')} {say('catalogue.education')}"


def catalogue_parts() -> tuple[Part, ...]:
    """The parts of the catalogue, and the ready-made plans."""
    return (*(review_parts.part(name) for name in review_parts.names()), plans())


def chapter_parts() -> Iterator[Part]:
    """Each chapter that the catalogue names, with the words of its notebook."""
    found = {path.stem: path for path in notebooks()}
    for chapter in catalogue.chapters().values():
        if chapter.notebook in found:
            yield chapter_part(chapter.id, chapter.title, found[chapter.notebook])


def chapter_part(chapter: str, title: str, notebook: Path) -> Part:
    """One chapter: its words without markup, and without what it says of reviews itself."""
    plain = " ".join(_MARKUP.sub(r"\1", prose(notebook)).split())
    words = _SOMEBODY.sub("", _NOBODY.sub("", plain))
    return Part(f"{CHAPTER}{chapter}", (Item(chapter, title, (("Text", words),)),))


def prose(notebook: Path) -> str:
    """What a notebook says in its own text cells."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def contradictions(text: str, name: str, own: Part | None) -> list[str]:
    """What a text says of reviews that the records do not, one sentence each.

    Parameters
    ----------
    text : prose in Markdown.
    name : of its file, for the sentences.
    own : the chapter that it is, if it is one.
    """
    faults = []
    plain = " ".join(text.replace("*", "").split())
    for match in _NOBODY.finditer(plain):
        what = match[1]
        parts: tuple[str | Part, ...] = MEANT.get(what) or all_parts()
        if own and what == OWN_CHAPTER:
            parts = (own,)
        told = catalogue.reviewed(*parts, what=what)
        if told.startswith("Reviewed"):
            faults.append(f"{name} says that no clinician has reviewed {what}, but: {told}")
    known = {catalogue.reviewed(own)} if own else set()
    known |= {catalogue.reviewed(*parts) for parts in MEANT.values()} | {catalogue.reviewed(*all_parts())}
    for match in _SOMEBODY.finditer(plain):
        if match[0] not in known:
            faults.append(f"{name} says '{match[0]}', but no review covers the present text.")
    own_words = catalogue.reviewed(own) if own else ""
    if own_words.startswith("Reviewed") and own_words not in plain:
        faults.append(f"{name} does not say who reviewed it: {own_words}")
    return faults
