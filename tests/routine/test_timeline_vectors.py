"""When each stage runs: the answers shared with the timer in the page, and what must hold for all of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from shared_vectors import STALE, stored, timelines

from stretchlib.routine import Routine


def test_shared_timelines_are_fresh() -> None:
    assert stored(timelines) == timelines.vectors(), STALE


@pytest.mark.parametrize("own", [None, 0, 20])
def test_stages_follow_one_another_without_a_gap_to_the_end(own: int | None) -> None:
    routine = Routine.of("heel-on-stool", "cat-camel", "roller-calves")
    timeline = routine.timeline(own)
    assert timeline[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(timeline))
    assert all(timed.end - timed.start == timed.stage.seconds > 0 for timed in timeline)
    techniques = len(routine.stretches)
    assert timeline[-1].end == routine.seconds + (0 if own is None else techniques * (own - 5))


def test_who_needs_no_time_to_get_ready_starts_with_the_stretch() -> None:
    assert Routine.of("heel-on-stool").timeline(0)[0].stage.kind == "hold"


@pytest.mark.parametrize("own", [-1, 121, 2.5, True])
def test_a_wrong_time_to_get_ready_is_told(own: object) -> None:
    with pytest.raises(ValueError, match="prepare_seconds is"):
        Routine.of("heel-on-stool").timeline(own)  # type: ignore[arg-type]
