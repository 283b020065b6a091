"""What tests of several kinds share: the whole book, built once, and a server for folders of files."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pytest

ROOT = Path(__file__).parents[1]
COMPRESSED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"}


@dataclass(frozen=True)
class Book:
    """The whole book on a server, below an address of its own, as on GitHub Pages."""

    folder: Path
    address: str

    def pages(self) -> list[str]:
        """Addresses of all pages, from the root of the book."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))


@pytest.fixture(scope="session")
def whole_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    site = tmp_path_factory.mktemp("site")
    with served(site) as address:
        book = Book(site / "course", f"{address}/course")
        command = [Path(sys.executable).parent / "stretchlib", "book", "--output", book.folder]
        command += ["--base-url", book.address]
        build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert build.returncode == 0, build.stdout + build.stderr
        yield book


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
