"""Muscles come under the skin of who wears them, and keep their thickness."""

import numpy as np
import pytest

from stretchlib.figures.anatomy.tucking import UNDER, tuck
from stretchlib.figures.engine.hand import Scene
from stretchlib.figures.engine.render import Solid

RADIUS, THICK = 0.10, 0.012  # metres: a round limb, and a flat muscle along it


def limb():
    """Vertices of the skin of a limb along z, and its normals."""
    turn, along = np.meshgrid(np.linspace(0, 2 * np.pi, 90, endpoint=False), np.linspace(-0.3, 0.3, 90))
    normals = np.stack([np.cos(turn), np.sin(turn), np.zeros_like(turn)], axis=-1).reshape(-1, 3)
    return RADIUS * normals + along.reshape(-1, 1) * [0.0, 0.0, 1.0], normals


def muscle(out):
    """The inner face and the outer face of a muscle that bows out of the limb by ``out`` metres half way."""
    along, aside = np.meshgrid(np.linspace(-0.2, 0.2, 81), np.linspace(-0.02, 0.02, 9))
    bow = RADIUS - 0.03 + (out + 0.03) * np.cos(along / 0.2 * np.pi / 2) ** 2
    faces = [np.stack([bow - depth, aside, along], axis=-1).reshape(-1, 3) for depth in (THICK, 0.0)]
    return np.concatenate(faces)


def tucked(out, *names):
    scene = Scene()
    for name in names:
        scene.add(Solid(name, muscle(out), np.zeros((0, 3), dtype=int)), None, [muscle(out)[-81:]])
    tuck(scene, set(names), *limb())
    return scene


def test_what_stands_out_comes_under_the_skin_and_stays_as_thick():
    points = tucked(0.03, "bflh left").solids[0].vertices
    inner, outer = np.split(points, 2)
    assert np.hypot(muscle(0.03)[:, 0], muscle(0.03)[:, 1]).max() > RADIUS + 0.025, "it stood out before"
    assert np.hypot(points[:, 0], points[:, 1]).max() < RADIUS + 0.002
    assert np.linalg.norm(outer - inner, axis=1) == pytest.approx(THICK, rel=0.5)


def test_what_lies_under_the_skin_stays_where_it_is():
    assert np.array_equal(tucked(-0.02 - UNDER, "bflh left").solids[0].vertices, muscle(-0.02 - UNDER))


def test_lines_on_a_muscle_go_with_it():
    scene = tucked(0.03, "bflh left")
    assert scene.fibres["bflh left"][0] == pytest.approx(scene.solids[0].vertices[-81:], abs=1e-9)
