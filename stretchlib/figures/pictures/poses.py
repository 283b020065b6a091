"""Pictures of poses: body outline, skeleton, working muscles coloured by their length, props and floor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch

from stretchlib import body, catalogue
from stretchlib.body import drawing
from stretchlib.body.pose import Pose, Side
from stretchlib.body.posture import Placement
from stretchlib.catalogue.records import PoseRecord, Stretch
from stretchlib.figures.anatomy import props, setting, skin
from stretchlib.figures.anatomy.structures import Fade, add_bones, add_kneecap_tendon, add_muscle
from stretchlib.figures.anatomy.tints import bone_tint
from stretchlib.figures.engine.hand import Scene, paint
from stretchlib.figures.engine.render import Camera
from stretchlib.figures.engine.style import clear
from stretchlib.look import Theme, change_colour, colours

LEG = ("femur", "tibia", "fibula", "patella", "talus", "foot", "toes")
ARM = ("humerus", "forearm", "hand")
SEAT, SIZES = drawing.props().seat_width, drawing.props()
# How far things reach to either side and above their height, metres; a wall runs out of the picture.
ROOM = {
    "chair": (0.03 + SEAT["chair"] / 2, SIZES.chair_back),
    "stool": (0.03 + SEAT["stool"] / 2, 0.0),
    "table": (0.02 + SEAT["table"] / 2, 0.0),
    "bar": (0.16, props.POST),
    "wall": (0.05, SIZES.wall_height - 0.2),
    "roller": (0.005 + SIZES.roller_radius, 0.0),
}
INCHES_PER_METRE = 3.1
TURN = 10.0  # degrees from the pure side view, so that both legs are seen
MARGIN = 0.07
FAR = 0.55  # how pale the far limbs are
AXIS = 0.32  # how pale trunk and arm are beside the leg that is the point of the picture


@dataclass(frozen=True)
class PosePlan:
    """What a pose picture shows and where, before a line is drawn.

    Attributes
    ----------
    camera : from the working side.
    left, right, bottom, top : frame in picture metres.
    near : the side of the body nearer to the viewer.
    """

    record: PoseRecord
    camera: Camera
    near: str
    left: float
    right: float
    bottom: float
    top: float
    muscles: tuple[str, ...]
    alt: str

    @property
    def shown(self) -> tuple[PoseRecord, str, tuple[str, ...]]:
        """What is drawn: the pose with its props, the side that is near, and the muscles."""
        return self.record, self.near, self.muscles

    @property
    def width(self) -> float:
        """Inches."""
        return round((self.right - self.left) * INCHES_PER_METRE, 2)

    @property
    def height(self) -> float:
        """Inches."""
        return round((self.top - self.bottom) * INCHES_PER_METRE, 2)


@cache
def plan(stretch_id: str, phase: str) -> PosePlan:
    """Frame and content of the picture of one pose of a technique.

    Raises
    ------
    UnknownId : no such stretch.
    ValueError : the stretch has no such phase.
    """
    stretch = catalogue.stretch(stretch_id)
    if phase not in stretch.poses:
        raise ValueError(f"'{stretch.id}' has no pose '{phase}'; it has {', '.join(stretch.poses)}.")
    named = (*stretch.primary, *stretch.secondary)
    wanted = {part for muscle in named for part in catalogue.muscle(muscle).model}
    muscles = tuple(m for m in body.drawn_muscles() if m in wanted)
    return framed(stretch.poses[phase], muscles, _alt(stretch, phase))


def framed(record: PoseRecord, muscles: tuple[str, ...], alt: str) -> PosePlan:
    """A picture of a pose, seen from its working side, with room for the body and its props.

    Parameters
    ----------
    muscles : ids of the muscles to draw, those of the body model.
    """
    near = nearer(record)
    camera = _camera(record.pose, near)
    placement = placed(record)
    limbs = (part(placement, side) for side in ("left", "right") for part in (skin.leg, skin.arm))
    shapes = [
        skin.outline(parts, camera, cell=0.01, error=0.05).vertices
        for parts in (skin.trunk(placement), *limbs)
    ]
    edge = np.concatenate(shapes)
    (left, _), (right, top) = edge.min(axis=0), edge.max(axis=0)
    for prop in record.props:
        reach, tall = ROOM.get(prop.kind, (0.0, 0.0))
        top = max(top, setting.height_of(prop, record, placement, camera) + tall)
        if reach:
            x = setting.place_of(prop, record, placement, camera)
            left, right = min(left, x - reach), max(right, x + reach)
    return PosePlan(
        record,
        camera,
        near,
        left=float(left) - MARGIN,
        right=float(right) + MARGIN,
        bottom=-0.05,
        top=float(top) + MARGIN / 2,
        muscles=muscles,
        alt=alt,
    )


def nearer(record: PoseRecord) -> str:
    """The side of the body that is nearer to the viewer: the working one, the right one of both."""
    return "right" if record.working == "both" else record.working


def _camera(pose: Pose, near: str) -> Camera:
    """From the working side; somebody who lies on a side is seen from the front."""
    if abs(pose.pelvis_roll) > 45:
        return Camera(azimuth=90.0 - TURN)
    return Camera(azimuth=TURN if near == "right" else 180.0 - TURN)


def draw_pose(stretch_id: str, phase: str = "hold", *, ax: Axes, theme: Theme = "light") -> Axes:
    """Draw one pose of a technique on ``ax``, in metres, with the floor at 0."""
    picture = plan(stretch_id, phase)
    clear(ax)
    draw_plan(ax, picture, theme)
    return ax


def draw_plan(ax: Axes, picture: PosePlan, theme: Theme, *, coarse: float = 1.0) -> None:
    """Draw a planned picture in metres, with the floor at 0, and set the axes' limits to its frame.

    Parameters
    ----------
    coarse : how many times smaller than usual it will be shown; details too small to see are left out.
    """
    placement = placed(picture.record)
    colour = colours(theme)
    near, far = picture.near, "left" if picture.near == "right" else "right"
    line = colour["skin-line"]
    camera = picture.camera
    ax.set_xlim(picture.left, picture.right)
    ax.set_ylim(picture.bottom, picture.top)
    setting.draw(ax, picture.record, placement, camera, (picture.left, picture.right), theme)
    # Far limbs first, paler, then the trunk with the near leg, then the near arm.
    for parts in (skin.leg(placement, far), skin.arm(placement, far)):
        _draw_skin(ax, parts, camera, colour["skin-far"], line, 1.0)
    scene = Scene()
    distant = Fade(colour["skin-far"], FAR)
    add_bones(scene, placement, _bones(far, LEG + ARM), bone_tint(theme), distant)
    add_kneecap_tendon(scene, placement, far, theme, distant)
    scene.draw(ax, camera, pixel=0.0028 * coarse, zorder=1.5, error=0.7)

    _draw_skin(
        ax, [*skin.trunk(placement), *skin.leg(placement, near)], camera, colour["skin"], line, 2.0, 0.86
    )
    scene, pale = Scene(), Fade(colour["skin"], AXIS)
    limbs = {*_bones("left", LEG + ARM), *_bones("right", LEG + ARM)}
    add_bones(scene, placement, [bone for bone in body.bones() if bone not in limbs], bone_tint(theme), pale)
    add_bones(scene, placement, _bones(near, LEG), bone_tint(theme))
    if "recfem" not in picture.muscles:
        add_kneecap_tendon(scene, placement, near, theme)
    known = length_changes(picture)
    for muscle in picture.muscles:
        add_muscle(scene, placement, muscle, near, change_colour(known.get(muscle, 0.0)), theme)
    scene.draw(ax, camera, pixel=0.0025 * coarse, zorder=3.0, error=0.75)

    _draw_skin(ax, skin.arm(placement, near), camera, colour["skin"], line, 4.0, 0.45)
    scene = Scene()
    add_bones(scene, placement, _bones(near, ARM), bone_tint(theme), pale)
    scene.draw(ax, camera, pixel=0.0024 * coarse, zorder=4.5)
    if any(prop.kind == "strap" for prop in picture.record.props):
        points = placement.points
        sole = 0.5 * (points[f"{near}_heel"] + points[f"{near}_ball"])
        for side in ("left", "right"):
            props.strap(ax, [camera.project(points[f"{side}_hand"]), camera.project(sole)], theme)


def length_changes(picture: PosePlan) -> dict[str, float]:
    """Per cent against standing of each muscle in the picture, for its colour: see ``told_changes``."""
    return _changes(picture.record, picture.muscles)


def _changes(record: PoseRecord, muscles: Iterable[str]) -> dict[str, float]:
    side: Side = getattr(record.pose, nearer(record))
    found = {}
    for muscle in muscles:
        if muscle not in body.muscle_ids():
            continue
        leg, spans = side.leg(), body.domain()
        # A picture may bend a joint farther than the model knows: the colour is that of the end of its range.
        angles = {
            name: min(max(leg[name], spans[name][0]), spans[name][1]) for name in body.coordinates_of(muscle)
        }
        found[muscle] = float(body.length_change([muscle], **angles)[0])
    return found


def _known(record: PoseRecord, muscle: str) -> bool:
    """Whether the length model reaches as far as a pose, for one muscle."""
    leg, spans = getattr(record.pose, nearer(record)).leg(), body.domain()
    return all(spans[name][0] <= leg[name] <= spans[name][1] for name in body.coordinates_of(muscle))


def told_changes(record: PoseRecord, muscles: Iterable[str]) -> dict[str, float]:
    """Per cent against standing of those of the ``muscles`` whose length may be told as a number."""
    leg = getattr(record.pose, nearer(record)).leg()
    return {
        muscle: percent
        for muscle, percent in _changes(record, muscles).items()
        if _known(record, muscle)
        and body.is_trusted(muscle, **{name: leg[name] for name in body.coordinates_of(muscle)})
    }


def placed(record: PoseRecord) -> Placement:
    """The body in a recorded pose, resting on its contacts."""
    return body.place(record.pose, {contact.point: contact.height_cm / 100 for contact in record.contacts})


def _draw_skin(
    ax: Axes,
    parts: list[skin.Part],
    camera: Camera,
    fill: str,
    line: str,
    zorder: float,
    alpha: float = 1.0,
) -> None:
    path = skin.outline(parts, camera, floor=0.0)
    paint(ax, PathPatch(path, facecolor=fill, edgecolor="none", alpha=alpha, zorder=zorder))
    edge = PathPatch(path, facecolor="none", edgecolor=line, linewidth=1.1, zorder=zorder)
    edge.set_joinstyle("round")
    paint(ax, edge)


def _bones(side: str, kinds: tuple[str, ...]) -> list[str]:
    return [f"{side}_{kind}" for kind in kinds]


def _alt(stretch: Stretch, phase: str) -> str:
    form = "" if phase in {"hold", "start"} else f", {phase} form"
    told = f"{stretch.name}{form}, seen from the side. {stretch.summary}"
    parts = {muscle: catalogue.muscle(muscle).model for muscle in stretch.primary}
    percent = told_changes(stretch.poses[phase], [part for model in parts.values() for part in model])
    told_muscles = [muscle for muscle, model in parts.items() if set(model) & set(percent)]
    if not told_muscles or min(percent.values()) < drawing.same_within():
        return told
    low, high = round(min(percent.values())), round(max(percent.values()))
    span = f"{low}" if low == high else f"{low} to {high}"
    groups = dict.fromkeys(catalogue.muscle(muscle).group for muscle in told_muscles)
    named = " and ".join(group.replace("-", " ") for group in groups)
    # One muscle gives its group its name: the piriformis is longer, the hamstrings are.
    verb = "is" if [*groups] == ["piriformis"] else "are"
    return f"{told} Here the {named} {verb} {span} per cent longer than in standing."
