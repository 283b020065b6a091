"""Every widget of ``widgets.toml`` and all of ipywidgets' own in real pages: which live, what others say.

``python shelf/run.py`` writes ``RESULTS.md`` beside this file. It needs the packages of ``requirements.txt``;
``make shelf`` of the course prepares them. All other hosts are out of the browser's reach.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from nbformat import v4, write
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from conftest import LOCAL, started  # noqa: E402
from controls import every_control  # noqa: E402
from live_site import KERNEL, notebook, served  # noqa: E402

CONF = """
project = "Shelf"
extensions = ["sphinx_live_widgets"]
nb_execution_mode = "cache"
nb_execution_allow_errors = True
nb_execution_timeout = 180
nb_execution_excludepatterns = ["ipywidgets.ipynb"]  # made with its widgets in it
html_theme = "furo"
mathjax_path = "maths.js"  # of the site itself, so that only what widgets ask for is seen
exclude_patterns = ["_build*", "jupyter_execute", ".jupyter_cache"]
"""
SETTLE_MS = 4000
OURS = ("widget-host.js", "widgets/")


@dataclass
class Shown:
    """What one widget did in its page."""

    package: str
    name: str
    state: str
    said: str = ""
    asked: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)


def write_notebooks(source: Path, only: set[str]) -> dict[str, list[str]]:
    """A notebook a package; returns the names of the widgets in each."""
    shelf = tomllib.loads((HERE / "widgets.toml").read_text(encoding="utf-8"))
    names: dict[str, list[str]] = {}
    for package, told in shelf.items():
        if only and package not in only:
            continue
        made = v4.new_notebook(metadata={"kernelspec": KERNEL}, cells=[v4.new_markdown_cell(f"# {package}")])
        made.cells += [v4.new_code_cell(told["setup"]), *map(v4.new_code_cell, told["cells"].values())]
        write(made, source / f"{package}.ipynb")
        names[package] = list(told["cells"])
    if not only or "ipywidgets" in only:
        controls = every_control()
        notebook(source / "ipywidgets.ipynb", list(controls.values()))
        names["ipywidgets"] = list(controls)
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "index.md").write_text("# Shelf\n\n```{toctree}\n" + "\n".join(names) + "\n```\n")
    return names


def build(source: Path) -> tuple[Path, str]:
    output = source / "_build"
    command = [sys.executable, "-m", "sphinx", "--no-color", "-b", "html", str(source), str(output)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    said = made.stdout + made.stderr
    (source / "build.log").write_text(said, encoding="utf-8")
    if made.returncode:
        sys.exit(said)
    return output, said


def named_hosts(said: str, package: str) -> dict[int, set[str]]:
    """Hosts that the build named, by cell."""
    found: dict[int, set[str]] = {}
    name = re.escape(package)
    line = re.compile(
        rf"{name}(?:\.ipynb: WARNING:|,) cell (\d+): \S+ (?:can )?loads? from.*?\((\S.*?)\)[,.]"
    )
    for cell, addresses in line.findall(said):
        hosts = {urlsplit(address, "https").hostname or "" for address in addresses.split(", ")}
        found.setdefault(int(cell), set()).update(hosts)
    return found


def look(
    browser: Browser, address: str, package: str, names: list[str], said: str
) -> tuple[list[Shown], list[str]]:
    """Visit a package's page; returns its widgets and the console errors that are ours."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    context.route("**/*", lambda route: _guard(route, asked))
    page.on("console", lambda each: each.type == "error" and faults.append(_fault(each)))
    page.goto(f"{address}/{package}.html")
    if page.locator("script[src*=widget-host]").count():
        page.wait_for_selector("html[data-widgets-ready]", timeout=60_000, state="attached")
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, 700):
        page.evaluate(f"scrollTo(0, {top})")
        page.wait_for_timeout(250)
    page.wait_for_timeout(SETTLE_MS)
    first = 2 if package == "ipywidgets" else 3
    named = named_hosts(said, package)
    rows = [_row(page, package, name, at + first) for at, name in enumerate(names)]
    for row, cell in zip(rows, range(first, first + len(rows)), strict=True):
        row.named = named.get(cell, set())
    hosts = {urlsplit(each).hostname or "" for each in asked}
    for row in rows:
        row.asked = hosts & row.named if len(rows) > 1 else hosts
    unnamed = hosts - set().union(*(row.named for row in rows))
    ours = [each for each in faults if each]
    context.close()
    return rows, [
        *ours,
        *(f"{package}: asked {host}, which the build had not named" for host in sorted(unnamed)),
    ]


def _guard(route: Any, asked: list[str]) -> None:
    if route.request.url.startswith(LOCAL):
        route.continue_()
    else:
        asked.append(route.request.url)
        route.abort()


def _fault(message: Any) -> str:
    """A console error that the hosts caused; one of a widget's own code or of a blocked request is none."""
    source = message.location.get("url", "")
    blocked = "net::ERR" in message.text or "Failed to load" in message.text
    return "" if blocked or not any(mark in source for mark in OURS) else f"{message.text[:200]} ({source})"


def _row(page: Page, package: str, name: str, cell: int) -> Shown:
    """How the output of a cell looks to a reader."""
    told = page.evaluate(
        """at => {
        const cell = document.querySelectorAll('.cell')[at];
        const out = cell?.querySelector('.cell_output');
        if (!out) return null;
        const place = out.querySelector('.sl-widget');
        const notes = out.querySelectorAll('.sl-widget-note, .sl-widget-failed');
        const said = [...notes].map(each => each.textContent);
        const box = (place ?? out).getBoundingClientRect();
        return { live: place?.dataset.live !== undefined, said, height: box.height,
                 error: out.textContent.includes('Traceback') } }""",
        cell - 2,
    )
    if told is None:
        return Shown(package, name, "no output")
    said = " ".join(told["said"])
    if told["error"]:
        return Shown(package, name, "cell failed", said)
    if told["live"] and told["height"] > 1:
        return Shown(package, name, "told why" if "could not be reached" in said else "alive", said)
    return Shown(package, name, "told why" if said and told["height"] > 1 else "BLANK", said)


def report(rows: list[Shown], faults: list[str]) -> str:
    """The results as a page of Markdown."""
    packages = {row.package for row in rows}
    alive = sum(row.state == "alive" for row in rows)
    told = sum(row.state == "told why" for row in rows)
    lines = [
        "# The shelf",
        "",
        f"{len(rows)} widgets of {len(packages)} packages in pages of furo, with every other host out of "
        f"reach: {alive} alive, {told} told why in their place, {len(rows) - alive - told} neither. "
        f"{len(faults)} faults of ours. `python shelf/run.py` makes this page.",
        "",
        "| Package | Widget | In the page | What it says | Other hosts: named by the build |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        release = version(row.package)
        hosts = ", ".join(sorted(row.named))
        lines.append(f"| {row.package} {release} | {row.name} | {row.state} | {row.said} | {hosts} |")
    if faults:
        lines += ["", "Faults:", "", *(f"- {fault}" for fault in faults)]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", help="only these packages")
    parser.add_argument("--folder", type=Path, default=HERE / "_site", help="where to build")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for old in given.folder.glob("*.ipynb"):
        old.unlink()
    names = write_notebooks(given.folder, set(given.packages))
    output, said = build(given.folder)
    rows: list[Shown] = []
    faults: list[str] = []
    with served(output) as address, sync_playwright() as playwright:
        browser = started(playwright)
        for package, widgets in names.items():
            more, wrong = look(browser, address, package, widgets, said)
            rows += more
            faults += wrong
            print(package, json.dumps({row.name: row.state for row in more}), *wrong, flush=True)
        browser.close()
    if not given.packages:
        (HERE / "RESULTS.md").write_text(report(rows, faults), encoding="utf-8")
    bad = [row for row in rows if row.state not in ("alive", "told why")]
    print(f"{len(rows)} widgets, {len(rows) - len(bad)} alive or told why, {len(faults)} faults of ours")
    return 1 if bad or faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
