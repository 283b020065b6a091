"""Drives a timer the way a learner does, and reads what it shows and says."""

from __future__ import annotations

import time
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from stretchlib.routine import Routine, Stage

STAGES = Routine.of("heel-on-stool").stages
WAY_IN, SWITCH, WAY_OUT = STAGES[0], STAGES[4], STAGES[-1]

RECORD = """root => {
  window.spoken = [];
  const live = root.querySelector('.sl-live');
  new MutationObserver(() => live.textContent && window.spoken.push(live.textContent))
    .observe(live, {childList: true, characterData: true, subtree: true});
}"""


class TimerOnPage:
    """One timer, on a page whose clock stands still until ``run`` is called."""

    def __init__(self, page: Page, root: Locator) -> None:
        self.page = page
        self.root = root
        root.evaluate(RECORD)
        page.clock.install()
        page.clock.pause_at(time.time() + 2)

    def run(self, seconds: float) -> None:
        self.page.clock.run_for(round(seconds * 1000))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def shows(self, *, clock: str, side: str, kind: str) -> None:
        expect(self.root.get_by_role("timer")).to_have_text(clock)
        expect(self.root.locator(".sl-side")).to_have_text(side)
        expect(self.root.locator(".sl-kind")).to_have_text(kind)

    def phase(self) -> str:
        return self.root.get_attribute("data-phase") or ""

    def spoken(self) -> list[str]:
        return list(self.page.evaluate("window.spoken"))

    def picture_text(self) -> str:
        return self.root.locator(".sl-stage-picture [role=img]").get_attribute("aria-label") or ""

    def is_mirrored(self) -> bool:
        return self.root.locator(".sl-stage-picture [role=img].sl-mirrored").count() == 1

    def drive_by_keyboard(self) -> None:
        """From Start to the end with the keyboard alone, through both sides, with every key used once."""
        self.press("Enter")
        self.shows(clock=f"0:{WAY_IN.seconds}", side="Left side", kind="Get ready")
        self.run(WAY_IN.seconds)
        self.shows(clock="0:30", side="Left side", kind="Hold")
        assert not self.is_mirrored()
        left = self.picture_text()
        self.run(10)
        self.press("k")
        assert self.phase() == "paused"
        self.run(60)
        self.shows(clock="0:20", side="Left side", kind="Hold")
        self.press("Space")  # the focus is on the button that pauses and goes on
        assert self.phase() == "running"
        self.press("ArrowRight")
        self.shows(clock="0:08", side="Left side", kind="Rest")
        self.press("ArrowLeft")
        self.shows(clock="0:30", side="Left side", kind="Hold")
        self.press("m", "m")
        self.run(30 + 8 + 30)
        self.shows(clock=f"0:{SWITCH.seconds}", side="Right side", kind="Switch")
        self.run(SWITCH.seconds)
        self.shows(clock="0:30", side="Right side", kind="Hold")
        assert self.is_mirrored()
        assert _swapped(left) == self.picture_text()
        self.run(30 + 8 + 30 + WAY_OUT.seconds)
        expect(self.root.get_by_role("heading", name="Finished")).to_be_focused()
        self.press("Tab", "Space", "ArrowRight", "ArrowRight", "ArrowRight")
        expect(self.root.get_by_role("radio", name="3", exact=True)).to_be_checked()

    def check_announcements(self, expected: Sequence[str]) -> None:
        """What a screen reader said, in order, by how each sentence begins."""
        spoken = self.spoken()
        assert [text[: len(start)] for text, start in zip(spoken, expected, strict=True)] == list(expected)


def _swapped(text: str) -> str:
    marks = (
        ("left", "\0"),
        ("right", "left"),
        ("\0", "right"),
        ("Left", "\1"),
        ("Right", "Left"),
        ("\1", "Right"),
    )
    for old, new in marks:
        text = text.replace(old, new)
    return text


def _said(stage: Stage) -> list[str]:
    return [sentence.text for sentence in stage.sentences]


_LEFT, _RIGHT = "Hold: Heel on a stool, left leg", "Hold: Heel on a stool, right leg"
_REST = ["Rest. 8 seconds. Come out slowly", "Then go into it again"]
ANNOUNCED = (
    "Get ready: Heel on a stool, left leg.",
    *_said(WAY_IN),
    f"{_LEFT} (1 of 2). 30 seconds. Stay there",
    "Paused.",
    f"{_LEFT} (1 of 2). 20 seconds. Stay there",
    _REST[0],
    f"{_LEFT} (1 of 2). 30 seconds.",
    "Sound off.",
    "Sound on.",
    *_REST,
    f"{_LEFT} (2 of 2). 30 seconds.",
    *_said(SWITCH),
    f"{_RIGHT} (1 of 2). 30 seconds.",
    *_REST,
    f"{_RIGHT} (2 of 2). 30 seconds.",
    *_said(WAY_OUT),
    "Finished.",
)
