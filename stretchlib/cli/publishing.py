"""``stretchlib book``, ``handouts``, ``slides`` and ``lite``: the course in its published forms."""

from __future__ import annotations

from pathlib import Path

import click

from stretchlib.cli.wrong import WrongInput, needs, output_option
from stretchlib.routine.wording import joined
from stretchlib.words import say


@click.command(short_help=say("help.book-short"), help=say("help.book"))
@output_option(help=say("help.book-output"))
@click.option("--base-url", default="", help=say("help.book-base-url"))
@click.option(
    "--beside",
    multiple=True,
    type=click.Choice(["lite", "slides", "handouts"]),
    help=say("help.book-beside"),
)
@click.option("--fresh", is_flag=True, help=say("help.book-fresh"))
@click.option("--country", default="", help=say("help.book-country"))
def book(output: Path | None, base_url: str, beside: tuple[str, ...], fresh: bool, country: str) -> None:
    needs("sphinx", "book")
    from stretchlib.publish.book import BookFailed, build

    try:
        pages = build(output, base_url=base_url, beside=beside, fresh=fresh, country=country)
    except BookFailed as error:
        raise click.ClickException(str(error)) from error
    click.echo(say("commands.book-ready", path=pages / "index.html"))


@click.command(short_help=say("help.handouts-short"), help=say("help.handouts"))
@click.argument("plans", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@output_option(default=Path("handouts"), show_default=True, help=say("help.handouts-output"))
@click.option("--paper", default="both", show_default=True, help=say("help.handouts-paper"))
@click.option("--base-url", default="", help=say("help.handouts-base-url"))
@click.option(
    "--review",
    is_flag=False,
    flag_value="",
    help=say("help.handouts-review"),
)
def handouts(plans: tuple[Path, ...], output: Path, paper: str, base_url: str, review: str | None) -> None:
    needs("typst", "handouts")
    from rich.progress import track

    from stretchlib.publish import handouts as sheets

    papers = sheets.papers(paper)
    if review is not None:
        if plans:
            raise WrongInput(say("commands.no-plans-with-review"))
        parts = sheets.chosen_parts(review)
        chosen = [sheets.review_form(parts)]
    else:
        chosen = sheets.plan_sheets(plans, base_url) or [*sheets.every_handout(base_url)]
    for sheet in track(chosen, description=say("commands.printing"), transient=True):
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
    counted = joined(say("commands.files-on", count=len(chosen), paper=size) for size in papers)
    click.echo(say("commands.files-ready", count=files, folder=output, counted=counted))


@click.command(short_help=say("help.slides-short"), help=say("help.slides"))
@click.argument("chapters", nargs=-1)
@output_option(default=Path("slides"), show_default=True, help=say("help.slides-output"))
@click.option("--base-url", default="", help=say("help.slides-base-url"))
def slides(chapters: tuple[str, ...], output: Path, base_url: str) -> None:
    needs("nbconvert", "slides")
    from rich.progress import track

    from stretchlib.publish import slides as decks

    chosen = decks.chosen(chapters)
    decks.prepare(output)
    for notebook in track(chosen.values(), description=say("commands.making-slides"), transient=True):
        try:
            decks.make_deck(notebook, output, chosen, base_url)
        except decks.SlidesFailed as error:
            raise click.ClickException(str(error)) from error
    decks.write_index(output, chosen)
    click.echo(say("commands.decks-ready", count=len(chosen), path=output / "index.html"))


@click.command(short_help=say("help.lite-short"), help=say("help.lite"))
@output_option(default=Path("lite"), show_default=True, help=say("help.lite-output"))
@click.option("--full", is_flag=True, help=say("help.lite-full"))
def lite(output: Path, full: bool) -> None:
    needs("jupyterlite_core", "lite")
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from stretchlib.publish.lite import LiteFailed, NotAssembled, build

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task(say("commands.starting"), total=None)
        try:
            build(output, full=full, tell=lambda text: progress.update(task, description=text))
        except (LiteFailed, NotAssembled) as error:
            raise click.ClickException(str(error)) from error
    click.echo(say("commands.lite-ready", folder=output))
