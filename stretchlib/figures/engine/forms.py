"""Plain closed forms: boxes, rods, balls, bands. Sides that meet share no vertex: their edge stays sharp."""

from __future__ import annotations

import numpy as np

from stretchlib.figures.engine.render import Floats, Ints, tube

Form = tuple[Floats, Ints]  # vertices (n, 3) in metres, outward faces (m, 3)

_CORNERS = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=float)
_SIDES = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))


def box(low: Floats, high: Floats) -> Form:
    """A box between two opposite corners, shape (3,) each, its sides along the axes."""
    middle, half = 0.5 * (np.add(low, high)), 0.5 * np.subtract(high, low)
    vertices = np.concatenate([_CORNERS[list(side)] for side in _SIDES]) * half + middle
    return vertices, _quads(len(_SIDES))


def slanted(foot: Floats, head: Floats, half: float) -> Form:
    """A square post from ``foot`` to ``head``, metres; its ends are level. ``half`` is half its width."""
    shift = np.where(_CORNERS[:, 1:2] > 0, np.asarray(head, float), np.asarray(foot, float))
    corners = shift + _CORNERS * np.array([half, 0.0, half])
    return np.concatenate([corners[list(side)] for side in _SIDES]), _quads(len(_SIDES))


def _quads(count: int) -> Ints:
    first = 4 * np.arange(count)[:, None]
    return np.concatenate([first + np.array(half) for half in ((0, 1, 2), (0, 2, 3))])


def rod(start: Floats, stop: Floats, radius: float, sides: int = 28) -> Form:
    """A round rod with flat ends."""
    path = np.linspace(np.asarray(start, float), np.asarray(stop, float), 2)
    vertices, faces = tube(path, np.full(2, radius), sides)
    walls, caps = faces[: 2 * sides], faces[2 * sides :]
    return np.concatenate([vertices, vertices]), np.concatenate([walls, caps + len(vertices)])


def ball(middle: Floats, radius: float, rings: int = 18, sides: int = 28) -> Form:
    """A ball."""
    angle = np.linspace(0.02, np.pi - 0.02, rings)
    path = np.asarray(middle, float) - radius * np.cos(angle)[:, None] * np.array([0.0, 1.0, 0.0])
    return tube(path, radius * np.sin(angle), sides, across=np.array([1.0, 0.0, 0.0]), flatten=1.0)


def band(path: Floats, radius: float, sides: int = 10) -> Form:
    """A strap along places, shape (k, 3)."""
    return tube(np.asarray(path, float), np.full(len(path), radius), sides)
