"""The planner: from wishes to a routine that keeps every safety rule and says why it is as it is.

``choosing`` rules out and ranks. This gives each wished-for area one technique, then brings each area to the
guideline's sixty seconds, then adds what still fits. Ties are broken by a number from the seed and the
technique, so that a seed names a plan, and a plan changes only where it must.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from stretchlib.arguments import whole_number
from stretchlib.catalogue.records import Stretch
from stretchlib.routine.choosing import Choice, NoPlan, candidates
from stretchlib.routine.explaining import GUIDELINE_SECONDS, explained
from stretchlib.routine.screening import Screened, Screening
from stretchlib.routine.stages import Pauses
from stretchlib.routine.steps import Step, total_seconds
from stretchlib.routine.timeline import Routine
from stretchlib.routine.wishes import Level, Moment, Wishes, checked_wishes
from stretchlib.routine.wording import clock, minutes_in_words
from stretchlib.words import say

MOST_BOUTS = 3
WARM_UP_SHARE = 0.1
WARM_UP_SECONDS = (30, 300)
WARM_UP_FROM_SECONDS = 300
MOST_OVER_SECONDS = 15


def plan(
    minutes: float = 10,
    *,
    equipment: Iterable[str] | None = None,
    area: str | Iterable[str] | None = None,
    conditions: Iterable[str] = (),
    level: Level = "usual",
    position: str | Iterable[str] | None = None,
    moment: Moment = "any",
    check: Screening | Screened | None = None,
    long_holds: bool = False,
    seed: int = 0,
    focus: str | Iterable[str] | None = None,
) -> Routine:
    """A routine for these wishes.

    Parameters
    ----------
    minutes : time at hand, 1 to 120.
    equipment : what is at hand, such as ``{"chair"}``; a wall always is. ``None`` means anything.
    area : one or several, such as ``{"hamstrings"}``; the three main areas of the course if left out.
    conditions : ids of conditions, such as ``{"hip-replacement-posterior"}``. What one of them rules out
        never appears; what it changes says how.
    level : ``easy`` and ``hard`` take the easier or harder form of each technique; no harder form where a
        condition changes something.
    position : ``sitting``, ``standing``, ``kneeling``, ``floor``, or several of them.
    moment : ``before-activity`` keeps holds short and moves first; ``desk`` needs no floor.
    check : the safety check that was done, as ``sl.safety_check()`` or ``screen()`` gives it. Its conditions
        hold too, and its signs stand first in the remarks. Without it, the first remark says so.
    long_holds : whether holds last 60 seconds, which people over 65 may choose; before activity they stay
        short. A remark says why.
    seed : another seed may choose other techniques of equal rank; the same seed gives the same plan.
    focus : the older name of ``area``, which means the same.

    Returns
    -------
    The routine; ``why``, ``left_out`` and ``remarks`` explain it.

    Raises
    ------
    UnknownId : an unknown wish, with the nearest known one.
    ValueError : minutes out of range, or both names of the area.
    NoPlan : no plan can keep these wishes, something else comes before any plan, or the safety check is not
        finished.

    Examples
    --------
    >>> sl.plan(5, area="hamstrings", equipment={"chair"})
    Routine('plan', 12 stages, 4:39)
    """
    screening = _result(check)
    if area is not None and focus is not None:
        raise ValueError("area and focus mean the same: give area alone.")
    area = focus if area is None else area
    wishes = checked_wishes(
        minutes, equipment, area, conditions, level, position, moment, screening, long_holds
    )
    ranked, left_out = candidates(wishes, whole_number("seed", seed))
    steps = _chosen(ranked, wishes)
    routine = Routine(
        id="plan",
        name=say("planner.name", time=minutes_in_words(wishes.seconds)),
        steps=_with_warm_up(_ordered(steps), wishes),
        pauses=Pauses(),
        left_out=tuple(left_out),
    )
    return explained(routine, wishes, {choice.item.id: choice for choice in ranked})


def _result(check: Screening | Screened | None) -> Screening | None:
    """What the safety check found; ``NoPlan`` if it was begun and not finished."""
    if check is None or isinstance(check, Screening):
        return check
    if check.is_unfinished:
        raise NoPlan(say("planner.check-unfinished"))
    return check.screening


def _step(choice: Choice, bouts: int, wishes: Wishes) -> Step:
    step, longer = choice.step(bouts), wishes.longer_hold_of(choice.item)
    return step if longer is None else replace(step, hold_seconds=longer)


def _seconds(steps: Iterable[Step]) -> int:
    return total_seconds(steps, Pauses())


def _chosen(ranked: list[Choice], wishes: Wishes) -> list[Step]:
    """Steps within the time: one an area, then to the guideline, then more, then most holds and rounds."""
    steps: dict[str, Step] = {}
    room = wishes.seconds + MOST_OVER_SECONDS - _least_warm_up(wishes)
    taken: dict[str, int] = {}

    def take(choice: Choice, bouts: int) -> None:
        """Take a technique, or more of it, if the time allows."""
        step, key = _step(choice, bouts, wishes), choice.item.id
        needed = _seconds([step])
        if sum(taken.values()) - taken.get(key, 0) + needed <= room:
            steps[key], taken[key] = step, needed

    first_of_area = [next((each for each in ranked if each.item.area == area), None) for area in wishes.focus]
    mains = [choice for choice in first_of_area if choice is not None]
    others = _others(ranked, mains, wishes)
    for choice in mains:
        take(choice, 1)
    for choice in mains:
        if choice.item.id in steps:
            take(choice, _enough(choice.item, wishes))
    for choice in others:
        take(choice, 1)
        if choice.item.id in steps:
            take(choice, _enough(choice.item, wishes))
    if wishes.moment != "before-activity":
        for choice in [*mains, *others]:
            if choice.item.id in steps:
                take(choice, choice.item.dose.most_bouts or MOST_BOUTS)
    if not steps:
        shortest = min(ranked, key=lambda choice: _seconds([_step(choice, 1, wishes)]))
        step = _step(shortest, 1, wishes)
        raise NoPlan(
            say(
                "planner.too-short",
                time=minutes_in_words(wishes.seconds),
                name=step.name,
                least=clock(_seconds([step])),
            )
        )
    return list(steps.values())


def _others(ranked: list[Choice], mains: list[Choice], wishes: Wishes) -> list[Choice]:
    """What may fill the time that is left, in order.

    If areas were asked for, more for these. Otherwise one technique for each further area, then more for the
    main ones; no pressure, no strength work. Before activity only movement, as holds must stay short.
    """
    rest = [choice for choice in ranked if choice not in mains]
    if wishes.moment == "before-activity":
        return [choice for choice in rest if choice.item.kind in ("movement", "strength")]
    if wishes.asked_for:
        return [choice for choice in rest if choice.item.area in wishes.focus]
    calm = [choice for choice in rest if choice.item.kind in ("stretch", "movement")]
    further = {each.item.area: each for each in reversed(calm) if each.item.area not in wishes.focus}
    first = [choice for choice in calm if choice in further.values()]
    return first + [choice for choice in calm if choice not in first]


def _least_warm_up(wishes: Wishes) -> int:
    """Seconds that are kept for a warm-up: a tenth of the time; none in a short break."""
    if wishes.seconds < WARM_UP_FROM_SECONDS:
        return 0
    return min(max(round(wishes.seconds * WARM_UP_SHARE), WARM_UP_SECONDS[0]), WARM_UP_SECONDS[1])


def _enough(item: Stretch, wishes: Wishes) -> int:
    """Holds that reach the guideline on each side; before activity, one short hold."""
    if wishes.moment == "before-activity" or item.dose.kind != "hold":
        return 1
    hold = wishes.longer_hold_of(item) or item.dose.active_seconds
    return min(MOST_BOUTS, math.ceil(GUIDELINE_SECONDS / hold))


def _ordered(steps: list[Step]) -> list[Step]:
    """Movement first, pressure last; in between, those of one position together."""

    def place(step: Step) -> tuple[int, int]:
        item = step.technique()
        assert item is not None
        group = {"movement": 0, "strength": 0, "nerve-glide": 1, "stretch": 1, "roller": 2, "ball": 2}[
            item.kind
        ]
        form = step.whole_form()
        position = item.position if form is None or form.position is None else form.position
        return group, ("standing", "kneeling", "floor", "sitting").index(position)

    return sorted(steps, key=place)


def _with_warm_up(steps: list[Step], wishes: Wishes) -> tuple[Step, ...]:
    left = wishes.seconds - _seconds(steps)
    if wishes.seconds < WARM_UP_FROM_SECONDS or left < WARM_UP_SECONDS[0]:
        return tuple(steps)
    seconds = min(left, WARM_UP_SECONDS[1])
    sitting = wishes.positions is not None and not wishes.positions & {"standing", "kneeling"}
    warm_up = Step(
        title=say("planner.warm-up"),
        text=say("planner.warm-up-sitting" if sitting else "planner.warm-up-standing"),
        seconds=seconds,
    )
    return (warm_up, *steps)
