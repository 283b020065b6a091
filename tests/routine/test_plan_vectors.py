"""The plans shared with the planner in the page: whether the file still says what Python says.

``STRETCHLIB_VECTORS=1`` looks at every wish of the file instead of a share of them.
"""

from __future__ import annotations

import os

from shared_vectors import STALE, plan_catalogues, plans, stored

EVERY = 1 if os.environ.get("STRETCHLIB_VECTORS") else 40
MOST_BYTES = 400_000


def test_shared_catalogues_of_the_planner_are_fresh() -> None:
    assert stored(plan_catalogues) == plan_catalogues.vectors(), STALE


def test_shared_plans_are_fresh() -> None:
    assert not plans.again(stored(plans), EVERY), STALE


def test_there_are_thousands_of_shared_plans_in_a_small_file() -> None:
    held = stored(plans)
    assert sum(len(part["wishes"]) for part in held.values()) >= 5000
    assert len(plans.text(held)) < MOST_BYTES
    sentences = {told["none"] for part in held.values() for told in part["told"] if "none" in told}
    assert sentences, "the file tells no wish that has no plan"
