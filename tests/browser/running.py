"""Starts what the browser tests and the benchmark drive: Chromium, and a JupyterLab with its own home."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

# The headless shell draws no window around a page: the same engine for a third of the work.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No other host has an address: whatever asks one is refused, and no request waits for a word of the test.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
NO_3D = ("--disable-gpu", "--disable-3d-apis", "--disable-software-rasterizer")
# WebGL on the processor, the same on every machine; the page around it is painted without, which is quicker.
WITH_3D = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-rasterization")
NOTEBOOK = "window.jupyterapp.shell.currentWidget"
IDLE = f"window.jupyterapp && {NOTEBOOK}?.sessionContext?.session?.kernel?.status === 'idle'"


def eventually(page: Page, is_true: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for what no locator can tell; how long a busy machine takes for it is not what a test is about."""
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline, f"It was not so after {seconds} seconds."
        page.wait_for_timeout(50)


def chromium(playwright: Playwright, *more: str, webgl: bool = False, sensors: bool = False) -> Browser:
    """The system's Chromium, or else Playwright's own; most tests need no WebGL, and are faster without.

    ``sensors`` asks for the whole browser: the headless shell has none to imitate.
    """
    names = CHROMIUMS[1:] if sensors else CHROMIUMS
    found = next((path for name in names if (path := shutil.which(name))), None)
    arguments = [*QUIET, *(WITH_3D if webgl else NO_3D), *more]
    whole = "chromium" if sensors and found is None else None
    return playwright.chromium.launch(executable_path=found, channel=whole, args=arguments)


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    address: str
    token: str

    def url(self, notebook: str) -> str:
        return f"{self.address}/lab/tree/{notebook}?token={self.token}&reset"


def running_lab(home: Path, course: Path, *more: str) -> AbstractContextManager[Lab]:
    """A JupyterLab that shows ``course`` and keeps everything of its own in ``home``."""
    return running_server(home, course, *more)


#: What each program is told besides the server's own options, and where it says that it runs.
PROGRAMS = {
    "jupyterlab": (["--expose-app-in-browser", "--LabApp.news_url="], "api/status"),
    "notebook": (["--expose-app-in-browser"], "api/status"),
    "voila": ([], "voila/static/voila.js"),
}


@contextmanager
def running_server(
    home: Path, course: Path, *more: str, python: str = sys.executable, program: str = "jupyterlab"
) -> Iterator[Lab]:
    """JupyterLab, Notebook or Voila of any environment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    lab = Lab(f"http://127.0.0.1:{port}", "for-this-test-only")
    environment = {"HOME": str(home), "IPYTHONDIR": str(home / "ipython")}
    for kind in ("CONFIG", "DATA", "RUNTIME"):
        environment[f"JUPYTER_{kind}_DIR"] = str(home / kind.lower())
    for kind in ("SETTINGS", "WORKSPACES"):
        environment[f"JUPYTERLAB_{kind}_DIR"] = str(home / kind.lower())
    log = home / "server.log"
    own, sign_of_life = PROGRAMS[program]
    if program == "voila":
        options = [str(course), f"--port={port}"]
    else:
        options = [
            *("--allow-root", "--ServerApp.port_retries=0"),
            *(f"--ServerApp.root_dir={course}", f"--ServerApp.port={port}"),
            f"--IdentityProvider.token={lab.token}",
        ]
    with log.open("w") as output:
        server = subprocess.Popen(
            [python, "-m", program, "--no-browser", *own, *options, *more],
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
        )
    try:
        _wait_for(f"{lab.address}/{sign_of_life}?token={lab.token}", server, log)
        yield lab
    finally:
        server.terminate()
        _wait_for_end_of(server)


def _wait_for_end_of(server: subprocess.Popen[bytes]) -> None:
    """A server first ends its kernels, which takes a minute where one has just begun on a busy machine."""
    try:
        server.wait(120)
    except subprocess.TimeoutExpired:
        server.kill()  # or it is found by another test, which would fail for it
        server.wait()
        raise


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(1200):  # a busy machine starts slowly; what it waits for is an answer
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()}")
