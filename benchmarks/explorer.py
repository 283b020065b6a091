"""How fast the explorer answers, beside ``ipywidgets.interact`` with a matplotlib figure of the same content.

Both run in the same real JupyterLab and Chromium, one after the other: a slider is moved, and the clock stops
when the new picture can be read from its pixels. Both rest for a moment between two changes, so that none
waits for what the one before left to do. Then, on a page of its own without a kernel, in a browser that is
already open: the time to the first picture; the script's own time for a change of a joint and for looking
deeper inside, in the frame that draws it and in the later one in which the words follow (of the processor,
and on the clock without handing the picture over); the size of what is loaded; and the memory after 200
changes of posture and after 20 times putting an explorer there and taking it away.

WebGL is drawn on the processor here, so that every machine can run this; a graphics card is faster.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tempfile
from pathlib import Path
from statistics import median

import nbformat
from beside import keep, keep_alone
from playwright.sync_api import CDPSession, Page, Playwright, sync_playwright

import stretchlib as sl

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]
from built_site import served  # noqa: E402
from running import IDLE, NOTEBOOK, chromium, running_lab  # noqa: E402

CHANGES = 24
PEER_CHANGES = 12
WARM_UP = 5
REST_MS = 150

OURS = """import stretchlib as sl
sl.explore("heel-on-stool", muscles="hamstrings")"""
PEER = """import ipywidgets, numpy as np, matplotlib.pyplot as plt, stretchlib as sl
from matplotlib.collections import PolyCollection
hamstrings = ["semimem", "semiten", "bflh", "bfsh"]
def show(hip=72):
    placed = sl.body.place(sl.body.Pose(left=sl.body.Side(hip_flexion=hip, ankle_angle=-20)))
    changes = sl.body.length_change(hamstrings, hip_flexion=hip)
    figure, ax = plt.subplots(figsize=(7, 6))
    faces = np.concatenate([points[sides] for points, sides in map(placed.mesh, sl.body.bones())])
    faces = faces[np.argsort(-faces[:, :, 2].mean(axis=1))]
    normal = np.cross(faces[:, 1] - faces[:, 0], faces[:, 2] - faces[:, 0])
    light = np.abs(normal[:, 2]) / np.maximum(np.linalg.norm(normal, axis=1), 1e-12)
    ax.add_collection(PolyCollection(faces[:, :, :2], facecolors=plt.cm.bone(0.4 + 0.5 * light)))
    for muscle, change in zip(hamstrings, changes):
        path = placed.muscle_path(muscle, "left")
        ax.plot(*path[:, :2].T, linewidth=8, color=plt.cm.coolwarm((change + 30) / 60))
    ax.set(xlim=(-1, 1), ylim=(0, 1.9), aspect="equal", title=", ".join(f"{c:+.0f} %" for c in changes))
    plt.show()
ipywidgets.interact(show, hip=ipywidgets.IntSlider(72, -30, 120));"""

# Both return milliseconds from the change to the moment in which the new pixels can be read.
MOVE_OURS = """async value => {
  const root = document.querySelector('.sl-explorer');
  const input = root.querySelector('[data-slider=hip_flexion]');
  const stage = root.querySelector('.sl-stage'), canvas = root.querySelector('canvas');
  const pixel = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const drawn = new Promise(done => stage.addEventListener('sl-frame', done, {once: true}));
  const start = performance.now();
  input.value = value;
  input.dispatchEvent(new Event('input', {bubbles: true}));
  await drawn;
  pixel.drawImage(canvas, 0, 0, 1, 1);
  pixel.getImageData(0, 0, 1, 1);
  return performance.now() - start;
}"""
# Moves the slider; milliseconds in which the picture was handed over to be drawn, which waits for the
# processor that draws it. The words follow 30 ms later or more.
MOVE_UNREAD = """async ([slider, value]) => {
  const root = document.querySelector('.sl-explorer');
  const input = root.querySelector(`[data-slider=${slider}]`);
  const drawn = new Promise(done => root.querySelector('.sl-stage').addEventListener(
    'sl-frame', event => done(event.detail.painted), {once: true}));
  input.value = value;
  input.dispatchEvent(new Event('input', {bubbles: true}));
  return drawn;
}"""
WORDS_AFTER_MS = 120
MOVE_PEER = """value => new Promise(done => {
  const area = document.querySelector('.jp-OutputArea .widget-output, .jp-OutputArea .jupyter-widget-output');
  const before = area.querySelector('img')?.src, start = performance.now();
  const look = async () => {
    const picture = area.querySelector('img');
    if (!picture || picture.src === before) return;
    watch.disconnect();
    await picture.decode();
    done(performance.now() - start);
  };
  const watch = new MutationObserver(look);
  watch.observe(area, {subtree: true, childList: true, attributes: true});
  document.querySelector('.noUi-handle').dispatchEvent(
    new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
})"""
MOUNT = """async times => {
  for (let n = 0; n < times; n++) {
    const el = document.createElement('div');
    document.body.prepend(el);
    const widget = window.module.default();
    const stop = await widget.initialize({model: window.model});
    const drawn = new Promise(done => el.addEventListener('sl-frame', done, {once: true, capture: true}));
    const remove = await widget.render({model: window.model, el});
    await drawn;
    remove(); stop(); el.remove();
  }
}"""
PAGE = """<!doctype html><html lang="en" data-theme="light"><title>explorer</title><style>{css}</style><body>
<script type="application/json">{state}</script><script type="module">
const state = JSON.parse(document.querySelector('script').textContent);
window.model = {{get: key => state[key], set: (key, value) => {{ state[key] = value; }},
  on() {{}}, off() {{}}, save_changes() {{}}}};
document.addEventListener('sl-frame', ({{target}}) => {{
  if (window.first) return;
  const pixel = new OffscreenCanvas(1, 1).getContext('2d', {{willReadFrequently: true}});
  pixel.drawImage(target.querySelector('canvas'), 0, 0, 1, 1);
  pixel.getImageData(0, 0, 1, 1);
  window.first = performance.now();
}}, true);
window.module = await import('./explorer.js');
const el = document.body.appendChild(document.createElement('div'));
const widget = window.module.default();
await widget.initialize({{model: window.model}});
await widget.render({{model: window.model, el}});
</script>"""


def main() -> None:
    """Print what was measured."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        print(f"{'slider to picture, JupyterLab':<34}{'median':>10}{'95 %':>10}")
        ours = in_notebook(
            playwright, Path(folder, "ours"), OURS, ".sl-stage[data-frames]", MOVE_OURS, CHANGES
        )
        tell("stretchlib explorer", ours)
        peer = in_notebook(
            playwright, Path(folder, "peer"), PEER, ".jp-OutputArea img", MOVE_PEER, PEER_CHANGES
        )
        tell("ipywidgets.interact, matplotlib", peer)
        print(f"{'times faster':<34}{median(peer) / median(ours):>10.1f}{late(peer) / late(ours):>10.1f}\n")
        peer_name = "ipywidgets.interact with matplotlib"
        moved_what = "From a slider to the new picture, in JupyterLab"
        keep(moved_what, ours=median(ours), theirs=median(peer), unit="ms", peer=peer_name)
        alone(playwright, Path(folder))


def in_notebook(
    playwright: Playwright, folder: Path, code: str, appears: str, move: str, changes: int
) -> list[float]:
    """Milliseconds of each change of a slider in a notebook of one cell."""
    (folder / "home").mkdir(parents=True)
    (folder / "course").mkdir()
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    made.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(made, folder / "course" / "one.ipynb")
    with running_lab(folder / "home", folder / "course") as lab:
        browser = chromium(playwright, webgl=True)
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.set_default_timeout(120_000)
        page.goto(lab.url("one.ipynb"))
        page.wait_for_function(IDLE)
        page.evaluate(f"() => {{window.jupyterapp.commands.execute('notebook:run-cell'); {NOTEBOOK}}}")
        page.wait_for_selector(appears)
        page.wait_for_function(IDLE)
        page.wait_for_timeout(2_000)
        found = moved(page, move, changes)
        browser.close()
    return found


def moved(page: Page, move: str, changes: int, rest_ms: int = REST_MS) -> list[float]:
    """What each change took; the first few are left out."""
    found = []
    for k in range(changes + WARM_UP):
        page.wait_for_timeout(rest_ms)
        found.append(float(page.evaluate(move, 20 + 3 * (k % 30))))
    return found[WARM_UP:]


def scripted(
    page: Page, session: CDPSession, changes: int, time_domain: str, slider: str = "hip_flexion"
) -> dict[str, list[float]]:
    """Milliseconds of script of each change: of its picture, and of the words that follow in a later frame.

    On the clock (``timeTicks``) without handing the picture over, which waits for the processor that draws
    it. Of the script's own thread (``threadTicks``) nothing is taken away: a thread that waits, also for the
    drawing on the other one, costs no processor time.
    """
    session.send("Performance.enable", {"timeDomain": time_domain})

    def so_far() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(1000 * float(each["value"]) for each in metrics if each["name"] == "ScriptDuration")

    found: dict[str, list[float]] = {"picture": [], "words": []}
    for k in range(changes + WARM_UP):
        before = so_far()
        handed = float(page.evaluate(MOVE_UNREAD, [slider, 5 + 3 * (k % 30)]))
        drawn = so_far()
        page.wait_for_timeout(WORDS_AFTER_MS)
        found["picture"].append(drawn - before - (handed if time_domain == "timeTicks" else 0))
        found["words"].append(so_far() - drawn)
    session.send("Performance.disable")
    return {frame: times[WARM_UP:] for frame, times in found.items()}


def alone(playwright: Playwright, folder: Path) -> None:
    """On a page without a kernel: script time, first picture, size, memory."""
    widget = sl.explore("heel-on-stool", muscles="hamstrings")
    state = {name: getattr(widget, name) for name in widget.trait_names(sync=True) if name[0] != "_"}
    kept = {k: v for k, v in state.items() if k not in ("layout", "tabbable", "tooltip", "comm")}
    script, css, data = str(widget._esm), str(widget._css), json.dumps(kept)
    (folder / "explorer.js").write_text(script, encoding="utf-8")
    text = PAGE.format(css=css, state=data.replace("</", "<\\/"))
    (folder / "index.html").write_text(text, encoding="utf-8")
    sizes = [len(gzip.compress(part.encode())) / 1000 for part in (script, css, data)]
    still = len(gzip.compress(without_movements(script).encode())) / 1000
    print(f"loaded once a page, gzipped: {sum(sizes):.0f} kB")
    print(f"code and body of it {sizes[0]:.0f} kB, without movements {still:.0f} kB")
    what = "The explorer's code and body without movements, gzipped"
    keep_alone(what, ours=still, unit="kB", aim="450 kB")

    browser = chromium(playwright, webgl=True)
    page = browser.new_page(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    page.set_default_timeout(120_000)
    page.set_content("<canvas></canvas>")
    page.wait_for_timeout(2_000)  # the browser itself has started
    with served(folder) as address:
        page.goto(f"{address}/index.html")
        page.wait_for_function("window.first")
        first = page.evaluate("window.first")
        print(f"first picture after navigation: {first:.0f} ms")
        keep_alone("The explorer's first picture", ours=first, unit="ms", aim="1500 ms")
        session = page.context.new_cdp_session(page)
        print(f"{'own script of a frame':<34}{'median':>10}{'95 %':>10}")
        for name, time_domain in (("processor", "threadTicks"), ("clock", "timeTicks")):
            times = scripted(page, session, 3 * CHANGES, time_domain)
            for frame, each in times.items():
                print(f"{f'{frame}, {name}':<34}{median(each):>7.1f} ms{late(each):>7.1f} ms")
            if time_domain == "threadTicks":
                what = "The explorer's own script for a frame, at most in 95 of 100"
                keep_alone(what, ours=max(map(late, times.values())), unit="ms", aim="8 ms")
        for frame, each in scripted(page, session, CHANGES, "threadTicks", "depth").items():
            label = f"looking inside, {frame}, processor"
            print(f"{label:<34}{median(each):>7.1f} ms{late(each):>7.1f} ms")
        before = heap(session)
        moved(page, MOVE_OURS, 200, 0)
        print(f"memory: {before:.1f} MB, after 200 changes {heap(session):.1f} MB", end="", flush=True)
        page.evaluate(MOUNT, 2)  # what the first one makes for the whole page
        mounted = heap(session)
        page.evaluate(MOUNT, 20)
        print(f"; {mounted:.1f} MB, after 20 mounts and unmounts {heap(session):.1f} MB")
    browser.close()


def without_movements(script: str) -> str:
    """The code with the larger one of its two parcels: the body's shapes."""
    _, movements = sorted(re.findall(r'"([\w+/=]{20000,})"', script), key=len, reverse=True)
    return script.replace(movements, "")


def heap(session: CDPSession) -> float:
    """Megabytes in use after collecting garbage."""
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


def late(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[round(0.95 * (len(values) - 1))]


def tell(name: str, values: list[float]) -> None:
    print(f"{name:<34}{median(values):>7.0f} ms{late(values):>7.0f} ms")


if __name__ == "__main__":
    main()
