"""Somebody who only hears what the timer says does the technique; and what it asks besides."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Visit
from playwright.sync_api import Page, expect
from test_timer_alone import mount, mounted
from timer_on_page import TimerOnPage

from stretchlib import catalogue
from stretchlib.routine import Routine, Step

pytestmark = pytest.mark.browser

# What a screen reader is given: the text of each status in the accessibility tree, whenever it changes.
LISTEN = """root => {
  window.heard = [];
  const statuses = () => [...root.querySelectorAll('[role=status], [aria-live]')];
  new MutationObserver(() => {
    for (const status of statuses()) {
      const text = status.textContent.trim();
      if (text && text !== window.heard.at(-1)?.text) window.heard.push({at: performance.now() / 1000, text});
    }
  }).observe(root, {childList: true, characterData: true, subtree: true});
}"""
#: Slower than anybody speaks to people who lie on the floor.
WORDS_A_SECOND = 3


def at_home(page: Page, path: str = "") -> Page:
    """A page with storage of its own, as one of a book has."""
    page.route("http://localhost/**", lambda route: route.fulfill(body="<!doctype html><title>x</title>"))
    page.goto(f"http://localhost/{path}")
    return page


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("technique", ["seated-figure-four", "lying-strap"])
def test_who_only_hears_it_does_the_whole_technique(visit: Callable[..., Visit], technique: str) -> None:
    item, routine = catalogue.stretch(technique), Routine.of(technique)
    page = visit(reduced_motion="reduce").page
    timer = mounted(page, routine)
    timer.root.evaluate(LISTEN)
    timer.root.get_by_role("button", name="Start").press("Enter")
    timer.run(routine.seconds + 1)
    heard: list[dict[str, Any]] = page.evaluate("window.heard")
    told = [each["text"] for each in heard]

    place = -1
    for step in item.steps:  # each one, in order, before the other side begins
        place = next(at for at in range(place + 1, len(told)) if step in told[at])
    over = next(at for at, text in enumerate(told) if text == f"Change over to the right {item.side_word}.")
    assert place < over
    for text, side in zip(told[:2], ("left", "left"), strict=True):
        assert side in text, "which leg is meant, before the first step"
    assert "right" in told[over + 1]
    for short in item.short_steps:
        assert short in told[over:]
    assert item.way_out in told[over - 1]
    assert told[-2:] == [item.way_out, "Finished. How strong was the stretch feeling?"]

    for one, other in itertools.pairwise(heard):
        assert (other["at"] - one["at"]) * WORDS_A_SECOND >= len(one["text"].split()), "it can be heard out"


def test_the_words_of_the_moment_stand_large_on_a_small_phone(visit: Callable[..., Visit]) -> None:
    timer = mounted(
        visit(viewport={"width": 320, "height": 640}).page, Routine.of("half-kneeling-hip-flexor")
    )
    timer.root.get_by_role("button", name="Start").click()
    for stage in Routine.of("half-kneeling-hip-flexor").stages[:2]:
        timer.run(stage.lead)
        for sentence in stage.sentences:
            words = timer.root.locator(".sl-text")
            expect(words).to_have_text(sentence.text)
            assert words.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 28
            expect(words).to_be_in_viewport(ratio=1)
            shown = timer.root.locator(".sl-stage-picture [role=img]")
            expect(shown).to_have_count(1)
            timer.run(sentence.seconds if stage.kind == "prepare" else stage.seconds)
        assert timer.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_all_steps_lists_every_sentence(visit: Callable[..., Visit]) -> None:
    routine = Routine.of("cat-camel", "lying-strap")
    timer = mounted(visit().page, routine)
    timer.root.get_by_text("All steps").click()
    listed = timer.root.locator(".sl-steps > li").all_inner_texts()
    assert len(listed) == len(routine.stages)
    for stage, text in zip(routine.stages, listed, strict=True):
        assert all(sentence.text in text for sentence in stage.sentences)


def test_after_a_reload_it_goes_on_at_the_same_step(visit: Callable[..., Visit]) -> None:
    routine = Routine.of("lying-strap")
    page = at_home(visit().page)
    first = mounted(page, routine)
    first.root.get_by_role("button", name="Start").click()
    first.run(routine.stages[0].seconds + 10)
    page.reload()
    again = mounted(page, routine)
    expect(
        again.root.get_by_text("Last time you stopped at step 2 of 9: Hold: Lying strap stretch")
    ).to_be_visible()
    again.root.get_by_role("button", name="Go on there").press("Enter")
    again.shows(clock="0:30", side="Left side", kind="Hold")
    expect(again.root.get_by_role("button", name="Pause")).to_be_focused()


BLOCK = """() => {
  IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
}"""
BREAK = "() => localStorage.setItem('stretchlib.timer.run', '{\"format\": 1, \"rout')"


@pytest.mark.by_turns(2)
@pytest.mark.parametrize(
    ("harm", "told"),
    [(BLOCK, "This browser keeps nothing"), (BREAK, "cannot be read, so the timer starts anew")],
)
def test_storage_that_fails_costs_one_plain_sentence(
    visit: Callable[..., Visit], harm: str, told: str
) -> None:
    page = at_home(visit().page)
    page.evaluate(harm)
    timer = mounted(page, Routine("walk", "Walk", (Step(title="Walk", text="Walk.", seconds=5),)))
    timer.root.get_by_role("button", name="Start").click()
    timer.run(2)
    expect(timer.root.get_by_text(told)).to_be_visible()
    timer.run(5)
    expect(timer.root.get_by_role("heading", name="Finished")).to_be_visible()


def test_a_second_timer_asks_before_it_starts(
    visit: Callable[..., Visit], axe: Callable[..., list[str]]
) -> None:
    page = at_home(visit().page)
    first = mounted(page, Routine.of("lying-strap"))
    first.root.get_by_role("button", name="Start").click()
    first.run(3)
    mount(page, Routine.of("cat-camel"))
    second = page.locator(".sl-timer").nth(1)
    second.get_by_role("button", name="Start", exact=True).press("Enter")
    expect(second).to_have_attribute("data-phase", "ready")
    expect(second.locator(".sl-live")).to_contain_text("“Lying strap stretch” is running on this page.")
    change = second.get_by_role("button", name="Pause it and start this one")
    expect(change).to_be_focused()
    page.clock.resume()  # axe waits
    assert axe(second) == []
    change.press("Enter")
    expect(second).to_have_attribute("data-phase", "running")
    expect(page.locator(".sl-timer").first).to_have_attribute("data-phase", "paused")


def test_a_sound_that_is_held_back_is_told_and_wakes_at_the_next_press(visit: Callable[..., Visit]) -> None:
    page = visit().page
    page.evaluate(
        """() => {
          const Real = AudioContext;
          window.AudioContext = class extends Real {
            constructor(...given) { super(...given); window.sound = this; }
          };
        }"""
    )
    timer = mounted(page, Routine.of("lying-strap"))
    timer.root.get_by_role("button", name="Start").click()
    page.evaluate(
        "() => { window.wake = sound.resume; sound.resume = async () => {}; return sound.suspend(); }"
    )
    timer.run(1)
    notice = timer.root.locator(".sl-asked-first", has_text="There is no sound now.")
    expect(notice).to_be_visible()
    page.evaluate("() => { sound.resume = window.wake; }")
    timer.press("Shift")
    page.wait_for_function("() => sound.state === 'running'")
    timer.run(1)
    expect(notice).to_be_hidden()


def test_the_lock_screen_has_the_words_of_the_moment(visit: Callable[..., Visit]) -> None:
    routine = Routine.of("seated-figure-four")
    page = visit().page
    timer = TimerOnPage(page, mounted(page, routine).root)
    timer.root.get_by_role("button", name="Start").click()
    lead = routine.stages[0]
    timer.run(lead.lead)
    shown = page.evaluate(
        "() => (s => ({title: s.metadata.title, state: s.playbackState}))(navigator.mediaSession)"
    )
    assert shown == {"title": lead.sentences[0].text, "state": "playing"}
    timer.press("k")
    assert page.evaluate("() => navigator.mediaSession.playbackState") == "paused"
