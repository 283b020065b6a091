"""Chapters that are alive when they are opened: run once, with what their widgets need saved in them.

JupyterLab draws the widgets of a trusted notebook from the state that is saved in it, with no cell run and no
kernel. Whoever changes code runs it as ever; nobody else has to.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from stretchlib.publish.saved_widgets import pack

if TYPE_CHECKING:
    from nbformat import NotebookNode

#: Tags cells that tell a reader to run the page, which one that is alive does not need.
WAKE_TAG = "wake"
_SECONDS = 300


def wake(paths: Iterable[Path], told: Callable[[Path], None] = lambda _: None) -> list[Path]:
    """Run notebooks, and write outputs and the state of their widgets into them; they become trusted.

    Parameters
    ----------
    paths : notebooks, each run in its own folder by a kernel of its own, as many at once as the machine has
        processors.
    told : called with each notebook when it is done.

    Returns
    -------
    Notebooks that could not be run: they stay as they were.
    """
    with ThreadPoolExecutor(1) as beside:  # also where a loop runs already, as in a notebook
        return beside.submit(lambda: asyncio.run(_wake([*paths], told))).result()


async def _wake(paths: list[Path], told: Callable[[Path], None]) -> list[Path]:
    turns = asyncio.Semaphore(os.cpu_count() or 1)
    failed = []

    async def one(path: Path) -> None:
        async with turns:
            if not await _woken(path):
                failed.append(path)
            told(path)

    await asyncio.gather(*map(one, paths))
    return sorted(failed)


async def _woken(path: Path) -> bool:
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    notebook.cells = [cell for cell in notebook.cells if WAKE_TAG not in cell.metadata.get("tags", ())]
    client = NotebookClient(notebook, timeout=_SECONDS, resources={"metadata": {"path": str(path.parent)}})
    try:
        await client.async_execute()
    except (CellControlSignal, RuntimeError):  # a cell failed or took too long, or the kernel died
        return False
    _write(notebook, path)
    return True


def _write(notebook: NotebookNode, path: Path) -> None:
    import nbformat
    from nbformat.sign import NotebookNotary

    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # when each cell ran, to the microsecond
    pack(notebook, path.parent)
    beside = path.with_suffix(".part")
    nbformat.write(notebook, beside)  # type: ignore[no-untyped-call]
    beside.replace(path)  # never half a notebook
    NotebookNotary().sign(notebook)  # type: ignore[no-untyped-call]
