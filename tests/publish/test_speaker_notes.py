"""What the speaker has beside each slide: on every slide, plain, and not what the slide says itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from reading_grade import grade

from stretchlib import catalogue
from stretchlib.publish import course, slides
from stretchlib.publish.slides.codes import code_for
from stretchlib.publish.slides.speaker import EVERY, Note, note_of, note_text, notes

DECKS = slides.decks()
STARTS = {"slide", "subslide"}


def cells(notebook: Path) -> list[dict[str, object]]:
    return list(json.loads(notebook.read_text(encoding="utf-8"))["cells"])


def slide_cells(notebook: Path) -> list[str]:
    return [
        str(cell["id"])
        for cell in cells(notebook)
        if cell["metadata"].get("slideshow", {}).get("slide_type") in STARTS  # type: ignore[attr-defined]
    ]


def written(chapter: str) -> dict[str, Note]:
    return {**notes(chapter), **notes(EVERY)}


@pytest.mark.parametrize("chapter", DECKS)
def test_every_slide_has_a_note_and_every_note_a_slide(chapter: str) -> None:
    begun = slide_cells(DECKS[chapter])
    assert [cell for cell in begun if note_of(cell) is None] == []
    assert [cell for cell in notes(chapter) if cell not in begun] == []


def test_each_shared_note_is_for_a_kind_of_slide_that_several_chapters_have() -> None:
    kinds = [cell.partition("-")[2] for path in DECKS.values() for cell in slide_cells(path)]
    for key in notes(EVERY):
        assert sum(kind == key or kind.startswith(f"{key}-") for kind in kinds) >= 3, key


@pytest.mark.parametrize("chapter", [*DECKS, EVERY])
def test_a_note_says_not_again_what_the_learner_reads(chapter: str) -> None:
    books = [course.source() / "notebooks" / f"{chapter}.ipynb"] if chapter in DECKS else [*DECKS.values()]
    text = " ".join(re.sub(r"\s+", " ", "".join(cell["source"])) for path in books for cell in cells(path))  # type: ignore[arg-type]
    told = [
        sentence
        for note in notes(chapter).values()
        for part in (note.say, note.ask, note.adapt)
        for sentence in re.split(r"(?<=[.?!:]) ", part)
        if len(sentence.split()) > 5
    ]
    assert told
    assert [sentence for sentence in told if sentence in text] == []


@pytest.mark.parametrize("chapter", [*DECKS, EVERY])
def test_a_note_asks_a_question_and_no_two_notes_say_the_same(chapter: str) -> None:
    found = list(written(chapter).values())
    assert all("?" in note.ask for note in found)
    assert len({note.say for note in found}) == len(found)
    assert all(len(note.say.split()) <= 45 for note in found)


@pytest.mark.parametrize("chapter", [*DECKS, EVERY])
def test_a_note_is_plain(chapter: str) -> None:
    told = [part for note in notes(chapter).values() for part in (note.say, note.ask, note.adapt)]
    assert grade(" ".join(told)) <= 5


def test_a_note_adds_what_the_catalogue_knows_of_the_techniques_of_its_slide() -> None:
    chapter = slides._read(DECKS["02-hamstrings"])
    slide = [cell for cell in chapter.cells if cell.id in ("02-standing", "02-stool-timer")]
    note = note_of("02-standing")
    assert note is not None
    told = note_text(note, slide)
    item = catalogue.stretch("heel-on-stool")
    assert all(form.text in told for form in item.easier)
    skips = [each for each in catalogue.all_cautions(item) if each.action == "skip"]
    assert skips
    assert all(catalogue.condition(each.condition).name in told for each in skips)


@pytest.mark.book
def test_each_code_of_a_slide_opens_a_place_that_the_book_has(whole_book: object) -> None:
    opened = [
        cell for path in DECKS.values() for cell in slide_cells(path) if (n := note_of(cell)) and n.opens
    ]
    assert len(opened) >= 40
    for cell in opened:
        code = code_for(cell, "https://example.org/course/")
        assert code is not None
        page, _, anchor = str(code["address"]).removeprefix("https://example.org/course/").partition("#")
        text = (whole_book.folder / page).read_text(encoding="utf-8")  # type: ignore[attr-defined]
        assert f'id="{anchor}"' in text, code["address"]


def test_without_an_address_no_slide_has_a_code() -> None:
    assert code_for("02-guess", "") is None
