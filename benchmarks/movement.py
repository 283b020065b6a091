"""How fast a person moves: frames a second, the script's own time for a frame, and what is loaded for it.

A page without a kernel holds one movement, 360 pixels wide. WebGL is drawn on the processor, so that every
machine can run this; a graphics card is faster. Frames are counted while the movement plays. The script's own
time is that of the processor, words and all, for one moment after the other; nothing is taken away for
handing the picture over.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from statistics import median

from beside import keep_alone
from playwright.sync_api import CDPSession, Page, sync_playwright

import stretchlib as sl
from stretchlib.body.stored import stored
from stretchlib.widgets import _movement

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]
from learning_on_page import page_without_kernel  # noqa: E402
from running import chromium  # noqa: E402

WIDTH = 360
MOMENTS = 80
WARM_UP = 10
PLAYED_MS = 6_000

SEEK = """async second => {
  const bar = document.querySelector('.sl-movement input[type=range]');
  const drawn = new Promise(done => document.addEventListener('sl-frame', done, {once: true}));
  bar.value = second * 20;
  bar.dispatchEvent(new Event('input'));
  await drawn;
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""
FRAMES = "() => Number(document.querySelector('.sl-sight').dataset.frames)"


def main() -> None:
    """Print what was measured."""
    sizes()
    html = page_without_kernel([sl.movement("half-kneeling-hip-flexor")], used=[_movement.engine()])
    with sync_playwright() as playwright:
        browser = chromium(playwright, webgl=True)
        page = browser.new_page(viewport={"width": WIDTH, "height": 800})
        page.set_default_timeout(120_000)
        page.route("http://localhost/", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("http://localhost/")
        begun = page.evaluate("performance.now()")
        page.get_by_role("button", name="Play").click()
        page.wait_for_selector(".sl-sight[data-frames]")
        print(f"first moving picture after Play: {page.evaluate('performance.now()') - begun:.0f} ms")
        page.wait_for_timeout(1_000)
        frames = played(page)
        print(f"frames a second while it plays: {frames:.0f}")
        keep_alone(
            "Frames a second of a moving person", ours=frames, unit="", aim="20, without a graphics card"
        )
        page.get_by_role("button", name="Pause").click()
        times = scripted(page, page.context.new_cdp_session(page))
        late = sorted(times)[round(0.95 * (len(times) - 1))]
        print(f"own script for a frame: median {median(times):.1f} ms, 95 % {late:.1f} ms")
        keep_alone(
            "A movement's own script for a frame, at most in 95 of 100", ours=late, unit="ms", aim="6 ms"
        )
        browser.close()


def sizes() -> None:
    """What is loaded, in thousands of bytes, gzipped."""
    widget, engine = sl.movement("lying-strap"), _movement.engine()
    small, large = (len(gzip.compress(str(each._esm).encode())) / 1000 for each in (widget, engine))
    data = Path(sl.__file__).parent / "body" / "data" / "movements.json"
    moves = len(gzip.compress(data.read_bytes())) / 1000
    seconds = sum(
        span["seconds"] for each in stored("movements")["motions"].values() for span in each["spans"]
    )
    print(f"loaded with the page: {small:.0f} kB; on demand, once a page, with the explorer: {large:.0f} kB")
    print(f"movements among it: {moves:.0f} kB for {seconds:.0f} s")


def played(page: Page) -> float:
    """Frames a second."""
    before, begun = page.evaluate(FRAMES), page.evaluate("performance.now()")
    page.wait_for_timeout(PLAYED_MS)
    passed = page.evaluate("performance.now()") - begun
    return float(1000 * (page.evaluate(FRAMES) - before) / passed)


def scripted(page: Page, session: CDPSession) -> list[float]:
    """Milliseconds of the processor for each of some moments; the first few are left out."""
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def so_far() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(1000 * float(each["value"]) for each in metrics if each["name"] == "ScriptDuration")

    found = []
    for k in range(MOMENTS + WARM_UP):
        before = so_far()
        page.evaluate(SEEK, 1 + k * 0.15)
        found.append(so_far() - before)
    return found[WARM_UP:]


if __name__ == "__main__":
    main()
