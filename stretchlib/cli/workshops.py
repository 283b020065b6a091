"""``stretchlib workshop``: everything that a class needs, in one folder."""

from __future__ import annotations

from pathlib import Path

import click

from stretchlib.cli.wrong import WrongInput, needs, output_option
from stretchlib.words import say


@click.group(short_help=say("help.workshop-short"), help=say("help.workshop"))
def workshop() -> None:
    pass


@workshop.command(short_help=say("help.workshop-new-short"), help=say("help.workshop-new"))
@click.option("--minutes", "-m", type=int, default=60, show_default=True, help=say("help.workshop-minutes"))
@click.option("--topics", "-t", default="hamstrings", show_default=True, help=say("help.workshop-topics"))
@click.option("--equipment", "-e", default="chair", show_default=True, help=say("help.workshop-equipment"))
@click.option("--country", "-c", default="", help=say("help.workshop-country"))
@click.option("--base-url", default="", help=say("help.handouts-base-url"))
@click.option("--phones-only", is_flag=True, help=say("help.workshop-phones-only"))
@click.option("--no-network", is_flag=True, help=say("help.workshop-no-network"))
@click.option(
    "--book", type=click.Path(exists=True, file_okay=False, path_type=Path), help=say("help.workshop-book")
)
@click.option("--paper", default="both", show_default=True, help=say("help.handouts-paper"))
@click.option("--seed", default=0, show_default=True, help=say("help.workshop-seed"))
@output_option(default=Path("my-workshop"), show_default=True, help=say("help.workshop-output"))
def new(
    minutes: int,
    topics: str,
    equipment: str,
    country: str,
    base_url: str,
    phones_only: bool,
    no_network: bool,
    book: Path | None,
    paper: str,
    seed: int,
    output: Path,
) -> None:
    needs("typst", "handouts")
    needs("nbconvert", "slides")
    from stretchlib.publish.handouts import papers
    from stretchlib.publish.workshop import NoClass, WorkshopFailed, make_folder, plan_class

    sizes = papers(paper)
    if book is not None and not no_network:
        raise WrongInput(say("commands.book-without-no-network"))
    if no_network and book is None:
        needs("sphinx", "book")
    try:
        lesson = plan_class(
            minutes,
            _listed(topics),
            _listed(equipment),
            country=country,
            base_url=base_url,
            phones_only=phones_only,
            network=not no_network,
            seed=seed,
        )
        index = make_folder(lesson, output, sizes, book)
    except NoClass as error:
        raise WrongInput(str(error)) from error
    except WorkshopFailed as error:
        raise click.ClickException(str(error)) from error
    click.echo(say("commands.workshop-ready", path=index))
    if not base_url and lesson.network:
        click.echo(say("commands.workshop-no-address"))


def _listed(names: str) -> list[str]:
    """``"hamstrings, piriformis"`` as names."""
    return [name for name in (part.strip() for part in names.split(",")) if name]
