"""From where a pose is seen."""

from __future__ import annotations

from stretchlib.catalogue.records import PoseRecord
from stretchlib.figures.engine.render import Camera

TURN, AHEAD = 14.0, -12.0  # degrees from the pure side view: a little from the front, or from behind
ABOVE = 9.0  # degrees from above, so that seats and mats are seen as surfaces
SIDEWAYS, TURNED = 15.0, 25.0  # degrees of adduction or turn of the working hip that no side view shows
FROM_ABOVE, FROM_FRONT = 62.0, 68.0
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
