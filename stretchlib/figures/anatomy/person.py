"""A clothed person as a small vector drawing: soft tones, and lines where one part hides another.

Drawn, not measured: the surface is that of ``stretchlib.body.skin``.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from stretchlib import body
from stretchlib.body.posture import Placement
from stretchlib.figures.engine import contours
from stretchlib.figures.engine.artist import ShadedShape
from stretchlib.figures.engine.hand import EDGE_BLUR, TONE_BLUR, paint
from stretchlib.figures.engine.render import Camera, Floats, Ints, Region, Solid, View, look, outward_normals
from stretchlib.figures.engine.trace import Area, areas_above, blur, curves
from stretchlib.look import Theme, mix

PIXEL = 0.0022  # metres
# Where each tone begins, in light from 0 to 1, and how much shadow (+) or light (-) is mixed in.
TONES: tuple[tuple[float, float], ...] = (
    (-1.0, 0.30),
    (0.34, 0.20),
    (0.46, 0.11),
    (0.60, 0.0),
    (0.82, -0.10),
)
MARKS = ("lips", "eye", "iris", "brow")  # smaller than a few grid cells: drawn triangle by triangle
SHADOW, LIGHT = "#2b2230", "#fff6ea"
WIDTHS: Mapping[int, float] = {contours.ROUND: 1.15, contours.FRONT: 0.85, contours.HEM: 0.55}
ERROR, TONE_ERROR, LINE_ERROR = 0.55, 1.3, 0.5  # grid cells that curves may stray
SLACK = 0.006  # metres that a mark may lie behind what is seen there
LEAST_TONE = 60.0  # grid cells; smaller patches of tone are specks
NIGHT = 0.16  # how much lighter very dark cloth and hair are on a dark page


def draw_person(
    ax: Axes,
    placement: Placement,
    camera: Camera,
    *,
    person: str = "woman-30",
    hands: float | tuple[float, float] = 0.3,
    theme: Theme = "light",
    pixel: float = PIXEL,
    zorder: float = 3.0,
) -> View:
    """Draw a clothed person on axes, in metres of the picture.

    Parameters
    ----------
    person, hands : as for ``sl.body.skin``.
    pixel : cell of the grid on which it is found what is visible, metres.

    Returns
    -------
    What is visible, for things that lie before the person.
    """
    skin = body.skin(placement, person, hands=hands)
    normals = outward_normals(skin.vertices, skin.faces)
    solids = [Solid(name, skin.vertices, skin.faces[faces], normals) for name, faces in skin.regions.items()]
    view = look(solids, camera, pixel=pixel)
    colours = _colours(person, theme)
    regions = view.regions()
    fills = [_fill(view, region) for region in regions]
    traced = iter(curves([area for areas, _ in fills for area in areas]))
    for rank, (region, (areas, shares)) in enumerate(zip(regions, fills, strict=True)):
        paths = [next(traced) for _ in areas]
        colour = colours[view.names[region.number]]
        tones = [_toned(colour, share) for share in shares]
        lit = [
            (path, tone) for path, tone in zip(paths[1:], tones[1:], strict=True) if np.size(path.vertices)
        ]
        shape = ShadedShape(paths[0], tones[0], lit, None, (tones[0], 0.0), (tones[0], 0.5))
        shape.set_zorder(zorder + 0.02 * rank)
        shape.set_clip_on(False)
        ax.add_artist(shape)
    _draw_lines(ax, view, theme, zorder + 0.6)
    for rank, name in enumerate(MARKS):
        outline = _mark(view, camera.project(skin.vertices), skin.faces[skin.regions[name]])
        if outline is not None:
            patch = PathPatch(
                outline, facecolor=colours[name], edgecolor="none", zorder=zorder + 0.5 + 0.01 * rank
            )
            paint(ax, patch)
    return view


def _mark(view: View, picture: Floats, faces: Ints) -> Path | None:
    """The outline of those triangles that are seen; ``picture`` are the vertices in the picture."""
    a, b, c = (picture[faces[:, k]] for k in range(3))
    facing = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0]) > 0
    middle = (a + b + c) / 3
    column = np.rint((middle[:, 0] - view.left) / view.pixel).astype(int).clip(0, view.region.shape[1] - 1)
    row = np.rint((middle[:, 1] - view.bottom) / view.pixel).astype(int).clip(0, view.region.shape[0] - 1)
    seen = faces[facing & (middle[:, 2] > view.nearness[row, column] - SLACK)]
    edges = {(int(u), int(v)) for face in seen for u, v in zip(face, np.roll(face, -1), strict=True)}
    after = {u: v for u, v in edges if (v, u) not in edges}
    vertices: list[Floats] = []
    codes: list[np.uint8] = []
    while after:
        start, here = after.popitem()
        ring = [start]
        while here != start and here in after:
            ring.append(here)
            here = after.pop(here)
        if len(ring) > 2:
            vertices += [*picture[ring, :2], picture[ring[0], :2]]
            codes += [Path.MOVETO, *[Path.LINETO] * (len(ring) - 1), Path.CLOSEPOLY]
    return Path(np.array(vertices), codes) if vertices else None


def _colours(person: str, theme: Theme) -> dict[str, str]:
    known = {each.id: each for each in body.people()}[person].colours
    if theme == "light":
        return dict(known)
    return {
        name: mix(colour, "#ffffff", NIGHT) if name in ("hair", "shorts", "brow") else colour
        for name, colour in known.items()
    }


def _toned(colour: str, shadow: float) -> str:
    return mix(colour, SHADOW, shadow) if shadow >= 0 else mix(colour, LIGHT, -shadow)


def _fill(view: View, region: Region) -> tuple[list[Area], list[float]]:
    """A region's outline with the areas of its tones, and how dark each is."""
    rows, columns = region.window
    part = view.region[region.window] == region.number
    solid, light = part.astype(float), view.light[region.window]
    frame = (view.left + columns.start * view.pixel, view.bottom + rows.start * view.pixel, view.pixel)
    # A little over its edge: neighbours meet without a gap, and the lines lie on top.
    outline = areas_above(blur(solid, EDGE_BLUR), [0.38], frame, error=ERROR)
    weight, spread = blur(np.stack([solid, solid * light]), TONE_BLUR)
    spread = np.where(weight > 0.02, spread / np.maximum(weight, 1e-3), 0.0)
    mine = light[part]
    steps = [(at, shadow) for at, shadow in TONES if np.count_nonzero(mine > at) > LEAST_TONE] or [TONES[3]]
    darkest, lit = steps[0], steps[1:]
    areas = (
        areas_above(spread, [at for at, _ in lit], frame, error=TONE_ERROR, least=LEAST_TONE) if lit else []
    )
    return outline + areas, [shadow for _, shadow in (darkest, *lit)]


def _draw_lines(ax: Axes, view: View, theme: Theme, zorder: float) -> None:
    ink = "#3c2f2d" if theme == "light" else "#0d0b0b"
    for line in contours.lines(view):
        patch = PathPatch(
            contours.path(line, view, LINE_ERROR),
            facecolor="none",
            edgecolor=ink,
            linewidth=WIDTHS[line.kind],
            capstyle="round",
            joinstyle="round",
            zorder=zorder,
        )
        paint(ax, patch)


__all__ = ["draw_person"]
