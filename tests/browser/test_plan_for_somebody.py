"""A therapist makes a plan in the page and gives it away: link, code, file and paper hold just that plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from by_keyboard import STORE
from conftest import Visit
from learning_on_page import page_without_kernel
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from stretchlib.routine import from_link, load, named
from stretchlib.widgets import plan_writer, planner, today
from stretchlib.widgets._phone_code import code_drawer

pytestmark = pytest.mark.browser

BOOK = "http://localhost/course/notebooks/07-your-routine.html"
#: Hard to pack, as is each of its turns.
MANY_SIGNS = "".join(chr(0x4E00 + 37 * place * place % 20_000) for place in range(300))
EVIL = "<script>window.bad = 1</script>\u202e<img src=x onerror='window.bad = 1'>"


@pytest.fixture(scope="module")
def content() -> str:
    shown = [plan_writer(), planner(minutes=6), today()]
    return page_without_kernel(shown, used=[code_drawer()])


@pytest.fixture
def page(visit: Callable[..., Visit], content: str) -> Page:
    """As a book on the web shows it, on a phone."""
    opened = visit(viewport={"width": 320, "height": 700}, has_touch=True, reduced_motion="reduce").page
    opened.route(BOOK, lambda route: route.fulfill(body=content, content_type="text/html"))
    opened.goto(BOOK)
    opened.wait_for_selector("html[data-widgets-ready]")
    return opened


def written(page: Page) -> Locator:
    """A plan of two techniques with words."""
    writer = page.locator(".sl-planwriter")
    writer.locator("summary", has_text="Back of the thigh").click()
    writer.get_by_role("button", name="Add: Heel on a stool").click()
    writer.get_by_role("button", name="Add: Hip hinge at a wall").click()
    writer.get_by_label("A word to whoever gets it").fill(EVIL)
    writer.get_by_label("Name of the plan").fill("Évenings")
    return writer


def code_in(place: Locator) -> str:
    """What another program reads in a code on the screen."""
    code = place.locator(".sl-code")
    code.scroll_into_view_if_needed()
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(code.screenshot())))
    return found.text


def opened(fold: Locator) -> Locator:
    fold.locator("summary").first.click()
    expect(fold.locator(".sl-code")).to_be_visible()
    return fold


def test_link_code_and_file_hold_the_plan_and_its_words_as_words(
    page: Page, axe: Callable[[Locator], list[str]], tmp_path: Path
) -> None:
    writer = written(page)
    fold = opened(writer.locator(".sl-sending"))
    link = writer.get_by_label("Link of this plan").input_value()
    assert link.startswith(f"{BOOK}#plan=")
    assert code_in(fold) == link
    assert axe(writer) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    with page.expect_download() as download:
        writer.get_by_role("button", name="Save it as a file").click()
    assert download.value.suggested_filename == "e-venings.toml"
    path = tmp_path / "plan.toml"
    download.value.save_as(path)
    for routine in (from_link(link), load(path)):
        assert [(step.stretch, step.form) for step in routine.steps] == [
            ("heel-on-stool", None),
            ("supported-hip-hinge", "wall"),
        ]
        assert routine.name == "Évenings"
        assert routine.note == EVIL.replace("\u202e", "")
    assert page.evaluate("window.bad") is None


def test_the_receiver_sees_who_made_it_and_that_nobody_of_us_looked_at_it(
    page: Page, visit: Callable[..., Visit], content: str
) -> None:
    writer = written(page)
    opened(writer.locator(".sl-sending"))
    link = writer.get_by_label("Link of this plan").input_value()
    other = visit(viewport={"width": 390, "height": 800}, reduced_motion="reduce").page
    other.route(BOOK, lambda route: route.fulfill(body=content, content_type="text/html"))
    other.goto(link)
    came = other.locator(".sl-linked")
    expect(came).to_contain_text("Évenings")
    expect(came).to_contain_text("A person put this plan together. Nobody of this course has looked at it.")
    expect(came).to_contain_text("Skip or change it if you have")
    expect(came.get_by_role("button", name="Start this plan")).to_have_count(0)
    assert other.evaluate("window.bad") is None


@pytest.mark.thorough
def test_it_survives_a_reload_and_is_kept_nowhere_but_in_its_tab(page: Page) -> None:
    writer = written(page)
    page.reload()
    page.wait_for_selector("html[data-widgets-ready]")
    expect(writer.locator(".sl-step-row")).to_have_count(2)
    expect(writer.get_by_label("Name of the plan")).to_have_value("Évenings")
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate(f"[...{STORE}.all('said').keys()]") == []
    other = page.context.new_page()
    other.route(BOOK, lambda route: route.fulfill(body=page.content(), content_type="text/html"))
    other.goto(BOOK)
    assert other.evaluate("sessionStorage.length") == 0


@pytest.mark.thorough
def test_words_without_end_are_one_sentence_and_are_not_lost(page: Page) -> None:
    writer = written(page)
    note = writer.get_by_label("A word to whoever gets it")
    note.evaluate("e => { e.value = 'é'.repeat(1_000_000); e.dispatchEvent(new Event('input')) }")
    expect(writer.locator(".sl-giving")).to_have_text(
        re.compile(r"^These words are too long by 999[^a-z]*700 characters\. [^.]+\.$")
    )
    assert note.evaluate("e => e.value.length") == 1_000_000
    assert note.get_attribute("aria-invalid") == "true"
    note.fill("Short.")
    expect(writer.get_by_role("button", name="Print it")).to_be_visible()


@pytest.mark.thorough
@pytest.mark.parametrize("link", ["", "A" * 100_000, "<b>#plan=</b>", named("desk").to_link()[:-3]])
def test_an_earlier_plan_goes_on_and_a_broken_link_changes_nothing(page: Page, link: str) -> None:
    writer = written(page)
    fold = writer.locator("details", has_text="Go on with a plan")
    fold.locator("summary").click()
    fold.get_by_label("Its link").fill(link)
    fold.get_by_role("button", name="Open it").click()
    expect(fold.get_by_role("alert")).to_contain_text("This link holds no plan.")
    expect(writer.locator(".sl-step-row")).to_have_count(2)
    fold.get_by_label("Its link").fill(named("desk").to_link("https://example.org/"))
    fold.get_by_role("button", name="Open it").click()
    expect(writer.locator(".sl-step-row")).to_have_count(len(named("desk").steps))


@pytest.mark.thorough
def test_on_paper_signs_cautions_and_the_code_stand_with_the_steps(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    writer = written(page)
    writer.get_by_role("button", name="Print it").click()
    page.wait_for_function("() => window.printed")
    page.emulate_media(media="print")
    sheet = page.locator(".sl-plan-sheet")
    expect(writer).to_be_hidden()
    text = sheet.inner_text()
    assert text.index("medical help now") < text.index("Heel on a stool") < text.index("When to stop")
    assert "New hip, operated from behind" in text
    assert "A person made this plan. Nobody of this course has looked at it." in text
    assert "<script>" in text
    assert code_in(sheet).startswith(f"{BOOK}#plan=")


@pytest.mark.thorough
def test_planner_and_today_show_the_plan_on_a_phone(page: Page) -> None:
    maker = page.locator(".sl-planner")
    code = code_in(opened(maker.locator(".sl-plan > .sl-sending")))
    names = maker.locator(".sl-plan > .sl-steps .sl-name").all_inner_texts()
    assert [step.name for step in from_link(code).steps] == names
    maker.get_by_role("button", name="More minutes").click()  # a plan that was changed is kept
    due = page.locator("section.sl-today")
    shown = code_in(opened(due.locator(".sl-sending")))
    assert from_link(shown).name == due.locator(".sl-plan-name").first.inner_text()


@pytest.mark.thorough
def test_a_plan_that_is_too_long_for_a_code_goes_as_a_link(page: Page) -> None:
    writer = written(page)
    rows = writer.locator(".sl-step-row")
    for at in range(2):
        rows.nth(at).locator(".sl-changing > summary").click()
        rows.nth(at).get_by_label("What they keep to in it").fill(MANY_SIGNS[:: 1 - 2 * at])
    expect(rows.nth(1)).to_contain_text("To keep to:")
    writer.get_by_label("A word to whoever gets it").fill(MANY_SIGNS[100:] + MANY_SIGNS[:100])
    fold = writer.locator(".sl-sending")
    fold.locator("summary").click()
    assert len(from_link(writer.get_by_label("Link of this plan").input_value()).note) == 300
    expect(fold).to_contain_text("This plan is too long for a code that a phone can read: send the link.")
