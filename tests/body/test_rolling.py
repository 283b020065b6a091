"""Balls and rollers: the body rolls over them, and no limb goes into them."""

from __future__ import annotations

import numpy as np
import pytest
from movements import measures, things

from stretchlib import body
from stretchlib.body.moving import Motion
from stretchlib.body.stored import stored
from stretchlib.catalogue import library
from stretchlib.catalogue.records import PoseRecord

ROUND = ("ball", "roller")
DEEP = 0.01  # metres beyond what flesh gives way
SLIDES = 0.01  # metres
READS = 0.08  # metres over the floor that are seen on a card
SHORT = {"ball-shoulder-blades": 0.04, "roller-outer-buttock": 0.07}  # metres; "a little", "short passes"
LONG = {"ball-foot": 0.18}  # metres; from heel to ball of the foot

POSES = {
    f"{item.id} {phase}": record
    for item in library.shipped_stretches().values()
    for phase, record in item.poses.items()
    if any(prop.kind in ROUND for prop in record.props)
}


def source(name: str) -> tuple[Motion, PoseRecord]:
    technique, _, form = name.partition(".")
    record = library.all_stretches()[technique].poses[stored("movements")["motions"][name]["pose"]]
    return body.motion(technique, form=form or None), record


MOVING = [
    name
    for name in body.motion_ids()
    if name.partition(".")[0] in library.all_stretches()
    and any(prop.kind in ROUND for prop in source(name)[1].props)
]
ROLLING = [name for name in MOVING if np.ptp(source(name)[0]._rows[:, -1]) > 0]


@pytest.mark.parametrize("record", POSES.values(), ids=POSES.keys())
def test_in_a_pose_only_what_lies_on_a_ball_or_roller_presses_on_it(record: PoseRecord) -> None:
    placed = body.place(record.pose, {c.point: c.height_cm / 100 for c in record.contacts})
    thing = things.round_of(record, placed)
    assert thing is not None
    skin = things.unpressed(placed, record.hands).vertices
    deep = things.too_deep(thing, record, things.parts_inside(thing, skin, measures.owners()))
    assert {part: depth for part, depth in deep.items() if depth > DEEP} == {}


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("name", MOVING)
def test_no_limb_goes_into_a_ball_or_roller(name: str) -> None:
    """A few instants; ``tools/check_movements.py`` looks at all."""
    motion, record = source(name)
    first = next(span for span in motion.spans if span.kind in ("hold", "loop"))
    end = 0.5 * (first.start + first.end) if first.kind == "loop" else first.start
    for t in np.linspace(0.0, end, 16):
        skin, _ = measures.unpressed(motion, float(t))
        deep = measures.in_rolled(skin, motion, record, float(t))
        assert {part: depth for part, depth in deep.items() if depth > DEEP} == {}, f"at {t:.1f} s"


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("name", ROLLING)
def test_a_ball_or_roller_rolls_half_as_far_as_the_body_on_it(name: str) -> None:
    axle, flesh = measures.rolled(*source(name))
    assert abs(axle - 0.5 * flesh) <= SLIDES
    assert flesh >= SHORT.get(name, LONG.get(name, READS))


def test_all_that_is_rolled_on_rolls() -> None:
    still = {"ball-calf", "ball-outer-buttock", "ball-outer-buttock-wall"}
    assert set(ROLLING) == set(MOVING) - still
