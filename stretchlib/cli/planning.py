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


@click.command()
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
@click.option("--link", is_flag=True, help="Print it as a link that the planner of a book opens.")
@click.option("--base-url", default="", help="Address of the published book, for --link.")
@click.option("--from-link", help="Take the plan from a link.")
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
    link: bool,
    base_url: str,
    from_link: str | None,
    run_now: bool,
) -> None:
    """Make a routine from wishes, read one from a plan FILE, or take a ready-made set; print it or run it."""
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
        from stretchlib.publish.handouts import NotPrinted, routine_sheet

        try:
            pdf.write_bytes(routine_sheet(routine).pdf())
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
