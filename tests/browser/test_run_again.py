"""A cell that is run again and again, as learners do: the page grows by nothing that nobody sees."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Visit
from playwright.sync_api import CDPSession, Page

import stretchlib as sl
from stretchlib.widgets._base import StretchWidget

pytestmark = pytest.mark.browser

COUNT = """
window.heard = {};
window.sounds = 0;
const whose = target => target === window ? 'window' : target === document ? 'document'
  : target instanceof MediaQueryList ? 'media' : target === window.speechSynthesis ? 'speech' : null;
const kept = new WeakMap();
for (const [name, by] of [['addEventListener', 1], ['removeEventListener', -1]]) {
  const real = EventTarget.prototype[name];
  EventTarget.prototype[name] = function (kind, listener, options) {
    const owner = whose(this);
    if (owner && listener && !(options?.once)) {
      const known = kept.get(listener) ?? kept.set(listener, new Set()).get(listener);
      const key = `${owner} ${kind}`;
      if (by > 0 ? !known.has(key) : known.delete(key)) {
        if (by > 0) known.add(key);
        window.heard[key] = (window.heard[key] ?? 0) + by;
      }
    }
    return real.call(this, kind, listener, options);
  };
}
const Real = window.AudioContext;
window.AudioContext = class extends Real { constructor(options) { super(options); window.sounds += 1; } };
"""
# What a notebook does with a cell that is run again: its view goes, and its model stays with Python's object.
RUN = """async ([source, state]) => {
  await window.leave?.();
  window.place?.remove();
  const address = URL.createObjectURL(new Blob([source], {type: 'text/javascript'}));
  const made = (await import(address)).default;
  URL.revokeObjectURL(address);
  const widget = await (typeof made === 'function' ? made() : made);
  const values = structuredClone(state), heard = new Map();
  const model = {
    get: key => values[key],
    set: (key, value) => {
      values[key] = value;
      for (const hear of heard.get(`change:${key}`) ?? []) hear();
    },
    on: (key, hear) => heard.set(key, new Set([...(heard.get(key) ?? []), hear])),
    off: (key, hear) => heard.get(key)?.delete(hear),
    save_changes: () => undefined, send: () => undefined,
  };
  (window.models ??= []).push([model, await widget.initialize?.({model})]);
  window.place = document.body.appendChild(document.createElement('div'));
  const host = {getWidget: async () => ({exports: {}})};
  window.leave = await widget.render({model, el: window.place, host});
  [...window.place.querySelectorAll('button')].find(each => each.textContent === 'Start')?.click();
}"""


def shown() -> dict[str, StretchWidget]:
    return {
        "timer": sl.timer("heel-on-stool"),
        "movement": sl.movement("lying-strap"),
        "explorer": sl.explore("heel-on-stool"),
        "planner": sl.planner(minutes=6),
        "quiz": sl.quiz("hamstrings"),
        "safety check": sl.safety_check(),
        "body map": sl.body_map(),
        "cards": sl.flashcards("measuring"),
        "journal": sl.journal(),
        "today": sl.today(),
    }


def page_alone(visit: Callable[..., Visit]) -> Page:
    page = visit().page
    page.route("http://localhost/**", lambda route: route.fulfill(body="<!doctype html><title>x</title>"))
    page.add_init_script(COUNT)
    page.goto("http://localhost/")
    return page


def run(page: Page, widget: StretchWidget) -> None:
    state = {key: value for key, value in widget.get_state().items() if not key.startswith("_")}
    page.evaluate(RUN, [str(widget._esm), state])


def nodes(session: CDPSession) -> int:
    """Elements and texts that the page holds, seen or not."""
    session.send("HeapProfiler.collectGarbage")
    told: Any = session.send("Performance.getMetrics")
    return next(int(each["value"]) for each in told["metrics"] if each["name"] == "Nodes")


# The timer also opens the sound in each run; of the others a leak shows as soon.
RUNS = {"timer": 20, "explorer": 1}
# Those that listen to the page itself; STRETCHLIB_ALL=1 in the environment asks for all.
KINDS = sorted(shown()) if os.environ.get("STRETCHLIB_ALL") else ["journal", "movement", "timer"]


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("kind", KINDS)
def test_a_cell_that_is_run_again_leaves_nothing_behind(visit: Callable[..., Visit], kind: str) -> None:
    page, widget = page_alone(visit), shown()[kind]
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.enable")
    session.send("Performance.enable")
    for _ in range(2):
        run(page, widget)
    before, heard = nodes(session), page.evaluate("({...heard})")
    for _ in range(RUNS.get(kind, 4)):
        run(page, widget)
    assert page.evaluate("heard") == heard
    assert page.evaluate("sounds") == (1 if kind in ("timer", "planner") else 0)
    # A view that has just gone may wait for an alarm of half a second.
    deadline = time.monotonic() + 10
    while (after := nodes(session)) > 1.2 * before and time.monotonic() < deadline:
        page.wait_for_function("new Promise(done => setTimeout(() => done(true), 100))")
    assert after <= 1.2 * before
