"""The planner: from wishes to a routine that keeps every safety rule and says why it is as it is.

It first rules out, then gives each wished-for area one technique, then brings each area to the guideline's
sixty seconds, then adds what still fits. Ties are broken by a seeded draw, so that a seed names a plan.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from stretchlib import catalogue
from stretchlib.catalogue.records import Area, Position, Stretch, Variant
from stretchlib.errors import UnknownId
from stretchlib.routine.steps import FormName, Pauses, Step
from stretchlib.routine.timeline import Routine, clock

Level = Literal["easy", "usual", "hard"]
Moment = Literal["any", "before-activity", "after-activity", "desk"]

FEWEST_MINUTES, MOST_MINUTES = 1, 120
GUIDELINE_SECONDS = 60
MOST_REPETITIONS = 3
CORE = ("hamstrings", "hip-flexors", "piriformis")
DESK = ("piriformis", "upper-back", "calves")
FORM_OF_LEVEL: dict[Level, FormName] = {"easy": "easier", "usual": "usual", "hard": "harder"}
WARM_UP_SHARE = 0.1
WARM_UP_SECONDS = (30, 300)
WARM_UP_FROM_SECONDS = 300
MOST_OVER_SECONDS = 15
CLOSE_SECONDS = 30
AREA_WORDS = {
    "hamstrings": "the hamstrings",
    "hip-flexors": "the hip flexors",
    "piriformis": "the buttock and piriformis",
    "thighs": "the thighs",
    "calves": "the calves",
    "feet": "the feet",
    "low-back": "the low back",
    "upper-back": "the upper back",
    "nerve": "the sciatic nerve",
}


class NoPlan(ValueError):
    """No plan can keep these wishes; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class _Wishes:
    seconds: int
    focus: tuple[str, ...]
    asked_for: bool
    equipment: frozenset[str] | None
    conditions: tuple[str, ...]
    positions: frozenset[str] | None
    level: Level
    moment: Moment


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
    wishes = _checked(minutes, equipment, focus, conditions, level, position, moment)
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise ValueError(f"seed is {seed!r}; it must be a whole number.")
    chance = random.Random(seed)
    allowed, left_out = _sorted_out(wishes)
    ranked = sorted(allowed, key=lambda item: (_rank(item, wishes), chance.random()))
    steps = _chosen(ranked, wishes)
    routine = Routine(
        id="plan",
        name=f"Plan for {_minutes(wishes.seconds)}",
        steps=_with_warm_up(_ordered(steps), wishes),
        pauses=Pauses(),
        left_out=tuple(left_out),
    )
    return replace(routine, why=_reasons(routine, wishes), remarks=_remarks(routine, wishes))


def _checked(
    minutes: float,
    equipment: Iterable[str] | None,
    focus: Iterable[str] | None,
    conditions: Iterable[str],
    level: str,
    position: str | Iterable[str] | None,
    moment: str,
) -> _Wishes:
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not math.isfinite(minutes):
        raise ValueError(
            f"minutes is {minutes!r}; it must be a number from {FEWEST_MINUTES} to {MOST_MINUTES}."
        )
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        raise ValueError(f"minutes is {minutes:g}; it must lie between {FEWEST_MINUTES} and {MOST_MINUTES}.")
    known = catalogue.stretches()
    areas = _several("focus", focus, get_args(Area)) if focus is not None else ()
    if focus is not None and not areas:
        raise ValueError("focus is empty; name at least one area, or leave it out.")
    things = None if equipment is None else _several("equipment", equipment, catalogue.equipment_names())
    places = None if position is None else _several("position", position, {item.position for item in known})
    if places is not None and not places:
        raise ValueError("position is empty; name at least one, or leave it out.")
    for wish, value, choices in (("level", level, get_args(Level)), ("moment", moment, get_args(Moment))):
        if value not in choices:
            raise UnknownId(wish, value, choices)
    return _Wishes(
        seconds=round(minutes * 60),
        focus=areas or (DESK if moment == "desk" else CORE),
        asked_for=focus is not None,
        equipment=None if things is None else frozenset(things),
        conditions=tuple(catalogue.condition(name).id for name in _listed(conditions)),
        positions=None if places is None else frozenset(places),
        level=level,  # type: ignore[arg-type]
        moment=moment,  # type: ignore[arg-type]
    )


def _listed(values: str | Iterable[str]) -> list[str]:
    """Names in a stable order; a set has none of its own."""
    return (
        [values]
        if isinstance(values, str)
        else sorted(values)
        if isinstance(values, set | frozenset)
        else list(values)
    )


def _several(wish: str, values: str | Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    choices = list(known)
    for value in _listed(values):
        if value not in choices:
            raise UnknownId(wish, value, choices)
    return tuple(dict.fromkeys(_listed(values)))


def _sorted_out(wishes: _Wishes) -> tuple[list[Stretch], list[str]]:
    """Techniques that keep all rules, and one sentence for each that a condition rules out."""
    fitting = [item for item in catalogue.stretches() if _form(item, wishes) is not None]
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
        words = _and([AREA_WORDS[area] for area in wishes.focus])
        cause = (
            "your conditions rule out what would fit" if near else "nothing there fits equipment and position"
        )
        raise NoPlan(f"There is no plan for {words}: {cause}.")
    return usable, left_out


def _why_none(fitting: Sequence[Stretch], wishes: _Wishes) -> str:
    if fitting:
        names = _and([catalogue.condition(key).name for key in wishes.conditions])
        return f"There is no plan, because every technique is ruled out by: {names}; ask a clinician first."
    return (
        "There is no plan, because no technique fits this equipment and position;"
        " allow another position or more equipment."
    )


def _form(item: Stretch, wishes: _Wishes) -> Stretch | Variant | None:
    """The form of a technique that equipment, position and moment allow."""
    if wishes.moment == "before-activity" and item.kind in ("ball", "roller"):
        return None
    positions = wishes.positions or frozenset(get_args(Position))
    if wishes.moment == "desk":
        positions &= {"standing", "sitting"}
    things = None if wishes.equipment is None else wishes.equipment | catalogue.ALWAYS_THERE
    return item.form_for(things, positions)


def _rank(item: Stretch, wishes: _Wishes) -> tuple[bool | int, ...]:
    """Smaller is better: asked for, first of all for that area, unchanged, no other form, no pressure."""
    moving = item.kind in ("movement", "strength")
    return (
        item.area not in wishes.focus,
        not _works_first_on_its_area(item),
        len(catalogue.cautions_for(item, wishes.conditions)),
        _form(item, wishes) is not item,
        item.kind in ("ball", "roller"),
        not moving if wishes.moment == "before-activity" else item.kind == "strength",
    )


def _works_first_on_its_area(item: Stretch) -> bool:
    """Whether its first muscle belongs to its area; the sit-back, say, works first on buttock and back."""
    if item.area not in ("hamstrings", "hip-flexors", "calves") or not item.primary:
        return True
    return catalogue.muscle(item.primary[0]).group == item.area


def _step(item: Stretch, repetitions: int, wishes: _Wishes) -> Step:
    form = _form(item, wishes)
    if isinstance(form, Variant):
        return Step(item.id, repetitions=repetitions, title=form.name, text=form.text)
    return Step(item.id, repetitions=repetitions, variant=FORM_OF_LEVEL[wishes.level])


def _seconds(steps: Iterable[Step]) -> int:
    return sum(stage.seconds for step in steps for stage in step.stages(Pauses()))


def _chosen(ranked: list[Stretch], wishes: _Wishes) -> list[Step]:
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
            f"There is no plan for {_minutes(wishes.seconds)}: the shortest technique that fits,"
            f" {shortest.name}, takes {clock(needed)} minutes."
        )
    return list(steps.values())


def _others(ranked: list[Stretch], mains: list[Stretch], wishes: _Wishes) -> list[Stretch]:
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


def _least_warm_up(wishes: _Wishes) -> int:
    """Seconds that are kept for a warm-up: a tenth of the time; none in a short break."""
    if wishes.seconds < WARM_UP_FROM_SECONDS:
        return 0
    return min(max(round(wishes.seconds * WARM_UP_SHARE), WARM_UP_SECONDS[0]), WARM_UP_SECONDS[1])


def _enough(item: Stretch, wishes: _Wishes) -> int:
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


def _with_warm_up(steps: list[Step], wishes: _Wishes) -> tuple[Step, ...]:
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


def _reasons(routine: Routine, wishes: _Wishes) -> tuple[str, ...]:
    reasons = []
    if routine.steps[0].stretch is None:
        reasons.append("Warm up: muscles stretch best when they are warm.")
    titles = {step.stretch: step.title for step in routine.steps}
    for item in routine.stretches:
        wished = item.area in wishes.focus
        purpose = f"for {AREA_WORDS[item.area]}" + ("" if wished else ", to use the time that is left")
        changes = " ".join(_changes(item, wishes))
        reasons.append(
            f"{titles[item.id] or item.name}: {purpose}.{' Change it. ' + changes if changes else ''}"
        )
    return tuple(reasons)


def _changes(item: Stretch, wishes: _Wishes) -> Iterator[str]:
    """What conditions ask for; in another form, the condition's own words fit better than the technique's."""
    other_form = _form(item, wishes) is not item
    for caution in catalogue.cautions_for(item, wishes.conditions):
        about = catalogue.condition(caution.condition)
        yield f"{about.name}: {about.change if other_form else caution.text}"


def _remarks(routine: Routine, wishes: _Wishes) -> tuple[str, ...]:
    remarks = []
    for area in wishes.focus:
        steps = [step for step in routine.steps if (item := step.technique()) and item.area == area]
        if not steps:
            remarks.append(f"There was no time or no fitting technique for {AREA_WORDS[area]}.")
            continue
        holds = [step for step in steps if (item := step.technique()) and item.dose.kind == "hold"]
        held = sum(step.seconds_a_side() for step in holds)
        if wishes.moment == "before-activity":
            if holds:
                remarks.append(
                    f"Holds for {AREA_WORDS[area]} are kept under a minute, because activity follows."
                )
        elif holds and held < GUIDELINE_SECONDS:
            remarks.append(
                f"{AREA_WORDS[area].capitalize()} get {held} seconds a side; the guideline asks for"
                f" {GUIDELINE_SECONDS} seconds, so add time or do it twice."
            )
    short = wishes.seconds - routine.seconds
    if short > CLOSE_SECONDS:
        remarks.append(
            f"The plan takes {clock(routine.seconds)} of the {clock(wishes.seconds)} minutes:"
            " more would not fit your wishes or would add little."
        )
    return tuple(remarks)


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:g} minute{'' if seconds == 60 else 's'}" if seconds % 30 == 0 else clock(seconds)


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
