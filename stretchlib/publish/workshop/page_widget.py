"""The page of the book on which a class is planned: the same agenda and plan, with no kernel."""

from __future__ import annotations

from typing import Any

import traitlets

from stretchlib.publish.workshop.lesson import plan_class
from stretchlib.publish.workshop.page_rules import class_rules
from stretchlib.routine import Routine
from stretchlib.widgets._base import bundle
from stretchlib.widgets._plan_data import PlanWidget, plan_traits


class ClassPlanner(PlanWidget):
    """A class that a trainer plans in the page: minutes, topics and things in, agenda, kit and links out."""

    _esm = bundle("classplanner.js")
    _css = bundle("classplanner.css")

    rules: Any = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        without_pictures = {**plan_traits(), "pictures": {}}
        super().__init__(**without_pictures, rules=class_rules())

    def fallback(self) -> Routine:
        """What a class of an hour does, where no script runs."""
        return plan_class(60, ["hamstrings"], ["chair"]).routine

    def __repr__(self) -> str:
        return "ClassPlanner()"
