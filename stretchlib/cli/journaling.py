"""``stretchlib journal``: what a learner has done and measured, kept on this device."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stretchlib.cli.wrong import WrongInput, needs
from stretchlib.words import say

if TYPE_CHECKING:
    from stretchlib.journals import Journal

_SCALE = click.IntRange(0, 10)
_TIME = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


@click.group(invoke_without_command=True, short_help=say("help.journal-short"), help=say("help.journal"))
@click.option("--file", type=click.Path(dir_okay=False, path_type=Path), help=say("help.journal-file"))
@click.pass_context
def journal(context: click.Context, file: Path | None) -> None:
    context.obj = file
    if context.invoked_subcommand is None:
        with _opened() as mine:
            click.echo(str(mine))


def _keeping(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Options of an entry, with those that every entry has."""
    shared = (
        click.option("--at", type=_TIME, help=say("help.entry-at")),
        click.option("--note", help=say("help.entry-note")),
    )

    def add(function: Any) -> Any:
        for option in reversed((*options, *shared)):
            function = option(function)
        return function

    return add


@journal.command(help=say("help.session"))
@_keeping(
    click.option("--routine", "-r", required=True, help=say("help.session-routine")),
    click.option(
        "--minutes",
        "-m",
        type=click.FloatRange(0.1, 24 * 60),
        required=True,
        help=say("help.session-minutes"),
    ),
)
def session(routine: str, minutes: float, at: datetime | None, note: str | None) -> None:
    _keep("session", at, routine=routine, seconds=round(minutes * 60), note=note)


@journal.command("check-in", help=say("help.check-in"))
@_keeping(
    click.option("--pain", type=_SCALE, help=say("help.check-in-pain")),
    click.option(
        "--activity",
        "-a",
        type=(str, _SCALE),
        multiple=True,
        help=say("help.check-in-activity"),
    ),
    click.option("--confidence", type=_SCALE, help=say("help.check-in-confidence")),
)
def check_in(
    pain: int | None,
    activity: tuple[tuple[str, int], ...],
    confidence: int | None,
    at: datetime | None,
    note: str | None,
) -> None:
    _keep(
        "check-in", at, worst_pain=pain, activities=dict(activity) or None, confidence=confidence, note=note
    )


@journal.command(help=say("help.knee"))
@click.argument("tries", type=float, nargs=-1, required=True)
@_keeping(
    click.option("--side", type=click.Choice(["left", "right"]), required=True, help=say("help.knee-side"))
)
def knee(tries: tuple[float, ...], side: str, at: datetime | None, note: str | None) -> None:
    _keep("knee-extension", at, side=side, tries=list(tries), note=note)


@journal.command(help=say("help.note"))
@click.argument("text")
@click.option("--at", type=_TIME, help=say("help.note-at"))
def note(text: str, at: datetime | None) -> None:
    _keep("note", at, text=text)


@journal.command(help=say("help.export"))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    form = file.suffix.removeprefix(".").lower()
    if form not in ("json", "csv", "pdf"):
        raise WrongInput(say("journal-file.which-form"))
    if form == "pdf":
        needs("typst", "handouts")
    with _opened() as mine:
        file.write_bytes(_page(mine) if form == "pdf" else mine.export(form).encode())
    click.echo(say("commands.written", path=file), err=True)


@journal.command("import", help=say("help.import"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    with _opened() as mine:
        merged = mine.merge(file.read_bytes())
    click.echo(say("journal.merged", **merged._asdict()))


@journal.command(help=say("help.delete"))
@click.argument("entry", required=False)
@click.option("--everything", is_flag=True, help=say("help.delete-everything"))
def delete(entry: str | None, everything: bool) -> None:
    if (entry is None) is not everything:
        raise WrongInput(say("journal-file.delete-what"))
    with _opened() as mine:
        if everything:
            click.confirm(say("journal-file.delete-all", count=len(mine)), abort=True)
            mine.delete_everything()
        else:
            found = [each.id for each in mine.entries() if each.id.startswith(entry or "")]
            if len(found) != 1:
                raise WrongInput(say("journal-file.no-single", found=len(found), given=entry))
            mine.delete(found[0])
    click.echo(say("journal-file.deleted"))


@journal.command(help=say("help.rescue"))
def rescue() -> None:
    from stretchlib.journals import Journal

    file = click.get_current_context().obj
    mine, count = Journal.rescue(file)
    mine.close()
    click.echo(say("journal-file.rescued", count=count))


@journal.command(help=say("help.where"))
def where() -> None:
    with _opened() as mine:
        click.echo(mine.path)


def _page(mine: Journal) -> bytes:
    from stretchlib.publish.handouts import NotPrinted, clinician_page

    try:
        return clinician_page(mine.entries(), datetime.now().astimezone().date()).pdf()
    except NotPrinted as error:
        raise click.ClickException(str(error)) from error


def _opened() -> Journal:
    from stretchlib.journals import Journal

    return Journal(click.get_current_context().find_object(Path))


def _keep(kind: str, at: datetime | None, **values: Any) -> None:
    with _opened() as mine:
        mine.record(kind, at=at, **values)
        click.echo(say("journal-file.kept", path=mine.path))
