"""A plan for somebody else: a therapist or an instructor makes it in the page and gives it away."""

from __future__ import annotations

from typing import Any

import traitlets

from stretchlib.routine import NoPlan, Routine, Step
from stretchlib.show.stand_ins import PlanWriterNote
from stretchlib.widgets._base import bundle
from stretchlib.widgets._plan_data import PlanWidget, plan_traits, whole_plan
from stretchlib.words import say


class PlanWriter(PlanWidget):
    """A plan that somebody makes in the page for somebody else: techniques, order, dose and a note.

    It is given away on paper, as a link with a code for a phone, or as a plan file. It stays in the tab in
    which it is made, and holds no condition of anybody.

    Attributes
    ----------
    made : the plan that the page shows, with its ``name``, ``note`` and ``steps``; empty while there is none.
    """

    _esm = bundle("planwriter.js")
    _css = bundle("planwriter.css")
    told = frozenset({"made"})

    made: Any = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(**plan_traits(), made={})

    @property
    def plan(self) -> Routine:
        """The plan as the page shows it.

        Raises
        ------
        NoPlan : there is none yet, or it is too long.
        """
        if not self.made:
            raise NoPlan(say("plan-writer.not-yet"))
        return _written(self.made)

    @traitlets.validate("made")
    def _is_a_plan(self, proposal: Any) -> Any:
        return whole_plan(proposal["value"], lambda made: made and _written(made))

    def fallback(self) -> PlanWriterNote:
        return PlanWriterNote()

    def __repr__(self) -> str:
        return f"PlanWriter({self.plan!r})" if self.made else "PlanWriter()"


def _written(made: Any) -> Routine:
    steps = tuple(Step(**step) for step in made["steps"])
    return Routine(id="plan", name=made["name"], steps=steps, note=made["note"])


def plan_writer() -> PlanWriter:
    """A plan to make for somebody else, and to give away on paper, as a link or as a file.

    ``widget.plan`` is the plan that it shows.

    Examples
    --------
    >>> sl.plan_writer()
    PlanWriter()
    """
    return PlanWriter()
