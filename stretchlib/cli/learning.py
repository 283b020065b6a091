"""``stretchlib learn``: the course in JupyterLab."""

from __future__ import annotations

import os
import socket
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from stretchlib.cli.wrong import WrongInput, needs
from stretchlib.publish.course import FIRST_NOTEBOOK, LAB_SETTINGS, source
from stretchlib.words import say

MOST_PORTS = (1 << 16) - 1
# Nothing leaves the machine: no news, no look for updates, and no question about them. What widgets need is
# saved with a notebook, so that they are alive when it is opened again, or exported as a page.
LAB_OPTIONS = (
    f"--LabApp.app_settings_dir={LAB_SETTINGS}",
    "--ContentsManager.pre_save_hook=stretchlib.publish.saved_widgets.keep_widgets",
    "--HTMLExporter.preprocessors=stretchlib.publish.html_export.LiveWidgets",
)


#: Parts of JupyterLite, which its build needs here. JupyterLab cannot load them, and says so in its console.
NOT_FOR_LAB = "@jupyterlite/"


def without_lite(_handler: object, page_config: dict[str, Any]) -> dict[str, Any]:
    """What JupyterLab tells its page, without the extensions that are for JupyterLite; see ``LabApp``."""
    there = page_config.get("federated_extensions", [])
    kept = [each for each in there if not each["name"].startswith(NOT_FOR_LAB)]
    return {**page_config, "federated_extensions": kept}


@click.command(
    context_settings={"ignore_unknown_options": True},
    short_help=say("help.learn-short"),
    help=say("help.learn"),
)
@click.option("--copy-only", is_flag=True, help=say("help.learn-copy-only"))
@click.option("--originals", is_flag=True, help=say("help.learn-originals"))
@click.argument("jupyter_options", nargs=-1, type=click.UNPROCESSED)
def learn(copy_only: bool, originals: bool, jupyter_options: tuple[str, ...]) -> None:
    needs("jupyterlab", "lab")
    if (port := _wanted_port(jupyter_options)) > MOST_PORTS:
        raise WrongInput(say("commands.no-port", port=port, most=MOST_PORTS))
    if _is_taken(port):
        raise WrongInput(say("commands.port-taken", port=port))
    folder = source() if originals else _own_copy()
    if copy_only:
        click.echo(say("commands.copy-ready", folder=folder))
        return
    from jupyterlab.labapp import LabApp

    settings = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{FIRST_NOTEBOOK.as_posix()}",
        *LAB_OPTIONS,
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        settings.append("--ServerApp.allow_root=True")  # containers have no other user
    LabApp.serverapp_config = {
        **LabApp.serverapp_config,
        "tornado_settings": {"page_config_hook": without_lite},
    }
    LabApp.launch_instance([*settings, *jupyter_options])


def _own_copy() -> Path:
    """The learner's copy of the course in the folder where they are, alive and up to date."""
    from rich.progress import Progress

    from stretchlib.publish.learners_copy import COPY_NAME, copy_course

    folder = Path.cwd() / COPY_NAME
    with Progress(transient=True) as progress:
        task = progress.add_task(say("commands.waking"), total=None, visible=False)
        copied = copy_course(
            source(),
            folder,
            waking=lambda count: progress.update(task, total=count, visible=True),
            woken=lambda _: progress.advance(task),
        )
    for name in copied.beside:
        click.echo(say("commands.newer-beside", name=name), err=True)
    for name in copied.asleep:
        click.echo(say("commands.still-asleep", name=name), err=True)
    return folder


def _wanted_port(options: tuple[str, ...]) -> int:
    """The port that is asked for by number; 0 where JupyterLab may take any that is free."""
    for name, value in pairwise((*" ".join(options).replace("=", " ").split(), "")):
        if name in ("--port", "--ServerApp.port") and value.isdecimal():
            return int(value)
    return 0


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return port > 0 and probe.connect_ex(("127.0.0.1", port)) == 0
