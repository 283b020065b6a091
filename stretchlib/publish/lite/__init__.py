"""JupyterLite: the chapters as notebooks that run in the browser, from a folder of static files.

Readers change cells and run them with nothing installed. Without numpy, drawings, cards, timers and quizzes
work; a cell that computes numbers of the body says in one sentence that it needs numpy.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from stretchlib.publish.content_policy import LITE_POLICY, meta
from stretchlib.publish.course import CourseMissing, checkout
from stretchlib.publish.learners_copy import meaning
from stretchlib.publish.licences import write_licences
from stretchlib.publish.lite.distribution import NotAssembled, assemble
from stretchlib.words import say

__all__ = ["LiteFailed", "NotAssembled", "build"]

KERNEL_SETTINGS = "@jupyterlite/pyodide-kernel-extension:kernel"
_SHIMS = Path("share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi")
_OTHER_WIDGETS = "widgetsnbextension-3"  # for ipywidgets 7
PAGES_ALONE = ("sphinx_live_widgets/", "stretchlib/publish/static/")  # what no notebook asks for
_PAGE_SCRIPT = Path(__file__).parents[1] / "static" / "offline" / "lite-page.js"
# JupyterLite brings pages that lead on to parts which are left out here, or for ever to themselves.
_WAYS_TO_NOWHERE = ("doc", "lab/workspaces")


class LiteFailed(RuntimeError):
    """The site was not built; the message says why."""


def build(output: Path, *, full: bool = False, tell: Callable[[str], None] = lambda _: None) -> Path:
    """Build the site.

    Parameters
    ----------
    output : its folder, such as ``lite`` in the folder of the book.
    full : with numpy and matplotlib, which needs internet beyond npm and PyPI.
    tell : hears what is done now.

    Returns
    -------
    The folder with ``lab/index.html``.

    Raises
    ------
    CourseMissing : this is an installed package.
    NotAssembled, LiteFailed : a part could not be had or built.
    """
    root = checkout()
    if root is None:
        raise CourseMissing(
            "JupyterLite is built in a checkout of the project: this is an installed package."
        )
    cache = root / "book" / "_build" / "lite-cache"
    work = root / "book" / "_build" / "lite-work"
    shutil.rmtree(work, ignore_errors=True)
    for folder in (cache / "wheels", work):
        folder.mkdir(parents=True, exist_ok=True)
    tell(say("commands.lite-packing"))
    wheel = _own_wheel(root, work / "wheel")
    tell(say("commands.lite-gathering"))
    shims = [
        path for path in (Path(sys.prefix) / _SHIMS).glob("*.whl") if not path.name.startswith(_OTHER_WIDGETS)
    ]
    packages = assemble(work / "static" / "pyodide", wheel, shims, cache, full=full)
    tell(say("commands.lite-copying"))
    copy_chapters(root, work / "contents")
    (work / "jupyter-lite.json").write_text(json.dumps(_settings(packages)), encoding="utf-8")
    tell(say("commands.lite-building"))
    _run_jupyter_lite(work, output)
    for way in _WAYS_TO_NOWHERE:
        shutil.rmtree(output / way, ignore_errors=True)
    add_page_script(output)
    write_licences(output, "lite")
    return output


def add_page_script(site: Path) -> None:
    """Let the book's service worker live beside JupyterLite's, and the pages tell of newer chapters."""
    shutil.copyfile(_PAGE_SCRIPT, site / _PAGE_SCRIPT.name)
    for page in site.rglob("index.html"):
        way = "../" * (len(page.relative_to(site).parts) - 1)
        text = page.read_text(encoding="utf-8")
        script = f'<head>{meta(LITE_POLICY)}<script src="{way}{_PAGE_SCRIPT.name}"></script>'
        page.write_text(text.replace("<head>", script, 1), encoding="utf-8")


def copy_chapters(root: Path, target: Path) -> None:
    """Notebooks and pictures as JupyterLite needs them: its kernel has another name.

    Each notebook carries what it says as a digest: a copy that a learner has saved tells so when it is old.
    """
    shutil.copytree(root / "images", target / "images")
    (target / "notebooks").mkdir(parents=True)
    for notebook in sorted((root / "notebooks").glob("*.ipynb")):
        content = json.loads(notebook.read_text(encoding="utf-8"))
        content["metadata"]["kernelspec"] = {
            "name": "python",
            "display_name": "Python (Pyodide)",
            "language": "python",
        }
        content["metadata"]["stretchlib"] = {"chapter": meaning(notebook)}
        (target / "notebooks" / notebook.name).write_text(json.dumps(content), encoding="utf-8")


def _own_wheel(root: Path, folder: Path) -> Path:
    """The library's wheel, with the front end that is already built, and without what makes static pages."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    skip = {**os.environ, "SCRIPTS_ARE_BUILT": "1"}
    _run(command, root, skip)
    wheel = next(folder.glob("*.whl"))
    lean = folder / "lean" / wheel.name
    lean.parent.mkdir()
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(lean, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in whole.infolist():
            if not part.filename.startswith(PAGES_ALONE):
                kept.writestr(part, whole.read(part), zipfile.ZIP_DEFLATED)
    return lean


def _settings(packages: list[str]) -> dict[str, Any]:
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": packages}}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": say("pages.course"),
            "exposeAppInBrowser": True,  # for the script of its pages
            "enableMemoryStorage": True,  # where a browser keeps nothing, as in private windows
            "litePluginSettings": {KERNEL_SETTINGS: kernel},
        },
    }


def _run_jupyter_lite(work: Path, output: Path) -> None:
    options = ["--lite-dir", str(work), "--output-dir", str(output.resolve()), "--contents", "contents"]
    lean = ["--no-sourcemaps", "--no-unused-shared-packages", "--apps", "lab", "--apps", "notebooks"]
    _run([sys.executable, "-m", "jupyter", "lite", "build", *options, *lean], work, dict(os.environ))


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise LiteFailed(f"{' '.join(command[2:5])} failed:\n{(done.stdout + done.stderr).strip()[-2000:]}")
