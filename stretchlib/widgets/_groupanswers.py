"""An instructor's page: what a group knew before and after, from answers without names."""

from __future__ import annotations

from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.show.stand_ins import GroupAnswersNote
from stretchlib.widgets._base import StretchWidget, bundle


class GroupAnswers(StretchWidget):
    """Counts the answers that learners handed in, before and after a class. It needs no kernel.

    Files are chosen or dropped, codes come by a link or are pasted. All of it is read in the page: nothing is
    sent anywhere, and nothing comes to Python. No number of people below five is shown.

    Limits: it reads the questions of this course only. ``stretchlib workshop report`` does the same for
    files.
    """

    _esm = bundle("groupanswers.js")
    _css = bundle("groupanswers.css")

    questions: Any = traitlets.List().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(questions=[{"id": item.id, "stem": item.stem} for item in catalogue.questions()])

    def fallback(self) -> GroupAnswersNote:
        return GroupAnswersNote()

    def __repr__(self) -> str:
        return "GroupAnswers()"


def group_answers() -> GroupAnswers:
    """What a group knew before and after a class, from answers without names.

    Examples
    --------
    >>> sl.group_answers()
    GroupAnswers()
    """
    return GroupAnswers()
