"""Tries the same widgets in every host that the course names, and writes book/hosts.json.

    .venv/bin/python tools/hosts.py                  # every host that can be had here
    .venv/bin/python tools/hosts.py lab-newest html  # only these; what is known of the others stays

Each host that is a program gets an environment of its own in ``--environments``, kept for later, with
the versions that its row names. In each the same notebook runs: every widget must be drawn, and a timer must
run. In notebooks Ctrl+S, pressed inside a widget, must save, and the widget's plain keys must delete nothing.
Pages are opened with every other host out of reach. A host that fails is written down with what was wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbformat import v4
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests"), str(ROOT / "tests" / "publish")]

from built_site import served  # noqa: E402
from running import IDLE, NOTEBOOK, chromium, running_server  # noqa: E402
from small_course import write_course  # noqa: E402

RESULTS = ROOT / "book" / "hosts.json"
SLOW_MS = 240_000
#: Each widget: what shows it, and what must then be on the page.
WIDGETS = {
    "timer": ('sl.timer("heel-on-stool")', "section.sl-timer"),
    "movement": ('sl.movement("lying-strap")', "section.sl-movement"),
    "explorer": ('sl.explore("heel-on-stool")', "section.sl-explorer"),
    "planner": ("sl.planner()", "section.sl-planner"),
    "quiz": ('sl.quiz("hamstrings")', "section.sl-quiz"),
    "safety check": ("sl.safety_check()", "section.sl-safety"),
    "body map": ("sl.body_map()", "section.sl-bodymap"),
    "flash cards": ('sl.flashcards("measuring")', "section.sl-cards"),
    "journal": ("sl.journal()", "section.sl-journal"),
    "card": ('sl.stretch("heel-on-stool")', ".sl-card"),
    "figure": ('sl.figure("hamstrings-anatomy")', ".sl-figure:not(.sl-card *)"),
}
COMMON = ("ipywidgets", "anywidget", "numpy", "matplotlib", "platformdirs", "click", "rich", "tomli")
OLDEST = ("ipywidgets==8.1.0", "anywidget==0.9.18", "numpy==2.0.0", "matplotlib==3.9.0")
NAMED = ("jupyterlab", "notebook", "voila", "nbconvert", "jupyterlite-core", "sphinx")
PYTHON = {"name": "python3", "display_name": "Python 3", "language": "python"}
TIMER = "section.sl-timer"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}


@dataclass(frozen=True)
class Host:
    """A host: what it is called in the book, what it needs, and how its page is opened."""

    opened: Callable[[Host, Path, Path, dict[str, Any], Browser], Any]
    program: str = ""
    wanted: tuple[str, ...] = ()
    python: str = "3.11"
    screen: str = "desktop"


@contextmanager
def page_of(browser: Browser, screen: str) -> Iterator[Page]:
    """A page that can reach this machine and nothing else."""
    context = browser.new_context(**(PHONE if screen == "phone" else DESKTOP))
    context.set_default_timeout(60_000)
    context.route("**/*", _stay_here)
    try:
        yield context.new_page()
    finally:
        context.close()


def _stay_here(route: Any) -> None:
    address = urllib.parse.urlsplit(route.request.url)
    at_home = address.scheme in ("data", "blob", "file") or address.hostname in ("127.0.0.1", "localhost")
    route.continue_() if at_home else route.abort()


def notebook_of_all(path: Path, *, tags: bool = False, kernel: dict[str, str] = PYTHON) -> Path:
    """A notebook whose cells show one widget each."""
    hidden = {"tags": ["hide-input"], "slideshow": {"slide_type": "slide"}} if tags else {}
    cells = [v4.new_markdown_cell("# Every widget\n\nWhat runs here?", metadata=_slide(tags))]
    cells.append(
        v4.new_code_cell("import stretchlib as sl", metadata={"tags": ["remove-cell"]} if tags else {})
    )
    cells += [v4.new_code_cell(source, metadata=hidden) for source, _ in WIDGETS.values()]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(v4.new_notebook(metadata={"kernelspec": kernel}, cells=cells), path)
    return path


def _slide(tags: bool) -> dict[str, Any]:
    return {"slideshow": {"slide_type": "slide"}} if tags else {}


def shown(page: Page, bring: Callable[[str, str], None] | None = None) -> dict[str, str]:
    """For each widget an empty text, or what is wrong with it."""
    found = {}
    for name, (source, selector) in WIDGETS.items():
        try:
            if bring:
                bring(source, selector)
            place = page.locator(selector).first
            place.wait_for(state="attached")
            place.scroll_into_view_if_needed()
            expect(place).to_be_visible()
            box = place.bounding_box() or {"height": 0, "width": 0}
            wrong = "" if box["height"] >= 60 else f"{box['width']:.0f} by {box['height']:.0f} px"
            if not wrong and selector.startswith("section"):
                place.locator("button, input, select, summary").first.wait_for(state="attached")
        except Exception as fault:
            wrong = str(fault).strip().splitlines()[0][:200]
        found[name] = wrong
    return found


def timer_runs(page: Page, bring: Callable[[str, str], None] | None = None) -> str:
    """Empty, or why a timer that is started does not run."""
    try:
        if bring:
            bring(*WIDGETS["timer"])
        timer = page.locator(TIMER).first
        timer.get_by_role("button", name="Start").click()
        expect(timer).to_have_attribute("data-phase", "running")
    except Exception as fault:
        return str(fault).strip().splitlines()[0][:200]
    return ""


def keys_stay(page: Page, bring: Callable[[str, str], None]) -> str:
    """Empty, or which key went wrong: Ctrl+S is the notebook's, d is the widget's."""
    bring(*WIDGETS["timer"])
    # Where that took minutes, it has saved itself meanwhile.
    page.evaluate(f"() => {{ {NOTEBOOK}.context.model.dirty = true }}")
    button = page.locator(TIMER).first.locator("button:visible").first
    button.focus()
    count = page.evaluate(f"() => {NOTEBOOK}.content.widgets.length")
    page.keyboard.press("d")
    page.keyboard.press("d")
    if page.evaluate(f"() => {NOTEBOOK}.content.widgets.length") != count:
        return "d was heard by the notebook"
    page.keyboard.press("Control+s")
    try:
        page.wait_for_function(f"() => !{NOTEBOOK}.context.model.dirty", timeout=20_000)
    except Exception:
        return "Ctrl+S did not save"
    return ""


RUN_ALL = "() => {window.jupyterapp.commands.execute('notebook:run-all-cells')}"
ALL_RAN = f"""() => [...{NOTEBOOK}.content.model.cells]
  .every(cell => cell.type !== 'code' || cell.executionCount)"""
BRING = f"""source => {{
  const content = {NOTEBOOK}.content;
  content.activeCellIndex = content.widgets.findIndex(cell => cell.model.sharedModel.source === source);
  return content.scrollToItem(content.activeCellIndex, 'start');
}}"""


def in_notebook(host: Host, python: Path, folder: Path, found: dict[str, Any], browser: Browser) -> None:
    """JupyterLab and Notebook: run all cells, then look, start a timer and press keys."""
    course, home = folder / "course", folder / "home"
    home.mkdir()
    notebook_of_all(course / "every-widget.ipynb")
    path = "lab/tree" if host.program == "jupyterlab" else "notebooks"
    with (
        running_server(home, course, python=str(python), program=host.program) as server,
        page_of(browser, host.screen) as page,
    ):
        page.goto(f"{server.address}/{path}/every-widget.ipynb?token={server.token}")
        page.wait_for_function(IDLE, timeout=SLOW_MS)
        page.evaluate(RUN_ALL)
        page.wait_for_function(ALL_RAN, timeout=SLOW_MS)
        page.wait_for_function(IDLE, timeout=SLOW_MS)

        def bring(source: str, _selector: str) -> None:
            page.evaluate(BRING, source)

        found["widgets"] = shown(page, bring)
        found["keys"] = keys_stay(page, bring)
        found["runs"] = timer_runs(page, bring)


def in_voila(host: Host, python: Path, folder: Path, found: dict[str, Any], browser: Browser) -> None:
    course, home = folder / "course", folder / "home"
    home.mkdir()
    notebook_of_all(course / "every-widget.ipynb")
    with (
        running_server(home, course, python=str(python), program="voila") as server,
        page_of(browser, host.screen) as page,
    ):
        page.goto(f"{server.address}/voila/render/every-widget.ipynb", timeout=SLOW_MS)
        page.locator(TIMER).wait_for(timeout=SLOW_MS)
        found["widgets"], found["runs"] = shown(page), timer_runs(page)


def in_html(host: Host, python: Path, folder: Path, found: dict[str, Any], browser: Browser) -> None:
    """A notebook that was run and saved, exported by nbconvert as it stands, opened from the disk."""
    source = notebook_of_all(folder / "every-widget.ipynb")
    settings = {"JUPYTER_CONFIG_PATH": str(ROOT / "stretchlib" / "publish" / "lab_settings")}
    command = [str(python), "-m", "nbconvert", "--to", "html", "--execute", str(source)]
    subprocess.run(command, env={**os.environ, **settings}, check=True, capture_output=True)
    with page_of(browser, host.screen) as page:
        page.goto(source.with_suffix(".html").as_uri())
        page.wait_for_selector("html[data-widgets-ready]", timeout=SLOW_MS)
        found["widgets"], found["runs"] = shown(page), timer_runs(page)


def in_book(host: Host, _python: Path, folder: Path, found: dict[str, Any], browser: Browser) -> None:
    from stretchlib.publish.book import build

    root = write_course(folder / "course")
    notebook_of_all(root / "notebooks" / "03-every-widget.ipynb", tags=True)
    pages = build(root=root)
    with served(pages) as address, page_of(browser, host.screen) as page:
        page.goto(f"{address}/notebooks/03-every-widget.html")
        page.wait_for_selector("html[data-widgets-ready]", timeout=SLOW_MS)
        found["widgets"], found["runs"] = shown(page), timer_runs(page)


def in_slides(host: Host, _python: Path, folder: Path, found: dict[str, Any], browser: Browser) -> None:
    """Each widget on the slide that it stands on."""
    from stretchlib.publish import slides

    notebook = notebook_of_all(folder / "notebooks" / "03-every-widget.ipynb", tags=True)
    output = folder / "slides"
    slides.prepare(output)
    deck = slides.make_deck(notebook, output)
    with served(output) as address, page_of(browser, host.screen) as page:
        page.goto(f"{address}/{deck.relative_to(output).as_posix()}")
        page.wait_for_selector("html[data-widgets-ready]", timeout=SLOW_MS)

        def bring(_source: str, selector: str) -> None:
            page.evaluate(
                """selector => {
                  const slides = [...document.querySelectorAll('.slides > section')];
                  const h = slides.findIndex(slide => slide.querySelector(selector));
                  const inner = [...slides[h].querySelectorAll(':scope > section')];
                  const v = Math.max(0, inner.findIndex(slide => slide.querySelector(selector)));
                  location.hash = `#/${h}/${v}`;
                }""",
                selector,
            )

        found["widgets"], found["runs"] = shown(page, bring), timer_runs(page, bring)


def in_lite(host: Host, python: Path, folder: Path, found: dict[str, Any], browser: Browser) -> None:
    """The built notebooks of the browser, with this one in the place of a chapter."""
    lite = folder / "lite"
    command = [str(python.parent / "stretchlib"), "lite", "--output", str(lite)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    chapter = "02-hamstrings"
    place = lite / "files" / "notebooks" / f"{chapter}.ipynb"
    # With another name of a kernel it would ask for one, as it does for a notebook of somebody else.
    notebook_of_all(place, kernel=nbformat.read(place, as_version=4).metadata["kernelspec"])
    with served(lite) as address, page_of(browser, host.screen) as page:
        page.goto(f"{address}/notebooks/index.html?path=notebooks/{chapter}.ipynb")
        page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=SLOW_MS)
        page.locator(".jp-Notebook .jp-Cell").first.click()
        page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
        page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
        page.wait_for_function(ALL_RAN, timeout=2 * SLOW_MS)

        def bring(source: str, _selector: str) -> None:
            page.evaluate(BRING, source)

        found["widgets"], found["runs"] = shown(page, bring), timer_runs(page, bring)


LAB, NB, VOILA = "jupyterlab", "notebook", "voila"
HOSTS = {
    "lab-newest": Host(in_notebook, LAB),
    "lab-oldest": Host(in_notebook, LAB, ("jupyterlab==4.3.*",)),
    "oldest-versions": Host(in_notebook, LAB, ("jupyterlab==4.3.*", *OLDEST)),
    "python-3.12": Host(in_notebook, LAB, ("jupyterlab",), "3.12"),
    "python-3.13": Host(in_notebook, LAB, ("jupyterlab",), "3.13"),
    "python-3.14": Host(in_notebook, LAB, ("jupyterlab",), "3.14"),
    "notebook": Host(in_notebook, NB, ("notebook>=7.4", "voila>=0.5")),
    "voila": Host(in_voila, VOILA, ("notebook>=7.4", "voila>=0.5")),
    "lite": Host(in_lite),
    "lite-phone": Host(in_lite, screen="phone"),
    "book": Host(in_book),
    "book-phone": Host(in_book, screen="phone"),
    "slides": Host(in_slides),
    "html": Host(in_html),
}


def environment_of(host: Host, folder: Path) -> Path:
    """The Python of an environment with what a host names, made where it is not there yet."""
    if not host.wanted:
        return Path(sys.executable)
    name = "-".join([host.python, *host.wanted]).translate(str.maketrans(dict.fromkeys("*=<>[]", "_")))
    place = folder / name
    python = place / "bin" / "python"
    if not (place / "made").is_file():
        uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
        subprocess.run(
            [uv, "venv", "--quiet", "--clear", "--python", _python_of(host), str(place)], check=True
        )
        named = {each.split("=")[0] for each in host.wanted}
        more = [each for each in COMMON if each not in named]
        subprocess.run([uv, "pip", "install", "--quiet", "--python", python, *host.wanted, *more], check=True)
        packages = next((place / "lib").glob("python*/site-packages"))
        (packages / "course.pth").write_text(f"{ROOT}\n{ROOT / 'packages' / 'sphinx-live-widgets'}\n")
        (place / "made").touch()
    return python


def _python_of(host: Host) -> str:
    """A Python of that version, also where only pyenv has it."""
    kept = sorted((Path.home() / ".pyenv" / "versions").glob(f"{host.python}.*/bin/python"))
    return str(kept[-1]) if kept else host.python


def versions_of(python: Path) -> dict[str, str]:
    names = (*NAMED, *COMMON[:4])
    code = f"""import json, platform
from importlib.metadata import PackageNotFoundError, version
found = {{"python": platform.python_version()}}
for name in {names!r}:
    try: found[name] = version(name)
    except PackageNotFoundError: pass
print(json.dumps(found))"""
    told = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout
    return dict(json.loads(told))


def tried(name: str, environments: Path, browser: Browser) -> dict[str, Any]:
    """What came of one host."""
    host = HOSTS[name]
    found: dict[str, Any] = {"date": date.today().isoformat(), "browser": f"Chromium {browser.version}"}
    try:
        python = environment_of(host, environments)
        found["versions"] = versions_of(python)
        with TemporaryDirectory() as folder:
            host.opened(host, python, Path(folder), found, browser)
    except Exception as fault:
        found["failed"] = str(fault).strip().splitlines()[0][:200]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("hosts", nargs="*", metavar="HOST", help=f"of {', '.join(HOSTS)}; without, all")
    parser.add_argument("--environments", type=Path, default=ROOT / "maintainer" / "hosts")
    asked = parser.parse_args()
    if unknown := set(asked.hosts) - set(HOSTS):
        parser.error(f"There is no host {', '.join(sorted(unknown))}; there are {', '.join(HOSTS)}.")
    known = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    with sync_playwright() as playwright:
        browser = chromium(playwright, webgl=True)
        for name in asked.hosts or HOSTS:
            known[name] = found = tried(name, asked.environments, browser)
            bad = {key: wrong for key, wrong in found.get("widgets", {}).items() if wrong}
            told = found.get("failed") or bad or found.get("runs") or found.get("keys") or "all is well"
            print(f"{name}: {told}", flush=True)
            ordered = {each: known[each] for each in HOSTS if each in known}
            RESULTS.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
