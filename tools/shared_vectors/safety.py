"""The safety check: what signs and conditions lead to.

It holds ids only, so that a change of wording does not change it.
"""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

from shared_vectors import one_line
from stretchlib import catalogue
from stretchlib.routine.screening import screen
from stretchlib.widgets._safety import caution_table

FILE = "safety.json"
text = one_line
PAIRS, MIXED = 50, 30


def vectors() -> dict[str, Any]:
    """The rules as the widget gets them, and cases: each sign, each condition, some pairs, and mixtures."""
    signs = {sign.id: sign for sign in catalogue.sign_templates()}
    conditions = list(catalogue.conditions())
    cases: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((), ())]
    cases += [((sign,), ()) for sign in signs]
    cases += [((), (condition,)) for condition in conditions]
    chance = random.Random(7)
    cases += [((), pair) for pair in chance.sample(list(combinations(conditions, 2)), PAIRS)]
    for _ in range(MIXED):
        some = chance.sample(list(signs), chance.randint(0, 3))
        cases.append((tuple(some), tuple(chance.sample(conditions, chance.randint(1, 6)))))
    return {
        "emergency": [sign.id for sign in catalogue.emergency_signs()],
        "clinician": [sign.id for sign in catalogue.clinician_signs()],
        "urgency": {sign.id: sign.urgency for sign in signs.values()},
        "no_plan": [sign.id for sign in signs.values() if sign.plan == "none"],
        "brings": {sign.id: list(sign.conditions) for sign in signs.values()},
        "conditions": conditions,
        "techniques": [item.id for item in catalogue.stretches()],
        "cautions": {
            condition: {
                technique: [caution["action"], *caution["forms"]] for technique, caution in row.items()
            }
            for condition, row in caution_table().items()
        },
        "cases": [_case(*case) for case in cases],
    }


def _case(signs: tuple[str, ...], conditions: tuple[str, ...]) -> dict[str, Any]:
    found = screen(signs, conditions)
    return {
        "signs": list(signs),
        "conditions": list(conditions),
        "verdict": found.verdict,
        "no_plan": [sign.id for sign in found.no_plan],
        "heeded": list(found.conditions),
        "left_out": {item.id: [c.condition for c in cautions] for item, cautions in found.left_out},
        "changed": {item.id: [c.condition for c in cautions] for item, cautions in found.changed},
    }
