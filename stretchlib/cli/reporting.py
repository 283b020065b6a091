"""``stretchlib workshop report``: what a group knew before and after, from answers without names."""

from __future__ import annotations

from pathlib import Path

import click

from stretchlib.cli.wrong import output_option
from stretchlib.words import say


@click.command(short_help=say("help.report-short"), help=say("help.report"))
@click.argument("places", nargs=-1, required=True, metavar="FILES...", type=click.Path(path_type=Path))
@output_option(default=Path("answers-report"), show_default=True, help=say("help.report-output"))
def report(places: tuple[Path, ...], output: Path) -> None:
    from stretchlib import answers, catalogue
    from stretchlib.publish.answers_page import answers_page, counted

    stems = {question.id: question.stem for question in catalogue.questions()}
    gathered = answers.gather(places, stems)
    found = answers.report(gathered.handed, stems)
    output.mkdir(parents=True, exist_ok=True)
    page, table = output / "answers.html", output / "answers.csv"
    page.write_text(answers_page(found, gathered.left_out, stems), encoding="utf-8")
    # With the mark at its head, by which Excel knows the letters.
    table.write_text(answers.table(found, stems), encoding="utf-8-sig", newline="")
    click.echo(counted(found))
    if gathered.left_out:
        click.echo(f"{say('answers.left-out', count=len(gathered.left_out))}:", err=True)
        for each in gathered.left_out:
            click.echo(f"  {say('answers.left-out-line', name=each.name, why=each.why)}", err=True)
    for written in (page, table):
        click.echo(say("answers.ready", path=written))
