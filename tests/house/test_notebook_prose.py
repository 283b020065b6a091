"""The words of the chapters: plain, our own, well spelt, and modest."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from article_shingles import article, shingles
from notebook_prose import NOTEBOOKS, cell_prose
from reading_grade import grade
from spellchecker import SpellChecker

import stretchlib
from stretchlib import catalogue

HIGHEST_GRADE = 8
HIGHEST_GRADE_OF_A_CELL = 9
FEWEST_WORDS = 30  # a shorter cell has too few sentences to measure
FIRST, GLOSSARY = "00-start-here", "11-glossary"
CHAPTERS = [path for path in NOTEBOOKS if path.stem not in (FIRST, GLOSSARY)]

# British spellings that the dictionary lacks, and names.
ALSO_WORDS = {
    "alex",
    "aspera",
    "centre",
    "centred",
    "colour",
    "coloured",
    "defences",
    "favourite",
    "grey",
    "ieee",
    "jupyterlab",
    "kim",
    "linea",
    "litre",
    "metre",
    "metres",
    "millimetres",
    "neighbour",
    "neighbours",
    "noor",
    "programme",
    "programmes",
    "rajagopal",
    "tumour",
}


def chapter(path: Path) -> str:
    return path.stem


@pytest.fixture(params=NOTEBOOKS, ids=chapter)
def cells(request: pytest.FixtureRequest) -> dict[str, str]:
    return cell_prose(request.param)


def test_eight_years_of_school_are_enough_to_read_it(cells: dict[str, str]) -> None:
    assert grade("\n".join(cells.values())) <= HIGHEST_GRADE, "shorten sentences and choose shorter words"
    long = {key: grade(text) for key, text in cells.items() if len(text.split()) >= FEWEST_WORDS}
    assert {key: level for key, level in long.items() if level > HIGHEST_GRADE_OF_A_CELL} == {}, (
        "these cells need shorter sentences and shorter words"
    )


def test_no_run_of_eight_words_comes_from_the_article(cells: dict[str, str]) -> None:
    taken = shingles(" ".join(cells.values())) & article()
    assert not taken, "say what the article says in words of our own"


def test_every_word_is_in_a_dictionary_or_in_the_catalogue(cells: dict[str, str]) -> None:
    assert misspelt("\n".join(cells.values())) == set(), "mend the word, or add a right one to ALSO_WORDS"


def test_a_misspelt_word_would_be_found() -> None:
    assert misspelt("Stretchen your hamstrings, semimembranosus and all, in the centre.") == {"stretchen"}


def test_it_promises_nothing_and_claims_no_review(cells: dict[str, str]) -> None:
    promise = r"\b(?:cures?|guaranteed?|clinically proven|reviewed by|approved by|pain-free for good)\b"
    found = re.search(promise, " ".join(cells.values()).lower())
    assert not found, f'"{found and found[0]}" promises too much: say how sure anybody is, and of what.'


@pytest.mark.parametrize("path", CHAPTERS, ids=chapter)
def test_a_chapter_says_what_is_not_known_and_that_no_clinician_has_reviewed_it(path: Path) -> None:
    text = "\n".join(cell_prose(path).values())
    assert re.search(r"not known|unknown", text), (
        f'{path.name}: say what nobody knows about the subject, with the words "not known" or "unknown".'
    )
    assert re.search(r"No clinician has reviewed this (?:chapter|course) yet", text), (
        f'{path.name}: write "No clinician has reviewed this chapter yet" where the evidence stands.'
    )


@pytest.mark.parametrize("path", CHAPTERS, ids=chapter)
def test_the_first_page_tells_how_long_a_chapter_takes_as_the_chapter_does(path: Path) -> None:
    own = re.search(r"About (\d+) minutes", "\n".join(cell_prose(path).values()))
    assert own is not None, f'{path.name}: tell near its top how long it takes, as "About 20 minutes".'
    first = (path.parent / f"{FIRST}.ipynb").read_text(encoding="utf-8")
    row = re.search(rf"\({re.escape(path.name)}\), (\d+) minutes", first)
    assert row is not None, f'{FIRST}.ipynb: list the chapter as "[Title]({path.name}), {own[1]} minutes".'
    assert row[1] == own[1], f"{FIRST}.ipynb gives {row[1]} minutes for {path.name}, which says {own[1]}."


def misspelt(text: str) -> set[str]:
    words = {word.lower() for word in re.findall(r"[A-Za-z]+(?:['\u2019][a-z]+)?", text)}
    return set(dictionary().unknown(words - allowed()))


@cache
def dictionary() -> SpellChecker:
    return SpellChecker(language="en")


@cache
def allowed() -> frozenset[str]:
    """Words of the glossary, names of muscles in English and Latin, authors and journals."""
    names = [part for term in catalogue.glossary().values() for part in (term.name, *term.aliases)]
    names += [part for m in catalogue.muscles().values() for part in (m.id, m.name, m.latin, *m.aliases)]
    names += [f"{source.authors} {source.source}" for source in catalogue.references().values()]
    found = re.findall(r"[A-Za-z]+", " ".join(names).lower())
    return frozenset(found) | ALSO_WORDS


@pytest.mark.parametrize("path", CHAPTERS, ids=chapter)
def test_a_chapter_says_how_many_minutes_its_timers_run(path: Path) -> None:
    """Timers of techniques: of whole routines a reader chooses one."""
    said = re.search(r"(\d+) of them with the timer", "\n".join(cell_prose(path).values()))
    timed = re.findall(r"^\s*\"sl\.timer\(\\\"([\w-]+)\\\"", path.read_text(encoding="utf-8"), re.M)
    seconds = sum(stage["seconds"] for key in timed for stage in stretchlib.timer(key).routine["stages"])
    assert said is None or not timed or int(said[1]) == round(seconds / 60), (
        f"{path.name}: its timers run {seconds / 60:.1f} minutes, so write {round(seconds / 60)} of them."
    )
