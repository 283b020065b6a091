"""The planner: which plan answers which wishes, in the real catalogue and in a made-up one.

Of each plan the file holds a digest: steps, stages with every sentence, reasons, remarks, what is left out,
or the sentence that says why there is none. Of some dozens it holds more, to be read where a digest differs.
"""

from __future__ import annotations

import base64
import hashlib
import json
import random
from dataclasses import astuple
from typing import Any, get_args

from shared_vectors import one_line
from shared_vectors.plan_catalogues import CATALOGUES, catalogue_named
from stretchlib import catalogue
from stretchlib.catalogue.records import Area, Position
from stretchlib.routine import NoPlan, plan, screen
from stretchlib.routine.wishes import Level, Moment

FILE = "plans.json"
REAL, MADE_UP, TOLD = 3600, 1600, 8
text = one_line

Wish = dict[str, Any]


def vectors(real: int = REAL, made_up: int = MADE_UP, seed: int = 20) -> dict[str, Any]:
    """For each catalogue the names that wishes refer to, wishes as ``packed``, digests, and some plans."""
    return {
        name: _answers(name, count, seed) for name, count in zip(CATALOGUES, (real, made_up), strict=True)
    }


def _answers(name: str, count: int, seed: int) -> dict[str, Any]:
    with catalogue_named(name):
        names = _names()
        chance = random.Random(f"{name} {seed}")
        wishes = [_wish(chance, names) for _ in range(count)]
        told = [answer(wish) for wish in wishes]
        return {
            "names": names,
            "wishes": [_packed(wish, names) for wish in wishes],
            "digests": [digest(each) for each in told],
            "told": [_short(each) for each in told[:TOLD]],
        }


def again(stored: dict[str, Any], step: int) -> list[str]:
    """Of every ``step``-th wish of a file that gets another plan now, what it is."""
    changed = []
    for name, part in stored.items():
        with catalogue_named(name):
            pairs = list(zip(part["wishes"], part["digests"], strict=True))[::step]
            changed += [
                f"{name}: {packed}"
                for packed, known in pairs
                if digest(answer(_unpacked(packed, part["names"]))) != known
            ]
    return changed


def _names() -> dict[str, list[str]]:
    return {
        "things": sorted(catalogue.equipment_names() - catalogue.ALWAYS_THERE),
        "areas": list(get_args(Area)),
        "conditions": list(catalogue.conditions()),
        "levels": list(get_args(Level)),
        "positions": list(get_args(Position)),
        "moments": list(get_args(Moment)),
        "signs": [sign.id for sign in catalogue.sign_templates()],
    }


def _wish(chance: random.Random, names: dict[str, list[str]]) -> Wish:
    def some(key: str, most: int, share: float) -> list[str] | None:
        if chance.random() >= share:
            return None
        return chance.sample(names[key], chance.randint(1, min(most, len(names[key]))))

    half_second = (chance.randint(30, 300) * 10 + 5) / 60  # of a warm-up: Python rounds it to even
    minutes = chance.choice(
        [chance.randint(1, 120), chance.randint(1, 20), chance.randint(2, 99) / 2, half_second]
    )
    checked = chance.random() < 0.6
    most = min(4, len(names["things"]))
    things = None if chance.random() < 0.4 else chance.sample(names["things"], chance.randint(0, most))
    return {
        "minutes": round(minutes, 3),
        "equipment": things,
        "area": some("areas", 5, 0.6),
        "conditions": some("conditions", 4, 0.55) or [],
        "level": chance.choice(names["levels"]),
        "position": some("positions", 3, 0.45),
        "moment": chance.choice(names["moments"]),
        "seed": chance.choice([0, chance.randint(-9, 99), chance.randint(0, 2**31)]),
        "signs": (some("signs", 2, 0.15) or []) if checked else None,
        "long_holds": chance.random() < 0.2,
    }


_KEYS = ("minutes", "equipment", "area", "conditions", "level", "position", "moment", "seed", "signs")
_PLACED = {
    "equipment": "things",
    "area": "areas",
    "conditions": "conditions",
    "position": "positions",
    "signs": "signs",
}


def _packed(wish: Wish, names: dict[str, list[str]]) -> list[Any]:
    """The wish as a list in the order of the file, with places in ``names`` for names."""
    row: list[Any] = []
    for key in _KEYS:
        value = wish[key]
        if key in ("level", "moment"):
            value = names[f"{key}s"].index(value)
        elif key in _PLACED and value is not None:
            value = [names[_PLACED[key]].index(each) for each in value]
        row.append(value)
    return [*row, int(wish["long_holds"])]


def _unpacked(row: list[Any], names: dict[str, list[str]]) -> Wish:
    wish: Wish = {"long_holds": bool(row[-1])}
    for key, value in zip(_KEYS, row, strict=False):
        if key in ("level", "moment"):
            wish[key] = names[f"{key}s"][value]
        elif key in _PLACED and value is not None:
            wish[key] = [names[_PLACED[key]][at] for at in value]
        else:
            wish[key] = value
    return wish


def answer(wish: Wish) -> dict[str, Any]:
    """The plan for a wish in plain lists, or why there is none."""
    wishes = {key: value for key, value in wish.items() if key != "signs"}
    try:
        made = plan(**wishes, check=None if wish["signs"] is None else screen(wish["signs"]))
    except NoPlan as none:
        return {"none": str(none)}
    return {
        "name": made.name,
        "steps": [list(astuple(step)) for step in made.steps],
        "why": list(made.why),
        "left_out": list(made.left_out),
        "remarks": list(made.remarks),
        "stages": [stage.to_dict() for stage in made.stages],
        "effort": made.effort(),
        "effort_aim": made.effort_aim(),
    }


def digest(told: dict[str, Any]) -> str:
    """Six signs for a plan: the first 36 bits of the SHA-256 of its JSON, keys in order."""
    line = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(hashlib.sha256(line.encode()).digest())[:6].decode()


def _short(told: dict[str, Any]) -> dict[str, Any]:
    """Of stages only kind, seconds and title."""
    if "none" in told:
        return told
    stages = [[stage["kind"], stage["seconds"], stage["title"]] for stage in told["stages"]]
    return {**told, "stages": stages}
