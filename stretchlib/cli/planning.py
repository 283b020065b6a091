"""``stretchlib plan``: a routine from wishes, from a file or ready made; printed, kept or run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from stretchlib.cli.wrong import WrongInput, needs
from stretchlib.errors import BadLink, BadRecord, UnknownId
from stretchlib.words import say

if TYPE_CHECKING:
    from stretchlib.routine import Routine

# What a plan is made from; a routine that is there already cannot heed it.
WISHES = {
    *("minutes", "equipment", "area", "focus", "position", "level", "moment", "seed"),
    *("condition", "checked", "sign"),
}


@click.command(short_help=say("help.plan-short"), help=say("help.plan"))
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--minutes", "-m", type=float, default=10, show_default=True, help=say("help.plan-minutes"))
@click.option("--equipment", "-e", multiple=True, help=say("help.plan-equipment"))
@click.option("--area", "-a", multiple=True, help=say("help.plan-area"))
@click.option("--focus", "-f", "focus", multiple=True, hidden=True)  # the older name of --area
@click.option("--condition", "-c", multiple=True, help=say("help.plan-condition"))
@click.option("--sign", multiple=True, help=say("help.plan-sign"))
@click.option("--checked", is_flag=True, help=say("help.plan-checked"))
@click.option("--position", "-p", multiple=True, help=say("help.plan-position"))
@click.option("--level", default="usual", show_default=True, help=say("help.plan-level"))
@click.option("--moment", default="any", show_default=True, help=say("help.plan-moment"))
@click.option("--long-holds", is_flag=True, help=say("help.plan-long-holds"))
@click.option("--set", "set_name", help=say("help.plan-set"))
@click.option("--seed", default=0, show_default=True, help=say("help.plan-seed"))
@click.option("--toml", type=click.Path(dir_okay=False, path_type=Path), help=say("help.plan-toml"))
@click.option("--ical", type=click.Path(dir_okay=False, path_type=Path), help=say("help.plan-ical"))
@click.option("--pdf", type=click.Path(dir_okay=False, path_type=Path), help=say("help.plan-pdf"))
@click.option("--link", is_flag=True, help=say("help.plan-link"))
@click.option("--base-url", default="", help=say("help.plan-base-url"))
@click.option("--from-link", help=say("help.plan-from-link"))
@click.option("--run", "run_now", is_flag=True, help=say("help.plan-run"))
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
    link: bool,
    base_url: str,
    from_link: str | None,
    run_now: bool,
) -> None:
    from stretchlib import routine as routines

    there = {"--from-link": from_link, "--set": set_name}
    chosen = (
        say("commands.a-plan-file")
        if file is not None
        else next((option for option, given in there.items() if given is not None), "")
    )
    if chosen:
        more = {"--set": (), "--from-link": ("set_name",)}.get(chosen, ("set_name", "from_link"))
        _refuse_wishes(chosen, more)
    try:
        if file is not None:
            routine = routines.load(file)
        elif from_link is not None:
            routine = routines.from_link(from_link)
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
    _keep(routine, toml, ical, pdf)
    if link:
        try:
            click.echo(routine.to_link(base_url))
        except BadLink as error:
            raise WrongInput(str(error)) from error
    elif run_now:
        from stretchlib.routine.terminal import run

        run(routine, wait=lambda: click.pause(say("commands.press-a-key")))
    else:
        click.echo(str(routine))


def _keep(routine: Routine, toml: Path | None, ical: Path | None, pdf: Path | None) -> None:
    """Write what was asked for."""
    for path, text in ((toml, routine.to_toml), (ical, routine.to_ical)):
        if path is not None:
            path.write_bytes(text().encode())
            click.echo(say("commands.written", path=path), err=True)
    if pdf is not None:
        needs("typst", "handouts")
        from stretchlib.publish.handouts import NotPrinted

        try:
            routine.save_pdf(pdf)
        except NotPrinted as error:
            raise WrongInput(str(error)) from error
        click.echo(say("commands.written", path=pdf), err=True)


def _refuse_wishes(chosen: str, more: tuple[str, ...]) -> None:
    """Stop where a wish would change nothing, because the routine is there already."""
    context = click.get_current_context()
    wishes = (*WISHES, *more)
    for option in context.command.params:
        given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
        if option.name in wishes and given:
            heed = option.name in ("condition", "sign")
            told = {"option": option.opts[0], "chosen": chosen}
            raise WrongInput(say("commands.leave-out-and-heed" if heed else "commands.leave-out", **told))
