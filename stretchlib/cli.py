"""The ``stretchlib`` command. Each command imports what it needs only when it runs, so that help is quick."""

from __future__ import annotations

import os
import socket
import sys
from functools import partial
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from stretchlib import __version__
from stretchlib.errors import BadRecord, UnknownCountry, UnknownId
from stretchlib.publish.course import FIRST_NOTEBOOK, LAB_SETTINGS, CourseMissing, checkout, home

MOST_PORTS = (1 << 16) - 1
# What a plan is made from; a routine that is there already cannot heed it.
WISHES = {
    *(
        "minutes",
        "equipment",
        "area",
        "focus",
        "condition",
        "position",
        "level",
        "moment",
        "checked",
        "sign",
        "seed",
    )
}

_output = partial(click.option, "--output", "-o", type=click.Path(file_okay=False, path_type=Path))


class WrongInput(click.ClickException):
    """One sentence on standard error and exit code 2."""

    exit_code = 2


class OneSentenceErrors(click.Group):
    """Turns the library's own errors into one sentence on standard error and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (BadRecord, CourseMissing, UnknownCountry, UnknownId) as error:
            raise WrongInput(str(error)) from error
        except OSError as error:
            if error.filename is None:
                raise
            raise WrongInput(f"'{error.filename}' cannot be used: {error.strerror}.") from error


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
    _needs("jupyterlab", "lab")
    if (port := _wanted_port(jupyter_options)) > MOST_PORTS:
        raise WrongInput(f"There is no port {port}: name one up to {MOST_PORTS}, or leave --port out.")
    if _is_taken(port):
        raise WrongInput(f"Port {port} is taken by another program: name another one, or leave --port out.")
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
    """Check the catalogue, its poses and the stored pictures, or just the catalogue FILES named."""
    from stretchlib import catalogue

    problems = list(catalogue.check(files))
    if not files and not problems:
        from stretchlib.catalogue.notices import stale as outdated
        from stretchlib.publish.reviewed_words import all_parts

        for sentence in outdated(all_parts()):
            click.echo(sentence)
    if not problems:  # only whole records can be posed
        problems = _pose_problems(files)
    with_pictures = not files and checkout() is not None
    if with_pictures:
        from stretchlib.figures.registry import stale

        problems += [f"images/{name} is stale: draw it again with  stretchlib images" for name in stale()]
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)
    click.echo("The catalogue keeps its rules" + (" and every picture is fresh." if with_pictures else "."))


@main.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--minutes", "-m", type=float, default=10, show_default=True, help="Time at hand, 1 to 120.")
@click.option(
    "--equipment", "-e", multiple=True, help="What is at hand, such as chair; give it again for more."
)
@click.option("--area", "-a", multiple=True, help="Area, such as hamstrings; give it again for more.")
@click.option("--focus", "-f", "focus", multiple=True, hidden=True)  # the older name of --area
@click.option(
    "--condition", "-c", multiple=True, help="Condition, such as osteoporosis; give it again for more."
)
@click.option("--sign", multiple=True, help="Sign that the safety check found, such as no-better.")
@click.option(
    "--checked", is_flag=True, help="The safety check was done; without, the plan says that it was not."
)
@click.option("--position", "-p", multiple=True, help="standing, sitting, kneeling or floor.")
@click.option("--level", default="usual", show_default=True, help="easy, usual or hard.")
@click.option("--moment", default="any", show_default=True, help="before-activity, after-activity or desk.")
@click.option("--long-holds", is_flag=True, help="Hold for 60 seconds, which people over 65 may choose.")
@click.option("--set", "set_name", help="A ready-made set, such as core.")
@click.option("--seed", default=0, show_default=True, help="Another number may give another plan.")
@click.option("--toml", type=click.Path(dir_okay=False, path_type=Path), help="Keep it as a plan file.")
@click.option("--ical", type=click.Path(dir_okay=False, path_type=Path), help="Keep it as a calendar event.")
@click.option(
    "--pdf", type=click.Path(dir_okay=False, path_type=Path), help="Keep it as a sheet to print, on A4."
)
@click.option("--run", "run_now", is_flag=True, help="Run it here with a progress bar.")
def plan(
    file: Path | None,
    minutes: float,
    equipment: tuple[str, ...],
    area: tuple[str, ...],
    focus: tuple[str, ...],
    condition: tuple[str, ...],
    sign: tuple[str, ...],
    checked: bool,
    position: tuple[str, ...],
    level: str,
    moment: str,
    long_holds: bool,
    set_name: str | None,
    seed: int,
    toml: Path | None,
    ical: Path | None,
    pdf: Path | None,
    run_now: bool,
) -> None:
    """Make a routine from wishes, read one from a plan FILE, or take a ready-made set; print it or run it."""
    from stretchlib import routine as routines

    chosen = "a plan file" if file is not None else "--set" if set_name is not None else ""
    if chosen:
        _refuse_wishes(chosen, () if file is None else ("set_name",))
    try:
        if file is not None:
            routine = routines.load(file)
        elif set_name is not None:
            routine = routines.named(set_name)
        else:
            routine = routines.plan(
                minutes,
                equipment=equipment or None,
                area=(*area, *focus) or None,
                conditions=condition,
                position=position or None,
                level=level,  # type: ignore[arg-type]
                moment=moment,  # type: ignore[arg-type]
                check=routines.screen(sign, condition) if checked or sign else None,
                long_holds=long_holds,
                seed=seed,
            )
        if long_holds and chosen:
            routine = routine.with_long_holds()
    except (BadRecord, UnknownId):
        raise
    except ValueError as error:
        raise WrongInput(str(error)) from error
    for path, text in ((toml, routine.to_toml), (ical, routine.to_ical)):
        if path is not None:
            path.write_bytes(text().encode())
            click.echo(f"{path} is written.", err=True)
    if pdf is not None:
        _needs("typst", "handouts")
        from stretchlib.publish.handouts import NotPrinted, routine_sheet

        try:
            pdf.write_bytes(routine_sheet(routine).pdf())
        except NotPrinted as error:
            raise WrongInput(str(error)) from error
        click.echo(f"{pdf} is written.", err=True)
    if run_now:
        from stretchlib.routine.terminal import run

        run(routine, wait=lambda: click.pause("Press a key when you are ready."))
    else:
        click.echo(str(routine))


def _refuse_wishes(chosen: str, more: tuple[str, ...]) -> None:
    """Stop where a wish would change nothing, because the routine is there already."""
    context = click.get_current_context()
    wishes = (*WISHES, *more)
    for option in context.command.params:
        given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
        if option.name in wishes and given:
            heed = " and heed the cautions that it prints" if option.name in ("condition", "sign") else ""
            raise WrongInput(
                f"{option.opts[0]} does not go with {chosen}, which says what is done: leave it out{heed}."
            )


@main.command()
@_output(help="Folder for the pages.")
@click.option(
    "--base-url", default="", help="Address the book will have, such as https://example.org/course/."
)
@click.option(
    "--beside",
    multiple=True,
    type=click.Choice(["lite", "slides", "handouts"]),
    help="Link to this form too, which will stand in a folder of the book. May be given several times.",
)
@click.option("--fresh", is_flag=True, help="Run every notebook again, even one that has not changed.")
@click.option("--country", default="", help="Name its emergency number, such as that of GB.")
def book(output: Path | None, base_url: str, beside: tuple[str, ...], fresh: bool, country: str) -> None:
    """Build the static book: every page works with no server, no kernel and no outside request."""
    _needs("sphinx", "book")
    from stretchlib.publish.book import BookFailed, build

    try:
        pages = build(output, base_url=base_url, beside=beside, fresh=fresh, country=country)
    except BookFailed as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The book is ready: open {pages / 'index.html'}")


@main.command()
@click.argument("plans", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_output(default=Path("handouts"), show_default=True, help="Folder for the sheets.")
@click.option("--paper", default="both", show_default=True, help="a4, letter or both.")
@click.option("--base-url", default="", help="Address of the published course, for codes that phones open.")
@click.option(
    "--review",
    is_flag=False,
    flag_value="",
    help="Only the form for a clinician's review, with a table for the screen beside it. After it, the parts "
    "to print, such as  --review signs,plans;  without any, what fits into two hours.",
)
def handouts(plans: tuple[Path, ...], output: Path, paper: str, base_url: str, review: str | None) -> None:
    """Make sheets to print: technique cards, routines, warning signs and logs.

    With plan files PLANS, only their routines, each in a file of its own. For a routine made from wishes,
    see  stretchlib plan --pdf.
    """
    _needs("typst", "handouts")
    from rich.progress import track

    from stretchlib.publish import handouts as sheets

    papers = sheets.papers(paper)
    if review is not None:
        if plans:
            raise WrongInput("--review takes no plan files: leave one of the two out.")
        parts = sheets.chosen_parts(review)
        chosen = [sheets.review_form(parts)]
    else:
        chosen = sheets.plan_sheets(plans, base_url) or [*sheets.every_handout(base_url)]
    for sheet in track(chosen, description="Printing", transient=True):
        for size in papers:
            try:
                pages = sheet.pdf(size)
            except sheets.NotPrinted as error:
                raise WrongInput(str(error)) from error
            place = output / size / f"{sheet.name}.pdf"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(pages)
    if review is not None:
        table = output / "review.csv"
        table.write_text(
            sheets.review_csv(parts), encoding="utf-8-sig", newline=""
        )  # with the mark, for Excel
        click.echo(f"The form and {table.name} are ready in {output}. For the record of a review:")
        click.echo(sheets.record_lines(parts))
        return
    files = len(chosen) * len(papers)
    made = "1 file is" if files == 1 else f"{files} files are"
    counted = " and ".join(f"{len(chosen)} on {size}" for size in papers)
    click.echo(f"{made} ready in {output}: {counted}.")


@main.command()
@click.argument("chapters", nargs=-1)
@_output(default=Path("slides"), show_default=True, help="Folder for the decks.")
def slides(chapters: tuple[str, ...], output: Path) -> None:
    """Make a deck of slides for each chapter, or for the CHAPTERS named, such as 02-hamstrings.

    Timers and other widgets live in them with no kernel, no server and no outside request.
    """
    _needs("nbconvert", "slides")
    from rich.progress import track

    from stretchlib.publish import slides as decks

    chosen = decks.chosen(chapters)
    decks.prepare(output)
    for notebook in track(chosen.values(), description="Making slides", transient=True):
        try:
            decks.make_deck(notebook, output, chosen)
        except decks.SlidesFailed as error:
            raise click.ClickException(str(error)) from error
    decks.write_index(output, chosen)
    made = "1 deck is" if len(chosen) == 1 else f"{len(chosen)} decks are"
    click.echo(f"{made} ready: open {output / 'index.html'}")


@main.command()
@_output(default=Path("lite"), show_default=True, help="Folder for the site.")
@click.option("--full", is_flag=True, help="With numpy and matplotlib, from Pyodide's own distribution.")
def lite(output: Path, full: bool) -> None:
    """Build JupyterLite: the chapters as notebooks that run in the browser, with nothing installed.

    It gathers Python for the browser from npm and PyPI; the site itself asks no other host for anything.
    """
    _needs("jupyterlite_core", "lite")
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from stretchlib.publish.lite import LiteFailed, NotAssembled, build

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task("Starting", total=None)
        try:
            build(output, full=full, tell=lambda text: progress.update(task, description=text))
        except (LiteFailed, NotAssembled) as error:
            raise click.ClickException(str(error)) from error
    click.echo(f"JupyterLite is ready in {output}: any web server will do, such as  python -m http.server")


@main.command()
@click.argument("names", nargs=-1)
@click.option(
    "--contact-sheet",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw nothing: put the stored pictures on one page, light and dark, at three widths.",
)
def images(names: tuple[str, ...], contact_sheet: Path | None) -> None:
    """Draw again the pictures in images/ that are stale, or those with the given NAMES."""
    if contact_sheet is not None:
        from stretchlib.figures import contact_sheet as sheet

        contact_sheet.write_text(sheet.page(names), encoding="utf-8")
        click.echo(f"All on one page: open {contact_sheet}")
        return
    from rich.progress import track

    from stretchlib.figures.registry import store

    root = checkout()
    if root is None:
        raise WrongInput("Pictures are drawn in a checkout of the project: this is an installed package.")
    stored = store(root / "images", names, memory=root / ".drawn.json")
    drawn = list(track(stored, description="Drawing and comparing", total=len(names) or None))
    told = f"Drawn again: {', '.join(drawn)}." if drawn else "Every picture is fresh: none was drawn again."
    click.echo(told)


def _pose_problems(files: tuple[Path, ...]) -> list[str]:
    from stretchlib import catalogue
    from stretchlib.figures.contacts import contact_misses

    if files:
        return [fault for file in files for fault in contact_misses(catalogue.load(file), file.name)]
    return [
        *contact_misses(catalogue.stretches(), "stretches.toml"),
        *contact_misses(catalogue.self_tests().values(), "selftests.toml"),
    ]


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


def _needs(package: str, extra: str) -> None:
    """Stop with the way to install what a command needs, where it is missing."""
    if find_spec(package) is None:
        raise WrongInput(f'{package} is missing here: run  pip install "stretchlib[{extra}]"  and try again.')


if __name__ == "__main__":
    main(prog_name="stretchlib")
