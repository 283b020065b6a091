"""Class mode on a projector: every word can be read from ten metres, and nothing is cut off in any stage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Visit
from playwright.sync_api import Page, expect
from test_timer_alone import mounted
from timer_on_page import TimerOnPage

from stretchlib.routine import Routine, Step

pytestmark = pytest.mark.browser

SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]
#: Pixels on a screen that is 1080 high.
LEAST = 40
LONG_CARE = (
    "Keep both hands on the back of the chair all the time, go only as far as it is easy for you, breathe on "
    "and do not hold your breath, and when the knee, the hip or the low back begins to hurt come out of "
    "it slowly, sit down for a while, and tell the person who leads the class."
)
NO_PICTURE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"
# Every word that is seen: how large it is for a screen of 1080, and whether all of it is inside.
SEEN = """([root, least]) => {
  const found = [];
  const cut = (words) => found.push(`${words.slice(0, 40)}: cut off`);
  const scale = 1080 / innerHeight;
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const words = node.textContent.replace(/\\u200b/g, "").trim();
    const parent = node.parentElement;
    if (!words || parent.closest("svg, .sl-live, select, option")) continue;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
    if (size < least) found.push(`${words.slice(0, 40)}: ${size.toFixed(1)} px`);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      let left = 0, top = 0, right = innerWidth, bottom = innerHeight;
      for (let up = parent; up && up !== root; up = up.parentElement) {
        const style = getComputedStyle(up);
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const edge = up.getBoundingClientRect();
        [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
        [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
      const inWidth = box.left >= left - 1 && box.right <= right + 1;
      if (!inWidth || box.top < top - 3 || box.bottom > bottom + 3) cut(words);
    }
  }
  for (const frame of root.querySelectorAll(".sl-picture"))
    for (const drawing of frame.querySelectorAll(":scope > :is(svg, .sl-drawing):not(.sl-unseen)")) {
      const [inner, outer] = [drawing.getBoundingClientRect(), frame.getBoundingClientRect()];
      if (inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1) found.push("a picture is cut off");
    }
  const places = [...root.querySelectorAll(".sl-running > *")].filter((part) => part.checkVisibility());
  const note = (what) => found.push(what);
  for (const [at, one] of places.entries()) {
    const a = one.getBoundingClientRect();
    if (a.bottom > innerHeight + 1 || a.right > innerWidth + 1) note(`${one.className} leaves the screen`);
    if (one.matches(".sl-words") && one.scrollHeight > one.clientHeight + 1) note("the words do not fit");
    for (const other of places.slice(at + 1)) {
      const b = other.getBoundingClientRect();
      const beside = a.right <= b.left + 1 || b.right <= a.left + 1;
      const over = !beside && a.bottom > b.top + 1 && b.bottom > a.top + 1;
      if (over) note(`${one.className} lies over ${other.className}`);
    }
  }
  return found;
}"""


def long_plan() -> Routine:
    """Techniques with the longest names and sentences, a therapist's long care, and a step of their own."""
    steps = (
        Step("ball-shoulder-blades"),
        Step("lying-thigh-to-chest", repetitions=2, care=LONG_CARE),
        Step("sciatic-slider", repetitions=5),
        Step(
            title="March on the spot, and swing both of your arms while you do it", text=LONG_CARE, seconds=30
        ),
    )
    return Routine("long", "Long words", steps)


def in_class_mode(page: Page, routine: Routine | None = None, drawings: Any = None) -> TimerOnPage:
    timer = mounted(page, routine or long_plan(), drawings)
    timer.root.get_by_role("button", name="Class mode").click()
    page.wait_for_function("document.fullscreenElement !== null")
    return timer


def faults(timer: TimerOnPage) -> list[str]:
    return list(timer.root.evaluate(f"(root) => ({SEEN})([root, {LEAST}])"))


@pytest.mark.thorough
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_each_stage_of_class_mode_can_be_read_from_ten_metres(
    visit: Callable[..., Visit], width: int, height: int
) -> None:
    page = visit(reduced_motion="reduce", viewport={"width": width, "height": height}).page
    timer = in_class_mode(page)
    found: dict[str, list[str]] = {}
    for number, timed in enumerate(long_plan().timeline()):
        sentences = timed.stage.sentences
        for at, said in enumerate(sentences or (None,)):
            timer.run(0.05)
            if seen := faults(timer):
                found[f"{number} {timed.stage.kind}: {said.text[:30] if said else ''}"] = seen
            if said and at < len(sentences) - 1:
                timer.run(said.seconds)
        timer.press("k")
        timer.run(0.05)
        if seen := faults(timer):
            found[f"{number} paused"] = seen
        timer.press("k", "ArrowRight")
    expect(timer.root).to_have_attribute("data-phase", "finished")
    assert faults(timer) == []
    assert found == {}


@pytest.mark.thorough
def test_a_book_whose_pictures_are_files_shows_the_whole_of_a_tall_one(visit: Callable[..., Visit]) -> None:
    page = visit(reduced_motion="reduce", viewport={"width": 1280, "height": 720}).page
    tall = {"light": NO_PICTURE, "dark": NO_PICTURE, "width": 300, "height": 500}
    timer = in_class_mode(page, Routine.of("heel-on-stool"), tall)
    timer.run(0.05)
    assert faults(timer) == []


def test_the_person_is_large_and_the_rules_when_to_stop_stay_in_sight(visit: Callable[..., Visit]) -> None:
    page = visit(reduced_motion="reduce", viewport={"width": 1920, "height": 1080}).page
    timer = in_class_mode(page)
    timer.run(0.1)
    shown: Any = timer.root.locator(".sl-stage-picture").bounding_box()
    assert shown["height"] >= 1080 / 2
    for rule in long_plan().to_dict()["stop_rules"]:
        expect(timer.root.get_by_text(rule)).to_be_visible()
    expect(timer.root.locator(".sl-next")).to_be_visible()
    timer.root.get_by_role("button", name="Leave full screen").click()
    page.wait_for_function("document.fullscreenElement === null")
    expect(timer.root.locator(".sl-stop")).not_to_have_attribute("open", "")
