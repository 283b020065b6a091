"""The thoracolumbar fascia of the back, between latissimus dorsi and gluteus maximus.

The fascia is drawn between landmarks (upper tip at the seventh thoracic vertebra, corners on the rim of the
pelvis, lower tip at the end of the sacrum), after the description of Willard et al. 2012; it is not measured.
"""

from __future__ import annotations

import numpy as np

from stretchlib.body.posture import Placement
from stretchlib.figures.anatomy.surfaces import ACROSS, ALONG, laid_over, slab
from stretchlib.figures.anatomy.tints import tendon_tint
from stretchlib.figures.engine.hand import Scene, Tint
from stretchlib.figures.engine.render import Camera, Floats, Solid
from stretchlib.look import Theme, mix

FASCIA = "thoracolumbar-fascia"
SIDES = ("left", "right")
MIRROR = np.array([1.0, 1.0, -1.0])
LIFT = 0.003  # metres of the fascia over the muscles that start from it


def add_fascia(scene: Scene, placement: Placement, camera: Camera, theme: Theme) -> Floats:
    """Put the thoracolumbar fascia into a scene, over what is there; gives its middle line, shape (k, 3)."""
    tip, end = _upper_tip(placement), placement.landmark("sacral_tip", "right")
    corners = [placement.landmark("iliac_crest", side) for side in SIDES]
    halves = [_half(tip, corner, end) for corner in corners]
    # One sheet from the left edge over the spine to the right edge.
    grid = np.concatenate([halves[0][::-1], halves[1][1:]])
    below = [solid for solid in scene.solids if not solid.name.endswith("humerus")]
    grid = laid_over(grid, below, camera)
    solid = Solid(FASCIA, *slab(grid, LIFT, camera.axes[2]))
    outer = solid.vertices[grid.shape[0] * grid.shape[1] :].reshape(grid.shape)
    count = len(halves[0])
    # Its fibres run down and inward from both sides, and cross.
    lines = []
    for start in range(-20, ALONG, 5):
        for turn in (1, -1):
            steps = np.arange(0, grid.shape[0])
            rows = (count - 1 + turn * (steps - count + 1)).astype(int)
            columns = (start + 0.55 * steps).astype(int)
            inside = (columns > 1) & (columns < ALONG - 2) & (rows > 0) & (rows < grid.shape[0] - 1)
            if np.count_nonzero(inside) > 8:
                lines.append(outer[rows[inside], columns[inside]])
    scene.add(solid, _fascia_tint(theme), lines)
    middle: Floats = outer[count - 1]
    return middle


def _half(tip: Floats, corner: Floats, end: Floats) -> Floats:
    """Points from the spine to the edge, shape (``ACROSS``, ``ALONG``, 3): each row from tip to end."""
    along = np.linspace(0.0, 1.0, ALONG)
    corner_at = (tip[1] - corner[1]) / (tip[1] - end[1])
    # The edge bows inward above the corner, as the muscle's fibres start, and runs straight below it.
    upper = (along / corner_at).clip(0.0, 1.0) ** 1.5
    lower = ((1.0 - along) / (1.0 - corner_at)).clip(0.0, 1.0) ** 0.8
    reach = np.where(along < corner_at, upper, lower)
    reach = 0.04 + 0.96 * np.convolve(np.pad(reach, 3, mode="edge"), np.ones(7) / 7, mode="valid")
    spine = tip + along[:, None] * (end - tip)
    out = np.array([0.0, 0.0, corner[2]])
    share = np.linspace(0.0, 1.0, ACROSS)[:, None, None]
    grid: Floats = spine + share * reach[:, None] * out
    return grid


def _upper_tip(placement: Placement) -> Floats:
    vertices, _ = placement.mesh("thoracic7")
    return np.array([vertices[:, 0].min(), vertices[:, 1].mean(), 0.0])


def _fascia_tint(theme: Theme) -> Tint:
    """As tendon, a little warmer, so that it stands apart from the bones round it."""
    tint = tendon_tint(theme)
    tones = tuple(mix(tone, "#d9c8b8", 0.25) for tone in tint.tones)
    return Tint(tones, tint.steps, tint.line, 0.7)
