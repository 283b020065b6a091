"""A real Chromium, a real JupyterLab and the built book, with every other host out of reach."""

from __future__ import annotations

import json
import re
import shutil
import urllib.parse
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from built_site import Book
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Playwright,
    Request,
    WebError,
    expect,
    sync_playwright,
)
from running import Lab, chromium, running_lab

ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
HERE = ("127.0.0.1", "localhost")
# The library's own browser test must not fail for a console line that JupyterLab itself writes.
NOT_OURS = ("/lab/extensions/", "/static/lab/", "/lab/api/", "/api/", "jupyterlab")
# What the page's own policy stops has not left the browser.
BLOCKED_BY_PAGE = {"csp"}
# anywidget complains when a busy machine needs over two seconds for a widget, and shows it all the same.
IMPATIENCE = "[anywidget] Failed to initialize model."

# What is right stays in the page: of a long one that would be thousands of elements. Only a rule that is
# not asked for by default would have axe load all style sheets once more.
FAULTS = """async (element) => (await axe.run(element, {
  preload: false, resultTypes: ["violations"],
})).violations"""

PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


#: Where a page that failed is kept: what it showed, what it held, and what it wrote to the console.
FAILURES = ROOT / "test-failures"
open_visits: list[Visit] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Nothing is tried once more: keep all that tells why it failed, while its pages are still open."""
    report: Any = yield
    if report.failed:
        for number, made in enumerate(open_visits):
            with suppress(Exception):  # a page that has crashed must not hide why
                made.keep(FAILURES / re.sub(r"[^\w.-]+", "-", item.nodeid.rpartition("/")[2]), f"{number}")
    return report


@dataclass
class Visit:
    """A page that remembers what it asked other hosts for and what went wrong in it."""

    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    said: deque[str] = field(default_factory=lambda: deque(maxlen=500))

    def keep(self, folder: Path, name: str) -> None:
        """Write down what this page shows, holds and has said."""
        folder.mkdir(parents=True, exist_ok=True)
        lines = [f"{self.page.url}", *self.problems(), "", *self.said]
        (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
        (folder / f"{name}.html").write_text(self.page.content(), encoding="utf-8")
        self.page.screenshot(path=folder / f"{name}.png", timeout=5_000)

    def problems(self) -> list[str]:
        return [f"asked for {address}" for address in self.outside] + self.complaints


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = chromium(playwright)
    yield started
    started.close()


@pytest.fixture(scope="session")
def browser_with_3d(playwright: Playwright) -> Iterator[Browser]:
    started = chromium(playwright, webgl=True)
    yield started
    started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open a page. At the end nothing may have left this machine and nothing may have gone wrong."""
    with visiting(browser) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def shared_visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """The same for a page that several tests only look at."""
    with visiting(browser) as open_page:
        yield open_page


@contextmanager
def visiting(browser: Browser) -> Iterator[Callable[..., Visit]]:
    visits: list[tuple[BrowserContext, Visit]] = []

    def open_page(**options: Any) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
        context.set_default_timeout(PATIENCE_MS)
        made = Visit(context.new_page())

        def guard(request: Request) -> None:
            address = request.url
            local = address.startswith(("data:", "blob:", "file:")) or _host(address) in HERE
            if not local and request.failure not in BLOCKED_BY_PAGE:
                made.outside.append(address)

        def listen(message: ConsoleMessage) -> None:
            source = message.location.get("url", "")
            made.said.append(f"{message.type}: {message.text} ({source})")
            if message.type == "error" and not any(mark in source for mark in NOT_OURS):
                made.complaints.append(f"{message.text} ({source})")

        def note(error: WebError) -> None:
            if IMPATIENCE not in str(error.error):
                made.complaints.append(str(error.error))

        context.on("requestfailed", guard)
        context.on("console", listen)
        context.on("weberror", note)
        visits.append((context, made))
        open_visits.append(made)
        return made

    try:
        yield open_page
        found = [problem for _, made in visits for problem in made.problems()]
    finally:
        for context, made in visits:
            open_visits.remove(made)
            context.close()
    assert not found


@pytest.fixture(scope="session")
def book(whole_book: Book) -> str:
    """Address of the book."""
    return whole_book.address


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab with a home of its own, on a copy of the course."""
    course = tmp_path_factory.mktemp("course")
    for name in ("notebooks", "images"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    with running_lab(tmp_path_factory.mktemp("home"), course) as started:
        yield started


@pytest.fixture(scope="session")
def axe() -> Callable[[Locator], list[str]]:
    """What axe-core finds wrong inside one element, as readable lines."""
    assert AXE.exists(), "axe-core is missing: run `make frontend` once."
    source = AXE.read_text(encoding="utf-8")

    def check(element: Locator) -> list[str]:
        if not element.page.evaluate("'axe' in window"):
            element.page.evaluate(source)
        return [
            f"{found['id']}: {found['help']} {json.dumps([node['html'][:160] for node in found['nodes']])}"
            for found in element.evaluate(FAULTS)
        ]

    return check


def _host(address: str) -> str:
    return urllib.parse.urlsplit(address).hostname or ""
