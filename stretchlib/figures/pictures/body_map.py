"""The whole body from the front and from behind, and where its regions are: for pointing at a place."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from stretchlib import body
from stretchlib.body.pose import Pose, Side
from stretchlib.body.posture import Placement
from stretchlib.figures.anatomy.xray import Inside, draw_xray
from stretchlib.figures.engine.render import Camera, Floats
from stretchlib.figures.engine.style import clear
from stretchlib.look import Theme

FRONT, BACK = Camera(azimuth=90), Camera(azimuth=-90)
SIZE = (4.6, 4.7)  # inches
WIDTH = 1.76  # metres
APART = 0.86  # metres from the middle of one body to that of the other
BOTTOM = -0.06
WHO = "man-60"
ALT = (
    "Two outlines of the same standing person with the skeleton inside, from the front on the left and from "
    "behind on the right: a map for showing where you feel something."
)
# Arms a little away from the body, so that hip and hand do not cover each other.
STANCE = Pose(
    left=Side(shoulder_abduction=14, hip_adduction=-5), right=Side(shoulder_abduction=14, hip_adduction=-5)
)


def draw_body_map(*, ax: Axes, theme: Theme = "light") -> Axes:
    """The body from the front and from behind, in metres; the floor is at 0."""
    clear(ax)
    ax.set_xlim(-WIDTH / 2, WIDTH / 2)
    ax.set_ylim(BOTTOM, BOTTOM + WIDTH * SIZE[1] / SIZE[0])
    for camera, title in zip(_cameras(), ("Front", "Back"), strict=True):
        draw_xray(ax, _placement(), camera, Inside({}, ""), person=WHO, theme=theme)
        ax.text(camera.shift[0], BOTTOM / 2, title, ha="center", va="center", fontsize=11, weight="bold")
    return ax


def marks() -> dict[str, tuple[float, float]]:
    """Where each region is: shares of the picture's width from the left and of its height from the top."""
    front, back = _cameras()
    height = WIDTH * SIZE[1] / SIZE[0]
    found = {}
    for region, (camera, point) in _regions(_placement(), front, back).items():
        x, y, _ = camera.project(point)
        found[region] = (float(x) / WIDTH + 0.5, float(BOTTOM + height - y) / height)
    return found


def _regions(placement: Placement, front: Camera, back: Camera) -> dict[str, tuple[Camera, Floats]]:
    """Each region with the view that shows it and its middle, world metres."""
    at = placement.points
    spine = 0.5 * (at["thoracolumbar"] + at["c7"])
    found = {
        "upper-back": (back, spine),
        "low-back": (back, 0.7 * at["waist"] + 0.15 * (at["left_hip"] + at["right_hip"])),
    }
    for side in ("left", "right"):
        hip, knee, ankle = (at[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
        middle = 0.5 * (at["left_hip"] + at["right_hip"])
        out = (hip - middle) / np.linalg.norm(hip - middle)
        sit_bone = placement.landmark("ischial_tuberosity", side)
        seen = {
            "shoulder": (front, at[f"{side}_shoulder"]),
            "front-of-hip": (front, hip + 0.1 * (at["waist"] - middle)),
            "groin": (front, 0.55 * hip + 0.45 * middle + 0.18 * (knee - hip)),
            "outer-hip": (back, hip + 0.075 * out),
            "knee": (front, knee),
            "foot": (front, 0.5 * (ankle + at[f"{side}_toe"])),
            "buttock": (back, 0.35 * hip + 0.65 * sit_bone),
            "back-of-thigh": (back, hip + 0.6 * (knee - hip)),
            "calf": (back, knee + 0.36 * (ankle - knee)),
        }
        found |= {f"{region}-{side}": place for region, place in seen.items()}
    return found


def _placement() -> Placement:
    return body.place(STANCE, {"left_foot": 0.0, "right_foot": 0.0})


def _cameras() -> tuple[Camera, Camera]:
    """From the front, standing left of the middle, and from behind, standing right of it."""
    middle = 0.5 * (_placement().points["left_hip"] + _placement().points["right_hip"])
    cameras = []
    for camera, across in ((FRONT, -APART / 2), (BACK, APART / 2)):
        cameras.append(camera.moved(across - float(camera.project(middle)[0])))
    return cameras[0], cameras[1]
