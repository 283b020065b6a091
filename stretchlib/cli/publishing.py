"""``stretchlib book``, ``handouts``, ``slides`` and ``lite``: the course in its published forms."""

from __future__ import annotations

from pathlib import Path

import click

from stretchlib.cli.wrong import WrongInput, needs, output_option
from stretchlib.words import say


@click.command()
@output_option(help="Folder for the pages.")
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
    needs("sphinx", "book")
    from stretchlib.publish.book import BookFailed, build

    try:
        pages = build(output, base_url=base_url, beside=beside, fresh=fresh, country=country)
    except BookFailed as error:
        raise click.ClickException(str(error)) from error
    click.echo(say("commands.book-ready", path=pages / "index.html"))


@click.command()
@click.argument("plans", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@output_option(default=Path("handouts"), show_default=True, help="Folder for the sheets.")
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
    needs("typst", "handouts")
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
        click.echo(say("commands.form-ready", table=table.name, folder=output))
        click.echo(sheets.record_lines(parts))
        return
    files = len(chosen) * len(papers)
    counted = " and ".join(f"{len(chosen)} on {size}" for size in papers)
    click.echo(say("commands.files-ready", count=files, folder=output, counted=counted))


@click.command()
@click.argument("chapters", nargs=-1)
@output_option(default=Path("slides"), show_default=True, help="Folder for the decks.")
def slides(chapters: tuple[str, ...], output: Path) -> None:
    """Make a deck of slides for each chapter, or for the CHAPTERS named, such as 02-hamstrings.

    Timers and other widgets live in them with no kernel, no server and no outside request.
    """
    needs("nbconvert", "slides")
    from rich.progress import track

    from stretchlib.publish import slides as decks

    chosen = decks.chosen(chapters)
    decks.prepare(output)
    for notebook in track(chosen.values(), description=say("commands.making-slides"), transient=True):
        try:
            decks.make_deck(notebook, output, chosen)
        except decks.SlidesFailed as error:
            raise click.ClickException(str(error)) from error
    decks.write_index(output, chosen)
    click.echo(say("commands.decks-ready", count=len(chosen), path=output / "index.html"))


@click.command()
@output_option(default=Path("lite"), show_default=True, help="Folder for the site.")
@click.option("--full", is_flag=True, help="With numpy and matplotlib, from Pyodide's own distribution.")
def lite(output: Path, full: bool) -> None:
    """Build JupyterLite: the chapters as notebooks that run in the browser, with nothing installed.

    It gathers Python for the browser from npm and PyPI; the site itself asks no other host for anything.
    """
    needs("jupyterlite_core", "lite")
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from stretchlib.publish.lite import LiteFailed, NotAssembled, build

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task("Starting", total=None)
        try:
            build(output, full=full, tell=lambda text: progress.update(task, description=text))
        except (LiteFailed, NotAssembled) as error:
            raise click.ClickException(str(error)) from error
    click.echo(say("commands.lite-ready", folder=output))
