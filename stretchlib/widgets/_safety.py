"""The safety check: plain questions before stretching, and what follows from the answers."""

from __future__ import annotations

from typing import Any

import traitlets

from stretchlib import catalogue
from stretchlib.catalogue.coverage import chapter_of
from stretchlib.catalogue.records import Condition
from stretchlib.routine.screening import Screening, screen
from stretchlib.show.stand_ins import SAFETY, SafetySheet
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.widgets._claim_data import country_code


class NoStretchingNow(RuntimeError):
    """The safety check says that something else comes before any stretch."""


_UNFINISHED = {"verdict": "unfinished"}


class SafetyCheck(StretchWidget):
    """Questions before stretching; the browser sorts the answers and keeps them, and sends them nowhere.

    In the reader's browser every card, timer and safety check of the course follows the answers.

    Attributes
    ----------
    result : empty until the reader begins; ``{"verdict": "unfinished"}`` until the last answer; then
        ``{"verdict": "act-now" | "see-today" | "see-first" | "go", "signs": [ids], "conditions": [ids]}``.
        An answer of "not sure" counts as a yes.
    country : code of the country whose emergency number is named, until the reader chooses one.
    """

    _esm = bundle("safety.js")
    _css = bundle("safety.css")
    told = frozenset({"result"})

    emergency: Any = traitlets.List().tag(sync=True)
    clinician: Any = traitlets.List().tag(sync=True)
    asked: Any = traitlets.List().tag(sync=True)
    techniques: Any = traitlets.List().tag(sync=True)
    cautions: Any = traitlets.Dict().tag(sync=True)
    stop_rules: Any = traitlets.List().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    country = traitlets.Unicode().tag(sync=True)
    result: Any = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        self._sheet = SafetySheet(
            catalogue.emergency_signs(), catalogue.clinician_signs(), tuple(catalogue.conditions().values())
        )
        signs = catalogue.sign_templates()
        super().__init__(
            emergency=[sign.to_dict() for sign in signs if sign.urgency == "now"],
            clinician=[sign.to_dict() for sign in signs if sign.urgency != "now"],
            asked=[_condition(condition) for condition in self._sheet.conditions],
            techniques=[
                {"id": item.id, "name": item.name, "chapter": chapter_of(item)}
                for item in catalogue.stretches()
            ],
            cautions=caution_table(),
            stop_rules=[rule.text for rule in catalogue.stop_rules()],
            notice=catalogue.notice(*SAFETY),
            country=country_code(),
        )

    @traitlets.validate("result")
    def _is_an_answer(self, proposal: Any) -> Any:
        """Answers that make no sense here must not count as none: they ask for the check again."""
        result = proposal["value"]
        if not result or result == _UNFINISHED:
            return result
        try:
            screen(result["signs"], result["conditions"])
        except (KeyError, TypeError, ValueError):
            return _UNFINISHED
        return result

    @property
    def is_unfinished(self) -> bool:
        """Whether the check was begun and its last question is still open."""
        return bool(self.result.get("verdict") == "unfinished")

    @property
    def screening(self) -> Screening | None:
        """What follows from the answers; ``None`` before the last answer."""
        if not self.result or self.is_unfinished:
            return None
        return screen(self.result["signs"], self.result["conditions"])

    @property
    def conditions(self) -> tuple[str, ...]:
        """Ids of the conditions to heed, for ``sl.plan``; none while nobody has begun to answer.

        Raises
        ------
        NoStretchingNow : a sign came up that a clinician must look at before any plan, or the check was begun
            and not finished.
        """
        if not self.result:
            return ()
        found = self.screening
        if found is None:
            raise NoStretchingNow("The safety check is not finished: answer its last question first.")
        if found.no_plan:
            raise NoStretchingNow(f"No stretching now. {found.no_plan[0].action}")
        return found.conditions

    def fallback(self) -> SafetySheet:
        return self._sheet

    def __repr__(self) -> str:
        return f"SafetyCheck({self.result.get('verdict', 'not answered')!r})"


def safety_check() -> SafetyCheck:
    """Questions to answer before stretching.

    The result says to act now, to see a clinician first, or to go, with the techniques to leave out. Hand it
    to the planner: ``sl.plan(minutes=10, check=check)``.

    Examples
    --------
    >>> sl.safety_check()
    SafetyCheck('not answered')
    """
    return SafetyCheck()


def caution_table() -> dict[str, dict[str, dict[str, Any]]]:
    """The planner's rules for one condition at a time: condition -> technique -> what to do and how.

    ``forms`` names the whole forms that are left, where it may not be the technique itself.
    """
    return {
        name: {
            item.id: {"action": caution.action, "text": item.told(caution), "forms": list(caution.forms)}
            for item in catalogue.stretches()
            for caution in catalogue.cautions_for(item, [name])
        }
        for name in catalogue.conditions()
    }


def _condition(condition: Condition) -> dict[str, str]:
    return {
        "id": condition.id,
        "name": condition.name,
        "question": condition.question,
        "why": condition.why,
        "no_plan": condition.no_plan,
    }
