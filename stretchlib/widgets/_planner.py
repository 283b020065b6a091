"""The planner: wishes in, plan out, in the page itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import traitlets

from stretchlib.arguments import switch, whole_number
from stretchlib.routine import NoPlan, Routine, Step, plan
from stretchlib.routine.wishes import Level, Moment
from stretchlib.widgets._base import bundle
from stretchlib.widgets._plan_data import PlanRunner, runner_traits, whole_plan


class Planner(PlanRunner):
    """A plan that the reader makes in the page, and starts there; it needs no kernel.

    What the reader answered in the safety check of this browser holds in it. Those answers stay in the
    browser: Python hears of the plan, with what it asks the reader to heed, and of nothing else.

    Attributes
    ----------
    made : empty until the page has made a plan; then its ``name``, ``steps``, ``why``, ``left_out`` and
        ``remarks``, or ``{"none": sentence}`` that says why there is none.
    """

    _esm = bundle("planner.js")
    _css = bundle("planner.css")
    told = frozenset({"made"})

    wishes: Any = traitlets.Dict().tag(sync=True)
    made: Any = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        minutes: float = 10,
        *,
        equipment: Iterable[str] | None = None,
        area: str | Iterable[str] | None = None,
        level: Level = "usual",
        position: str | Iterable[str] | None = None,
        moment: Moment = "any",
        long_holds: bool = False,
        seed: int = 0,
    ) -> None:
        wishes: dict[str, Any] = {
            "minutes": minutes,
            "equipment": _listed(equipment),
            "area": _listed(area),
            "level": level,
            "position": _listed(position),
            "moment": moment,
            "long_holds": switch("long_holds", long_holds),
            "seed": whole_number("seed", seed),
        }
        self._first = plan(**wishes)
        super().__init__(**runner_traits(), wishes=wishes, made={})

    @property
    def plan(self) -> Routine:
        """The plan as the page shows it, or as Python makes it while no page does.

        Raises
        ------
        NoPlan : there is none; the message says why.
        """
        return _planned(self.made) or self._first

    @traitlets.validate("made")
    def _is_a_plan(self, proposal: Any) -> Any:
        return whole_plan(proposal["value"], _planned)

    def fallback(self) -> Routine:
        return self._first

    def __repr__(self) -> str:
        try:
            return f"Planner({self.plan!r})"
        except NoPlan:
            return "Planner(no plan)"


def planner(
    minutes: float = 10,
    *,
    equipment: Iterable[str] | None = None,
    area: str | Iterable[str] | None = None,
    level: Level = "usual",
    position: str | Iterable[str] | None = None,
    moment: Moment = "any",
    long_holds: bool = False,
    seed: int = 0,
) -> Planner:
    """A planner to look at and to start from; what it is given here are only the first wishes.

    ``widget.plan`` is the plan that it shows, and ``sl.timer(widget)`` a timer that follows it.

    Parameters
    ----------
    minutes, equipment, area, level, position, moment, long_holds, seed : as those of ``sl.plan``.

    Raises
    ------
    UnknownId : an unknown wish, with the nearest known one.
    ValueError : minutes out of range.
    NoPlan : no plan can keep these wishes.

    Examples
    --------
    >>> sl.planner(5, area="hamstrings", position="sitting").plan.stretches
    (Stretch('heel-on-stool'),)
    """
    return Planner(
        minutes,
        equipment=equipment,
        area=area,
        level=level,
        position=position,
        moment=moment,
        long_holds=long_holds,
        seed=seed,
    )


def _planned(made: Any) -> Routine | None:
    """The plan that the page made, or ``None`` where it made none yet; ``NoPlan`` where there can be none."""
    if not made:
        return None
    if "none" in made:
        raise NoPlan(made["none"])
    return Routine(
        id="plan",
        name=made["name"],
        steps=tuple(Step(**step) for step in made["steps"]),
        why=tuple(made["why"]),
        left_out=tuple(made["left_out"]),
        remarks=tuple(made["remarks"]),
    )


def _listed(values: str | Iterable[str] | None) -> list[str] | None:
    """Sets in one order, so that equal wishes are equal texts."""
    if values is None or isinstance(values, str):
        return None if values is None else [values]
    return sorted(values) if isinstance(values, set | frozenset) else list(values)
