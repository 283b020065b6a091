"""``stretchlib journal``: what a learner has done and measured, kept on this device."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stretchlib.cli.wrong import WrongInput
from stretchlib.words import say

if TYPE_CHECKING:
    from stretchlib.journals import Journal

_SCALE = click.IntRange(0, 10)
_TIME = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


@click.group(invoke_without_command=True)
@click.option(
    "--file", type=click.Path(dir_okay=False, path_type=Path), help="Another journal than your own."
)
@click.pass_context
def journal(context: click.Context, file: Path | None) -> None:
    """Keep a log of what you did and how you were, on this device alone; without a command, show it."""
    context.obj = file
    if context.invoked_subcommand is None:
        with _opened() as mine:
            click.echo(str(mine))


def _keeping(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Options of an entry, with those that every entry has."""
    shared = (
        click.option("--at", type=_TIME, help="When it was, such as 2026-11-02T07:30; now unless said."),
        click.option("--note", help="Words of your own."),
    )

    def add(function: Any) -> Any:
        for option in reversed((*options, *shared)):
            function = option(function)
        return function

    return add


@journal.command()
@_keeping(
    click.option("--routine", "-r", required=True, help="What you did, such as core."),
    click.option(
        "--minutes", "-m", type=click.FloatRange(0.1, 24 * 60), required=True, help="How long it took."
    ),
)
def session(routine: str, minutes: float, at: datetime | None, note: str | None) -> None:
    """Keep a routine that you did."""
    _keep("session", at, routine=routine, seconds=round(minutes * 60), note=note)


@journal.command("check-in")
@_keeping(
    click.option(
        "--pain", type=_SCALE, help="Worst pain of the week: 0 is none, 10 the worst you can think of."
    ),
    click.option(
        "--activity",
        "-a",
        type=(str, _SCALE),
        multiple=True,
        help="A thing that matters to you and how well it goes: 0 is not at all, 10 as well as ever.",
    ),
    click.option("--confidence", type=_SCALE, help="How sure you are that you can do what matters to you."),
)
def check_in(
    pain: int | None,
    activity: tuple[tuple[str, int], ...],
    confidence: int | None,
    at: datetime | None,
    note: str | None,
) -> None:
    """Keep how the week was."""
    _keep(
        "check-in", at, worst_pain=pain, activities=dict(activity) or None, confidence=confidence, note=note
    )


@journal.command()
@click.argument("tries", type=float, nargs=-1, required=True)
@_keeping(click.option("--side", type=click.Choice(["left", "right"]), required=True, help="Which leg."))
def knee(tries: tuple[float, ...], side: str, at: datetime | None, note: str | None) -> None:
    """Keep an active knee extension: the degrees missing to straight in each of your TRIES."""
    _keep("knee-extension", at, side=side, tries=list(tries), note=note)


@journal.command()
@click.argument("text")
@click.option("--at", type=_TIME, help="When it was; now unless said.")
def note(text: str, at: datetime | None) -> None:
    """Keep TEXT."""
    _keep("note", at, text=text)


@journal.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Write all entries to FILE: .json for another journal, .csv for a spreadsheet."""
    form = file.suffix.removeprefix(".").lower()
    if form not in ("json", "csv"):
        raise WrongInput(say("journal-file.which-form"))
    with _opened() as mine:
        file.write_bytes(mine.export(form).encode())
    click.echo(say("commands.written", path=file), err=True)


@journal.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """Take over the entries of FILE, each once: from a phone, or from another computer."""
    with _opened() as mine:
        merged = mine.merge(file.read_bytes())
    click.echo(say("journal.merged", **merged._asdict()))


@journal.command()
@click.argument("entry", required=False)
@click.option("--everything", is_flag=True, help="All entries.")
def delete(entry: str | None, everything: bool) -> None:
    """Delete an ENTRY by the first signs of its id, or everything."""
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


@journal.command()
def rescue() -> None:
    """Make a new journal of what can be read of a damaged one; the old file is kept."""
    from stretchlib.journals import Journal

    file = click.get_current_context().obj
    mine, count = Journal.rescue(file)
    mine.close()
    click.echo(say("journal-file.rescued", count=count))


@journal.command()
def where() -> None:
    """Say in which file the journal is."""
    with _opened() as mine:
        click.echo(mine.path)


def _opened() -> Journal:
    from stretchlib.journals import Journal

    return Journal(click.get_current_context().find_object(Path))


def _keep(kind: str, at: datetime | None, **values: Any) -> None:
    with _opened() as mine:
        mine.record(kind, at=at, **values)
        click.echo(say("journal-file.kept", path=mine.path))
