"""How far timers drift in JupyterLab while the kernel is busy: ours, a sleeping thread, ``ipywidgets.Play``.

All three run in the same real JupyterLab and Chromium, one after the other, each beside a cell that keeps the
kernel busy. ``drift`` is how far the last change of the shown second is from where the first one put it.
``messages`` are those between page and kernel about widgets. ``shown`` is the time from running the cell to
seeing the timer.

Then one of our routines, of 40 short stages with their pictures, is watched beside a kernel in a busy loop:
how far each change of stage is behind its deadline, counted from the click on Start, until the page has
changed (``page``) and until the browser has drawn it (``drawn``).

``--minutes N`` watches a routine of that length with stages of usual length instead, and nothing else.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, cycle, islice
from pathlib import Path
from statistics import median

import nbformat
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "browser"))
from beside import keep, keep_alone
from running import IDLE, NOTEBOOK, chromium, running_lab

OURS = """import stretchlib as sl
sl.timer(sl.routine.Routine.of("heel-on-stool", hold_seconds=240), prepare_seconds=0)"""
THREAD = """import ipywidgets, threading, time
label = ipywidgets.HTML("<b class=tick>0</b>")
def count():
    for second in range(300):
        time.sleep(1)
        label.value = f"<b class=tick>{second + 1}</b>"
threading.Thread(target=count, daemon=True).start()
label"""
PLAY = """import ipywidgets
play, shown = ipywidgets.Play(max=300, interval=1000), ipywidgets.IntText().add_class("tick")
ipywidgets.jslink((play, "value"), (shown, "value"))
ipywidgets.VBox([play, shown])"""
TECHNIQUES = (
    "heel-on-stool",
    "supported-hip-hinge",
    "lying-strap",
    "half-kneeling-hip-flexor",
    "lying-figure-four",
    "seated-figure-four",
    "half-split-rock-back",
    "calf-wall-straight",
    "lying-thigh-to-chest",
    "calf-wall-bent",
)
ROUTINE = """import stretchlib as sl
sl.timer(sl.routine.Routine.of(*{techniques}, repetitions=1, hold_seconds={hold},
    prepare_seconds={pause}, switch_seconds={pause}))"""
SHORT_HOLD, SHORT_PAUSE, USUAL_HOLD, USUAL_PAUSE = 4, 3, 30, 8
BUSY = """import time
end = time.time() + {seconds}
while time.time() < end: pass"""

SECOND = "(e => e.value ?? e.textContent.split(':').reduce((sum, part) => sum * 60 + +part, 0))"
WATCH = f"""([what, seconds]) => new Promise(done => {{
  const read = () => +{SECOND}(document.querySelector(what)), changes = [];
  const end = performance.now() + seconds * 1000;
  let last = read();
  const look = () => {{
    if (read() !== last) changes.push([last = read(), performance.now()]);
    if (performance.now() < end) setTimeout(look, 1); else done(changes);
  }};
  look();
}})"""
WATCH_STAGES = """() => {
  const root = document.querySelector('.sl-timer'), channel = new MessageChannel();
  const lengths = [...root.querySelectorAll('.sl-steps .sl-time')].map(each => parseFloat(each.textContent));
  const watched = window.stages = {lengths, start: 0, page: [], drawn: []};
  const moment = () => performance.now() - watched.start;
  channel.port1.onmessage = () => watched.drawn.push(moment());
  let last = null;
  new MutationObserver(() => {
    const step = root.querySelector('.sl-progress span')?.textContent;
    const now = root.dataset.phase === 'finished' ? 'end' : step;
    if (!now || now === last) return;
    if (last !== null) {
      watched.page.push(moment());
      requestAnimationFrame(() => channel.port2.postMessage(0));  // arrives once this frame is drawn
    }
    last = now;
  }).observe(root, {subtree: true, childList: true, characterData: true, attributes: true});
  root.querySelector('.sl-main').addEventListener('click', () => watched.start = performance.now(), true);
}"""
COUNT_MESSAGES = f"""() => {{
  window.messages = 0;
  {NOTEBOOK}.sessionContext.session.kernel.anyMessage.connect((_, {{msg}}) => {{
    if (msg.header.msg_type.startsWith('comm')) window.messages += 1;
  }});
}}"""


@dataclass(frozen=True)
class Timer:
    """One timer: the cell that makes it, what its second is shown in, and what starts it."""

    name: str
    code: str
    digits: str
    button: str | None


TIMERS = (
    Timer("stretchlib", OURS, ".sl-digits", ".sl-timer .sl-main"),
    Timer("thread with time.sleep", THREAD, ".tick", None),
    Timer("ipywidgets.Play", PLAY, ".tick input", ".widget-play button, .jupyter-widget-play button"),
)


def main() -> None:
    """Print what was measured."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--minutes", type=float, help="watch one routine of this length instead")
    options.add_argument(
        "--seconds", type=float, default=60, help="how long each timer is watched; 0 leaves them out"
    )
    options.add_argument(
        "--techniques", type=int, default=len(TECHNIQUES), help="of how many the watched routine is"
    )
    chosen = options.parse_args()
    if chosen.minutes:
        each = 2 * (USUAL_HOLD + USUAL_PAUSE)
        count = max(1, round(chosen.minutes * 60 / each))
        watch_routine(list(islice(cycle(TECHNIQUES), count)), USUAL_HOLD, USUAL_PAUSE)
        return
    if chosen.seconds:
        print(
            f"{'timer':<26}{f'drift after {chosen.seconds:.0f} s':>20}{'messages a minute':>20}{'shown':>10}"
        )
    drifts: dict[str, float] = {}
    for timer in TIMERS if chosen.seconds else ():
        with notebook(timer.code) as page:
            off, messages, shown = measure(page, timer, chosen.seconds)
        print(f"{timer.name:<26}{off:>17.0f} ms{messages:>20.0f}{shown:>8.2f} s", flush=True)
        drifts[timer.name] = abs(off)
    ours = drifts.pop("stretchlib", 0)
    for peer, off in drifts.items():
        what = f"How far a timer is off after {chosen.seconds:.0f} s, Python busy"
        keep(what, ours=ours, theirs=off, unit="ms", peer=peer)
    watch_routine(list(TECHNIQUES[: chosen.techniques]), SHORT_HOLD, SHORT_PAUSE)


@contextmanager
def notebook(code: str) -> Iterator[Page]:
    """A JupyterLab that has opened a notebook of one cell, not run yet."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home, course = Path(folder, "home"), Path(folder, "course")
        home.mkdir()
        course.mkdir()
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
        made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(made, course / "timer.ipynb")
        with running_lab(home, course) as lab:
            browser = chromium(playwright)
            page = browser.new_page(viewport={"width": 1200, "height": 900})
            page.set_default_timeout(60_000)
            page.goto(lab.url("timer.ipynb"))
            page.wait_for_function(IDLE)
            page.wait_for_timeout(3_000)
            yield page
            browser.close()


def measure(page: Page, timer: Timer, seconds: float) -> tuple[float, float, float]:
    """Drift in milliseconds, messages a minute, and seconds until it was shown."""
    shown = run_cell(page, timer.digits if timer.button is None else timer.button)
    if timer.button:
        page.locator(timer.button).first.click()
    make_kernel_busy(page, seconds + 5)
    page.evaluate(COUNT_MESSAGES)
    changes = page.evaluate(WATCH, [timer.digits, seconds])
    (first, began), (last, ended) = changes[0], changes[-1]
    messages = page.evaluate("window.messages") * 60 / seconds
    return (ended - began) - abs(last - first) * 1000, messages, shown


def watch_routine(techniques: list[str], hold: int, pause: int) -> None:
    """Print how far each change of stage of one routine was behind its deadline."""
    with notebook(ROUTINE.format(techniques=techniques, hold=hold, pause=pause)) as page:
        run_cell(page, ".sl-timer .sl-main")
        page.evaluate(WATCH_STAGES)
        lengths = page.evaluate("window.stages.lengths")
        make_kernel_busy(page, sum(lengths) + 60)
        page.locator(".sl-timer .sl-main").click()
        page.wait_for_selector(".sl-timer[data-phase=finished]", timeout=1000 * sum(lengths) + 60_000)
        page.wait_for_timeout(500)
        found = page.evaluate("window.stages")
    deadlines = [1000 * seconds for seconds in accumulate(lengths)]
    print(f"{len(deadlines)} changes of stage in {deadlines[-1] / 60_000:.1f} minutes, the kernel busy:")
    for what in ("page", "drawn"):
        late = sorted(m - d for m, d in zip(found[what], deadlines, strict=True))
        near_all = late[round(0.95 * (len(late) - 1))]
        over = sum(each > 20 for each in late)
        print(
            f"  {what:<6} {median(late):7.1f} ms (median) {near_all:7.1f} (95 %) {late[-1]:7.1f} (latest)"
            f" {over:3} over 20 ms"
        )
        if what == "page":
            keep_alone(
                "How late a stage of the timer changes, at most in 95 of 100", ours=near_all, unit="ms"
            )


def run_cell(page: Page, appears: str) -> float:
    """Run the cell and return how long it took until something appeared, in seconds."""
    start = time.perf_counter()
    page.evaluate("() => {window.jupyterapp.commands.execute('notebook:run-cell')}")
    page.wait_for_selector(appears)
    shown = time.perf_counter() - start
    page.wait_for_function(IDLE)
    return shown


def make_kernel_busy(page: Page, seconds: float) -> None:
    code = BUSY.format(seconds=seconds)
    page.evaluate(f"code => {{{NOTEBOOK}.sessionContext.session.kernel.requestExecute({{code}})}}", code)
    page.wait_for_function(f"{NOTEBOOK}.sessionContext.session.kernel.status === 'busy'")


if __name__ == "__main__":
    main()
