"""A clothed person with what stands round them, as a small vector drawing.

Soft tones, and lines where one part hides another. Drawn, not measured: the surface is that of
``stretchlib.body.skin``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch

from stretchlib import body
from stretchlib.body.posture import Placement
from stretchlib.figures.anatomy.dress import dressed
from stretchlib.figures.anatomy.face import draw_face
from stretchlib.figures.anatomy.furniture import Thing
from stretchlib.figures.anatomy.scenery import INK, Look, body_colours, kin_of, looks_of, solids_of, toned
from stretchlib.figures.engine import contours
from stretchlib.figures.engine.artist import ShadedShape
from stretchlib.figures.engine.hand import EDGE_BLUR, TONE_BLUR, paint
from stretchlib.figures.engine.render import Camera, Region, View, look
from stretchlib.figures.engine.trace import Area, areas_above, blur, curves
from stretchlib.look import Theme

PIXEL = 0.0022  # metres
# Points; a line round all, one where a part lies before another, and a hem. The farther apart, the heavier.
WIDTHS: Mapping[int, float] = {contours.ROUND: 1.25, contours.FRONT: 0.8, contours.HEM: 0.55}
FAR_APART, HEAVIER = 0.08, 0.35  # metres of nearness, and points that a line then gains
ERROR, TONE_ERROR, LINE_ERROR = 0.55, 1.3, 0.5  # grid cells that curves may stray
LEAST_TONE = 60.0  # grid cells; smaller patches of tone are specks


def draw_person(
    ax: Axes,
    placement: Placement,
    camera: Camera,
    *,
    person: str,
    hands: float | tuple[float, float] = 0.3,
    things: Sequence[Thing] = (),
    theme: Theme = "light",
    coarse: float = 1.0,
    zorder: float = 3.0,
) -> View:
    """Draw a clothed person and things on axes, in metres of the picture.

    Parameters
    ----------
    person, hands : as for ``sl.body.skin``.
    coarse : how many times smaller than usual it will be shown.

    Returns
    -------
    What is visible.
    """
    skin = body.skin(placement, person, hands=hands)
    people = dressed(skin, placement, camera)
    view = look([*people, *solids_of(things, camera)], camera, pixel=PIXEL * coarse)
    looks = looks_of(person, things, theme)
    draw_fills(ax, view, looks, zorder)
    draw_lines(ax, view, looks, kin_of(things), zorder + 0.6)
    draw_face(
        ax, skin, people, placement, camera, view, body_colours(person, theme), INK[theme], zorder + 0.7
    )
    return view


def draw_fills(ax: Axes, view: View, looks: Mapping[str, Look], zorder: float) -> None:
    """Fill each region with its tones."""
    regions = view.regions()
    fills = [_fill(view, region, looks[view.names[region.number]]) for region in regions]
    traced = iter(curves([area for areas, _ in fills for area in areas]))
    for rank, (areas, tones) in enumerate(fills):
        paths = [next(traced) for _ in areas]
        lit = [pair for pair in zip(paths[1:], tones[1:], strict=True) if np.size(pair[0].vertices)]
        shape = ShadedShape(paths[0], tones[0], lit, None, (tones[0], 0.0), (tones[0], 0.5))
        shape.set_zorder(zorder + 0.5 * rank / max(1, len(fills)))
        shape.set_clip_on(False)
        ax.add_artist(shape)


def _fill(view: View, region: Region, seen: Look) -> tuple[list[Area], list[str]]:
    """A region's outline with the areas of its tones, and the tones."""
    rows, columns = region.window
    part = view.region[region.window] == region.number
    solid, light = part.astype(float), view.light[region.window]
    frame = (view.left + columns.start * view.pixel, view.bottom + rows.start * view.pixel, view.pixel)
    # A little over its edge: neighbours meet without a gap, and the lines lie on top.
    outline = areas_above(blur(solid, EDGE_BLUR), [0.38], frame, error=ERROR)
    weight, spread = blur(np.stack([solid, solid * light]), TONE_BLUR)
    spread = np.where(weight > 0.02, spread / np.maximum(weight, 1e-3), 0.0)
    mine = light[part]
    steps = [(at, shadow) for at, shadow in seen.tones if np.count_nonzero(mine > at) > LEAST_TONE]
    darkest, *lit = steps or [seen.tones[2]]
    # A tone that leaves next to nothing of the one below takes its place.
    while lit and np.count_nonzero(mine <= lit[0][0]) < LEAST_TONE:
        darkest, *lit = lit
    areas = (
        areas_above(spread, [at for at, _ in lit], frame, error=TONE_ERROR, least=LEAST_TONE) if lit else []
    )
    return outline + areas, [toned(seen.colour, shadow) for _, shadow in (darkest, *lit)]


def draw_lines(
    ax: Axes,
    view: View,
    looks: Mapping[str, Look],
    kin: Mapping[str, int],
    zorder: float,
    *,
    thin: float = 1.0,
) -> None:
    """Draw the lines round regions and where a part lies before another.

    Parameters
    ----------
    looks : what has none is not drawn.
    kin : see ``contours.lines``.
    thin : scales all widths.
    """
    for line in contours.lines(view, kin):
        seen = looks.get(view.names[line.owner])
        if seen is None or (line.kind == contours.FRONT and line.jump < seen.smooth):
            continue
        width = WIDTHS[line.kind]
        if line.kind == contours.FRONT:
            width += HEAVIER * min(1.0, line.jump / FAR_APART)
        patch = PathPatch(
            contours.path(line, view, LINE_ERROR),
            facecolor="none",
            edgecolor=seen.line,
            linewidth=width * seen.heavy * thin,
            capstyle="round",
            joinstyle="round",
            zorder=zorder,
        )
        paint(ax, patch)


__all__ = ["draw_fills", "draw_lines", "draw_person"]
