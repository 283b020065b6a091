"""The small marks of a face: eyes, brows, nose and lips, which the grid of the body is too coarse for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from stretchlib.body.frames import SIDES
from stretchlib.body.posture import Placement
from stretchlib.body.surface import Skin
from stretchlib.figures.engine.hand import paint
from stretchlib.figures.engine.render import Camera, Floats, Solid, View, look
from stretchlib.figures.engine.trace import areas_above, blur, curves
from stretchlib.look import mix

PIXEL = 0.0006  # metres
REACH = 0.17  # metres round the head that are looked at again
LEAST = 8.0  # cells; smaller lips are not seen
LID, BROW, NOSE, PUPIL = 0.95, 1.5, 0.8, 2.3  # points
# Places from the middle of an eye, in the head's own axes: outward, up; metres.
BROW_LINE = ((-0.016, 0.0195), (-0.008, 0.0235), (0.004, 0.0255), (0.016, 0.0225), (0.022, 0.018))
LID_LINE = ((-0.0135, -0.001), (-0.008, 0.0045), (0.001, 0.0062), (0.009, 0.0035), (0.0145, -0.0015))
# From the tip of the nose: outward to one side and to the other, and up.
NOSE_LINE = ((-0.013, -0.004), (-0.009, -0.010), (0.0, -0.012), (0.009, -0.010), (0.013, -0.004))
UNDER_EYES = (0.022, 0.055)  # metres below the eyes between which the tip of the nose is
NOSE_AHEAD = 0.06  # metres from an eye beyond which nothing is of a face
DARKER = 0.3  # how much ink is in a brow: pale ones would not be seen
SLACK = 0.012  # metres that a mark may lie behind what is seen there


@dataclass(frozen=True)
class _Face:
    skin: Skin
    placement: Placement
    camera: Camera
    whole: View  # of the whole body and what stands round it

    @property
    def axes(self) -> Floats:
        """Columns: forward, up and right of the head in the world."""
        return self.placement.frames["head"].rotation

    def own(self, places: Floats) -> Floats:
        """World places in the head's own axes, shape (n, 3)."""
        own: Floats = (places - self.placement.frames["head"].origin) @ self.axes
        return own

    def on_skin(self, places: Sequence[tuple[float, float]]) -> Floats:
        """Places of the face by their height and their way to the right: picture x, y, nearness, (n, 3)."""
        skin = self.own(self.skin.vertices[np.unique(self.skin.faces[self.skin.regions["skin"]])])
        eye = self.eye("right")[0]
        # A hand before the face lies in its directions too, but farther ahead than a nose.
        skin = skin[(skin[:, 0] > eye - 0.045) & (skin[:, 0] < eye + NOSE_AHEAD)]
        found = []
        for up, right in places:
            gap = np.hypot(skin[:, 1] - up, skin[:, 2] - right)
            nearest = np.argsort(gap)[:4]
            weight = 1.0 / (gap[nearest] + 0.002)
            forward = float(skin[nearest, 0] @ weight / weight.sum())
            found.append(self.axes @ np.array([forward + 0.001, up, right]))
        origin = self.placement.frames["head"].origin
        return self.camera.project(np.array(found) + origin)

    def eye(self, side: str) -> Floats:
        """The middle of the iris of one side, in the head's own axes, shape (3,)."""
        iris = self.own(self.skin.vertices[np.unique(self.skin.faces[self.skin.regions["iris"]])])
        middle: Floats = iris[iris[:, 2] > 0 if side == "right" else iris[:, 2] < 0].mean(axis=0)
        return middle

    def turned(self, side: str) -> float:
        """How far the front and outside of one half of the face is turned to the viewer, up to 1."""
        out = self.axes[:, 2] * (1.0 if side == "right" else -1.0)
        return float((self.axes[:, 0] + 0.45 * out) @ self.camera.axes[2])

    def seen(self, places: Floats) -> bool:
        """Whether most of some places, picture x, y and nearness, are in front of all else."""
        view = self.whole
        column = np.rint((places[:, 0] - view.left) / view.pixel).astype(int)
        row = np.rint((places[:, 1] - view.bottom) / view.pixel).astype(int)
        rows, columns = view.region.shape
        inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
        front = np.full(len(places), np.inf)
        front[inside] = view.nearness[row[inside], column[inside]]
        return bool((places[:, 2] > front - SLACK).mean() > 0.6)


def draw_face(
    ax: Axes,
    skin: Skin,
    solids: Sequence[Solid],
    placement: Placement,
    camera: Camera,
    whole: View,
    colours: Mapping[str, str],
    ink: str,
    zorder: float,
) -> None:
    """Draw eyes, brows, nose and lips where they are seen.

    Parameters
    ----------
    solids : of the person, as they are drawn.
    whole : what is seen of everything, so that a hand before a face hides it.
    """
    face = _Face(skin, placement, camera, whole)
    lips = _lips(face, solids)
    if lips is not None:
        paint(ax, PathPatch(lips, facecolor=colours["lips"], edgecolor="none", zorder=zorder))
    for colour, width, places in _strokes(face, mix(colours["brow"], ink, DARKER), ink):
        if face.seen(places):
            line = PathPatch(_curve(places), facecolor="none", edgecolor=colour, linewidth=width)
            line.set(capstyle="round", joinstyle="round", zorder=zorder + 0.05)
            paint(ax, line)


def _lips(face: _Face, solids: Sequence[Solid]) -> Path | None:
    middle = face.camera.project(face.placement.points["head"])[:2]
    near = [_near(solid, face.camera, middle) for solid in solids]
    view = look([solid for solid in near if len(solid.faces)], face.camera, pixel=PIXEL)
    if "lips" not in view.names:
        return None
    mask = view.region == view.names.index("lips")
    rows, columns = np.nonzero(mask)
    if len(rows) < LEAST:
        return None
    x, y = view.left + view.pixel * columns, view.bottom + view.pixel * rows
    if not face.seen(np.stack([x, y, view.nearness[mask]], axis=1)):
        return None
    frame = (view.left, view.bottom, view.pixel)
    path = curves(areas_above(blur(mask.astype(float), 1.3), [0.45], frame, error=0.4, least=LEAST))[0]
    return path if np.size(path.vertices) else None


def _near(solid: Solid, camera: Camera, middle: Floats) -> Solid:
    """The part of a solid near a place of the picture, with no other vertices: they would widen the grid."""
    seen = camera.project(solid.vertices)[:, :2]
    close = np.hypot(*(seen - middle).T) < REACH
    used, faces = np.unique(solid.faces[close[solid.faces].all(axis=1)], return_inverse=True)
    normals = None if solid.normals is None else solid.normals[used]
    return Solid(solid.name, solid.vertices[used], faces.reshape(-1, 3), normals)


def _strokes(face: _Face, brow: str, ink: str) -> Iterator[tuple[str, float, Floats]]:
    """Lines with their colour and width: brows, lids and pupils, and a nose that is seen from in front."""
    for side in SIDES:
        if face.turned(side) < 0.12:
            continue
        (_, up, right), out = face.eye(side), 1.0 if side == "right" else -1.0
        yield brow, BROW, face.on_skin([(up + high, right + out * away) for away, high in BROW_LINE])
        yield ink, LID, face.on_skin([(up + high, right + out * away) for away, high in LID_LINE])
        yield ink, PUPIL, face.on_skin([(up - 0.0005, right - 0.0004), (up - 0.0005, right + 0.0004)])
    if face.axes[:, 0] @ face.camera.axes[2] > 0.55:
        up = _nose(face)
        yield ink, NOSE, face.on_skin([(up + high, away) for away, high in NOSE_LINE])


def _nose(face: _Face) -> float:
    """Height of the tip of the nose in the head's own axes."""
    skin = face.own(face.skin.vertices)
    eyes = face.eye("right")[1]
    low, high = (eyes - below for below in reversed(UNDER_EYES))
    middle = skin[(np.abs(skin[:, 2]) < 0.006) & (skin[:, 1] > low) & (skin[:, 1] < high)]
    return float(middle[middle[:, 0].argmax(), 1])


def _curve(places: Floats) -> Path:
    """A smooth line near places, shape (k, 2 or more)."""
    points = places[:, :2]
    if len(points) < 3:
        return Path(points)
    middles = 0.5 * (points[1:-2] + points[2:-1])
    vertices, codes = [points[0]], [Path.MOVETO]
    for corner, middle in zip(points[1:-2], middles, strict=True):
        vertices += [corner, middle]
        codes += [Path.CURVE3, Path.CURVE3]
    vertices += [points[-2], points[-1]]
    codes += [Path.CURVE3, Path.CURVE3]
    return Path(np.array(vertices), codes)
