"""``stretchlib course``: a course of one's own from one file."""

from __future__ import annotations

from pathlib import Path

import click

from stretchlib.cli.wrong import needs, output_option
from stretchlib.words import say


@click.command(short_help=say("help.course-short"), help=say("help.course"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@output_option(default=Path("my-course"), show_default=True, help=say("help.course-output"))
def course(file: Path, output: Path) -> None:
    needs("tomlkit", "book")
    from stretchlib.publish import own_course

    try:
        folder, remarks = own_course.make(file, output)
    except own_course.OwnCourseRefused as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(say("own-course.ready", folder=folder))
    for remark in remarks:
        click.echo(f"- {remark}")
