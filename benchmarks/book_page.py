"""A chapter of the book beside a default myst-nb page of the same notebook.

Both pages come from the same server, which compresses and keeps connections as static hosts do. The default
page asks other hosts for require.js, ipywidgets' embedding bundle and anywidget: here these stand on the same
server, in the versions that the page names, so that the page can be measured without the internet. That
favours it, as it spares the page looking up and connecting to two more hosts.

``first`` is what a browser asks for when the page opens, ``all`` has also what comes while scrolling down.
``fast`` and ``slow`` are the times until the first timer's button stands in the page and the page answers: on
this machine as it is, and with a processor four times slower and a line of 1.6 Mbit/s that answers after
150 ms. Nothing is cached. Medians of several visits, ours and the default page's in turns; the slow visit to
the default page is one, as it is mostly waiting for its megabyte, and long.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from anywidget._version import _ANYWIDGET_SEMVER_VERSION as ANYWIDGET
from myst_nb.core.config import ipywidgets_js_factory
from playwright.sync_api import Browser, CDPSession, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
from beside import keep
from built_site import ROOT, served
from running import chromium

from stretchlib.publish.book import build

FRONTEND = ROOT / "frontend"
CHAPTERS = ("02-hamstrings", "06-roller-and-ball")  # with an explorer and without
SLOW_PROCESSOR = 4
SLOW_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
# Seen from inside the page, and only once the page has time to draw it.
STARTABLE = """() => {
  const button = () => document.querySelector('.sl-timer .sl-main:not([disabled])');
  const answered = () => { document.documentElement.dataset.startable = performance.now(); };
  const look = () => { if (button()) setTimeout(answered); else requestAnimationFrame(look); };
  look();
}"""
TO_THE_END = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo({ top: y, behavior: "instant" });  // smoothly, it would begin anew each time and get nowhere
    await new Promise(resolve => setTimeout(resolve, 300));  // a reader rests: only then explorers start
  }
}"""


class Traffic:
    """What a page asks its server for while it is watched: requests, and the bytes of each kind of file."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.requests = 0
        self._kind_of: dict[str, str] = {}
        self._watching = True

    @property
    def sent(self) -> int:
        return self.kinds.total()

    def watch(self, session: CDPSession) -> None:
        session.send("Network.enable")
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._loaded)

    def stop(self) -> None:
        self._watching = False

    def _answered(self, event: dict[str, Any]) -> None:
        if event["response"]["url"].startswith("http"):
            self._kind_of[event["requestId"]] = event["type"]

    def _loaded(self, event: dict[str, Any]) -> None:
        kind = self._kind_of.pop(event["requestId"], None)
        if kind and self._watching:
            self.requests += 1
            self.kinds[kind] += int(event["encodedDataLength"])


class Page:
    """What one page asks for at first and in all, and the seconds of its visits until the timer can start."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.first, self.everything = Traffic(), Traffic()
        self.fast: list[float] = []
        self.slow: list[float] = []

    def measure(self, browser: Browser, *, slowly: bool) -> None:
        """Open the page as it is and, if asked, slowly too; the first time through to its end."""
        first, everything = (None, None) if self.fast else (self.first, self.everything)
        self.fast.append(visit(browser, self.address, first=first, everything=everything))
        if slowly:
            self.slow.append(visit(browser, self.address, slow=True))


def main() -> None:
    """Print what was measured."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--visits", type=int, default=3, help="how often each page is opened each way")
    options.add_argument(
        "--default-slowly", type=int, default=1, help="how often the default page is, slowly"
    )
    options.add_argument("chapters", nargs="*", default=CHAPTERS, help="names of notebooks, without .ipynb")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        build(site / "ours")
        build_default(Path(folder, "default"), site, chosen.chapters)
        print(f"{'kilobytes in requests':<36}{'first':>18}{'all':>18}{'fast':>10}{'slow':>9}")
        with served(site) as address, chromium(playwright) as browser:
            for chapter in chosen.chapters:
                ours = Page(f"{address}/ours/notebooks/{chapter}.html")
                peer = Page(f"{address}/default/notebooks/{chapter}.html")
                for turn in range(chosen.visits):
                    ours.measure(browser, slowly=True)
                    peer.measure(browser, slowly=turn < chosen.default_slowly)
                tell(f"{chapter}, stretchlib", ours)
                tell(f"{chapter}, default myst-nb", peer)
                compare(ours, peer)
                remember(chapter, ours, peer)


def remember(chapter: str, ours: Page, peer: Page) -> None:
    """Keep what a reader on a slow line waits for and pays."""
    for what, unit, mine, theirs in (
        ("seconds until its timer can start, slow phone", "s", median(ours.slow), median(peer.slow)),
        ("what it loads at first", "kB", ours.first.sent / 1000, peer.first.sent / 1000),
    ):
        keep(
            f"Chapter {chapter[:2]}: {what}",
            ours=mine,
            theirs=theirs,
            unit=unit,
            peer="a page of myst-nb as it comes",
        )


def build_default(source: Path, site: Path, chapters: Sequence[str]) -> None:
    """The same notebooks with Sphinx and myst-nb as they come, except for the addresses of their scripts."""
    (source / "notebooks").mkdir(parents=True)
    for chapter in chapters:
        shutil.copy2(ROOT / "notebooks" / f"{chapter}.ipynb", source / "notebooks")
    shutil.copytree(ROOT / "images", source / "images")
    executed = next((ROOT / "book" / "_build").glob("cache-*"))
    settings = {
        "extensions": ["myst_nb"],
        "root_doc": f"notebooks/{chapters[0]}",
        "nb_execution_mode": "cache",
        "nb_execution_cache_path": str(executed),
        "nb_ipywidgets_js": lay_out_scripts(site / "cdn"),
    }
    text = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    (source / "conf.py").write_text(text, encoding="utf-8")
    sphinx = Path(sys.executable).with_name("sphinx-build")
    # Its warnings are about links to chapters that are not here.
    subprocess.run([sphinx, "-q", source, site / "default"], check=True, capture_output=True)


def lay_out_scripts(folder: Path) -> dict[str, dict[str, str]]:
    """Put what the default page asks other hosts for into the site; returns the scripts that it names."""
    require_version, manager_version = (
        re.search(r"[@/](\d+\.\d+\.\d+)/", address)[1]  # type: ignore[index]
        for address in ipywidgets_js_factory()
    )
    require = unpacked(f"requirejs@{require_version}", folder) / "require.js"
    esbuild = FRONTEND / "node_modules" / ".bin" / "esbuild"
    minified = folder / "require.min.js"
    subprocess.run([esbuild, require, "--minify", f"--outfile={minified}", "--log-level=error"], check=True)
    manager = unpacked(f"@jupyter-widgets/html-manager@{manager_version}", folder) / "dist" / "embed-amd.js"
    shutil.copytree(unpacked(f"anywidget@{ANYWIDGET}", folder / "npm"), folder / f"anywidget@{ANYWIDGET}")
    cdn = f"/{folder.name}/"
    return {
        cdn + minified.name: {},
        cdn + manager.relative_to(folder).as_posix(): {"data-jupyter-widgets-cdn": cdn},
    }


def unpacked(package: str, folder: Path) -> Path:
    """A package of npm, without what it depends on: its files for browsers hold all they need."""
    target = folder / package
    target.mkdir(parents=True)
    npm = Path(sys.executable).with_name("npm")
    archive = subprocess.run(
        [npm, "pack", "--silent", package], cwd=target, check=True, stdout=subprocess.PIPE
    )
    shutil.unpack_archive(target / archive.stdout.decode().strip(), target, filter="data")
    return target / "package"


def visit(
    browser: Browser,
    address: str,
    *,
    slow: bool = False,
    first: Traffic | None = None,
    everything: Traffic | None = None,
) -> float:
    """Seconds until the first timer can be started."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    session = context.new_cdp_session(page)
    page.add_init_script(f"({STARTABLE})()")
    if slow:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
    for traffic in (first, everything):
        if traffic:
            traffic.watch(session)
    page.goto(address, wait_until="commit")
    page.wait_for_selector("html[data-startable]", timeout=120_000)
    if first:
        page.wait_for_load_state("networkidle")
        first.stop()
    if everything:
        page.evaluate(TO_THE_END)
        page.wait_for_load_state("networkidle")
    seconds = float(page.evaluate("document.documentElement.dataset.startable")) / 1000
    context.close()
    return seconds


def tell(name: str, page: Page) -> None:
    parts = [f"{each.sent / 1000:6.0f} kB in {each.requests:2}" for each in (page.first, page.everything)]
    fast, slow = median(page.fast), median(page.slow)
    print(f"{name:<36}{parts[0]:>18}{parts[1]:>18}{fast:>8.2f} s{slow:>7.2f} s", flush=True)
    kinds = sorted(page.everything.kinds.items(), key=lambda kind: -kind[1])
    print("    " + ", ".join(f"{kind.lower()} {sent / 1000:.0f}" for kind, sent in kinds))


def compare(ours: Page, peer: Page) -> None:
    weights = [
        f"1/{theirs.sent / mine.sent:.1f}"
        for mine, theirs in ((ours.first, peer.first), (ours.everything, peer.everything))
    ]
    times = [
        f"1/{median(theirs) / median(mine):.1f}"
        for mine, theirs in ((ours.fast, peer.fast), (ours.slow, peer.slow))
    ]
    print(f"{'ours in theirs':<36}{weights[0]:>12}{weights[1]:>18}{times[0]:>16}{times[1]:>9}\n")


if __name__ == "__main__":
    main()
