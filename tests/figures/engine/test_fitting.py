"""Curves lie where the rings lie that they are fitted to, with few control points."""

import numpy as np
import pytest

from stretchlib.figures.engine.fitting import fitted


def circle(radius, middle=(0.0, 0.0), points=400):
    angle = np.linspace(0, 2 * np.pi, points)
    return np.array(middle) + radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def box(width, height, corner):
    """A box with rounded corners, as blurred grids give them, with a point in each cell."""
    turn = corner * np.stack([np.cos(a := np.linspace(0, np.pi / 2, 12)), np.sin(a)], axis=1)
    quarters = []
    for quarter, (x, y) in enumerate([(width, height), (0, height), (0, 0), (width, 0)]):
        cos, sin = [(1, 0), (0, 1), (-1, 0), (0, -1)][quarter]
        quarters.append(turn @ np.array([[cos, sin], [-sin, cos]]) + [x, y])
    ring = np.concatenate([*quarters, quarters[0][:1]])
    travelled = np.append(0.0, np.cumsum(np.hypot(*np.diff(ring, axis=0).T)))
    at = np.append(np.arange(0.0, travelled[-1]), travelled[-1])
    return np.stack([np.interp(at, travelled, along) for along in ring.T], axis=1)


def drawn(controls):
    """Points of the quadratic B-spline that SVG draws from control points."""
    before, after = np.roll(controls, 1, axis=0), np.roll(controls, -1, axis=0)
    t = np.linspace(0, 1, 20)[:, None, None]
    points = 0.5 * (1 - t) ** 2 * before + (0.5 + t - t**2) * controls + 0.5 * t**2 * after
    return points.swapaxes(0, 1).reshape(-1, 2)


def farthest(points, ring):
    steps = np.linspace(0, 1, 8)[:, None, None]
    fine = (ring[:-1] + steps * np.diff(ring, axis=0)).reshape(-1, 2)
    return max(np.hypot(*(fine - point).T).min() for point in points)


RINGS = {"circle": circle(30), "box": box(200, 12, 4), "small blob": circle(2.2, points=20)}


@pytest.mark.parametrize("error", [0.2, 0.5, 1.5])
@pytest.mark.parametrize("kind", RINGS)
def test_a_curve_strays_hardly_farther_from_its_ring_than_it_may(kind, error):
    controls, _ = fitted([RINGS[kind]], np.array([error]))
    curve = drawn(controls)
    assert max(farthest(curve, RINGS[kind]), farthest(RINGS[kind], np.append(curve, curve[:1], axis=0))) < (
        1.5 * error + 0.2
    )


def test_a_curve_stays_in_place_however_far_from_the_origin_its_ring_lies():
    near, _ = fitted([RINGS["box"]], np.array([0.3]))
    far, _ = fitted([RINGS["box"] + [4000.0, 9000.0]], np.array([0.3]))
    assert far - [4000.0, 9000.0] == pytest.approx(near, abs=1e-6)


def test_a_ring_is_drawn_alike_whatever_rings_are_fitted_with_it():
    alone, _ = fitted([RINGS["box"]], np.array([0.5]))
    together, owner = fitted([RINGS["circle"], RINGS["box"], RINGS["small blob"]], np.array([0.2, 0.5, 1.0]))
    assert together[owner == 1] == pytest.approx(alone, abs=1e-6)


def test_straight_stretches_need_few_control_points_and_bends_many():
    controls, _ = fitted([RINGS["box"]], np.array([0.5]))
    on_straights = np.count_nonzero((controls[:, 0] > 30) & (controls[:, 0] < 170))
    assert len(controls) <= 40
    assert on_straights <= 0.4 * len(controls), "seven tenths of the way round have fewer than their share"


def test_a_larger_error_never_costs_more_control_points():
    counts = [len(fitted([RINGS["box"]], np.array([error]))[0]) for error in (0.1, 0.3, 1.0, 3.0)]
    assert counts == sorted(counts, reverse=True)
