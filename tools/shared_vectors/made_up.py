"""A made-up catalogue for the planner, with rules that the real one does not reach.

Its techniques wear the real ones' poses and muscles, so that limits of joints have something to hold. All
else is drawn anew: forms, doses, places, things, cautions, and conditions that rule out everything, ask for
care with everything, count as others or forbid any plan.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, get_args
from unittest.mock import patch

from stretchlib import catalogue
from stretchlib.catalogue import care, library
from stretchlib.catalogue.records import (
    Area,
    Caution,
    Condition,
    Dose,
    Kind,
    Position,
    Sign,
    Stretch,
    Variant,
)

THINGS = ("none", "chair", "strap", "ball", "wall", "bench")
TECHNIQUES, CONDITIONS = 22, 14


@contextmanager
def made_up_catalogue() -> Iterator[None]:
    """Let every question about techniques, conditions and signs be answered from the made-up catalogue."""
    chance = random.Random(20)
    conditions = _conditions(chance)
    techniques = {item.id: item for item in _techniques(chance, list(conditions))}
    safety = {**care.safety(), "conditions": conditions, "signs": _signs(chance, list(conditions))}
    with (
        patch.object(library, "all_stretches", lambda: techniques),
        patch.object(care, "safety", lambda: safety),
    ):
        yield


def _conditions(chance: random.Random) -> dict[str, Condition]:
    limited = {
        5: {"hip_flexion": (-30.0, 78.0)},
        6: {"lumbar_flexion": (-4.0, 9.0)},
        9: {"hip_flexion": (-30.0, 80.0)},
        12: {"hip_flexion": (-20.0, 75.0)},
        7: {"hip_rotation": (-15.0, 15.0), "hip_adduction": (-50.0, 2.0)},
    }
    found: dict[str, Condition] = {}
    for number in range(CONDITIONS):
        key = f"condition-{number}"
        found[key] = Condition(
            id=key,
            name=f"Condition {number}",
            question=f"Do you have condition {number}?",
            why="It is made up.",
            skip=f"Skip it for {number}.",
            change="" if number == 5 else f"Take care with {number}.",
            status="from memory",
            everything={1: "change", 2: "change", 3: "skip"}.get(number, "no"),  # type: ignore[arg-type]
            counts_as=tuple(chance.sample(list(found), 2)) if number in (8, 11) else (),
            limits=limited.get(number, {}),
            harder=number in limited or chance.random() < 0.6,
            no_plan="Ask first about condition 4." if number == 4 else "",
        )
    return found


def _signs(chance: random.Random, conditions: list[str]) -> dict[str, Sign]:
    real = catalogue.sign_templates()
    made = [
        Sign(
            id=f"sign-{number}",
            lead=f"You feel {number}.",
            action=f"See somebody about {number}.",
            urgency="soon",
            plan="none" if number == 0 else "first-remark",
            think_of="Nothing.",
            status="from memory",
            conditions=tuple(chance.sample(conditions, number % 3)),
        )
        for number in range(5)
    ]
    return {sign.id: sign for sign in (*real[:2], *made)}


def _techniques(chance: random.Random, conditions: list[str]) -> Iterator[Stretch]:
    real = list(catalogue.stretches())
    for number in range(TECHNIQUES):
        model = real[number % len(real)]
        forms = _forms(chance, model, number)
        cut = 0 if number % 7 == 3 else chance.randint(1, len(forms))
        if "hard" in model.poses:  # a smaller change whose pose goes beyond a limit that the technique keeps
            seated = Variant(
                "Sit for it.", pose="seated", name="Seated", id="seated", steps=("Sit.", "Tip forward.")
            )
            forms, cut = (Variant("Do less of it."), seated, Variant("Go further.", pose="hard")), 2
        easier, harder = forms[:cut], forms[cut:]
        yield replace(
            model,
            id=f"technique-{number}",
            name=f"Technique {number}",
            area=chance.choice(get_args(Area)),
            kind=chance.choice(get_args(Kind)),
            position=get_args(Position)[number % 4],
            equipment=_things(chance),
            easier=easier or (Variant("Do less of it."),),
            harder=harder,
            dose=_dose(chance),
            cautions=()
            if "hard" in model.poses
            else _cautions(chance, conditions, [form.id for form in (*easier, *harder) if form.id]),
            work_from=chance.choice([None, None, len(model.steps), 1]),
            short_steps=chance.choice([(), model.short_steps]),
            which_side=chance.choice(["", "The {side} side now, and not the {other} one."]),
            way_out=chance.choice(["", "Come out of it."]),
        )


def _forms(chance: random.Random, model: Stretch, number: int) -> tuple[Variant, ...]:
    found = []
    for place in range(chance.randint(2, 4)):
        text = f"Change {place} of technique {number}: a little less of the one, and more of the other."
        pose = chance.choice([None, *model.poses])
        if chance.random() < 0.4:
            found.append(Variant(text, pose=pose))
            continue
        found.append(
            Variant(
                text,
                pose=chance.choice(list(model.poses)),
                name=f"Form {place} of {number}",
                equipment=chance.choice([None, _things(chance)]),
                position=chance.choice([None, *get_args(Position)]),
                id=f"form-{place}",
                steps=("Go there. Then stay.", f"Do form {place}. Breathe. Stay there and be calm."),
                which_side=chance.choice(["", "The {side} one leads."]),
                way_out=chance.choice(["", "Go back."]),
            )
        )
    return tuple(found)


def _things(chance: random.Random) -> tuple[str, ...]:
    some = chance.sample(THINGS, chance.choice([1, 1, 2]))
    return ("none",) if "none" in some else tuple(some)


def _dose(chance: random.Random) -> Dose:
    shared: dict[str, Any] = {"sessions_a_week": 3, "basis": "course", "article": "It says nothing."}
    kind = chance.choice(["hold", "hold", "roll", "repeat"])
    if kind == "hold":
        holds = chance.randint(1, 3)
        most = chance.choice([None, holds, holds + 2])
        seconds = chance.choice([7, 15, 20, 30, 45, 60, 90])
        return Dose(kind="hold", repetitions=holds, hold_seconds=seconds, most_repetitions=most, **shared)
    rounds = chance.randint(1, 2)
    most = chance.choice([None, rounds + 1])
    each = chance.choice([0.5, 1.5, 2.5, 4])
    if kind == "roll":
        seconds = chance.choice([30, 45, 61])
        return Dose(
            kind="roll", hold_seconds=seconds, seconds_each=each, rounds=rounds, most_rounds=most, **shared
        )
    many = chance.randint(3, 13)
    return Dose(kind="repeat", repetitions=many, seconds_each=each, rounds=rounds, most_rounds=most, **shared)


def _cautions(chance: random.Random, conditions: list[str], forms: list[str]) -> tuple[Caution, ...]:
    found = []
    for condition in chance.sample(conditions, chance.randint(0, 5)):
        text = chance.choice(["", f"Mind {condition}."])
        if chance.random() < 0.3:
            found.append(Caution(condition, "skip", text))
        elif forms and chance.random() < 0.6:
            chosen = tuple(chance.sample(forms, chance.randint(1, len(forms))))
            found.append(Caution(condition, "change", text, chosen))
        else:
            found.append(Caution(condition, "change", text))
    return tuple(found)
