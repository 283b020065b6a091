"""The decks in a real browser: nothing is cut off, widgets live, keys do what the speaker expects."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from built_site import served
from conftest import ROOT, Visit
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

PROJECTOR = {"width": 1280, "height": 720}
DECKS = ("02-hamstrings", "00-start-here", "06-roller-and-ball", "07-your-routine")
in_every_deck = pytest.mark.parametrize("deck", DECKS)
WITH_TIMER = "section:has(> .sl-fit section.sl-timer)"
# Shows each slide with all its fragments, and tells what the eye would miss, and how the deck numbers it.
CUT_OFF = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const slides = [...document.querySelectorAll('.slides > section > section')];
    const found = { slides: slides.length, numbers: [], missing: [] };
    for (const slide of slides) {
        const at = (element) => [...element.parentElement.children].indexOf(element);
        slide.querySelectorAll('.fragment').forEach((part) => part.classList.add('visible'));
        const address = `#/${at(slide.parentElement)}/${at(slide)}`;
        const content = slide.firstElementChild;
        const shown = () => document.querySelector('.slides > .present > .present') === slide;
        const number = () => document.querySelector('.slide-number').textContent.replace(/\\s/g, '');
        const wanted = `${found.numbers.length + 1}/${slides.length}`;
        const isThere = () => shown() && content.style.zoom && number() === wanted;
        const patience = performance.now() + 20_000;
        while (!isThere() && performance.now() < patience) {
            // The deck writes its own address a second after a move, and may overwrite this one unread.
            if (!shown()) location.hash = address;
            await frame();
        }
        if (!isThere()) found.missing.push(`${address} never comes as ${wanted}`);
        for (let i = 0; i < 3; i++) await frame();
        const note = (what) => found.missing.push(`${address} ${what}`);
        const edge = slide.getBoundingClientRect();
        if (slide.tabIndex === 0) note('must be scrolled');
        if (content.getBoundingClientRect().bottom > edge.bottom) note('too tall');
        const code = slide.querySelector(':scope > .sl-code');
        const under = code?.checkVisibility() ? code.getBoundingClientRect().left : edge.right;
        if (content.getBoundingClientRect().right > under + 1) note('lies under the code');
        for (const part of content.querySelectorAll('p, li, h1, h2, h3, button, img, svg, td')) {
            const box = part.getBoundingClientRect();
            const seen = part.checkVisibility() && box.width > 1;
            const inside = box.left >= edge.left - 1 && box.right <= edge.right + 1;
            if (seen && !inside && !part.closest('pre, [tabindex]')) note(part.outerHTML.slice(0, 80));
        }
        found.numbers.push(number());
    }
    return found;
}"""

# What of a printed slide stands below its page once its size has settled.
OVER_THE_PAGE = """async () => {
    const over = () => [...document.querySelectorAll('.pdf-page')].filter((page) => {
        const content = page.querySelector('.sl-fit').getBoundingClientRect();
        return content.bottom > page.getBoundingClientRect().bottom;
    });
    const patience = performance.now() + 20_000;
    while (over().length > 0 && performance.now() < patience) await new Promise(requestAnimationFrame);
    return over().map((page) => page.innerText.slice(0, 60));
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, thorough: bool) -> Path:
    """A deck, or two in a thorough run, made once."""
    output = tmp_path_factory.mktemp("slides")
    decks = DECKS if thorough else DECKS[:1]
    command = [str(Path(sys.executable).parent / "stretchlib"), "slides", *decks, "--output", str(output)]
    command += ["--base-url", "https://example.org/course/"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return output


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as started:
        yield started


@pytest.mark.by_turns(len(DECKS))
@in_every_deck
def test_the_speaker_has_a_note_beside_every_slide(folder: Path, deck: str) -> None:
    slides = (folder / f"{deck}.html").read_text(encoding="utf-8").split('<section><div class="sl-fit">')[1:]
    assert len(slides) >= 10
    assert [slide[:200] for slide in slides if '<aside class="notes">' not in slide] == []


@pytest.mark.thorough
def test_a_code_on_a_slide_can_be_read_from_the_back_of_the_room(
    visit: Callable[..., Visit], address: str
) -> None:
    """Ten times as far as it is wide is what a phone's camera reads."""
    page = open_deck(visit(viewport=PROJECTOR, reduced_motion="reduce"), address)
    page.evaluate("location.hash = '#/2/0'")
    code = page.locator("section.present .sl-code svg").last
    expect(code).to_be_visible()
    shown = code.bounding_box()
    assert shown is not None
    assert shown["width"] == pytest.approx(shown["height"], abs=2)
    assert shown["width"] >= 0.25 * PROJECTOR["height"]
    read = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
    assert [found.text for found in read] == [
        "https://example.org/course/notebooks/02-hamstrings.html#guess-first"
    ]


def open_deck(visited: Visit, address: str, deck: str = DECKS[0]) -> Page:
    visited.page.goto(f"{address}/{deck}.html")
    visited.page.wait_for_selector("html[data-deck-ready][data-widgets-ready]")
    return visited.page


def go_to_a_timer(page: Page) -> Locator:
    place = page.evaluate(
        f"""() => {{
            const slide = document.querySelector('{WITH_TIMER}');
            const at = (element) => [...element.parentElement.children].indexOf(element);
            return location.hash = `#/${{at(slide.parentElement)}}/${{at(slide)}}/99`;
        }}"""
    )
    assert place
    timer = page.locator(".slides > .present > .present section.sl-timer").first
    expect(timer).to_be_visible()
    return timer


def test_the_slides_fill_the_projector(visit: Callable[..., Visit], address: str) -> None:
    box = open_deck(visit(viewport=PROJECTOR), address).locator(".slides").bounding_box()
    assert box is not None
    assert box["width"] >= 0.9 * PROJECTOR["width"] or box["height"] >= 0.9 * PROJECTOR["height"]


@pytest.mark.thorough
@in_every_deck
def test_nothing_on_a_slide_is_cut_off_on_a_projector(
    visit: Callable[..., Visit], address: str, deck: str
) -> None:
    page = open_deck(visit(viewport=PROJECTOR, reduced_motion="reduce"), address, deck)
    found = page.evaluate(CUT_OFF)
    assert found["slides"] >= 8
    assert found["numbers"] == [f"{n}/{found['slides']}" for n in range(1, found["slides"] + 1)]
    assert found["missing"] == []


def test_every_widget_of_a_deck_lives(visit: Callable[..., Visit], address: str) -> None:
    page = open_deck(visit(viewport=PROJECTOR), address)
    places = page.locator(".sl-widget")
    assert places.count() >= 4
    expect(page.locator(".sl-widget-failed")).to_have_count(0)
    for place in places.all():
        expect(place.locator(":scope > div > *")).not_to_have_count(0)


@pytest.mark.thorough
def test_keys_belong_to_the_timer_while_it_has_the_focus(visit: Callable[..., Visit], address: str) -> None:
    page = open_deck(visit(viewport=PROJECTOR, reduced_motion="reduce"), address)
    timer = go_to_a_timer(page)
    number = page.locator(".slide-number-a").inner_text()
    timer.get_by_role("button", name="Start").press("Enter")
    expect(timer).to_have_attribute("data-phase", "running")
    for key in ("Space", "ArrowRight", "b", "n"):
        page.keyboard.press(key)
    expect(timer).to_have_attribute("data-phase", "paused")
    expect(page.locator(".slide-number-a")).to_have_text(number)
    expect(page.locator(".reveal.paused")).to_have_count(0)
    page.keyboard.press("PageDown")
    expect(page.locator(".slide-number-a")).not_to_have_text(number)


@pytest.mark.thorough
def test_the_speaker_sees_notes_in_a_window_of_their_own(visit: Callable[..., Visit], address: str) -> None:
    page = open_deck(visit(viewport=PROJECTOR), address)
    page.evaluate(
        """() => {
            const slide = document.querySelector('aside.notes').closest('section');
            const at = (element) => [...element.parentElement.children].indexOf(element);
            location.hash = `#/${at(slide.parentElement)}/${at(slide)}`;
        }"""
    )
    notes = page.locator(".slides > .present > .present aside.notes").first.text_content() or ""
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    words = " ".join(notes.split())[:40]
    expect(opened.value.locator(".speaker-controls-notes .value")).to_contain_text(words, timeout=30_000)


@pytest.mark.thorough
def test_a_deck_is_accessible(
    visit: Callable[..., Visit], address: str, axe: Callable[[Locator], list[str]]
) -> None:
    page = open_deck(visit(viewport=PROJECTOR, reduced_motion="reduce"), address)
    found = axe(page.locator("html"))
    go_to_a_timer(page)
    assert found + axe(page.locator("html")) == []


@pytest.mark.thorough
def test_words_are_large_enough_on_a_phone_held_upright(visit: Callable[..., Visit], address: str) -> None:
    page = open_deck(visit(viewport={"width": 390, "height": 844}), address)
    line = page.locator(".slides > .present > .present li").first
    expect(line).to_be_visible()
    height = line.evaluate(
        """element => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return range.getClientRects()[0].height;
        }"""
    )
    assert height >= 15, "the letters of a line of this height are smaller than 12 pixels"


@pytest.mark.thorough
def test_the_words_of_a_timer_are_large_enough_on_a_phone_and_a_finger_scrolls_to_the_rest(
    visit: Callable[..., Visit], address: str
) -> None:
    timer = go_to_a_timer(open_deck(visit(viewport={"width": 390, "height": 844}), address))
    start = timer.get_by_role("button", name="Start")
    drawn = start.evaluate(
        """element => {
            const scale = element.getBoundingClientRect().height / element.offsetHeight;
            return scale * parseFloat(getComputedStyle(element).fontSize);
        }"""
    )
    assert drawn >= 11
    slide = start.locator("xpath=ancestor::section[@tabindex='0']")
    expect(slide).to_have_attribute("data-prevent-swipe", "")
    assert slide.evaluate("slide => (slide.scrollTop = 9999, slide.scrollTop)") > 0


@pytest.mark.thorough
@in_every_deck
def test_a_printed_deck_has_all_of_its_slides_and_no_empty_page(
    visit: Callable[..., Visit], address: str, deck: str
) -> None:
    page = visit(viewport=PROJECTOR).page
    page.goto(f"{address}/{deck}.html?print-pdf")
    expect(page.locator("html[data-widgets-ready] .pdf-page").last).to_be_attached()
    expect(page.locator(".sl-widget:not([data-live])")).to_have_count(0)
    expect(page.locator("html[data-deck-fitted]")).to_be_attached()
    page.emulate_media(media="print")
    assert page.evaluate(OVER_THE_PAGE) == []
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    # What is longer than a page, such as a card with all its folds open, goes on on the next one.
    pages = page.locator(".pdf-page").evaluate_all("all => all.map(each => each.offsetHeight / 719)")
    assert len(paper.pages) == sum(pages) >= 8
    assert all(sheet.extract_text().strip() for sheet in paper.pages)


def test_a_deck_opens_from_a_stick_without_a_server(visit: Callable[..., Visit], folder: Path) -> None:
    page = open_deck(visit(viewport=PROJECTOR), folder.as_uri())
    expect(page.locator(".slides h1")).to_be_visible()
    expect(page.locator(".sl-widget-failed")).to_have_count(0)
