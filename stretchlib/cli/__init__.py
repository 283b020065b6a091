"""The ``stretchlib`` command. Each command imports what it needs only when it runs, so that help is quick."""

from __future__ import annotations

import click

from stretchlib import __version__
from stretchlib.cli.checking import check, images
from stretchlib.cli.journaling import journal
from stretchlib.cli.learning import learn
from stretchlib.cli.own_course import course
from stretchlib.cli.planning import plan
from stretchlib.cli.publishing import book, handouts, lite, slides
from stretchlib.cli.quizzing import quizzes
from stretchlib.cli.reporting import report
from stretchlib.cli.workshops import workshop
from stretchlib.cli.wrong import OneSentenceErrors
from stretchlib.words import say


@click.group(
    cls=OneSentenceErrors, context_settings={"help_option_names": ["-h", "--help"]}, help=say("help.main")
)
@click.version_option(__version__, package_name="stretchlib")
def main() -> None:
    pass


for command in (learn, check, plan, journal, book, course, handouts, slides, lite, quizzes, workshop, images):
    main.add_command(command)
workshop.add_command(report)
