"""Steps as anybody could write them: techniques with the keys that they can use, and free ones."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from stretchlib import catalogue
from stretchlib.routine import Pauses, Routine, Step

TITLES = st.sampled_from([None, 'Say "hello" \\ and go', "Ünïcode ☀", "[bold] name"])
FORMS = st.sampled_from(["usual", "easier", "harder"])
SIDES = st.sampled_from([None, "left", "right", "each"])


def maybe(low: int, high: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(low, high)


@st.composite
def technique_steps(draw: st.DrawFn) -> Step:
    item = draw(st.sampled_from(catalogue.stretches()))
    keys: dict[str, Any] = {
        "hold": {"repetitions": maybe(1, 20), "hold_seconds": maybe(3, 300)},
        "roll": {"rounds": maybe(1, 10), "hold_seconds": maybe(3, 300)},
        "repeat": {"repetitions": maybe(1, 100), "rounds": maybe(1, 10)},
    }[item.dose.kind]
    if item.sides == "left-right":
        keys["side"] = SIDES
    return Step(item.id, **draw(st.fixed_dictionaries({**keys, "variant": FORMS, "title": TITLES})))


@st.composite
def free_steps(draw: st.DrawFn) -> Step:
    keys = draw(
        st.sampled_from(
            [
                {"seconds": st.integers(5, 3600), "rounds": maybe(1, 10)},
                {"repetitions": st.integers(1, 100), "rounds": maybe(1, 10)},
                {"repetitions": st.integers(1, 100), "hold_seconds": maybe(1, 10), "rounds": maybe(1, 10)},
                {"repetitions": maybe(1, 20), "hold_seconds": st.integers(11, 300)},
            ]
        )
    )
    return Step(title="Bridge", text="Lift the hips.", **draw(st.fixed_dictionaries({**keys, "side": SIDES})))


def steps() -> st.SearchStrategy[Step]:
    return technique_steps() | free_steps()


def routines() -> st.SearchStrategy[Routine]:
    """Routines of one to five steps that are not too long."""
    listed = st.lists(steps(), min_size=1, max_size=5).filter(lambda found: _seconds(found) <= 3 * 3600)
    return listed.map(lambda found: Routine("plan", "A name with 'quotes' and \"more\"", tuple(found)))


def _seconds(found: list[Step]) -> int:
    return sum(stage.seconds for step in found for stage in step.stages(Pauses()))
