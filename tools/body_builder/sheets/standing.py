"""The standing body with what sheets need: points of frames, bones as obstacles, the sheets made so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from stretchlib import body
from stretchlib.body.bone_fields import Obstacle, obstacles
from stretchlib.body.posture import Placement

from .lofting import Plan, Sheet, made, samples
from .spans import Course, Floats, knots, ribbon, smooth, unit

BONES = (
    *("right_hemipelvis", "sacrum", "coccyx", "right_femur"),
    *("right_tibia", "right_fibula", "right_patella"),
)
PELVIS = ("right_hemipelvis", "sacrum", "coccyx")
HIP = (*PELVIS, "right_femur")
KNEE = ("right_femur", "right_tibia", "right_fibula", "right_patella", "right_hemipelvis")
SHIN = ("right_tibia", "right_fibula", "right_femur")
# Frames by short names; in standing all have the same axes.
P, F, T, C, M = "pelvis", "right_femur", "right_tibia", "right_calcn", "right_kneecap"
Spot = tuple[str, tuple[float, float, float]]
ATTACHING = 0.0016  # metres between the places of a bone to which attachments can go


@dataclass
class Standing:
    """The body in standing, of which the right half is made."""

    placement: Placement = field(default_factory=body.place)
    sheets: dict[str, Sheet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bone: dict[str, Obstacle] = dict(zip(BONES, obstacles(self.placement, BONES), strict=True))
        self._surface: dict[str, tuple[Floats, Floats]] = {}

    def at(self, frame: str, *points: Sequence[float]) -> Floats:
        """World places of points of a frame."""
        return self.placement.frames[frame].world(np.array(points, dtype=float))

    def on(self, bone: str, *points: Sequence[float], facing: Sequence[float] | None = None) -> Floats:
        """The places on a bone nearest to points of its frame, in the world; on its side ``facing``."""
        if bone not in self._surface:
            shape = body.bones()[bone]
            self._surface[bone] = samples(shape.vertices, shape.faces, ATTACHING)
        known, normals = self._surface[bone]
        if facing is not None:
            known = known[normals @ unit(np.array(facing)) > 0.3]
        frame = self.placement.frames[body.bones()[bone].frame]
        return frame.world(known[cKDTree(known).query(np.array(points, dtype=float))[1]])

    def path(self, strand: str) -> Floats:
        """The path of a strand as other drawings have it."""
        return self.placement.muscle_path(strand, "right")


def line(b: Standing, *spots: Spot, count: int = 60) -> Floats:
    """A smooth curve through points of frames."""
    return smooth(np.array([b.at(frame, point)[0] for frame, point in spots]), count)


def make(b: Standing, sheet_id: str, strands: Sequence[Floats], volume: float | None, **plan: Any) -> None:
    """Make a sheet of so many cm3 from strands, each from origin to insertion; ``plan`` as in ``Plan``."""
    wanted = Plan(volume, **plan)
    below = [b.sheets[name].obstacle() for name in wanted.over]
    b.sheets[sheet_id] = made(sheet_id, strands, wanted, b.bone, below)


def strap(
    b: Standing,
    sheet_id: str,
    spots: Sequence[Spot],
    widths: Sequence[tuple[float, float]],
    side: Floats,
    volume: float | None,
    out: Floats,
    along: Course,
    tendon: Callable[[Floats, Floats], Floats] | None = None,
    **plan: Any,
) -> None:
    """Make a slender muscle: a middle line with a width (metres) along it, towards ``side``."""
    mid = line(b, *spots)
    width = knots(*widths)(np.linspace(0, 1, len(mid)))
    given = {"bones": HIP, "seat": 0.5, "ends": (0.08, 0.08), "size": (21, 57)} | plan
    if tendon is not None:
        given["tendon"] = tendon
    make(b, sheet_id, ribbon(mid, width, side), volume, out=out, along=along, **given)
