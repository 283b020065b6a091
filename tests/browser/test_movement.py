"""A technique moves in a page without a kernel: by pointer, by keyboard, calmly, and where there is no 3D."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Visit, visiting
from learning_on_page import page_without_kernel
from playwright.sync_api import Browser, Locator, Page, Response, expect
from running import eventually
from test_explorer_in_pages import COUNT_CONTEXTS

import stretchlib as sl
from stretchlib.widgets._base import StretchWidget
from stretchlib.widgets._movement import engine

pytestmark = pytest.mark.browser

SHOWN = "seated-figure-four"
RIGHTWARD = "upper-back-chair"
STEP_MS = 240  # of the page's clock; a frame that comes later than 250 counts as no longer
SMALL = {"width": 320, "height": 700}
RECORD = """root => {
  window.told = [];
  const live = root.querySelector('.sl-live');
  new MutationObserver(() => live.textContent && window.told.push(live.textContent))
    .observe(live, {childList: true, characterData: true, subtree: true});
}"""
# What is seen, as numbers: how much ink each of eight columns of the picture has.
LOOK = """canvas => {
  const copy = new OffscreenCanvas(8, 60).getContext('2d', {willReadFrequently: true});
  copy.drawImage(canvas, 0, 0, 8, 60);
  const {data} = copy.getImageData(0, 0, 8, 60);
  const inked = Array(8).fill(0);
  for (let k = 3; k < data.length; k += 4) inked[((k - 3) / 4) % 8] += data[k];
  return inked;
}"""

# How many points have the colour of inked edges, and how many that of things.
DARK_AND_GREENISH = """canvas => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  copy.drawImage(canvas, 0, 0);
  const {data} = copy.getImageData(0, 0, canvas.width, canvas.height);
  const found = [0, 0];
  for (let k = 0; k < data.length; k += 4) {
    const [red, green, blue, seen] = data.subarray(k, k + 4);
    if (seen < 200) continue;
    if (Math.max(red, green, blue) < 75) found[0]++;
    if (green > red + 5 && green > blue && red > 90) found[1]++;
  }
  return found;
}"""


@pytest.fixture
def visit_with_3d(browser_with_3d: Browser) -> Iterator[Callable[..., Visit]]:
    with visiting(browser_with_3d) as open_page:
        yield open_page


def opened(page: Page, folder: Path, *shown: StretchWidget) -> Page:
    file = folder / "page.html"
    file.write_text(page_without_kernel(shown, used=[engine()]), encoding="utf-8")
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-widgets-ready]")
    return page


def play(root: Locator, name: str = "Play") -> None:
    root.get_by_role("button", name=name).click()
    expect(root.locator(".sl-sight[data-frames]")).to_be_visible()


@pytest.mark.thorough
def test_a_page_of_ten_has_no_graphics_before_somebody_asks_and_one_for_all_then(
    visit_with_3d: Callable[..., Visit], tmp_path: Path
) -> None:
    page = visit_with_3d(reduced_motion="reduce", viewport=SMALL).page
    page.add_init_script(COUNT_CONTEXTS)
    opened(page, tmp_path, *(sl.movement(SHOWN) for _ in range(10)))
    roots = page.locator(".sl-movement")
    assert roots.count() == 10
    assert roots.first.get_by_role("img").get_attribute("aria-label")
    assert page.evaluate("window.webglCanvases") is None
    for k in (0, 9):
        play(roots.nth(k), "Show the steps")
    assert page.evaluate("window.webglCanvases") == 1


@pytest.mark.thorough
def test_the_person_moves_and_every_step_is_told_in_its_order(
    visit_with_3d: Callable[..., Visit], tmp_path: Path
) -> None:
    page = opened(visit_with_3d(viewport=SMALL).page, tmp_path, sl.movement(SHOWN))
    root = page.locator(".sl-movement")
    root.evaluate(RECORD)
    page.clock.install()
    page.clock.pause_at(time.time() + 2)
    play(root)
    seen: list[list[int]] = []
    for _ in range(400):
        page.clock.fast_forward(STEP_MS)
        seen.append(root.locator("canvas").evaluate(LOOK))
        if root.get_by_role("button", name="Play again").is_visible():
            break
    item = sl.stretch(SHOWN)
    assert page.evaluate("window.told") == [*item.steps, item.way_out]
    moved = [sum(abs(a - b) for a, b in zip(now, seen[0], strict=True)) for now in seen]
    assert max(moved) > 4 * max(moved[0], moved[-1], 500)  # away, and back to where it began
    play(root, "Play again")
    assert "Pause" in root.get_by_role("button", name="Pause").inner_text()


def test_it_plays_stops_and_turns_by_keyboard_alone(
    visit_with_3d: Callable[..., Visit], tmp_path: Path
) -> None:
    page = opened(visit_with_3d().page, tmp_path, sl.movement(SHOWN))
    root = page.locator(".sl-movement")
    page.keyboard.press("Tab")
    expect(root.locator("summary").first).to_be_focused()  # cautions come before Play
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(root.get_by_role("button", name="Pause")).to_be_focused()
    page.keyboard.press("Enter")
    expect(root.get_by_role("button", name="Play")).to_be_focused()
    stage = root.get_by_role("application")
    stage.focus()
    before = root.locator("canvas").evaluate(LOOK)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    eventually(page, lambda: root.locator("canvas").evaluate(LOOK) != before)
    root.get_by_role("slider", name="Place in the movement").focus()
    page.keyboard.press("End")
    expect(root.locator(".sl-said")).to_have_text(sl.stretch(SHOWN).way_out)


def test_less_motion_is_a_strip_of_stills_to_step_through(
    visit_with_3d: Callable[..., Visit], tmp_path: Path
) -> None:
    page = opened(visit_with_3d(reduced_motion="reduce").page, tmp_path, sl.movement(SHOWN))
    root = page.locator(".sl-movement")
    play(root, "Show the steps")
    steps = sl.stretch(SHOWN).steps
    stills = root.get_by_role("list", name="The steps").get_by_role("button")
    expect(stills).to_have_count(len(steps) + 1)
    drawn = [""]

    def rests() -> bool:
        drawn.append(root.locator(".sl-sight").get_attribute("data-frames") or "")
        page.wait_for_timeout(400)
        return drawn[-1] == root.locator(".sl-sight").get_attribute("data-frames")

    eventually(page, rests)
    expect(root.get_by_role("button", name="Play")).to_have_count(0)
    for step in steps[1:]:
        root.get_by_role("button", name="Next step").click()
        expect(root.locator(".sl-said")).to_have_text(step)
    expect(stills.nth(len(steps) - 1)).to_have_attribute("aria-current", "step")


@pytest.mark.thorough
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_used_by_everybody_on_a_small_screen(
    visit_with_3d: Callable[..., Visit], axe: Callable[[Locator], list[str]], tmp_path: Path, theme: str
) -> None:
    options = {"viewport": {"width": 320, "height": 800}, "color_scheme": theme}
    page = opened(visit_with_3d(**options).page, tmp_path, sl.movement(SHOWN))
    root = page.locator(".sl-movement")
    assert axe(root) == []
    play(root)
    root.get_by_role("button", name="Pause").click()
    assert axe(root) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sizes = root.locator("button:visible, select:visible").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 44


@pytest.mark.thorough
def test_a_chair_has_its_colours_whoever_sits_on_it_looks_to_the_right(
    visit_with_3d: Callable[..., Visit], tmp_path: Path
) -> None:
    page = opened(visit_with_3d(viewport=SMALL, color_scheme="light").page, tmp_path, sl.movement(RIGHTWARD))
    root = page.locator(".sl-movement")
    play(root)
    inked, coloured = root.locator("canvas").evaluate(DARK_AND_GREENISH)
    assert coloured > inked, "It is seen in the colour of its edges."


def test_the_still_picture_stays_where_there_is_no_3d(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = opened(visit().page, tmp_path, sl.movement(SHOWN))
    root = page.locator(".sl-movement")
    root.get_by_role("button", name="Play").click()
    expect(root.get_by_text("This browser cannot show the moving picture.")).to_be_visible()
    expect(root.get_by_role("img")).to_be_visible()


@pytest.mark.thorough
def test_a_timer_moves_only_when_it_was_chosen_and_remembers_it(
    visit_with_3d: Callable[..., Visit], tmp_path: Path
) -> None:
    page = opened(visit_with_3d().page, tmp_path, sl.timer("heel-on-stool"))
    timer = page.locator(".sl-timer")
    timer.get_by_role("button", name="Start").click()
    expect(timer.locator(".sl-stage-picture [role=img]")).to_be_visible()
    page.wait_for_timeout(300)
    expect(timer.locator("canvas")).to_have_count(0)
    opened(page, tmp_path, sl.timer("heel-on-stool"))
    timer.get_by_label("Moving pictures").check()
    opened(page, tmp_path, sl.timer("heel-on-stool"))
    expect(timer.get_by_label("Moving pictures")).to_be_checked()
    timer.get_by_role("button", name="Start", exact=True).click()
    expect(timer.locator(".sl-stage-picture canvas")).to_be_visible()
    expect(timer.locator(".sl-stage-picture[data-frames]")).to_be_visible()


def test_cards_of_the_book_move_and_fetch_the_engine_only_then(
    visit_with_3d: Callable[..., Visit], book: str
) -> None:
    page = visit_with_3d().page
    heavy: list[str] = []
    page.on("response", lambda answer: heavy.append(answer.url) if _is_large_script(answer) else None)
    page.goto(f"{book}/notebooks/02-hamstrings.html")
    page.wait_for_selector("html[data-widgets-ready]")
    card = page.locator(".sl-card:has(.sl-movement)").first
    card.scroll_into_view_if_needed()
    assert heavy == []
    card.get_by_role("button", name="Show me how").click()
    expect(card.locator(".sl-sight[data-frames]")).to_be_visible()
    expect(card.locator(".sl-said").first).not_to_be_empty()
    assert len(heavy) == 1


def _is_large_script(answer: Response) -> bool:
    is_script = answer.url.startswith("http") and answer.url.endswith(".js")
    return is_script and int(answer.headers.get("content-length", "0")) > 200_000
