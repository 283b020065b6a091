"""Learners' words in the search of the book."""

from __future__ import annotations

from pathlib import Path

from built_site import ROOT

from stretchlib.publish.search_words import SearchWords

WORDS = SearchWords.read(ROOT / "book")


def index() -> dict[str, object]:
    return {
        "docnames": ["book/index", "notebooks/04-x", "notebooks/07-y"],
        "terms": {"disc": [1, 2], "pain": 0, "slip": 0, "often": 1},
        "titleterms": {"pain": 1},
    }


def added(words: SearchWords) -> dict[str, dict[str, list[int] | int]]:
    found = index()
    words.add_to(found, lambda word: word.removesuffix("ped"))
    return {"terms": found["terms"], "titleterms": found["titleterms"]}  # type: ignore[dict-item]


def test_a_word_finds_the_pages_of_another_beside_its_own() -> None:
    found = added(SearchWords({"slipped": ["disc"], "ache": ["pain"], "x": ["nowhere"]}, {}))
    assert found["terms"] == {"disc": [1, 2], "pain": 0, "slip": [0, 1, 2], "ache": [0, 1], "often": 1}


def test_words_do_not_reach_a_third_by_way_of_a_second() -> None:
    found = added(SearchWords({"pain": ["disc"], "ache": ["pain"]}, {}))
    assert found["terms"]["ache"] == [0, 1]


def test_a_word_puts_a_page_first_that_the_book_has_and_no_other() -> None:
    found = added(SearchWords({}, {"often": "notebooks/07-y", "slipped": "notebooks/gone"}))
    assert found["terms"]["often"] == [1, 2]
    assert found["titleterms"] == {"pain": 1, "often": [2]}
    found = added(SearchWords({}, {"pain": "notebooks/07-y"}))
    assert found["terms"]["pain"] == [0, 1, 2], "what had it in its title is still found"
    assert found["titleterms"] == {"pain": [2]}


def test_a_book_without_such_words_is_left_as_it_is(tmp_path: Path) -> None:
    assert added(SearchWords.read(tmp_path)) == added(SearchWords({}, {}))


def test_the_pages_that_come_first_are_there() -> None:
    assert WORDS.same
    for page in WORDS.first.values():
        assert [*ROOT.glob(f"{page}.*")], page
