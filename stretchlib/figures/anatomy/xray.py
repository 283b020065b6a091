"""A person seen through: clear skin over bones, the muscles that matter and the nerve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch

from stretchlib import body
from stretchlib.body.frames import SIDES
from stretchlib.body.posture import Placement
from stretchlib.body.surface import share_of_arm, share_of_leg
from stretchlib.figures.anatomy.dress import dressed
from stretchlib.figures.anatomy.furniture import Thing
from stretchlib.figures.anatomy.person import PIXEL, draw_fills, draw_lines
from stretchlib.figures.anatomy.scenery import kin_of, looks_of, solids_of
from stretchlib.figures.anatomy.structures import (
    Fade,
    add_bones,
    add_kneecap_tendon,
    add_muscle,
    add_nerve,
)
from stretchlib.figures.anatomy.tints import bone_tint
from stretchlib.figures.anatomy.tucking import Cover, tuck
from stretchlib.figures.engine.hand import EDGE_BLUR, Scene, paint
from stretchlib.figures.engine.render import Camera, Solid, View, look, outward_normals
from stretchlib.figures.engine.trace import areas_above, blur, curves
from stretchlib.look import Theme, colours, mix

LEG = ("femur", "tibia", "fibula", "patella", "talus", "foot", "toes")
HANDS = ("left_hand", "right_hand")
FAR, AXIS = 0.55, 0.32  # how pale far limbs are, and trunk and arms, beside the leg that is the point
CLEAR = 0.84  # how much of what stands behind the person the skin covers
LINE = 0.8  # beside the width of lines round a clothed person
HEM_PALE = 0.5
INSIDE_PIXEL, INSIDE_ERROR = 0.0026, 0.75
AWAY = 0.5  # how far skin that covers no muscle of ours goes with an arm or the other leg


@dataclass(frozen=True)
class Inside:
    """What is to be seen inside.

    Attributes
    ----------
    muscles : ids with the colour of each.
    side : ``"left"`` or ``"right"``, whose muscles these are and whose leg stands out; ``""`` for none.
    nerve : whether the sciatic nerve of that side is drawn.
    """

    muscles: Mapping[str, str]
    side: str
    nerve: bool = False


def draw_xray(
    ax: Axes,
    placement: Placement,
    camera: Camera,
    inside: Inside,
    *,
    person: str,
    hands: float | tuple[float, float] = 0.3,
    things: Sequence[Thing] = (),
    theme: Theme = "light",
    coarse: float = 1.0,
    zorder: float = 1.0,
) -> View:
    """Draw a person seen through, in metres of the picture; what stands round is as beside the clothed one.

    Parameters are those of ``draw_person``. Bones of the hands are left out: only fingers close.
    """
    people = dressed(body.skin(placement, person, hands=hands), placement, camera)
    names = [solid.name for solid in people]
    room = solids_of(things, camera)
    view = look([*people, *room], camera, pixel=PIXEL * coarse)
    looks, kin = looks_of(person, things, theme), kin_of(things)
    if room:
        empty = look(room, camera, pixel=PIXEL * coarse)
        draw_fills(ax, empty, looks, zorder)
        draw_lines(ax, empty, looks, kin, zorder + 0.5)
    colour = colours(theme)
    glass(ax, view, names, colour["skin"], zorder + 0.6)
    scene, flesh = _scene(placement, inside, colour["skin"], theme)
    if inside.side:
        tuck(scene, flesh, _own_skin(people, inside.side))
    pixel = INSIDE_PIXEL * coarse
    scene.draw(ax, camera, pixel=pixel, zorder=zorder + 1.0, error=INSIDE_ERROR, inside=(view, names))
    edge = colour["skin-line"]
    pale = mix(edge, colour["skin"], HEM_PALE)
    strong = ("skin", "shirt", "shorts", "hair")
    lines = {name: replace(looks[name], line=edge if name in strong else pale, smooth=0.0) for name in names}
    draw_lines(ax, view, lines, kin, zorder + 2.0, thin=LINE)
    return view


def glass(ax: Axes, view: View, names: Sequence[str], colour: str, zorder: float) -> None:
    """A person's outline, filled so that what stands behind shows faintly."""
    mask = np.isin(view.region, [view.names.index(name) for name in names if name in view.names])
    frame = (view.left, view.bottom, view.pixel)
    path = curves(areas_above(blur(mask.astype(float), EDGE_BLUR), [0.45], frame, error=0.55))[0]
    paint(ax, PathPatch(path, facecolor=colour, edgecolor="none", alpha=CLEAR, zorder=zorder))


def _own_skin(people: Sequence[Solid], side: str) -> Cover:
    """The skin, without arms and without the leg of the other side."""
    skin = people[0]  # all regions share their vertices
    away = share_of_leg("left" if side == "right" else "right")
    away = np.max([away, *(share_of_arm(each) for each in SIDES)], axis=0)
    normals = skin.normals if skin.normals is not None else outward_normals(skin.vertices, skin.faces)
    faces = np.concatenate([solid.faces for solid in people])
    return Cover(skin.vertices[away < AWAY], normals[away < AWAY], skin.vertices, faces)


def _scene(placement: Placement, inside: Inside, ground: str, theme: Theme) -> tuple[Scene, set[str]]:
    """What is to be seen inside, and the names of the muscles and nerves in it."""
    scene, near = Scene(), inside.side
    far = "left" if near == "right" else "right"
    bone, pale, distant = bone_tint(theme), Fade(ground, AXIS), Fade(ground, FAR)
    if not near:
        add_bones(scene, placement, [name for name in body.bones() if name not in HANDS], bone, pale)
        return scene, set()
    near_leg, far_leg = ([f"{side}_{kind}" for kind in LEG] for side in (near, far))
    shown = [name for name in body.bones() if name not in {*near_leg, *far_leg, *HANDS}]
    add_bones(scene, placement, far_leg, bone, distant)
    add_kneecap_tendon(scene, placement, far, theme, distant)
    add_bones(scene, placement, [name for name in shown if name.startswith(far)], bone, distant)
    add_bones(scene, placement, [name for name in shown if not name.startswith(far)], bone, pale)
    add_bones(scene, placement, near_leg, bone)
    if "recfem" not in inside.muscles:
        add_kneecap_tendon(scene, placement, near, theme)
    bones = set(scene.tints)
    for muscle, colour in inside.muscles.items():
        add_muscle(scene, placement, muscle, near, colour, theme)
    if inside.nerve:
        add_nerve(scene, placement, near, body.nerve_variants()[0], theme)
    return scene, set(scene.tints) - bones
