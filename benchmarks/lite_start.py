"""How long JupyterLite takes from a cold start, with no other host in reach, to a chapter's first output.

Opens a chapter with a browser that has never been there, runs it up to the first cell that shows something as
soon as the notebook takes that, and waits for the output. ``wall`` is that time on the clock; ``seen`` until
the notebook stands there; ``processor`` is what all processes of the browser computed meanwhile, which other
work on the machine changes little. ``fetched`` came from the server, ``outside`` is what was asked of others.

``--site`` takes a folder that is built already; give it twice to compare two.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from beside import keep_alone
from playwright.sync_api import Browser, Response, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser")]
from built_site import served  # noqa: E402
from running import chromium  # noqa: E402

CHAPTER = "02-hamstrings"
FIRST_CELL = "sl.emergency_signs()"
FIRST_CARD = ".jp-OutputArea-output:has-text('signs that need help now')"
ALONE = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",)
KERNEL_WAITS = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
PATIENCE_MS = 120_000


@dataclass(frozen=True)
class Start:
    wall: float
    seen: float
    processor: float
    fetched: int
    outside: int


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, action="append", help="a folder made by  stretchlib lite")
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    with sync_playwright() as playwright, sites(options.site) as folders:
        for folder in folders:
            starts = []
            for _ in range(options.times):
                browser = chromium(playwright, *ALONE)
                with served(folder) as address:
                    starts.append(start(browser, address))
                browser.close()
            wall, seen = median(each.wall for each in starts), median(each.seen for each in starts)
            keep_alone("JupyterLite, from nothing to the first output", ours=wall, unit="s")
            print(
                f"{folder.name}: first output after {wall:.1f} s wall (seen after {seen:.1f} s),"
                f" {median(each.processor for each in starts):.1f} s processor,"
                f" {starts[0].fetched / 1e6:.1f} MB fetched, {starts[0].outside} outside requests"
            )


@contextmanager
def sites(given: list[Path] | None) -> Iterator[list[Path]]:
    """The folders to measure; a fresh one where none is given."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).parent / "stretchlib"), "lite", "--output", f"{folder}/lite"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        yield [Path(folder) / "lite"]


def start(browser: Browser, address: str) -> Start:
    """One cold start in a browser that was just opened."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    addresses: list[str] = []
    sizes: list[int] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.on("response", lambda response: sizes.append(size(response)))
    before, began = processor_seconds(browser), time.perf_counter()
    page.goto(f"{address}/notebooks/index.html?path=notebooks/{CHAPTER}.ipynb")
    cell = page.locator(".jp-Notebook .jp-Cell").first
    cell.wait_for()
    seen = time.perf_counter() - began
    page.locator(KERNEL_WAITS).first.wait_for()  # what is run before is forgotten
    cell.click()
    for _ in range(first_with_output() + 1):
        page.keyboard.press("Shift+Enter")
    page.locator(f"{FIRST_CARD}, .jp-OutputArea-output[data-mime-type*=error]").first.wait_for()
    assert page.locator(FIRST_CARD).count(), "The first cell failed."
    wall = time.perf_counter() - began
    outside = [each for each in addresses if urlsplit(each).hostname not in ("127.0.0.1", None)]
    made = Start(wall, seen, processor_seconds(browser) - before, sum(sizes), len(outside))
    context.close()
    return made


def size(response: Response) -> int:
    """Bytes as the server sends them, which here compresses nothing."""
    return int(response.headers.get("content-length", 0))


def first_with_output() -> int:
    """Where in the chapter the first cell stands that shows something; cells before it only prepare."""
    cells = json.loads((ROOT / "notebooks" / f"{CHAPTER}.ipynb").read_text(encoding="utf-8"))["cells"]
    return next(at for at, cell in enumerate(cells) if "".join(cell["source"]) == FIRST_CELL)


def processor_seconds(browser: Browser) -> float:
    """What the browser's processes have computed so far."""
    session = browser.new_browser_cdp_session()
    told = session.send("SystemInfo.getProcessInfo")
    session.detach()
    return sum(float(process["cpuTime"]) for process in told["processInfo"])


if __name__ == "__main__":
    main()
