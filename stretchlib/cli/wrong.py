"""What goes wrong is told in one sentence, with exit code 2; and what several commands share."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from stretchlib.errors import BadRecord, UnknownCountry, UnknownId
from stretchlib.journals import BadEntry, JournalUnusable
from stretchlib.missing import how_to_install
from stretchlib.publish.course import CourseMissing
from stretchlib.words import say

output_option = partial(click.option, "--output", "-o", type=click.Path(file_okay=False, path_type=Path))


class WrongInput(click.ClickException):
    """One sentence on standard error and exit code 2."""

    exit_code = 2


class OneSentenceErrors(click.Group):
    """Turns the library's own errors into one sentence on standard error and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (BadEntry, BadRecord, CourseMissing, JournalUnusable, UnknownCountry, UnknownId) as error:
            raise WrongInput(str(error)) from error
        except OSError as error:
            if error.filename is None:
                raise
            raise WrongInput(
                say("commands.unusable-file", path=error.filename, why=error.strerror)
            ) from error


def needs(package: str, extra: str) -> None:
    """Stop with the way to install what a command needs, where it is missing."""
    if find_spec(package) is None:
        raise WrongInput(say("commands.missing", package=package, command=how_to_install(extra)))
