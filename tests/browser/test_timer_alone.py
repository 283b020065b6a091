"""The timer in a page with nothing else, under a clock that the test winds on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Visit
from playwright.sync_api import Page, expect
from timer_on_page import TimerOnPage

from stretchlib.routine import Routine
from stretchlib.widgets._timer import RoutineTimer

pytestmark = pytest.mark.browser

TECHNIQUES = ("heel-on-stool", "half-kneeling-hip-flexor", "cat-camel", "lying-figure-four", "roller-calves")
# What a widget host does, and nothing more; `sent` is what a kernel would hear.
MOUNT = """async ([source, state]) => {
  const bundle = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
  const widget = (await import(bundle)).default();
  window.sent = [];
  const model = {
    get: key => state[key],
    set: (key, value) => { state[key] = value; window.sent.push([key, value]); },
    save_changes: () => undefined, on: () => undefined, off: () => undefined,
  };
  await widget.initialize({model});
  await widget.render({model, el: document.body});
}"""

COUNT_FRAMES = """() => {
  const ask = window.requestAnimationFrame;
  window.frames_asked = 0;
  window.requestAnimationFrame = draw => { window.frames_asked += 1; return ask(draw); };
}"""
IN_A_SECOND = """async () => {
  const before = window.frames_asked;
  await new Promise(done => setTimeout(done, 1000));
  return window.frames_asked - before;
}"""


def half_hour(share: float = 1) -> Routine:
    """Five techniques, again and again, or a share of them."""
    taken = (TECHNIQUES * 2)[: round(10 * share)]
    return Routine.of(*taken, name="Half an hour").with_holds_of(40)


def mounted(page: Page, routine: Routine, drawings: Any = None) -> TimerOnPage:
    page.set_content(f"<style>{_text(RoutineTimer._css)}</style>")
    mount(page, routine, drawings)
    return TimerOnPage(page, page.locator(".sl-timer").first)


def mount(page: Page, routine: Routine, drawings: Any = None) -> None:
    """One more timer below what the page holds; ``drawings`` takes the place of each of its own."""
    widget = RoutineTimer(routine)
    if drawings:
        widget.pictures = {key: {**told, "svg": drawings} for key, told in widget.pictures.items()}
    state = {
        name: getattr(widget, name) for name in ("routine", "pictures", "prepare_seconds", "sound", "voice")
    }
    page.evaluate(MOUNT, [_text(widget._esm), {**state, "event": {}, "finished": {}}])


def test_half_an_hour_changes_every_stage_within_20_ms_of_its_deadline(
    visit: Callable[..., Visit], thorough: bool
) -> None:
    share = 1 if thorough else 0.2
    routine = half_hour(share)
    timeline = routine.timeline()
    assert timeline[-1].end >= 1800 * share
    page = visit(reduced_motion="reduce").page
    timer = mounted(page, routine)
    step = timer.root.locator(".sl-progress span").first
    timer.root.get_by_role("button", name="Start").click()
    page.clock.run_for(10)
    for number, timed in enumerate(timeline, start=1):
        page.clock.run_for(1000 * timed.stage.seconds - 20)
        assert step.text_content() == f"Step {number} of {len(timeline)}"
        page.clock.run_for(20)
        if timed is not timeline[-1]:
            assert step.text_content() == f"Step {number + 1} of {len(timeline)}"
    expect(timer.root).to_have_attribute("data-phase", "finished")
    sent = page.evaluate("window.sent")
    kinds = [value["kind"] for key, value in sent if key == "event"]
    assert kinds == ["started", *["stage"] * len(timeline), "finished"], (
        "the kernel hears changes, never ticks"
    )
    (finished,) = (value for key, value in sent if key == "finished")
    assert (finished["seconds"], finished["skipped"]) == (timeline[-1].end, [])


def test_a_page_rests_until_start_and_a_ring_asks_for_no_more_frames_than_it_needs(
    visit: Callable[..., Visit],
) -> None:
    """A phone that draws sixty times a second what does not change is empty before the session is over."""
    page = visit().page
    page.set_content(f"<style>{_text(RoutineTimer._css)}</style>")
    page.evaluate(COUNT_FRAMES)
    mount(page, Routine.of("heel-on-stool"))
    page.wait_for_timeout(500)
    assert page.evaluate(IN_A_SECOND) == 0
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="I am ready").click()
    expect(page.locator(".sl-kind")).to_have_text("Hold")
    assert 3 < page.evaluate(IN_A_SECOND) <= 20
    page.get_by_role("button", name="Pause").click()
    page.wait_for_timeout(500)
    assert page.evaluate(IN_A_SECOND) == 0


@pytest.mark.by_turns(2)
@pytest.mark.parametrize(("width", "height"), [(360, 640), (1200, 800)])
def test_the_clock_is_in_sight_after_start_however_far_down_start_was(
    visit: Callable[..., Visit], width: int, height: int
) -> None:
    timer = mounted(visit(viewport={"width": width, "height": height}).page, Routine.of("heel-on-stool"))
    timer.page.evaluate("document.body.style.padding = '400px 0 2000px'")
    timer.root.get_by_role("button", name="Start").click()
    for part in (".sl-ring", ".sl-side", ".sl-stage-picture"):
        expect(timer.root.locator(part)).to_be_in_viewport(ratio=1)


@pytest.mark.thorough
def test_longer_holds_are_kept_for_every_timer_of_the_session(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.route("http://localhost/**", lambda route: route.fulfill(body="<!doctype html><title>x</title>"))
    page.goto("http://localhost/one")
    first = mounted(page, Routine.of("heel-on-stool", "cat-camel"))
    box = first.root.get_by_label("Longer holds: 60 s")
    expect(box).not_to_be_checked()
    before = first.root.locator(".sl-meta").first.text_content()
    box.focus()
    first.press("Space")
    expect(box).to_be_checked()
    assert first.root.locator(".sl-meta").first.text_content() != before
    expect(first.root.locator(".sl-live")).to_contain_text("Longer holds")
    page.goto("http://localhost/two")
    second = mounted(page, Routine.of("lying-strap"))
    expect(second.root.get_by_label("Longer holds: 60 s")).to_be_checked()
    second.root.get_by_role("button", name="Start").click()
    second.run(Routine.of("lying-strap").stages[0].seconds)
    second.shows(clock="1:00", side="Left side", kind="Hold")


@pytest.mark.thorough
def test_a_routine_without_a_short_hold_offers_no_longer_one(visit: Callable[..., Visit]) -> None:
    timer = mounted(visit().page, Routine.of("cat-camel", "roller-calves"))
    expect(timer.root.get_by_role("button", name="Start")).to_be_visible()
    assert not timer.root.get_by_role("checkbox").count()


def _text(bundle: object) -> str:
    return bundle.read_text(encoding="utf-8") if isinstance(bundle, Path) else str(bundle)
