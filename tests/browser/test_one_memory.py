"""One memory for all pages of a browser: what is said in one is known in the others, and can be deleted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Visit
from learning_on_page import page_without_kernel
from playwright.sync_api import Page, expect

from stretchlib.widgets import memory, planner

pytestmark = pytest.mark.browser

STORE = "globalThis[Symbol.for('stretchlib.store.2')]"
TIMES = 60
WRITE_MANY = f"""page => {{
  for (let number = 0; number < {TIMES}; number += 1)
    {STORE}.write('card', `${{page}} ${{number}}`, {{box: 1, due: '2026-01-01'}});
  globalThis.written = {STORE}.settled();
}}"""
ANSWERS = {
    "day": "2026-03-01",
    "replies": {"condition kneeling-pain": "yes"},
    "verdict": "go",
    "instead": "",
    "conditions": [{"id": "kneeling-pain", "name": "Sore knee"}],
    "leftOut": [],
}
OLD = f"""() => {{
  localStorage.setItem('stretchlib.safety-check', {json.dumps(json.dumps(ANSWERS))});
  localStorage.setItem('stretchlib.flashcards', '{{"a": {{"box": 2, "due": "2026-03-01"}}, "b": 7}}');
  localStorage.setItem('stretchlib.country', 'damaged');
}}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    page = tmp_path_factory.mktemp("page") / "memory.html"
    page.write_text(page_without_kernel([memory(), planner(minutes=6)]), encoding="utf-8")
    return page.as_uri()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("html[data-widgets-ready]")
    expect(page.locator(".sl-planner")).to_be_visible()
    return page


def test_two_pages_at_once_lose_nothing_and_hear_of_each_other(
    visit: Callable[..., Visit], address: str
) -> None:
    one = opened(visit().page, address)
    two = opened(one.context.new_page(), address)
    for name, page in (("one", one), ("two", two)):
        page.evaluate(WRITE_MANY, name)
    for page in (one, two):
        page.evaluate("() => globalThis.written")
        expect(page.locator(".sl-memory")).to_contain_text(f"{2 * TIMES} cards that you have learned")
    one.locator(".sl-planner").get_by_role("button", name="More minutes").click()
    expect(two.locator(".sl-memory")).to_contain_text("Your plan")

    one.evaluate(f"() => {STORE}.settled()")
    again = opened(one.context.new_page(), address)
    expect(again.locator(".sl-memory")).to_contain_text(f"{2 * TIMES} cards that you have learned")
    expect(again.locator(".sl-planner").get_by_label("Minutes", exact=True)).to_have_value("7")
    kept = again.locator(".sl-memory")
    kept.get_by_role("button", name="Forget all of it").click()
    kept.get_by_role("button", name="Yes, forget it").click()
    for page in (one, two, again):
        expect(page.locator(".sl-memory")).to_contain_text("Nothing is kept.")
    again.evaluate(f"() => {STORE}.settled()")
    expect(opened(one, address).locator(".sl-memory")).to_contain_text("Nothing is kept.")


@pytest.mark.thorough
def test_what_was_kept_in_another_way_is_taken_over_and_can_be_deleted(
    visit: Callable[..., Visit], address: str, tmp_path: Path
) -> None:
    page = visit().page
    (tmp_path / "empty.html").write_text("<!doctype html>", encoding="utf-8")
    page.goto((tmp_path / "empty.html").as_uri())
    page.evaluate(OLD)
    opened(page, address)
    kept = page.locator(".sl-memory")
    expect(kept).to_contain_text("Your answers to the safety check, from 1 March 2026")
    expect(page.locator(".sl-planner .sl-person")).to_contain_text("Shown for you: sore knee")
    page.wait_for_function("() => Object.keys(localStorage).length === 0")
    kept.get_by_role("button", name="Forget it Your answers").click()
    expect(page.locator(".sl-planner")).to_contain_text("You have not done the safety check.")
    page.evaluate(f"() => {STORE}.settled()")
    expect(opened(page, address).locator(".sl-memory")).not_to_contain_text("safety check, from")


def test_where_nothing_can_be_kept_it_says_so_and_all_works(
    visit: Callable[..., Visit], address: str
) -> None:
    page = visit().page
    page.add_init_script(
        "for (const name of ['localStorage', 'indexedDB', 'sessionStorage'])"
        "  Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    opened(page, address)
    expect(page.locator(".sl-memory")).to_contain_text("keeps nothing for this page")
    plan = page.locator(".sl-planner")
    plan.get_by_role("button", name="More minutes").click()
    expect(plan.get_by_role("heading", name="Plan for 7 minutes")).to_be_visible()
    plan.get_by_role("button", name="Start").click()
    expect(page.locator(".sl-timer")).to_have_attribute("data-phase", "running")
