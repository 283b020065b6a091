"""What somebody wants of a plan: time, place, equipment, conditions, checked before anything is planned."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from stretchlib import catalogue
from stretchlib.arguments import names, switch
from stretchlib.catalogue.records import Area, Sign, Stretch
from stretchlib.errors import UnknownId
from stretchlib.routine.screening import Screening

Level = Literal["easy", "usual", "hard"]
Moment = Literal["any", "before-activity", "after-activity", "desk"]

FEWEST_MINUTES, MOST_MINUTES = 1, 120
CORE = ("hamstrings", "hip-flexors", "piriformis")
DESK = ("piriformis", "upper-back", "calves")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a plan has to keep; ``None`` leaves all possible.

    ``signs`` are those that the safety check found, ``checked`` whether there was one.
    """

    seconds: int
    focus: tuple[str, ...]
    asked_for: bool
    equipment: frozenset[str] | None
    conditions: tuple[str, ...]
    positions: frozenset[str] | None
    level: Level
    moment: Moment
    signs: tuple[Sign, ...]
    checked: bool
    long_holds: bool = False

    def longer_hold_of(self, item: Stretch) -> int | None:
        """The longer hold of a technique, in seconds, where one is wished for and fits."""
        fits = self.long_holds and self.moment != "before-activity"
        return catalogue.long_hold().instead_of(item.dose) if fits else None


def checked_wishes(
    minutes: float,
    equipment: Iterable[str] | None,
    area: str | Iterable[str] | None,
    conditions: Iterable[str],
    level: str,
    position: str | Iterable[str] | None,
    moment: str,
    screening: Screening | None = None,
    long_holds: bool = False,
) -> Wishes:
    """The wishes, if they can be meant; otherwise `UnknownId` or `ValueError`, with one sentence."""
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not math.isfinite(minutes):
        raise ValueError(
            f"minutes is {minutes!r}; it must be a number from {FEWEST_MINUTES} to {MOST_MINUTES}."
        )
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise ValueError(f"minutes is {minutes:g}; it must lie between {FEWEST_MINUTES} and {MOST_MINUTES}.")
    known = catalogue.stretches()
    areas = _several("area", area, get_args(Area)) if area is not None else ()
    if area is not None and not areas:
        raise ValueError("area is empty; name at least one, or leave it out.")
    things = None if equipment is None else _several("equipment", equipment, catalogue.equipment_names())
    places = None if position is None else _several("position", position, {item.position for item in known})
    if places is not None and not places:
        raise ValueError("position is empty; name at least one, or leave it out.")
    for wish, value, choices in (("level", level, get_args(Level)), ("moment", moment, get_args(Moment))):
        if value not in choices:
            raise UnknownId(wish, value, choices)
    return Wishes(
        seconds=round(minutes * 60),
        focus=areas or (DESK if moment == "desk" else CORE),
        asked_for=area is not None,
        equipment=None if things is None else frozenset(things),
        conditions=_conditions(conditions, screening),
        positions=None if places is None else frozenset(places),
        level=level,  # type: ignore[arg-type]
        moment=moment,  # type: ignore[arg-type]
        signs=() if screening is None else screening.signs,
        checked=screening is not None,
        long_holds=switch("long_holds", long_holds),
    )


def _conditions(named: Iterable[str], screening: Screening | None) -> tuple[str, ...]:
    """Ids of the conditions to heed, those of the safety check too, each once."""
    given = [catalogue.condition(name).id for name in names("conditions", named, "osteoporosis")]
    return tuple(dict.fromkeys([*given, *(() if screening is None else screening.conditions)]))


def _several(wish: str, values: str | Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    choices = list(known)
    wanted = names(wish, values, choices[0])
    for value in wanted:
        if value not in choices:
            raise UnknownId(wish, value, choices)
    return tuple(dict.fromkeys(wanted))
