"""Small sites for the tests: notebooks with widgets saved in them, so that no kernel has to run."""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets
from nbformat import v4, write

HOST = Path(__file__).parents[1] / "host"
VIEW_TYPE = "application/vnd.jupyter.widget-view+json"
STATE_TYPE = "application/vnd.jupyter.widget-state+json"
KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
CONF = """
project = "Another site"
extensions = ["sphinx_live_widgets"]
nb_execution_mode = "off"
html_theme = "furo"
exclude_patterns = ["_build*", "jupyter_execute"]
"""

State = dict[str, Any]
Cell = ipywidgets.Widget | tuple[str, dict[str, Any]] | str


class Counter(anywidget.AnyWidget):
    """A button that counts."""

    _esm = """export default { render({ model, el }) {
        const button = el.appendChild(document.createElement("button"));
        const show = () => { button.textContent = `counted ${model.get("n")}` };
        button.onclick = () => { model.set("n", model.get("n") + 1); model.save_changes(); };
        model.on("change:n", show); show(); } }"""
    n = traitlets.Int(0).tag(sync=True)


class Fills(anywidget.AnyWidget):
    """Takes all the room that its layout gives, and tells what its model says of two names."""

    _esm = """export default { render({ model, el }) {
        const root = el.appendChild(document.createElement("div"));
        root.className = "fills"; root.style.height = "100%"; root.style.background = "teal";
        root.dataset.told = JSON.stringify(["tooltip", "layout"].map(name => model.get(name) ?? null)); } }"""


def stranger(name: str = "FigureModel", module: str = "bqplot", **state: Any) -> State:
    """The saved model of a class that no page of ours can run."""
    return {"model_name": name, "model_module": module, "model_module_version": "1", "state": state}


def notebook(
    path: Path,
    cells: Sequence[Cell],
    extra: State | None = None,
    spoil: Callable[[State], None] | None = None,
) -> Path:
    """Write a notebook whose cells show these widgets.

    A tuple of a model id and a MIME bundle shows any model; a text is a Markdown cell. ``extra`` are models
    to save beside those of ipywidgets; ``spoil`` changes the saved state at will.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    state = ipywidgets.Widget.get_manager_state()
    state["state"] |= extra or {}
    if spoil:
        spoil(state["state"])
    metadata = {"kernelspec": KERNEL, "widgets": {STATE_TYPE: state}}
    written = v4.new_notebook(metadata=metadata, cells=[v4.new_markdown_cell(f"# {path.stem}")])
    for count, each in enumerate(cells, 1):
        if isinstance(each, str):
            written.cells.append(v4.new_markdown_cell(each))
            continue
        if isinstance(each, tuple):
            data = {VIEW_TYPE: {"version_major": 2, "version_minor": 0, "model_id": each[0]}, **each[1]}
        else:
            bundle = each._repr_mimebundle_()
            data = dict(bundle[0] if isinstance(bundle, tuple) else bundle)
        output = v4.new_output("execute_result", data=data, execution_count=count)
        written.cells.append(v4.new_code_cell(f"show({count})", outputs=[output], execution_count=count))
    write(written, path)
    return path


def write_site(folder: Path, conf: str = "") -> Path:
    """``conf.py`` and an index of all notebooks in a folder."""
    pages = sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.ipynb"))
    (folder / "conf.py").write_text(CONF + conf, encoding="utf-8")
    (folder / "index.md").write_text(
        "# Site\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n", encoding="utf-8"
    )
    return folder


def build(folder: Path, builder: str = "html", *options: str) -> tuple[Path, str]:
    """Build a site; returns its folder and what the build said."""
    output = folder / f"_build-{builder}"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, *options, str(folder), str(output)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return output, made.stderr


@contextmanager
def served(folder: Path, headers: dict[str, str] | None = None) -> Iterator[str]:
    """The address of a server of static files."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def guess_type(self, path: Any) -> str:
            return "text/javascript" if str(path).endswith(".mjs") else super().guess_type(path)

        def end_headers(self) -> None:
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
