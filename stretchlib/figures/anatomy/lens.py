"""A round picture of one spot of the body from nearer by: what lies deep there, and nothing before it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle

from stretchlib import body
from stretchlib.body.frames import SIDES
from stretchlib.body.posture import Placement
from stretchlib.body.surface import share_of_arm, share_of_leg
from stretchlib.figures.anatomy.dress import dressed
from stretchlib.figures.anatomy.person import PIXEL, draw_lines
from stretchlib.figures.anatomy.scenery import looks_of
from stretchlib.figures.anatomy.structures import add_bones, add_muscle
from stretchlib.figures.anatomy.tints import bone_tint
from stretchlib.figures.anatomy.xray import AWAY, INSIDE_ERROR, INSIDE_PIXEL, LEG, LINE, Inside, glass
from stretchlib.figures.engine.hand import Scene, paint
from stretchlib.figures.engine.render import EMPTY, Camera, Floats, Solid, View, look
from stretchlib.look import Theme, colours

MIDDLE = ("sacrum", "coccyx", "lumbar5", "lumbar4")
UPPER = ("lumbar3", "lumbar2", "lumbar1")
RING = 1.2  # points


@dataclass(frozen=True)
class Lens:
    """What is seen from nearer by, and from where.

    Attributes
    ----------
    camera : may look from another side than the picture round it.
    at : its middle, world metres.
    radius : how much of the body it shows, metres.
    part : ``"hip"``, ``"front"`` of it or ``"foot"``, whose bones are drawn.
    """

    camera: Camera
    at: tuple[float, float, float]
    radius: float
    part: str

    def bones(self, side: str) -> list[str]:
        """The bones that belong to what is shown."""
        if self.part == "foot":
            return [f"{side}_{kind}" for kind in LEG if kind not in ("femur", "patella")]
        if self.part == "front":
            return [f"{side}_hemipelvis", *MIDDLE, *UPPER, f"{side}_femur", f"{side}_patella"]
        return [*(f"{each}_hemipelvis" for each in SIDES), *MIDDLE, f"{side}_femur"]


def draw_lens(
    ax: Axes,
    placement: Placement,
    lens: Lens,
    inside: Inside,
    *,
    person: str,
    place: tuple[float, float, float],
    theme: Theme = "light",
) -> View:
    """Draw it on axes, in a circle; gives what is seen of bones and muscles.

    Parameters
    ----------
    inside : the muscles that are shown, with their colours.
    place : middle and radius of the circle, metres of the picture.
    """
    x, y, radius = place
    inset = ax.inset_axes((x - radius, y - radius, 2 * radius, 2 * radius), transform=ax.transData)
    inset.set_axis_off()
    middle = lens.camera.project(np.array(lens.at))[:2]
    inset.set(
        xlim=(middle[0] - lens.radius, middle[0] + lens.radius),
        ylim=(middle[1] - lens.radius, middle[1] + lens.radius),
    )
    fine = lens.radius / radius  # how many times smaller than in the picture round it a grid cell is
    colour = colours(theme)
    people = _skin(placement, lens, inside.side, person)
    view = look(people, lens.camera, pixel=PIXEL * fine)
    _crop(view, middle, lens.radius)
    names = [solid.name for solid in people]
    glass(inset, view, names, colour["skin"], 1.0)
    scene, bone = Scene(), bone_tint(theme)
    add_bones(scene, placement, lens.bones(inside.side), bone)
    for muscle, tint in inside.muscles.items():
        add_muscle(scene, placement, muscle, inside.side, tint, theme)
    seen = scene.draw(
        inset,
        lens.camera,
        pixel=INSIDE_PIXEL * fine,
        zorder=2.0,
        error=INSIDE_ERROR,
        inside=(view, names),
    )
    looks = looks_of(person, (), theme)
    lines = {name: replace(looks[name], line=colour["skin-line"], smooth=0.0) for name in names}
    draw_lines(inset, view, lines, {}, 3.0, thin=LINE)
    paint(inset, ring(middle, lens.radius, colour["muted"]))
    assert seen is not None
    return seen


def _skin(placement: Placement, lens: Lens, side: str, person: str) -> list[Solid]:
    """A person's surface without arms and without the other leg."""
    other = "left" if side == "right" else "right"
    away = np.max([share_of_leg(other), *(share_of_arm(each) for each in SIDES)], axis=0) > AWAY
    solids = dressed(body.skin(placement, person), placement, lens.camera)
    kept = [replace(solid, faces=solid.faces[~away[solid.faces].any(axis=1)]) for solid in solids]
    return [solid for solid in kept if len(solid.faces)]


def _crop(view: View, middle: Floats, radius: float) -> None:
    """Leave nothing in a view outside a circle."""
    rows, columns = view.region.shape
    x = view.left + view.pixel * np.arange(columns) - middle[0]
    y = view.bottom + view.pixel * np.arange(rows) - middle[1]
    view.region[np.hypot(x[None, :], y[:, None]) > radius] = EMPTY


def ring(middle: Floats, radius: float, line: str) -> Circle:
    """The edge of a circle."""
    return Circle(
        (float(middle[0]), float(middle[1])),
        radius,
        facecolor="none",
        edgecolor=line,
        linewidth=RING,
        zorder=4.0,
    )
