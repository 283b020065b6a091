"""Serve the folder in which this file lies to this computer, and open its first page.

    python start.py

It needs Python and nothing else, no network, and asks nobody for anything. Ctrl C ends it.
"""

from __future__ import annotations

import functools
import http.server
import sys
import threading
import webbrowser
from pathlib import Path


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and writes no line for each."""

    # Windows looks these up in a registry where some program may have put something else.
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".css": "text/css",
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """A server for this computer alone, on a port that is free; it runs until ``shutdown``."""
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main() -> None:
    server = serve(Path(__file__).resolve().parent)
    address = f"http://127.0.0.1:{server.server_port}/index.html"
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    if "--no-browser" not in sys.argv:
        webbrowser.open(address)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.shutdown()


if __name__ == "__main__":
    main()
