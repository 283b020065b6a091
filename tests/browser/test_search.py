"""The search of the book, asked in a learner's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from built_site import ROOT
from conftest import Visit
from playwright.sync_api import expect

from stretchlib.publish.search_words import SearchWords

pytestmark = pytest.mark.browser


@pytest.mark.by_turns(5)
@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("pregnant", "00-start-here"),
        ("slipped disc", "04-piriformis"),
        ("how often", "07-your-routine"),
        ("sciatica", "04-piriformis"),
        ("reminder", "today"),
    ],
)
def test_the_page_that_answers_comes_first(
    visit: Callable[..., Visit], book: str, asked: str, page: str
) -> None:
    shown = visit().page
    shown.goto(f"{book}/search.html?q={asked}")
    first = shown.locator("#search-results li a").first
    expect(first).to_have_attribute("href", f"{page}.html" if page == "today" else f"notebooks/{page}.html")


def test_every_word_of_the_list_finds_something(
    visit: Callable[..., Visit], book: str, thorough: bool
) -> None:
    shown, words = visit().page, SearchWords.read(ROOT / "book")
    for word in sorted({*words.same, *words.first})[:: 1 if thorough else 5]:
        shown.goto(f"{book}/search.html?q={word}")
        expect(shown.locator("#search-results li a").first, word).to_be_visible()
