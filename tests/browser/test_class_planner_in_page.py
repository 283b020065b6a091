"""A class planned in the page of the book: it adds up, its links lead somewhere, what cannot be is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from built_site import Book
from conftest import Visit
from playwright.sync_api import Locator, Page, expect

from stretchlib import routine

pytestmark = [pytest.mark.browser, pytest.mark.book]


@pytest.fixture
def page(visit: Callable[..., Visit], whole_book: Book) -> Page:
    opened = visit(viewport={"width": 1000, "height": 900}).page
    opened.goto(f"{whole_book.address}/plan-a-workshop.html")
    opened.wait_for_selector("html[data-widgets-ready]")
    return opened


def minutes(page: Page) -> int:
    return sum(int(cell) for cell in page.locator(".sl-agenda tbody td:nth-child(2)").all_inner_texts())


def test_a_class_is_planned_and_each_of_its_links_leads_somewhere(page: Page, whole_book: Book) -> None:
    panel = page.locator(".sl-classplanner")
    panel.get_by_label("Piriformis and the sciatic nerve").check()
    for length in (60, 90):
        panel.get_by_label(str(length), exact=True).check()
        expect(panel.locator(".sl-agenda tbody tr").first).to_contain_text("Welcome")
        assert minutes(page) == length
    expect(panel.locator(".sl-agenda tbody tr").nth(1)).to_contain_text("Signs that need help now")
    plans = panel.locator(".sl-agenda a[href*='#plan=']")
    expect(plans).to_have_count(2)
    for link in panel.locator(".sl-agenda a").all():
        address, _, anchor = (link.get_attribute("href") or "").partition("#")
        text = (whole_book.folder / address).read_text(encoding="utf-8")
        if anchor.startswith("plan="):
            assert routine.from_link(f"#{anchor}").steps
        else:
            assert f'id="{anchor}"' in text


@pytest.mark.thorough
def test_what_cannot_be_is_told_with_what_would_and_the_keyboard_mends_it(page: Page) -> None:
    panel = page.locator(".sl-classplanner")
    panel.get_by_label("Piriformis and the sciatic nerve").check()
    panel.get_by_label("The hamstrings").uncheck()
    panel.get_by_label("chair").uncheck()
    told = panel.locator(".sl-none")
    expect(told).to_contain_text("add one of these: ball, chair, mat")
    panel.get_by_label("mat").focus()
    page.keyboard.press("Space")
    expect(told).to_have_count(0)
    assert minutes(page) == 60


@pytest.mark.thorough
def test_axe_finds_nothing_and_paper_has_the_agenda_and_no_choices(
    page: Page, axe: Callable[[Locator], list[str]]
) -> None:
    panel = page.locator(".sl-classplanner")
    assert axe(panel) == []
    page.emulate_media(media="print")
    expect(panel.locator(".sl-agenda")).to_be_visible()
    expect(panel.locator(".sl-choices")).to_be_hidden()
