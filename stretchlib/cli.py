"""The ``stretchlib`` command. Each command imports what it needs only when it runs, so that help is quick."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from stretchlib import __version__
from stretchlib.errors import BadRecord, UnknownId
from stretchlib.publish.course import FIRST_NOTEBOOK, LAB_SETTINGS, CourseMissing, checkout, home


class WrongInput(click.ClickException):
    """One sentence on standard error and exit code 2."""

    exit_code = 2


class OneSentenceErrors(click.Group):
    """Turns the library's own errors into one sentence on standard error and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (BadRecord, CourseMissing, UnknownId) as error:
            raise WrongInput(str(error)) from error


@click.group(cls=OneSentenceErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="stretchlib")
def main() -> None:
    """The course on the anatomy of stretching for low-back comfort."""


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("jupyter_options", nargs=-1, type=click.UNPROCESSED)
def learn(jupyter_options: tuple[str, ...]) -> None:
    """Open the course in JupyterLab, at the first notebook.

    Options that this command does not know, such as --no-browser or --port 9000, go on to JupyterLab.
    An installed package first copies its notebooks into ./stretching-course; what you changed there stays.
    """
    if find_spec("jupyterlab") is None:
        raise WrongInput('JupyterLab is missing here: run  pip install "stretchlib[lab]"  and try again.')
    folder, kept = home(Path.cwd())
    for name in kept:
        click.echo(
            f"{name} has changes of yours: it stays as it is, though the course has a newer one.", err=True
        )
    from jupyterlab.labapp import LabApp

    settings = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{FIRST_NOTEBOOK.as_posix()}",
        # Nothing leaves the machine: no news, no look for updates, and no question about them.
        f"--LabApp.app_settings_dir={LAB_SETTINGS}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        settings.append("--ServerApp.allow_root=True")  # containers have no other user
    LabApp.launch_instance([*settings, *jupyter_options])


@main.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(files: tuple[Path, ...]) -> None:
    """Check the catalogue and the stored pictures, or just the catalogue FILES named."""
    from stretchlib import catalogue

    problems = list(catalogue.check(files))
    with_pictures = not files and checkout() is not None
    if with_pictures:
        from stretchlib.figures.store import stale

        problems += [f"images/{name} is stale: draw it again with  stretchlib images" for name in stale()]
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)
    click.echo("The catalogue keeps its rules" + (" and every picture is fresh." if with_pictures else "."))


@main.command()
@click.option(
    "--output", "-o", type=click.Path(file_okay=False, path_type=Path), help="Folder for the pages."
)
@click.option(
    "--base-url", default="", help="Address the book will have, such as https://example.org/course/."
)
@click.option("--fresh", is_flag=True, help="Run every notebook again, even one that has not changed.")
def book(output: Path | None, base_url: str, fresh: bool) -> None:
    """Build the static book: every page works with no server, no kernel and no outside request."""
    if find_spec("sphinx") is None:
        raise WrongInput('Sphinx is missing here: run  pip install "stretchlib[book]"  and try again.')
    from stretchlib.publish.book import BookFailed, build

    try:
        pages = build(output, base_url=base_url, fresh=fresh)
    except BookFailed as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The book is ready: open {pages / 'index.html'}")


@main.command()
def images() -> None:
    """Draw the stored pictures in images/ again."""
    from rich.progress import track

    from stretchlib.figures.store import store

    root = checkout()
    if root is None:
        raise WrongInput("Pictures are drawn in a checkout of the project: this is an installed package.")
    count = sum(1 for _ in track(store(root / "images"), description="Drawing", total=None))
    click.echo(f"{count} pictures are drawn.")
