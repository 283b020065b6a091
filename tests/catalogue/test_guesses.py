"""The guesses at the head of chapters: asked before they are answered, and right as the catalogue has it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import Guess
from stretchlib.errors import BadRecord, UnknownId

ROOT = Path(__file__).parents[2]
GUESSES = catalogue.guesses()
CALL = re.compile(r"sl\.(guess|your_guess)\(([^)]*)\)")


def named(arguments: str) -> list[str]:
    found = []
    for key in re.findall(r'"([^"]+)"', arguments):
        chapter = [item.id for item in GUESSES if item.chapter == key]
        found += chapter or [key]
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_chapter_that_asks_for_a_guess_shows_it_again_later_and_no_guess_is_lost(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells)
    asked: list[str] = []
    answered: list[str] = []
    for call, arguments in CALL.findall(text):
        if call == "guess":
            asked += named(arguments)
        else:
            assert set(named(arguments)) <= set(asked), "an answer stands before its question"
            answered += named(arguments)
    assert sorted(answered) == sorted(asked)
    if "## Guess first" in text:
        assert asked, "the page must keep the guess that it asks for"


def test_every_guess_is_asked_in_its_own_chapter() -> None:
    for chapter, record in catalogue.chapters().items():
        wanted = {item.id for item in GUESSES if item.chapter == chapter}
        text = (ROOT / "notebooks" / f"{record.notebook}.ipynb").read_text(encoding="utf-8")
        asked = {key for call, names in CALL.findall(text.replace('\\"', '"')) for key in named(names)}
        assert asked == wanted


@pytest.mark.parametrize("item", GUESSES, ids=lambda item: item.id)
def test_numbers_of_a_guess_belong_to_a_verified_claim(item: Guess) -> None:
    if re.search(r"\d", " ".join([item.stem, item.answer, *item.options])):
        assert catalogue.claim(item.claim).status == "verified"
        assert catalogue.claim(item.claim).sources


@pytest.mark.parametrize(("asked", "verdict"), [("plainly-right", "supported"), ("plainly-wrong", "wrong")])
def test_the_shares_of_the_article_are_those_of_the_catalogue(asked: str, verdict: str) -> None:
    said = [item for item in catalogue.claims().values() if item.article_part != "Left out by the article"]
    share = sum(item.verdict == verdict for item in said) / len(said)
    shares = {
        "About one in twenty": 1 / 20,
        "About one in six": 1 / 6,
        "About half": 1 / 2,
        "About three in four": 3 / 4,
    }
    item = catalogue.guess(asked)
    assert set(shares) == set(item.options)
    assert item.right == (min(shares, key=lambda text: abs(shares[text] - share)),)


def test_kims_week_is_as_short_as_the_answer_says() -> None:
    told = (ROOT / "notebooks" / "07-your-routine.ipynb").read_text(encoding="utf-8")
    week = re.search(r"of (\d+) seconds for each leg, on three days a week", told)
    assert week
    assert f"{int(week[1]) * 3} seconds" in catalogue.guess("kims-week").answer
    assert f"{60 * 2} or more" in catalogue.guess("kims-week").answer


def test_an_unknown_guess_names_the_nearest() -> None:
    with pytest.raises(UnknownId, match="'nerve-path'"):
        catalogue.guess("nerve-paths")
    with pytest.raises(UnknownId, match="'hamstrings'"):
        catalogue.guesses("hamstring")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('right = ["One"]', 'right = ["Three"]', "'right' names 'Three'"),
        ('right = ["One"]', 'right = ["One", "Two"]', "where 'several' is true"),
        ('right = ["One"]', "right = []", "one right option"),
        ('"Two"', '"One"', "a text of its own"),
    ],
)
def test_a_guess_that_cannot_be_made_is_refused(old: str, new: str, words: str) -> None:
    from stretchlib.catalogue import reading

    good = """
[g]
chapter = "hamstrings"
claim = "B3"
stem = "How many?"
options = ["One", "Two"]
right = ["One"]
answer = "There is one."
"""
    assert reading.records(good.encode(), Guess, "g.toml")["g"].options == ("One", "Two")
    with pytest.raises(BadRecord, match=re.escape(words)):
        reading.records(good.replace(old, new, 1).encode(), Guess, "g.toml")
