"""``stretchlib check`` and ``stretchlib images``: the catalogue, its poses and the stored pictures."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stretchlib.cli.wrong import WrongInput
from stretchlib.publish.course import checkout
from stretchlib.words import say


@click.command(short_help=say("help.check-short"), help=say("help.check"))
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(files: tuple[Path, ...]) -> None:
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

        problems += [say("commands.stale", name=name) for name in stale()]
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)
    click.echo(say("commands.rules-kept-pictures-fresh" if with_pictures else "commands.rules-kept"))


@click.command(short_help=say("help.images-short"), help=say("help.images"))
@click.argument("names", nargs=-1)
@click.option(
    "--contact-sheet",
    type=click.Path(dir_okay=False, path_type=Path),
    help=say("help.images-contact-sheet"),
)
def images(names: tuple[str, ...], contact_sheet: Path | None) -> None:
    if contact_sheet is not None:
        from stretchlib.figures import contact_sheet as sheet

        contact_sheet.write_text(sheet.page(names), encoding="utf-8")
        click.echo(say("commands.one-page", path=contact_sheet))
        return
    from rich.progress import track

    from stretchlib.figures.registry import store

    root = checkout()
    if root is None:
        raise WrongInput(say("commands.no-checkout"))
    stored = store(root / "images", names, memory=root / ".drawn.json")
    drawn = list(track(stored, description=say("commands.drawing"), total=len(names) or None))
    told = say("commands.drawn", names=", ".join(drawn)) if drawn else say("commands.none-drawn")
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
