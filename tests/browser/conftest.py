"""A real Chromium, a real JupyterLab and the built book, with every other host out of reach."""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Route, sync_playwright

ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HERE = ("127.0.0.1", "localhost")
# The library's own browser test must not fail for a console line that JupyterLab itself writes.
NOT_OURS = ("/lab/extensions/", "/static/lab/", "/lab/api/", "/api/", "jupyterlab")


@dataclass
class Visit:
    """A page that remembers what it asked other hosts for and what went wrong in it."""

    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def problems(self) -> list[str]:
        return [f"asked for {address}" for address in self.outside] + self.complaints


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield chromium
        chromium.close()


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
        context.set_default_timeout(30_000)
        made = Visit(context.new_page())

        def guard(route: Route) -> None:
            address = route.request.url
            if address.startswith(("data:", "blob:", "file:")) or _host(address) in HERE:
                route.continue_()
            else:
                made.outside.append(address)
                route.abort()

        def listen(message: ConsoleMessage) -> None:
            source = message.location.get("url", "")
            if message.type == "error" and not any(mark in source for mark in NOT_OURS):
                made.complaints.append(f"{message.text} ({source})")

        context.route("**/*", guard)
        context.on("console", listen)
        context.on("weberror", lambda error: made.complaints.append(str(error.error)))
        visits.append((context, made))
        return made

    try:
        yield open_page
        found = [problem for _, made in visits for problem in made.problems()]
    finally:
        for context, _ in visits:
            context.close()
    assert not found


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the book, built once, on a server of its own."""
    output = tmp_path_factory.mktemp("book")
    build = subprocess.run(
        [str(Path(sys.executable).parent / "stretchlib"), "book", "--output", str(output)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert build.returncode == 0, build.stdout + build.stderr
    with _served(output) as address:
        yield address


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    address: str
    token: str
    folder: Path

    def url(self, notebook: str) -> str:
        return f"{self.address}/lab/tree/{notebook}?token={self.token}&reset"


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab with a home of its own, on a copy of the course."""
    home = tmp_path_factory.mktemp("home")
    course = tmp_path_factory.mktemp("course")
    for name in ("notebooks", "images"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    port, token = _free_port(), "for-this-test-only"
    log = (home / "server.log").open("w")
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"),
            *(f"--ServerApp.root_dir={course}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"),
            *(f"--IdentityProvider.token={token}", "--LabApp.news_url="),
        ],
        stdout=log,
        stderr=subprocess.STDOUT,
        env={
            **os.environ,
            "HOME": str(home),
            "JUPYTER_CONFIG_DIR": str(home / "config"),
            "JUPYTER_DATA_DIR": str(home / "data"),
            "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
            "IPYTHONDIR": str(home / "ipython"),
        },
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api/status?token={token}", server, home / "server.log")
        yield Lab(address, token, course)
    finally:
        server.terminate()
        server.wait(30)
        log.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Locator], list[str]]:
    """What axe-core finds wrong inside one element, as readable lines."""
    assert AXE.exists(), "axe-core is missing: run `make frontend` once."
    source = AXE.read_text(encoding="utf-8")

    def check(element: Locator) -> list[str]:
        if not element.page.evaluate("'axe' in window"):
            element.page.evaluate(source)
        result = element.evaluate("element => axe.run(element)")
        return [
            f"{found['id']}: {found['help']} {json.dumps([node['html'][:160] for node in found['nodes']])}"
            for found in result["violations"]
        ]

    return check


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()}")


def _host(address: str) -> str:
    return urllib.parse.urlsplit(address).hostname or ""
