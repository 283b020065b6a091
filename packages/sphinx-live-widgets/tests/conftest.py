"""A real Chromium with every other host out of reach, for the tests of this package."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
LOCAL = ("http://127.0.0.1:", "file:", "blob:", "data:")


@dataclass
class LivePage:
    """A page that remembers what it asked other hosts for and what it complained of."""

    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        self.page.goto(address)
        self.page.wait_for_selector("html[data-widgets-ready]", timeout=20_000)
        return self.page


def started(playwright: Playwright) -> Browser:
    """The Chromium that is installed, or Playwright's."""
    nothing_outside = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    options: dict[str, Any] = {"args": ["--no-sandbox", "--disable-dev-shm-usage", nothing_outside]}
    # The headless shell draws no window around a page: the same engine for a third of the work.
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    if found := next((path for name in names if (path := shutil.which(name))), None):
        options["executable_path"] = found
    return playwright.chromium.launch(**options)


@pytest.fixture(scope="session")
def live_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = started(playwright)
        yield browser
        browser.close()


@pytest.fixture
def live_page(live_browser: Browser) -> Iterator[Callable[..., LivePage]]:
    """Make a page; its options are those of a browser context."""
    contexts = []

    def make(**options: Any) -> LivePage:
        context = live_browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
        contexts.append(context)
        made = LivePage(context.new_page())

        def guard(request: Request) -> None:
            if not request.url.startswith(LOCAL) and request.failure != "csp":
                made.outside.append(request.url)

        context.on("requestfailed", guard)
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.on("console", lambda said: said.type == "error" and made.complaints.append(said.text))
        return made

    yield make
    for context in contexts:
        context.close()
