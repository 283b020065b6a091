"""``stretchlib workshop``: everything that a class needs, in one folder."""

from __future__ import annotations

import click

from stretchlib.words import say


@click.group(short_help=say("help.workshop-short"), help=say("help.workshop"))
def workshop() -> None:
    pass
