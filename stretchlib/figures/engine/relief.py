"""What makes a plate look solid: shade in hollows and at edges that turn away, and lines where a part ends.

All of it is read from the depth buffer: how far a place lies below what is round it, and where depth jumps.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stretchlib.figures.engine.render import EMPTY, Floats, View
from stretchlib.figures.engine.trace import Area, areas_above, blur

# Sizes of hollows (metres) and how much light each metre of depth below the surroundings takes.
HOLLOWS = ((0.003, 34.0), (0.009, 12.0))
DEEPEST = 0.006  # metres that count
# Metres of depth between neighbouring cells: the least of a line, and how much more makes a full one.
JUMP, SURE = 0.0020, 0.004
FURROW, SHARP = 0.00055, 0.0010  # metres of a furrow, likewise
NARROW, WIDE = 0.0007, 0.0019  # metres between which a furrow shows
LINE = 0.5
SPECK = 12.0  # cells; smaller marks are left out


def _levels(view: View) -> Floats:
    """Nearness with the ground just behind everything, metres."""
    there = np.isfinite(view.nearness) & (view.region != EMPTY)
    lowest = view.nearness[there].min() if there.any() else 0.0
    return np.where(there, view.nearness, lowest - 0.02)


def shaded(view: View) -> View:
    """The view with less light in hollows."""
    level, light = _levels(view), view.light.copy()
    room = round(3 * HOLLOWS[-1][0] / view.pixel)
    wide = np.pad(level, room, mode="edge")
    for size, takes in HOLLOWS:
        mean = blur(wide, size / view.pixel)[room:-room, room:-room]
        light -= takes * (mean - level).clip(0.0, DEEPEST)
    return replace(view, light=light.clip(0.0, 1.0))


def pen(view: View, *, error: float) -> list[Area]:
    """Where a pen would draw, as areas: just behind an edge and in sharp furrows; lines swell and taper."""
    level = _levels(view)
    wide = np.pad(level, 1, mode="edge")
    rows, columns = level.shape
    near = np.max([wide[y : y + rows, x : x + columns] for y in (0, 1, 2) for x in (0, 1, 2)], axis=0)
    jump = ((near - level - JUMP) / SURE).clip(0.0, 1.0)
    padded = np.pad(level, 12, mode="edge")
    soft, softer = (blur(padded, sigma)[12:-12, 12:-12] for sigma in (NARROW / view.pixel, WIDE / view.pixel))
    furrow = 0.9 * ((softer - soft - FURROW) / SHARP).clip(0.0, 1.0)
    ink = np.where(view.region == EMPTY, 0.0, np.maximum(jump, furrow))
    frame = (view.left, view.bottom, view.pixel)
    return areas_above(blur(ink, 0.7), [LINE], frame, error=error, least=SPECK)
