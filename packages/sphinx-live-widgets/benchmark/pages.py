"""Bytes and time to live: pages of this extension beside what people would use instead.

Three notebooks (anywidgets alone, ipywidgets' own alone, both) become pages of this extension, of myst-nb as
it comes, of nbconvert and of jupyterlite-sphinx, all served by one server that compresses, in one run. What
the others ask of other hosts (require.js, html-manager, anywidget) stands on the same server, which favours
them. jupyterlite-sphinx's page would fetch Python from another host too; what it asks for before that is
counted, and it never gets as far as a widget here. Bytes are what came over the line; time is until the last
widget stands.

``python benchmark/pages.py``; it needs nbconvert and jupyterlite-sphinx beside the tests' packages, and npm.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from statistics import median

import ipywidgets
from anywidget._version import _ANYWIDGET_SEMVER_VERSION as ANYWIDGET
from myst_nb.core.config import ipywidgets_js_factory
from playwright.sync_api import Browser, sync_playwright
from wigglystuff import Paint, Slider2D

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from conftest import started
from live_site import Counter, notebook

NOTEBOOKS = ("anywidgets", "controls", "both")
KINDS = ("ours", "mystnb", "nbconvert", "lite")
NAMES = {
    "ours": "this extension",
    "mystnb": "myst-nb",
    "nbconvert": "nbconvert",
    "lite": "jupyterlite-sphinx",
}
VISITS = 3
GIVEN_UP = 20  # seconds
CONF = """
project = "Benchmark"
nb_execution_mode = "off"
html_theme = "alabaster"
"""
# A widget stands when its place has an element with a size of a widget in it.
STANDING = """count => {
  const places = '.sl-widget[data-live], .widget-subarea, .cell_output, .jp-OutputArea-output';
  const shown = [...document.querySelectorAll(places)]
    .filter(each => each.querySelector('button, canvas, svg, input, .noUi-handle'));
  return shown.length >= count;
}"""


def write_notebooks(folder: Path) -> dict[str, int]:
    """The three notebooks; returns how many widgets each shows."""
    shown = {
        "anywidgets": [Slider2D(), Paint(), Counter(), Slider2D()],
        "controls": [
            ipywidgets.IntSlider(value=3),
            ipywidgets.Dropdown(options=["a", "b"]),
            ipywidgets.Text("x"),
        ],
        "both": [Slider2D(), ipywidgets.IntSlider(value=3), Counter()],
    }
    for name, widgets in shown.items():
        notebook(folder / f"{name}.ipynb", widgets)
    return {name: len(widgets) for name, widgets in shown.items()}


def build_all(source: Path, site: Path) -> None:
    """Each kind of page of each notebook under ``site/KIND/NAME.html``."""
    cdn = lay_out_scripts(site / "cdn")
    index = "# Benchmark\n\n```{toctree}\n" + "\n".join(NOTEBOOKS) + "\n```\n"
    for kind, conf in (
        ("ours", 'extensions = ["sphinx_live_widgets"]\n'),
        ("mystnb", f'extensions = ["myst_nb"]\nnb_ipywidgets_js = {cdn!r}\n'),
    ):
        folder = source.parent / kind
        shutil.copytree(source, folder)
        (folder / "conf.py").write_text(CONF + conf, encoding="utf-8")
        (folder / "index.md").write_text(index, encoding="utf-8")
        _run(sys.executable, "-m", "sphinx", "-q", folder, site / kind)
    addresses = list(cdn)
    for name in NOTEBOOKS:
        made = ["--to", "html", "--output-dir", site / "nbconvert", source / f"{name}.ipynb"]
        _run(sys.executable, "-m", "nbconvert", *made)
        page = site / "nbconvert" / f"{name}.html"
        text = page.read_text(encoding="utf-8")
        text = re.sub(r"https://[^\"' ]*require(?:\.min)?\.js", addresses[0], text)
        text = re.sub(r"https://[^\"' ]*@jupyter-widgets/html-manager[^\"' ]*", addresses[1], text)
        text = re.sub(r"data-jupyter-widgets-cdn=\"[^\"]*\"", 'data-jupyter-widgets-cdn="/cdn/"', text)
        page.write_text(text, encoding="utf-8")
    build_lite(source, site)


def build_lite(source: Path, site: Path) -> None:
    """jupyterlite-sphinx's pages of the notebooks, which its buttons open."""
    folder = source.parent / "lite"
    shutil.copytree(source, folder / "notebooks")
    conf = 'extensions = ["jupyterlite_sphinx"]\njupyterlite_contents = ["notebooks/*.ipynb"]\n'
    (folder / "conf.py").write_text(CONF.replace("nb_execution_mode", "# ") + conf, encoding="utf-8")
    for name in NOTEBOOKS:
        text = f"{name}\n====\n\n.. notebooklite:: notebooks/{name}.ipynb\n   :prompt: false\n"
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")
    pages = "\n   ".join(NOTEBOOKS)
    (folder / "index.rst").write_text(f"Index\n=====\n\n.. toctree::\n\n   {pages}\n", encoding="utf-8")
    _run(sys.executable, "-m", "sphinx", "-q", folder, site / "lite")


def lay_out_scripts(folder: Path) -> dict[str, dict[str, str]]:
    """What the others ask other hosts for, on this server; returns the scripts that myst-nb names."""
    require_version, manager_version = (
        re.search(r"[@/](\d+\.\d+\.\d+)/", address)[1]  # type: ignore[index]
        for address in ipywidgets_js_factory()
    )
    require = _unpacked(f"requirejs@{require_version}", folder) / "require.js"
    esbuild = Path(__file__).parents[1] / "host" / "node_modules" / ".bin" / "esbuild"
    minified = folder / "require.min.js"
    _run(esbuild, require, "--minify", f"--outfile={minified}", "--log-level=error")
    manager = _unpacked(f"@jupyter-widgets/html-manager@{manager_version}", folder) / "dist" / "embed-amd.js"
    widgets = f"anywidget@{ANYWIDGET}"
    shutil.copytree(_unpacked(widgets, folder), folder / widgets, dirs_exist_ok=True)
    return {
        f"/cdn/{minified.name}": {},
        f"/cdn/{manager.relative_to(folder).as_posix()}": {"data-jupyter-widgets-cdn": "/cdn/"},
    }


def _unpacked(package: str, folder: Path) -> Path:
    target = folder / package
    target.mkdir(parents=True)
    npm = shutil.which("npm", path=str(Path(sys.executable).parent)) or shutil.which("npm") or "npm"
    archive = subprocess.run(
        [npm, "pack", "--silent", package], cwd=target, check=True, stdout=subprocess.PIPE
    )
    shutil.unpack_archive(target / archive.stdout.decode().split()[-1], target, filter="data")
    return target / "package"


def _run(*command: object) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr[-2000:])


class _Compressing(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = _gzipped(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@functools.cache
def _gzipped(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def visit(browser: Browser, address: str, count: int) -> tuple[int, float | None]:
    """Bytes that came, and seconds until all widgets stand; None where they never do."""
    context = browser.new_context(viewport={"width": 1000, "height": 4000})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    came: list[int] = []
    session.on("Network.loadingFinished", lambda event: came.append(int(event["encodedDataLength"])))
    root = address.split("/", 3)[2]
    context.route("**/*", lambda route: route.continue_() if root in route.request.url else route.abort())
    page.goto(address, wait_until="commit")
    try:
        page.wait_for_function(STANDING, arg=count, timeout=GIVEN_UP * 1000)
        seconds = float(page.evaluate("performance.now()")) / 1000
    except Exception:
        seconds = None
    page.wait_for_load_state("networkidle")
    context.close()
    return sum(came), seconds


def main() -> None:
    """Print a table of what was measured."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        source, site = Path(folder, "source"), Path(folder, "site")
        counts = write_notebooks(source)
        build_all(source, site)
        handler = functools.partial(_Compressing, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = started(playwright)
        print(f"{'notebook':<12}{'page of':<22}{'kB':>8}{'of theirs':>12}{'seconds to live':>18}")
        for name, count in counts.items():
            measured: dict[str, tuple[int, float | None]] = {}
            for kind in KINDS:
                page = f"lite/notebooks/index.html?path={name}.ipynb" if kind == "lite" else f"{name}.html"
                address = f"http://127.0.0.1:{server.server_port}/{kind}/{page}"
                visits = [visit(browser, address, count) for _ in range(1 if kind == "lite" else VISITS)]
                times = [seconds for _, seconds in visits if seconds is not None]
                measured[kind] = (visits[0][0], median(times) if times else None)
            for kind, (sent, seconds) in measured.items():
                share = f"1/{sent / measured['ours'][0]:.1f}" if kind != "ours" else ""
                time = f"{seconds:.2f}" if seconds is not None else "never"
                print(f"{name:<12}{NAMES[kind]:<22}{sent / 1000:>8.0f}{share:>12}{time:>18}", flush=True)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
