"""The same class on the static site: each reader's browser asks for a chapter and for all that it names."""

from __future__ import annotations

import functools
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Barrier, Thread
from typing import Any
from urllib.parse import urldefrag, urljoin

ASSETS = {"script": "src", "img": "src", "source": "src", "link": "href"}


class _Named(HTMLParser):
    """The files that a page loads by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "link" and not {"stylesheet", "icon", "modulepreload", "preload"} & set(
            (told.get("rel") or "").split()
        ):
            return
        place = told.get(ASSETS.get(tag, ""))
        if place and not place.startswith(("data:", "http:", "https:", "blob:")):
            self.found[place] = None


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class _Host(ThreadingHTTPServer):
    request_queue_size = 128


def visit_all(site: Path, page: str, readers: int) -> dict[str, Any]:
    """All readers at once, from a plain web server: seconds, bytes of each, and what was not there."""
    server = _Host(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    ready = Barrier(readers)
    address = f"http://127.0.0.1:{server.server_address[1]}/{page}"

    def read(_: int) -> tuple[float, int, list[str]]:
        ready.wait()
        begun = time.monotonic()
        size, faults = 0, []
        body = _fetched(address)
        size += len(body)
        named = _Named()
        named.feed(body.decode())
        for place in named.found:
            try:
                size += len(_fetched(urldefrag(urljoin(address, place))[0]))
            except OSError as error:
                faults.append(f"{place}: {error}")
        return time.monotonic() - begun, size, faults

    try:
        with ThreadPoolExecutor(readers) as threads:
            found = list(threads.map(read, range(readers)))
    finally:
        server.shutdown()
        server.server_close()
    return {
        "readers": readers,
        "slowest_seconds": round(max(seconds for seconds, _, _ in found), 2),
        "mb_each": round(max(size for _, size, _ in found) / 1e6, 2),
        "faults": sorted({fault for _, _, faults in found for fault in faults}),
    }


def _fetched(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read()  # type: ignore[no-any-return]
