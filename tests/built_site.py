"""What tests of several kinds share: the whole book, built once, and a server for folders of files."""

from __future__ import annotations

import functools
import gc
import gzip
import http.server
import io
import os
import socket
import subprocess
import sys
import threading
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[1]
PUBLISHED = "https://example.org/course"
COMPRESSED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"}


@dataclass(frozen=True)
class Book:
    """The whole book on a server, below an address of its own, as on GitHub Pages.

    ``address`` is where the server of this worker shows it, ``published`` the address that it was built for.
    """

    folder: Path
    address: str
    published: str

    def pages(self) -> list[str]:
        """Addresses of all pages, from the root of the book."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))


@pytest.fixture(scope="session")
def whole_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = _built_once(tmp_path_factory.getbasetemp())
    with served(folder.parent) as address:
        yield Book(folder, f"{address}/{folder.name}", PUBLISHED)


def _built_once(basetemp: Path) -> Path:
    """The folder of the book, which the first worker of a run that needs it builds for all."""
    shared = basetemp.parent if os.environ.get("PYTEST_XDIST_WORKER") else basetemp
    folder, told = shared / "site" / "course", shared / "site" / "build.txt"
    with FileLock(shared / "site.lock"):
        if not told.is_file():
            folder.parent.mkdir()
            command = [Path(sys.executable).parent / "stretchlib", "book", "--output", folder]
            command += ["--base-url", PUBLISHED]
            build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            fault = build.stdout + build.stderr if build.returncode else ""
            told.write_text(fault, encoding="utf-8")
    fault = told.read_text(encoding="utf-8")
    assert not fault, fault
    return folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of static files, which compresses texts as web hosts do."""
    handler = functools.partial(_Host, directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(http.server.ThreadingHTTPServer):
    """Once it is closed, it is gone: connections that browsers keep open are cut too."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._open: weakref.WeakSet[socket.socket] = weakref.WeakSet()

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self._open.add(connection)
        return connection, address

    def server_close(self) -> None:
        super().server_close()
        for connection in [*self._open]:
            with suppress(OSError):  # it is closed already
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that left a page before it had all of it."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Host(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps connections
    disable_nagle_algorithm = True

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        plain = path.suffix not in COMPRESSED or not path.is_file()
        if plain or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        content = _gzipped(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def log_message(self, *_: object) -> None:
        pass


@functools.cache
def _gzipped(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run take its time, ``make thorough``, or be there while one works, ``make quick``."""
    parser.addoption("--thorough", action="store_true", help="look at everything in every way")
    parser.addoption("--brief", action="store_true", help="look at one case of each test that is not long")


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    """Whether to look in every way, or by turns, in a run that people wait for."""
    return bool(request.config.getoption("--thorough"))


def left_to_a_thorough_run(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Tests that are marked ``thorough``, and of those marked ``by_turns(n)`` all but each n-th case.

    ``by_turns(n, "a", "b")`` takes the cases of these ids too.
    """
    seen = Counter[str]()
    for item in items:
        test, _, case = item.nodeid.partition("[")
        other = item.get_closest_marker("thorough") is not None
        if turns := item.get_closest_marker("by_turns"):
            every, *always = turns.args
            other = seen[test] % every != 0 and case.removesuffix("]") not in always
            seen[test] += 1
        if other:
            yield item


def left_by_a_brief_run(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    """Tests that are marked ``long``, and all but the first case of any other."""
    seen: set[str] = set()
    for item in items:
        test = item.nodeid.partition("[")[0]
        if test in seen or item.get_closest_marker("long") is not None:
            yield item
        seen.add(test)


#: Files that take longest; would they come last, one worker would be left alone with them. Two workers begin
#: with different things: one builds the book, the other starts JupyterLab, and draws until there is a book.
LONGEST_FIRST = (
    "tests/browser/test_every_page.py",
    "tests/browser/test_next_day.py",
    "tests/figures/test_freshness.py",
    "tests/figures/test_drawings.py",
    "tests/browser/test_slides.py",
    "tests/browser/test_jupyterlab.py",
    "tests/browser/test_learning_widgets.py",
    "tests/browser/",
    "tests/publish/",
    "tests/routine/",
)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for no rubbish while tests are collected, nor later among what is there by then.

    There is little, and the search takes half as long as all the rest.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


def _leave(left: Iterable[pytest.Item], items: list[pytest.Item], config: pytest.Config) -> None:
    left = {*left}
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


@pytest.hookimpl(tryfirst=True)  # before marks choose what runs
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a book, run the longest files first, and leave what nobody asked for by name.

    The choice is the same in every worker, and in every run until a test is added.
    """
    named = any("::" in argument for argument in config.args)
    if not named and not config.getoption("--thorough"):
        _leave(left_to_a_thorough_run(items), items, config)
        if config.getoption("--brief"):
            _leave(left_by_a_brief_run(items), items, config)

    def place(item: pytest.Item) -> int:
        path = item.path.relative_to(ROOT).as_posix() if item.path.is_relative_to(ROOT) else ""
        return next(
            (n for n, start in enumerate(LONGEST_FIRST) if path.startswith(start)), len(LONGEST_FIRST)
        )

    for item in items:
        if {"whole_book", "book", "pages"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.book)
    items.sort(key=place)
