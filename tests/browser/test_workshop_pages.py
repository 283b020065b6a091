"""A workshop's folder in a real browser: on one sheet of paper, alive, and with nothing from outside."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_site import served
from conftest import Visit
from playwright.sync_api import Locator, expect
from pypdf import PdfReader
from test_slides import CUT_OFF

from stretchlib import catalogue
from stretchlib.publish import slides
from stretchlib.publish.workshop import plan_class, rules
from stretchlib.publish.workshop.agenda_table import block_words
from stretchlib.publish.workshop.cut_deck import make_cut_deck
from stretchlib.publish.workshop.folder import write_pages
from stretchlib.publish.workshop.lesson import Lesson
from stretchlib.publish.workshop.places import AGENDA, CLASS_MODE, QUIZ, SLIDES

pytestmark = pytest.mark.browser

THINGS = sorted(catalogue.equipment_names() - catalogue.ALWAYS_THERE)
CLASSES = {
    "short": plan_class(45, ["hamstrings"], ["chair"], country="gb"),
    "long": plan_class(
        180, [topic.id for topic in rules().topics], THINGS, base_url="https://example.org/c/"
    ),
}


@pytest.fixture(scope="module", params=CLASSES)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    return CLASSES[request.param]


@pytest.fixture(scope="module")
def address(lesson: Lesson, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("workshop")
    slides.prepare(folder)
    write_pages(lesson, folder)
    with served(folder) as started:
        yield started


@pytest.mark.thorough
def test_the_deck_begins_at_its_first_slide_and_shows_its_own_timers_and_questions(
    visit: Callable[..., Visit], tmp_path: Path
) -> None:
    lesson = plan_class(60, ["pelvis", "piriformis"], ["chair"], base_url="https://example.org/c/")
    slides.prepare(tmp_path)
    make_cut_deck(lesson, tmp_path)
    text = (tmp_path / SLIDES).read_text(encoding="utf-8")
    parts = text.split('<section><div class="sl-fit">')[1:]
    assert [part[:200] for part in parts if '<aside class="notes">' not in part] == []
    titles = [block_words(slot, lesson) for slot in lesson.slots if slot.block in ("do", "check")]
    at = [text.index(title, text.index("Find your own pelvis")) for title in titles]
    assert at == sorted(at)
    with served(tmp_path) as started:
        page = visit(viewport={"width": 1280, "height": 720}, reduced_motion="reduce").page
        page.goto(f"{started}/{SLIDES}")
        page.wait_for_selector("html[data-deck-ready][data-widgets-ready]")
        expect(page.locator("section.present section.present h1")).to_contain_text(lesson.title)
        seen = page.evaluate(CUT_OFF)
        assert seen["missing"] == []
        assert seen["slides"] == len(parts)
        assert page.locator(".slides section.sl-timer").count() == len(lesson.topics)


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_an_agenda_prints_on_one_page(address: str, visit: Callable[..., Visit], paper: str) -> None:
    page = visit().page
    page.goto(f"{address}/agenda.html")
    assert len(PdfReader(io.BytesIO(page.pdf(format=paper))).pages) == 1


@pytest.mark.by_turns(2)
def test_pages_live_fit_a_phone_and_can_be_read_by_all(
    address: str, lesson: Lesson, visit: Callable[..., Visit], axe: Callable[[Locator], list[str]]
) -> None:
    theme = "dark" if len(lesson.topics) > 1 else "light"
    page = visit(viewport={"width": 320, "height": 640}, color_scheme=theme).page
    for name in (AGENDA, CLASS_MODE, QUIZ):
        page.goto(f"{address}/{name}")
        if name != AGENDA:
            page.wait_for_selector("html[data-widgets-ready]")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        assert axe(page.locator("main")) == []
        if name == CLASS_MODE:
            expect(page.get_by_role("button", name="Start", exact=True)).to_have_count(len(lesson.topics))
    expect(page.get_by_text(lesson.questions[0].stem).last).to_be_visible()
