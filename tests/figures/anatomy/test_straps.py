"""A strap keeps its length: where a hand climbs along it, the end that hangs down grows."""

from __future__ import annotations

import numpy as np
import pytest
from shared_vectors import straps

from stretchlib import body
from stretchlib.body.drawing import props
from stretchlib.figures.anatomy.furniture import things
from stretchlib.figures.anatomy.straps import STEPS, strap_path
from stretchlib.figures.engine.render import Floats
from stretchlib.figures.pictures import poses

FPS = 30
SAME = 0.01  # metres
LEAST_END = 0.05  # metres
MOVEMENTS = straps.strapped()


def length(path: Floats) -> float:
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def test_movements_with_a_strap_are_found() -> None:
    assert {"lying-strap", "lying-strap.easy"} <= set(MOVEMENTS)
    assert "lying-strap.wall" not in MOVEMENTS


@pytest.mark.long
@pytest.mark.by_turns(8)
@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("name", MOVEMENTS)
def test_a_strap_is_as_long_in_every_frame(name: str, side: str) -> None:
    technique, _, form = name.partition(".")
    motion = body.motion(technique, form=form or None, side=side)
    seen = 0
    for t in map(float, np.arange(0.0, motion.seconds, 1 / FPS)):
        if not motion.in_use(t):
            continue
        placement = motion.at(t)
        path, seen = strap_path(placement, side), seen + 1
        ends = path[: STEPS + 1], path[-STEPS - 1 :]
        assert abs(length(path) - props().strap_length) <= SAME, f"at {t:.2f} s"
        assert min(map(length, ends)) >= LEAST_END, f"at {t:.2f} s"
        assert min(end[:, 1].min() for end in ends) > 0.0, f"below the floor at {t:.2f} s"
        assert np.allclose(ends[0][-1], placement.points["left_hand"]), "an end begins at its fist"
        assert np.allclose(ends[1][0], placement.points["right_hand"])
    assert seen > 20 * FPS


def test_the_strap_that_is_drawn_is_the_one_that_was_measured() -> None:
    plan = poses.plan("lying-strap", "hold")
    placement = body.motion("lying-strap").anchor
    (strap,) = (thing for thing in things(plan.record, placement) if thing.name.startswith("strap"))
    rings = strap.form[0]
    for place in strap_path(placement, "left"):
        assert np.linalg.norm(rings - place, axis=1).min() <= 0.02
