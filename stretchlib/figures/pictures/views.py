"""From where a pose is seen."""

from __future__ import annotations

import numpy as np

from stretchlib.body.posture import Placement
from stretchlib.catalogue.records import PoseRecord
from stretchlib.figures.anatomy.lens import Lens
from stretchlib.figures.engine.render import Camera

TURN, AHEAD = 14.0, -12.0  # degrees from the pure side view: a little from the front, or from behind
ABOVE = 9.0  # degrees from above, so that seats and mats are seen as surfaces
SIDEWAYS, TURNED = 15.0, 25.0  # degrees of adduction or turn of the working hip that no side view shows
FROM_ABOVE, FROM_FRONT = 62.0, 68.0
HIP_RADIUS, FRONT_RADIUS, FOOT_RADIUS = 0.155, 0.215, 0.145  # metres that are seen from nearer by
OUTWARD, AHEAD_OF_HIP, UNDER = 24.0, 38.0, -32.0  # degrees from behind, from the side, from above
HIGH = 0.5  # metres; a ball so high is pressed against a wall


def first(record: PoseRecord, near: str) -> Camera:
    """From the side that is near; somebody who lies on a side is seen from the front.

    A wall or rail before the person is seen a little from behind: so its surface and the hands on it show.
    """
    if abs(record.pose.pelvis_roll) > 45:
        return Camera(azimuth=90.0 - TURN, elevation=ABOVE)
    pressed = any(prop.under and (prop.height_cm or 0) / 100 > HIGH for prop in record.props)
    ahead = not pressed and any(prop.kind in ("wall", "bar") for prop in record.props)
    turn = AHEAD if ahead else TURN
    return Camera(azimuth=turn if near == "right" else 180.0 - turn, elevation=ABOVE)


def second(record: PoseRecord, near: str) -> Camera | None:
    """Another view where the working hip goes sideways: from above who lies, else from in front."""
    if record.working == "both" or abs(record.pose.pelvis_roll) > 45:
        return None
    hip = record.pose.left if near == "left" else record.pose.right
    if hip.hip_flexion < 45 or (abs(hip.hip_adduction) < SIDEWAYS and abs(hip.hip_rotation) < TURNED):
        return None
    if abs(record.pose.pelvis_pitch) > 60:
        return Camera(azimuth=0.0 if near == "right" else 180.0, elevation=FROM_ABOVE)
    return Camera(azimuth=FROM_FRONT if near == "right" else 180.0 - FROM_FRONT, elevation=ABOVE)


def hip_from_behind(placement: Placement, near: str) -> Lens:
    """The deep buttock from nearer by, the pelvis upright however it lies."""
    out = 1.0 if near == "right" else -1.0
    turn = tuple(map(tuple, placement.frames["pelvis"].rotation.tolist()))
    middle = 0.6 * placement.points[f"{near}_hip"] + 0.4 * placement.landmark("sacral_tip", near)
    camera = Camera(azimuth=-90.0 + out * OUTWARD, against=turn)
    return Lens(camera, tuple(middle.tolist()), HIP_RADIUS, "hip")


def front_of_hip(placement: Placement, near: str) -> Lens:
    """The front of a hip from nearer by, upright as the person is: so a tipped pelvis shows."""
    middle = placement.points[f"{near}_hip"] + np.array([0.03, 0.045, 0.0])
    turn = AHEAD_OF_HIP if near == "right" else 180.0 - AHEAD_OF_HIP
    return Lens(Camera(azimuth=turn, elevation=ABOVE), tuple(middle.tolist()), FRONT_RADIUS, "front")


def sole(placement: Placement, near: str) -> Lens:
    """A foot from nearer by and from below."""
    middle = np.mean([placement.points[f"{near}_{part}"] for part in ("heel", "ball", "toe")], axis=0)
    turn = AHEAD if near == "right" else 180.0 - AHEAD
    return Lens(Camera(azimuth=turn, elevation=UNDER), tuple(middle.tolist()), FOOT_RADIUS, "foot")
