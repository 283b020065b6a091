"""``stretchlib quizzes``: the quiz bank for learning platforms."""

from __future__ import annotations

from pathlib import Path

import click

from stretchlib.cli.wrong import WrongInput, needs, output_option
from stretchlib.words import say


@click.command(short_help=say("help.quizzes-short"), help=say("help.quizzes"))
@click.argument("chapters", nargs=-1)
@click.option(
    "--format", "forms", multiple=True, type=click.Choice(["moodle", "qti"]), help=say("help.quizzes-format")
)
@output_option(default=Path("quizzes"), show_default=True, help=say("help.quizzes-output"))
def quizzes(chapters: tuple[str, ...], forms: tuple[str, ...], output: Path) -> None:
    needs("typst", "handouts")
    from stretchlib.publish import platforms

    questions = platforms.chosen(chapters)
    for form in dict.fromkeys(forms or platforms.FORMATS):
        try:
            written = platforms.FORMATS[form](questions)
        except platforms.NotWritten as error:
            raise WrongInput(say("platforms.not-written", why=error)) from error
        output.mkdir(parents=True, exist_ok=True)
        place = output / platforms.FILES[form]
        place.write_bytes(written)
        click.echo(say("platforms.ready", count=len(questions), path=place))
