"""The skin of a body without its arms, and where a ray leaves it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stretchlib import body
from stretchlib.body import resting, surface
from stretchlib.body.frames import Frame
from stretchlib.body.posture import Placement
from stretchlib.body.stored import stored

Floats = NDArray[np.float64]
WHO = "woman-30"
ARM = {"humerus", "forearm", "hand"}
ABOVE = np.array([0.0, 1.0, 0.0])  # so high up nothing lies flat


class Skin:
    """Unpressed skin of a placed body; ``without`` names the sides whose arms are left out."""

    def __init__(self, placement: Placement, without: tuple[str, ...]) -> None:
        frames = {name: Frame(f.rotation, f.origin + ABOVE) for name, f in placement.frames.items()}
        found = body.skin(Placement(placement.pose, frames, {}), WHO)
        self.vertices = found.vertices - ABOVE
        names = resting.carrier_names(stored("skin")["carriers"])
        arm = np.array([side in without and frame in ARM for side, frame in names])
        mine = arm[surface._mesh().index[:, 0]]
        self.faces = found.faces[~mine[found.faces].any(axis=1)]

    def hit(self, origin: Floats, direction: Floats, most: float = 0.2) -> tuple[Floats, Floats]:
        """Outermost place of the skin on a ray, and its outward direction, smoothed over 4 cm."""
        d = direction / np.linalg.norm(direction)
        a, b, c = (self.vertices[self.faces[:, k]] for k in range(3))
        first, second = b - a, c - a
        p = np.cross(d, second)
        det = np.einsum("ij,ij->i", first, p)
        with np.errstate(divide="ignore", invalid="ignore"):
            x = np.einsum("ij,ij->i", origin - a, p) / det
            q = np.cross(origin - a, first)
            y, t = q @ d / det, np.einsum("ij,ij->i", second, q) / det
        inside = (x >= 0) & (y >= 0) & (x + y <= 1) & (t > 0) & (t < most)
        if not inside.any():
            raise ValueError("This ray does not leave the skin.")
        hits = np.flatnonzero(inside)
        k = hits[t[hits].argmax()]
        at = origin + t[k] * d
        square = np.cross(first, second)
        near = np.linalg.norm((a + b + c) / 3 - at, axis=1) < 0.04
        out = square[near & (square @ square[k] > 0)].sum(axis=0)
        return at, out / np.linalg.norm(out)
