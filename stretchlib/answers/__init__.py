"""What a group knew before and after: answers that learners hand in without a name, counted.

``handed`` reads what one learner hands in, a file or a code; ``folder`` reads many files and names those
that it leaves out; ``report`` counts, and shows no number of people below five.
``frontend/src/groupanswers/`` does the same in a page; shared vectors hold the two together.
"""

from __future__ import annotations

from stretchlib.answers.folder import Gathered, LeftOut, gather
from stretchlib.answers.handed import BadAnswers, Handed, read
from stretchlib.answers.report import Cell, Report, Row, report, table

__all__ = [
    "BadAnswers",
    "Cell",
    "Gathered",
    "Handed",
    "LeftOut",
    "Report",
    "Row",
    "gather",
    "read",
    "report",
    "table",
]
