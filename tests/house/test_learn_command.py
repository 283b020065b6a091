"""``stretchlib learn`` in a terminal: JupyterLab on the course, without its news, until Ctrl+C."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pty = pytest.importorskip("pty", reason="a terminal of Unix")

TOKEN = "for-this-test-only"
CTRL_C = b"\x03"


class Learning:
    """The command, started by somebody who sits at a terminal."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        self.address = f"http://127.0.0.1:{port}"
        kinds = ("CONFIG", "DATA", "RUNTIME")
        own = {f"JUPYTER_{kind}_DIR": str(folder / kind.lower()) for kind in kinds}
        self.keyboard, terminal = pty.openpty()
        command = [sys.executable, "-m", "stretchlib", "learn", "--originals", "--no-browser"]
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*command, f"--port={port}", f"--IdentityProvider.token={TOKEN}"],
                stdin=terminal,
                stdout=log,
                stderr=log,
                env={**os.environ, **own, "HOME": str(folder)},
                preexec_fn=lambda: _take_terminal(terminal),
            )
        os.close(terminal)

    def answer(self, path: str) -> dict[str, Any]:
        for _ in range(1200):  # a busy machine starts slowly
            assert self.process.poll() is None, "JupyterLab ended by itself."
            try:
                with urllib.request.urlopen(f"{self.address}/{path}?token={TOKEN}", timeout=5) as answer:
                    return dict(json.load(answer))
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
        raise AssertionError("JupyterLab did not start.")

    def asks(self) -> bool:
        return "(y/[n])" in self.log.read_text(encoding="utf-8")


def _take_terminal(terminal: int) -> None:
    import fcntl
    import termios

    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


@pytest.fixture
def learning(tmp_path: Path) -> Iterator[Learning]:
    started = Learning(tmp_path)
    try:
        yield started
    finally:
        if started.process.poll() is None:
            started.process.kill()
        started.process.wait(60)
        os.close(started.keyboard)


@pytest.mark.long
def test_jupyterlab_asks_nobody_for_news_and_ctrl_c_pressed_twice_ends_it(learning: Learning) -> None:
    plugin = learning.answer("lab/api/settings/@jupyterlab/apputils-extension:notification")
    asked = {
        name: plugin["schema"]["properties"][name]["default"] for name in ("fetchNews", "checkForUpdates")
    }
    assert asked == {"fetchNews": "false", "checkForUpdates": False}
    assert learning.answer("api/contents/notebooks/00-start-here.ipynb")["type"] == "notebook"
    os.write(learning.keyboard, CTRL_C)
    for _ in range(600):
        if learning.asks():
            break
        time.sleep(0.05)
    os.write(learning.keyboard, CTRL_C)
    learning.process.wait(60)
