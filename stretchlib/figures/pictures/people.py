"""Pose pictures in which the body wears a person: beside the stored ones, until they are better."""

from __future__ import annotations

import hashlib
import io

import numpy as np
from matplotlib.axes import Axes

from stretchlib import body
from stretchlib.body.posture import Placement
from stretchlib.catalogue.records import PoseRecord
from stretchlib.figures.anatomy import props, setting
from stretchlib.figures.anatomy.person import draw_person
from stretchlib.figures.engine.compact import compact
from stretchlib.figures.engine.render import Camera
from stretchlib.figures.engine.style import blank_axes, style
from stretchlib.figures.pictures import poses
from stretchlib.look import Theme

MARGIN = 0.04  # metres round the person
# What the hands do, by what they touch: 0 flat, 0.3 at ease, 0.7 round a rail, 1 round a strap.
HOLDS = {"bar": 0.7, "strap": 1.0, "wall": 0.0, "floor": 0.0, "mat": 0.0, "chair": 0.15, "stool": 0.15}


def hands_of(record: PoseRecord) -> float | tuple[float, float]:
    """How far the hands of a pose are closed, left and right."""
    if any(prop.kind == "strap" for prop in record.props):
        return HOLDS["strap"]
    found = {"left": 0.3, "right": 0.3}
    for contact in record.contacts:
        side, _, part = contact.point.partition("_")
        if part == "hand":
            found[side] = HOLDS.get(contact.on, 0.3)
    return found["left"], found["right"]


def draw_plan(
    ax: Axes, plan: poses.PosePlan, *, person: str = "woman-30", theme: Theme = "light"
) -> Placement:
    """Draw a planned picture with a clothed person, in metres, with the floor at 0."""
    placement, hands = poses.placed(plan.record), hands_of(plan.record)
    left, right, top = _frame(plan, placement, person)
    ax.set_xlim(left, right)
    ax.set_ylim(plan.bottom, top)
    setting.draw(ax, plan.record, placement, plan.camera, (left, right), theme)
    draw_person(ax, placement, plan.camera, person=person, hands=hands, theme=theme)
    if any(prop.kind == "strap" for prop in plan.record.props):
        sole = 0.5 * (placement.points[f"{plan.near}_heel"] + placement.points[f"{plan.near}_ball"])
        for side in ("left", "right"):
            hand = plan.camera.project(placement.points[f"{side}_hand"])
            props.strap(ax, [hand, plan.camera.project(sole)], theme)
    return placement


def _frame(plan: poses.PosePlan, placement: Placement, person: str) -> tuple[float, float, float]:
    """Left, right and top edge with room for the person and for what the plan has room for."""
    camera: Camera = plan.camera
    seen = camera.project(body.skin(placement, person).vertices)
    low, high = seen[:, :2].min(axis=0) - MARGIN, seen[:, :2].max(axis=0) + MARGIN
    return min(plan.left, float(low[0])), max(plan.right, float(high[0])), max(plan.top, float(high[1]))


def person_svg(
    stretch_id: str, phase: str = "hold", *, person: str = "woman-30", theme: Theme = "light"
) -> str:
    """The picture of a pose with a clothed person as compact SVG text; the same text every time.

    Raises
    ------
    UnknownId : no such stretch or person.
    ValueError : the stretch has no such phase.
    """
    plan = poses.plan(stretch_id, phase)
    left, right, top = _frame(plan, poses.placed(plan.record), person)
    size = np.array([right - left, top - plan.bottom]) * poses.INCHES_PER_METRE
    with style(theme):
        ax = blank_axes(round(float(size[0]), 2), round(float(size[1]), 2))
        draw_plan(ax, plan, person=person, theme=theme)
        buffer = io.StringIO()
        figure = ax.get_figure(root=True)
        assert figure is not None
        nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
        figure.savefig(buffer, format="svg", metadata=nothing)
    name = f"{stretch_id} {phase} {person}"
    return compact(buffer.getvalue(), "k" + hashlib.sha256(name.encode()).hexdigest()[:5])
