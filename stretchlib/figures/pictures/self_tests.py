"""Pictures of the self-tests: the pose, and the angle that is read where one is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Arc

from stretchlib import body, catalogue
from stretchlib.figures.engine.render import Floats
from stretchlib.figures.engine.style import clear
from stretchlib.figures.pictures import poses
from stretchlib.look import Theme, colours

PHASE = "test"
HALO = 4.6  # points, of the ground's colour round a line, so that it is seen on any skin
RADIUS = 0.27  # metres, of the arc that shows the angle


@dataclass(frozen=True)
class Reading:
    """An angle that is read: at a joint, from a line of the room to a bone.

    Attributes
    ----------
    joint, end : where the bone starts and ends, points of the body on the tested side.
    upright : whether the room's line points straight up; else it lies level, toward the bone.
    """

    joint: str
    end: str
    upright: bool
    text: str


READINGS = {
    "active-knee-extension": Reading("knee", "ankle", True, "missing\nangle"),
    "active-leg-raise": Reading("hip", "ankle", False, "angle of\nthe leg"),
}
_SEEN = {
    "active-knee-extension": "Seen from the side. The angle to read lies between the shin and straight up.",
    "active-leg-raise": "Seen from the side. The angle to read lies between the floor and the raised leg.",
    "modified-thomas": "Seen from the side. No angle is read.",
}


@cache
def plan(test_id: str) -> poses.PosePlan:
    """Frame and content of the picture of a self-test; an unknown id raises ``UnknownId``."""
    test = catalogue.self_test(test_id)
    alt = f"{test.name}: {_SEEN[test.id]} {test.summary}"
    people = [person.id for person in body.people()]
    who = people[[*catalogue.self_tests()].index(test.id) % len(people)]
    return poses.framed(test.poses[PHASE], (), alt, person=who)


def draw_self_test(test_id: str, *, ax: Axes, theme: Theme = "light") -> Axes:
    """Draw the pose of a self-test in metres, with the floor at 0, and the angle that is read."""
    picture = plan(test_id)
    clear(ax)
    poses.draw_plan(ax, picture, theme)
    reading = READINGS.get(test_id)
    if reading is not None:
        _draw_reading(ax, picture, reading, theme)
    return ax


def _draw_reading(ax: Axes, picture: poses.PosePlan, reading: Reading, theme: Theme) -> None:
    ink, ground = (colours(theme)[name] for name in ("ink", "ground"))
    points = poses.placed(picture.record).points
    joint, end = (
        picture.camera.project(points[f"{picture.record.working}_{name}"])[:2]
        for name in (reading.joint, reading.end)
    )
    run = end - joint
    ahead = picture.camera.axes[:2, 0] * (1.0 if run[0] * picture.camera.axes[0, 0] > 0 else -1.0)
    room = np.array([0.0, 1.0]) if reading.upright else ahead / np.hypot(*ahead)
    reach = 1.08 * float(np.hypot(*run)) if reading.upright else 1.35 * RADIUS
    for direction, length, dashes in ((room, reach, (4, 3)), (run / np.hypot(*run), reach, (None, None))):
        tip = joint + length * direction
        line = np.stack([joint, tip], axis=1)
        ax.plot(*line, color=ground, linewidth=HALO, zorder=6.9, solid_capstyle="round")
        ax.plot(*line, color=ink, linewidth=1.6, dashes=dashes, zorder=7)
    low, high = sorted((_degrees(run), _degrees(room)))
    size = 2 * RADIUS
    for colour, width in ((ground, HALO + 0.6), (ink, 2.2)):
        arc = Arc((joint[0], joint[1]), size, size, theta1=low, theta2=high, color=colour, linewidth=width)
        arc.set_zorder(6.9 if colour == ground else 7)
        ax.add_artist(arc)
    # The words stand where nothing else is: beside the line straight up, or between leg and floor.
    if reading.upright:
        x, y = joint[0] - 0.03 * np.sign(run[0]), joint[1] + 0.8 * reach
        align = "right" if run[0] > 0 else "left"
    else:
        middle = np.radians(0.5 * (low + high))
        x, y = joint + 1.75 * RADIUS * np.array([np.cos(middle), np.sin(middle)])
        align = "left" if run[0] > 0 else "right"
    ax.text(x, y, reading.text, ha=align, va="center", fontsize=13, weight="bold", linespacing=1.05, zorder=8)


def _degrees(direction: Floats) -> float:
    return float(np.degrees(np.arctan2(direction[1], direction[0]))) % 360.0
