"""A circle shows what lies deep, and nothing before it."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from stretchlib import catalogue
from stretchlib.figures.anatomy.lens import draw_lens
from stretchlib.figures.anatomy.xray import Inside
from stretchlib.figures.pictures import poses, views

DEEP = {
    (stretch.id, phase): plan
    for stretch in catalogue.stretches()
    for phase in stretch.poses
    if (plan := poses.plan(stretch.id, phase, "xray")).deep
}
SEEN = 0.004  # of the circle; a muscle that shows less is hidden


def test_the_deep_buttock_and_the_sole_are_shown():
    assert {stretch for stretch, _ in DEEP} == {
        "seated-figure-four",
        "lying-figure-four",
        "knee-to-opposite-shoulder",
        "ball-foot",
    }
    assert "piri" in DEEP["seated-figure-four", "hold"].deep
    assert "glmax1" not in DEEP["seated-figure-four", "hold"].deep, "it lies over the others"


@pytest.mark.by_turns(4)
@pytest.mark.parametrize("pose", DEEP)
def test_each_deep_muscle_is_seen(pose):
    plan = DEEP[pose]
    placement = poses.placed(plan.record)
    look = views.sole if plan.deep[0] in poses.SOLE else views.hip_from_behind
    axes = plt.figure().add_axes((0, 0, 1, 1))
    inside = Inside(dict.fromkeys(plan.deep, "#aa3322"), plan.near)
    lens = look(placement, plan.near)
    view = draw_lens(axes, placement, lens, inside, person=plan.person, place=(0.5, 0.5, 0.2))
    plt.close(axes.figure)
    circle = np.pi * (lens.radius / view.pixel) ** 2
    for muscle in ("piri", "plantar-fascia"):
        if muscle in plan.deep:
            name = view.names.index(f"{muscle} {plan.near}")
            assert np.count_nonzero(view.region == name) > SEEN * circle, muscle
