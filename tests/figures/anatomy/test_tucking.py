"""Muscles come under the skin of who wears them, and keep their thickness."""

import numpy as np
import pytest

from stretchlib.figures.anatomy.tucking import UNDER, Cover, tuck
from stretchlib.figures.engine.hand import Scene
from stretchlib.figures.engine.render import Solid

RADIUS, THICK = 0.10, 0.012  # metres: a round limb, and a flat muscle along it


ROUND, LONG = 90, 90


def limb(more=(), turned=()):
    """The closed skin of a limb along z; ``more`` vertices with ``turned`` normals are skin in a fold."""
    turn, along = np.meshgrid(np.linspace(0, 2 * np.pi, ROUND, endpoint=False), np.linspace(-0.3, 0.3, LONG))
    normals = np.stack([np.cos(turn), np.sin(turn), np.zeros_like(turn)], axis=-1).reshape(-1, 3)
    vertices = RADIUS * normals + along.reshape(-1, 1) * [0.0, 0.0, 1.0]
    return Cover(
        np.concatenate([vertices, *more]),
        np.concatenate([normals, *turned]),
        np.concatenate([vertices, [[0.0, 0.0, -0.3], [0.0, 0.0, 0.3]]]),
        sides(),
    )


def sides():
    """Triangles of the limb, outward, with its ends."""
    at = np.arange(ROUND * LONG).reshape(LONG, ROUND)
    a, b, c, d = at[:-1], np.roll(at[:-1], -1, axis=1), at[1:], np.roll(at[1:], -1, axis=1)
    faces = [np.stack(corners, axis=-1).reshape(-1, 3) for corners in ((a, b, c), (b, d, c))]
    first, last = at[0], at[-1]
    low, high = np.full(ROUND, ROUND * LONG), np.full(ROUND, ROUND * LONG + 1)
    ends = [np.stack([np.roll(first, -1), first, low], 1), np.stack([last, np.roll(last, -1), high], 1)]
    return np.concatenate([*faces, *ends])


def muscle(out):
    """The inner face and the outer face of a muscle that bows out of the limb by ``out`` metres half way."""
    along, aside = np.meshgrid(np.linspace(-0.2, 0.2, 81), np.linspace(-0.02, 0.02, 9))
    bow = RADIUS - 0.03 + (out + 0.03) * np.cos(along / 0.2 * np.pi / 2) ** 2
    faces = [np.stack([bow - depth, aside, along], axis=-1).reshape(-1, 3) for depth in (THICK, 0.0)]
    return np.concatenate(faces)


def tucked(out, *names, cover=None):
    scene = Scene()
    for name in names:
        scene.add(Solid(name, muscle(out), np.zeros((0, 3), dtype=int)), None, [muscle(out)[-81:]])
    tuck(scene, set(names), limb() if cover is None else cover)
    return scene


def test_what_stands_out_comes_under_the_skin_and_stays_as_thick():
    points = tucked(0.03, "bflh left").solids[0].vertices
    inner, outer = np.split(points, 2)
    assert np.hypot(muscle(0.03)[:, 0], muscle(0.03)[:, 1]).max() > RADIUS + 0.025, "it stood out before"
    assert np.hypot(points[:, 0], points[:, 1]).max() < RADIUS + 0.002
    assert np.linalg.norm(outer - inner, axis=1) == pytest.approx(THICK, rel=0.5)


def test_what_lies_under_the_skin_stays_where_it_is():
    assert np.array_equal(tucked(-0.02 - UNDER, "bflh left").solids[0].vertices, muscle(-0.02 - UNDER))


def test_what_lies_deep_beside_a_fold_stays_where_it_is():
    deep = -0.02 - UNDER
    inner, _ = np.split(muscle(deep), 2)
    behind = inner - [0.005, 0.0, 0.0]
    fold = limb([behind], [np.tile([1.0, 0.0, 0.0], (len(behind), 1))])
    assert np.array_equal(tucked(deep, "piri left", cover=fold).solids[0].vertices, muscle(deep))


def test_lines_on_a_muscle_go_with_it():
    scene = tucked(0.03, "bflh left")
    assert scene.fibres["bflh left"][0] == pytest.approx(scene.solids[0].vertices[-81:], abs=1e-9)
