"""When each stage runs: the answers shared with the timer in the page, and what must hold for all of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from shared_vectors import STALE, stored, timelines

from stretchlib.routine import Routine


def test_shared_timelines_are_fresh() -> None:
    assert stored(timelines) == timelines.vectors(), STALE


@pytest.mark.parametrize("own", [None, 5, 20])
def test_stages_follow_one_another_without_a_gap_to_the_end(own: int | None) -> None:
    routine = Routine.of("heel-on-stool", "cat-camel", "roller-calves")
    timeline = routine.timeline(own)
    assert timeline[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(timeline))
    assert all(timed.end - timed.start == timed.stage.seconds > 0 for timed in timeline)
    techniques = len(routine.stretches)
    assert timeline[-1].end == routine.seconds + (0 if own is None else techniques * (own - 5))


def test_who_needs_no_time_to_get_ready_still_hears_the_name_and_the_way_in() -> None:
    usual, quick = (Routine.of("heel-on-stool").timeline(own)[0].stage for own in (None, 0))
    assert quick.lead == usual.least_lead < usual.lead
    assert quick.sentences == usual.sentences


def test_more_time_for_each_move_reaches_every_step_of_the_way_in_and_no_hold() -> None:
    routine = Routine.of("heel-on-stool")
    for usual, slow in zip(routine.timeline(), routine.timeline(step_seconds=5), strict=True):
        one, other = usual.stage, slow.stage
        moves = sum(sentence.moves for sentence in one.sentences) if one.kind in ("prepare", "switch") else 0
        assert other.seconds == one.seconds + 5 * moves
        assert moves or one.kind not in ("prepare", "switch")


@pytest.mark.parametrize("own", [-1, 121, 2.5, True])
def test_a_wrong_time_to_get_ready_is_told(own: object) -> None:
    with pytest.raises(ValueError, match="prepare_seconds is"):
        Routine.of("heel-on-stool").timeline(own)  # type: ignore[arg-type]
