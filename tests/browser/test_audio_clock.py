"""The audio clock of a real browser stops in mid-hold, as during a call: the next sound comes when due."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import Visit
from playwright.sync_api import Page, expect
from test_timer_alone import mount

from stretchlib.routine import Routine

pytestmark = pytest.mark.browser

HOLD_SECONDS, STOPS_AT, STOPPED = 26, 2.0, 7.0
MOST_OFF = 0.1  # seconds; what one hears as late
#: Halfway, the countdown and the change to what follows, seconds after the hold began.
DUE = [13, 23, 24, 25, 26]

# Keeps the page's sound, every tone that is planned on it, and each moment at which it is loud or quiet.
WATCH = """() => {
  const Real = AudioContext;
  window.tones = [];
  window.heard = [];
  window.AudioContext = class extends Real {
    constructor(...given) {
      super(...given);
      window.sound = this;
      window.ear = new AnalyserNode(this, {fftSize: 256});
      this.addEventListener('statechange', event => window.isUntold && event.stopImmediatePropagation());
    }
    get state() { return window.isUntold ? 'running' : super.state; }
    resume() { return window.isHeld ? Promise.resolve() : super.resume(); }
  };
  const {start} = AudioScheduledSourceNode.prototype;
  AudioScheduledSourceNode.prototype.start = function (begin) {
    window.tones.push({tone: this, begin, isOff: false});
    start.call(this, begin);
  };
  const {connect, disconnect} = AudioNode.prototype;
  AudioNode.prototype.connect = function (to, ...more) {
    if (to === this.context.destination) connect.call(this, window.ear);
    return connect.call(this, to, ...more);
  };
  AudioNode.prototype.disconnect = function (...given) {
    for (const each of window.tones) if (each.tone === this) each.isOff = true;
    disconnect.apply(this, given);
  };
  addEventListener('keydown', event => { window.began = event.timeStamp / 1000; }, true);
  const samples = new Float32Array(256);
  setInterval(() => {
    window.ear?.getFloatTimeDomainData(samples);
    window.heard.push([performance.now() / 1000 - window.began, Math.max(...samples.map(Math.abs)) > 0.01]);
  }, 4);
}"""
# Until a time after the hold began, by the page's clock.
WAIT = "until => new Promise(done => setTimeout(done, 1000 * (until + began) - performance.now()))"
# When each planned tone begins, in seconds of the page's clock after the hold began.
PLANNED = """async () => {
  const ahead = [];
  while (ahead.push(performance.now() / 1000 - sound.currentTime) < 25)
    await new Promise(done => setTimeout(done, 3));
  const usual = ahead.sort((a, b) => a - b)[12];
  const coming = tones.filter(({begin, isOff}) => !isOff && begin > sound.currentTime);
  return coming.map(({begin}) => begin + usual - began).sort((a, b) => a - b);
}"""
STOP = "isUntold => { window.isHeld = true; window.isUntold = isUntold; return sound.suspend(); }"
GO_ON = "async () => { window.isHeld = false; await sound.resume(); window.isUntold = false; }"


@pytest.mark.by_turns(2)
@pytest.mark.parametrize("is_untold", [False, True], ids=["told", "untold"])
def test_after_seven_seconds_without_sound_each_cue_is_right(
    visit: Callable[..., Visit], is_untold: bool
) -> None:
    page = visit().page
    page.evaluate(WATCH)
    mount(page, Routine.of("heel-on-stool", hold_seconds=HOLD_SECONDS))
    page.get_by_role("button", name="Start").click()
    page.wait_for_function("() => sound.state === 'running' && sound.currentTime > 0")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".sl-kind")).to_have_text("Hold")
    check(page)

    page.evaluate(WAIT, STOPS_AT)
    page.evaluate(STOP, is_untold)
    stood = page.evaluate("() => sound.currentTime")
    page.wait_for_timeout(1000 * STOPPED)
    assert page.evaluate("() => sound.currentTime") == stood, "the clock was really stopped"
    page.evaluate(GO_ON)
    if is_untold:
        page.wait_for_timeout(1100)  # the timer looks once a second
    went_on = page.evaluate("() => performance.now() / 1000 - began")
    check(page)

    page.evaluate(WAIT, DUE[0] + 0.4)
    quiet, loud = heard(page, went_on)
    assert loud >= DUE[0] - MOST_OFF
    assert quiet <= DUE[0] + MOST_OFF


def check(page: Page) -> None:
    """Each sound of the hold that is still to come is planned for when it is due, and nothing besides."""
    planned = [each for each in page.evaluate(PLANNED) if each < HOLD_SECONDS + 1]
    halfway, second, *rest = planned
    assert second - halfway == pytest.approx(0.2, abs=0.01), "two notes"
    assert [halfway, *rest] == pytest.approx(DUE, abs=MOST_OFF)


def heard(page: Page, since: float) -> tuple[float, float]:
    """When it was last quiet before the first sound since a time, and when it was loud."""
    moments = [each for each in page.evaluate("() => heard") if each[0] > since]
    first = next(k for k, (_, is_loud) in enumerate(moments) if is_loud)
    return moments[first - 1][0], moments[first][0]
