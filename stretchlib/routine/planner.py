"""The planner: from wishes to a routine that keeps every safety rule and says why it is as it is.

It first rules out, then gives each wished-for area one technique, then brings each area to the guideline's
sixty seconds, then adds what still fits. Ties are broken by a seeded draw, so that a seed names a plan.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stretchlib import catalogue
from stretchlib.arguments import whole_number
from stretchlib.catalogue.records import Stretch, Variant
from stretchlib.routine.explaining import GUIDELINE_SECONDS, reasons_for, remarks_on
from stretchlib.routine.steps import FormName, Pauses, Step
from stretchlib.routine.timeline import Routine
from stretchlib.routine.wishes import Level, Moment, Wishes, checked_wishes
from stretchlib.routine.wording import AREA_WORDS, clock, joined, minutes_in_words

MOST_REPETITIONS = 3
FORM_OF_LEVEL: dict[Level, FormName] = {"easy": "easier", "usual": "usual", "hard": "harder"}
WARM_UP_SHARE = 0.1
WARM_UP_SECONDS = (30, 300)
WARM_UP_FROM_SECONDS = 300
MOST_OVER_SECONDS = 15


class NoPlan(ValueError):
    """No plan can keep these wishes; the message is one sentence that says why."""


def plan(
    minutes: float = 10,
    *,
    equipment: Iterable[str] | None = None,
    focus: Iterable[str] | None = None,
    conditions: Iterable[str] = (),
    level: Level = "usual",
    position: str | Iterable[str] | None = None,
    moment: Moment = "any",
    seed: int = 0,
) -> Routine:
    """A routine for these wishes.

    Parameters
    ----------
    minutes : time at hand, 1 to 120.
    equipment : what is at hand, such as ``{"chair"}``; a wall always is. ``None`` means anything.
    focus : areas, such as ``{"hamstrings"}``; the three main areas of the course if left out.
    conditions : ids of conditions, such as ``{"hip-replacement-posterior"}``. What one of them rules out
        never appears; what it changes says how.
    level : ``easy`` and ``hard`` take the easier or harder form of each technique.
    position : ``sitting``, ``standing``, ``kneeling``, ``floor``, or several of them.
    moment : ``before-activity`` keeps holds short and moves first; ``desk`` needs no floor.
    seed : another seed may choose other techniques of equal rank; the same seed gives the same plan.

    Returns
    -------
    The routine; ``why``, ``left_out`` and ``remarks`` explain it.

    Raises
    ------
    UnknownId : an unknown wish, with the nearest known one.
    ValueError : minutes out of range.
    NoPlan : no plan can keep these wishes.
    """
    wishes = checked_wishes(minutes, equipment, focus, conditions, level, position, moment)
    chance = random.Random(whole_number("seed", seed))
    allowed, left_out = _sorted_out(wishes)
    ranked = sorted(allowed, key=lambda item: (_rank(item, wishes), chance.random()))
    steps = _chosen(ranked, wishes)
    routine = Routine(
        id="plan",
        name=f"Plan for {minutes_in_words(wishes.seconds)}",
        steps=_with_warm_up(_ordered(steps), wishes),
        pauses=Pauses(),
        left_out=tuple(left_out),
    )
    return replace(routine, why=reasons_for(routine, wishes), remarks=remarks_on(routine, wishes))


def _sorted_out(wishes: Wishes) -> tuple[list[Stretch], list[str]]:
    """Techniques that keep all rules, and one sentence for each that a condition rules out."""
    fitting = [item for item in catalogue.stretches() if wishes.form_of(item) is not None]
    allowed, left_out = [], []
    for item in fitting:
        skipped = [c for c in catalogue.cautions_for(item, wishes.conditions) if c.action == "skip"]
        if skipped and wishes.asked_for and item.area not in wishes.focus:
            continue  # nobody misses it in this plan
        if skipped:
            about = catalogue.condition(skipped[0].condition)
            left_out.append(f"{item.name}, because of: {about.name}. {skipped[0].text}")
        else:
            allowed.append(item)
    usable = [item for item in allowed if item.kind != "nerve-glide" or "nerve" in wishes.focus]
    if not usable:
        raise NoPlan(_why_none(fitting, wishes))
    if wishes.asked_for and not any(item.area in wishes.focus for item in usable):
        near = [item for item in fitting if item.area in wishes.focus]
        words = joined(AREA_WORDS[area] for area in wishes.focus)
        cause = (
            "your conditions rule out what would fit" if near else "nothing there fits equipment and position"
        )
        raise NoPlan(f"There is no plan for {words}: {cause}.")
    return usable, left_out


def _why_none(fitting: Sequence[Stretch], wishes: Wishes) -> str:
    if fitting:
        names = joined(catalogue.condition(key).name for key in wishes.conditions)
        return f"There is no plan, because every technique is ruled out by: {names}; ask a clinician first."
    return (
        "There is no plan, because no technique fits this equipment and position;"
        " allow another position or more equipment."
    )


def _rank(item: Stretch, wishes: Wishes) -> tuple[bool | int, ...]:
    """Smaller is better: asked for, first of all for that area, unchanged, no other form, no pressure."""
    moving = item.kind in ("movement", "strength")
    return (
        item.area not in wishes.focus,
        not _works_first_on_its_area(item),
        len(catalogue.cautions_for(item, wishes.conditions)),
        wishes.form_of(item) is not item,
        item.kind in ("ball", "roller"),
        not moving if wishes.moment == "before-activity" else item.kind == "strength",
    )


def _works_first_on_its_area(item: Stretch) -> bool:
    """Whether its first muscle belongs to its area; the sit-back, say, works first on buttock and back."""
    if item.area not in ("hamstrings", "hip-flexors", "calves") or not item.primary:
        return True
    return catalogue.muscle(item.primary[0]).group == item.area


def _step(item: Stretch, repetitions: int, wishes: Wishes) -> Step:
    form = wishes.form_of(item)
    if isinstance(form, Variant):
        return Step(item.id, repetitions=repetitions, title=form.name, text=form.text)
    return Step(item.id, repetitions=repetitions, variant=FORM_OF_LEVEL[wishes.level])


def _seconds(steps: Iterable[Step]) -> int:
    return sum(stage.seconds for step in steps for stage in step.stages(Pauses()))


def _chosen(ranked: list[Stretch], wishes: Wishes) -> list[Step]:
    """Steps within the time: one an area, then to the guideline, then more, then most repetitions."""
    steps: dict[str, Step] = {}
    room = wishes.seconds + MOST_OVER_SECONDS - _least_warm_up(wishes)
    taken: dict[str, int] = {}

    def take(item: Stretch, repetitions: int) -> None:
        """Take a technique, or more of it, if the time allows."""
        step = _step(item, repetitions, wishes)
        needed = _seconds([step])
        if sum(taken.values()) - taken.get(item.id, 0) + needed <= room:
            steps[item.id], taken[item.id] = step, needed

    first_of_area = [next((i for i in ranked if i.area == area), None) for area in wishes.focus]
    mains = [item for item in first_of_area if item is not None]
    others = _others(ranked, mains, wishes)
    for item in mains:
        take(item, 1)
    for item in mains:
        if item.id in steps:
            take(item, _enough(item, wishes))
    for item in others:
        take(item, 1)
        if item.id in steps:
            take(item, _enough(item, wishes))
    if wishes.moment != "before-activity":
        for item in [*mains, *others]:
            if item.id in steps:
                take(item, item.dose.most_repetitions or MOST_REPETITIONS)
    if not steps:
        shortest = min(ranked, key=lambda item: _seconds([_step(item, 1, wishes)]))
        needed = _seconds([_step(shortest, 1, wishes)])
        raise NoPlan(
            f"There is no plan for {minutes_in_words(wishes.seconds)}: the shortest technique that fits,"
            f" {shortest.name}, takes {clock(needed)} minutes."
        )
    return list(steps.values())


def _others(ranked: list[Stretch], mains: list[Stretch], wishes: Wishes) -> list[Stretch]:
    """What may fill the time that is left, in order.

    If areas were asked for, more for these. Otherwise one technique for each further area, then more for the
    main ones; no pressure, no strength work. Before activity only movement, as holds must stay short.
    """
    rest = [item for item in ranked if item not in mains]
    if wishes.moment == "before-activity":
        return [item for item in rest if item.kind in ("movement", "strength")]
    if wishes.asked_for:
        return [item for item in rest if item.area in wishes.focus]
    calm = [item for item in rest if item.kind in ("stretch", "movement")]
    further = {item.area: item for item in reversed(calm) if item.area not in wishes.focus}
    first = [item for item in calm if item in further.values()]
    return first + [item for item in calm if item not in first]


def _least_warm_up(wishes: Wishes) -> int:
    """Seconds that are kept for a warm-up: a tenth of the time; none in a short break."""
    if wishes.seconds < WARM_UP_FROM_SECONDS:
        return 0
    return min(max(round(wishes.seconds * WARM_UP_SHARE), WARM_UP_SECONDS[0]), WARM_UP_SECONDS[1])


def _enough(item: Stretch, wishes: Wishes) -> int:
    """Repetitions that reach the guideline on each side; before activity, one short hold."""
    if wishes.moment == "before-activity" or item.dose.kind != "hold":
        return 1
    return min(MOST_REPETITIONS, math.ceil(GUIDELINE_SECONDS / item.dose.active_seconds))


def _ordered(steps: list[Step]) -> list[Step]:
    """Movement first, pressure last; in between, those of one position together."""

    def place(step: Step) -> tuple[int, int]:
        item = step.technique()
        assert item is not None
        group = {"movement": 0, "strength": 0, "nerve-glide": 1, "stretch": 1, "roller": 2, "ball": 2}[
            item.kind
        ]
        return group, ("standing", "kneeling", "floor", "sitting").index(item.position)

    return sorted(steps, key=place)


def _with_warm_up(steps: list[Step], wishes: Wishes) -> tuple[Step, ...]:
    left = wishes.seconds - _seconds(steps)
    if wishes.seconds < WARM_UP_FROM_SECONDS or left < WARM_UP_SECONDS[0]:
        return tuple(steps)
    seconds = min(left, WARM_UP_SECONDS[1])
    sitting = wishes.positions is not None and not wishes.positions & {"standing", "kneeling"}
    warm_up = Step(
        title="Warm up",
        text="March in place with your feet and swing your arms while you sit."
        if sitting
        else "Walk about or march easily on the spot.",
        seconds=seconds,
    )
    return (warm_up, *steps)
