"""The Python side of a plan for somebody: what it makes of the plan that the page tells."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from stretchlib import show
from stretchlib.routine import NoPlan, Routine, Step
from stretchlib.widgets import plan_writer

STEPS = (
    Step("lying-strap", repetitions=1, side="left", care="Keep it small."),
    Step(title="Walk", text="About.", seconds=60),
)


def test_its_plan_is_that_of_the_page_with_the_note() -> None:
    widget = plan_writer()
    widget.made = {"name": "Evenings", "note": "Twice.", "steps": [asdict(step) for step in STEPS]}
    assert widget.plan == Routine("plan", "Evenings", STEPS, note="Twice.")
    assert repr(widget) == f"PlanWriter({widget.plan!r})"


def test_without_a_plan_it_says_what_is_missing() -> None:
    widget = plan_writer()
    with pytest.raises(NoPlan, match="Add a technique first"):
        _ = widget.plan
    assert repr(widget) == "PlanWriter()"


def test_where_no_script_runs_it_says_what_would_be_there() -> None:
    text = show.plain(plan_writer().fallback())
    assert "A plan for somebody" in text
    assert "With scripts" in text
