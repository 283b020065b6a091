"""The whole body from the front and from behind, and where its regions are: for pointing at a place."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch

from stretchlib import body
from stretchlib.body.pose import Pose, Side
from stretchlib.body.posture import Placement
from stretchlib.figures.anatomy import skin
from stretchlib.figures.anatomy.structures import Fade, add_bones
from stretchlib.figures.anatomy.tints import bone_tint
from stretchlib.figures.engine.hand import Scene, paint
from stretchlib.figures.engine.render import Camera, Floats
from stretchlib.figures.engine.style import clear
from stretchlib.look import Theme, colours

FRONT, BACK = Camera(azimuth=90), Camera(azimuth=-90)
SIZE = (4.6, 4.7)  # inches
WIDTH = 1.76  # metres
APART = 0.86  # metres from the middle of one body to that of the other
BOTTOM = -0.06
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
    colour = colours(theme)
    ax.set_xlim(-WIDTH / 2, WIDTH / 2)
    ax.set_ylim(BOTTOM, BOTTOM + WIDTH * SIZE[1] / SIZE[0])
    for camera, title in zip(_cameras(), ("Front", "Back"), strict=True):
        placement = _placement()
        limbs = [part for side in ("left", "right") for part in _limbs(placement, side)]
        path = skin.outline([*skin.trunk(placement), *limbs], camera, floor=0.0)
        paint(ax, PathPatch(path, facecolor=colour["skin"], edgecolor="none", zorder=1))
        scene = Scene()
        add_bones(scene, placement, body.bones(), bone_tint(theme), Fade(colour["skin"], 0.5))
        scene.draw(ax, camera, pixel=0.0024, zorder=2, error=1.0)
        edge = PathPatch(path, facecolor="none", edgecolor=colour["skin-line"], linewidth=1.1, zorder=3)
        paint(ax, edge)
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


def _limbs(placement: Placement, side: str) -> list[skin.Part]:
    return [*skin.leg(placement, side), *skin.arm(placement, side)]
