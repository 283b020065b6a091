"""A page of the book on a slow line: there is something to read, nothing looks broken, and Start starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Visit
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

#: What is called "slow 3G" where pages are measured: 400 kbit/s, and 400 ms there and back.
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PAGE = "notebooks/00-start-here.html"
#: True, and no fault, on a line or a machine that is slower still.
LATE = "The interactive part has not started yet."
#: Looks at each frame that is painted, and presses Start in the first one that shows it.
WATCH = """(() => {
  const seen = window.seen = {broken: new Set(), plain: 0, atStart: null};
  const shows = element => element?.checkVisibility() && element.getBoundingClientRect().height > 40;
  const look = () => {
    for (const place of document.querySelectorAll('.sl-widget')) {
      const said = place.querySelector('.sl-widget-failed, .sl-widget-note')?.textContent;
      if (said && said !== '%s') seen.broken.add(said);
      if (!shows(place)) seen.broken.add('an empty place');
    }
    if (shows(document.querySelector('.sl-widget [aria-label="Stages of the routine"]'))) seen.plain += 1;
    const timer = document.querySelector('section.sl-timer');
    const start = [...(timer?.querySelectorAll('button') ?? [])].find(each => each.textContent === 'Start');
    if (start && !seen.atStart) {
      const still = timer.querySelector('.sl-ready [role=img]');
      seen.atStart = {picture: shows(still)};
      start.click();
      seen.atStart.phase = timer.dataset.phase;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()""".replace("%s", LATE)


def on_a_slow_line(page: Page) -> None:
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW_3G)
    page.add_init_script(WATCH)


def seen(page: Page) -> dict[str, Any]:
    return dict(page.evaluate("({...seen, broken: [...seen.broken]})"))


def test_a_page_whose_code_is_still_on_its_way_reads_well_and_its_timer_starts_once_it_is_there(
    visit: Callable[..., Visit], book: str
) -> None:
    page = visit(viewport={"width": 390, "height": 844}).page
    on_a_slow_line(page)
    page.goto(f"{book}/{PAGE}", wait_until="commit")
    expect(page.locator("section.sl-timer")).to_have_attribute("data-phase", "running")
    found = seen(page)
    assert found["plain"] > 0, "the plan stood there as a table while its code was on its way"
    assert found["broken"] == []
    assert found["atStart"]["picture"], "the still picture is there with the timer"
    assert found["atStart"]["phase"] == "running", "who presses Start in the first moment is heard"
