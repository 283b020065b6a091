"""What stands round a body, as solids: seats, walls, rails, balls, straps. Drawn, not measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from stretchlib.body.drawing import props as sizes
from stretchlib.body.posture import Placement
from stretchlib.catalogue.records import PoseRecord, Prop
from stretchlib.figures.anatomy.straps import strap_path
from stretchlib.figures.engine import forms
from stretchlib.figures.engine.forms import Form
from stretchlib.figures.engine.render import Floats

WOOD = 0.018  # metres, half the width of a leg
WALL_DEEP, WALL_WIDE = 0.03, 0.42  # metres; half of a wall's width
BESIDE = 0.03  # metres from the body's middle to a corner that one leg passes
LEAST_WALL, OVER_HEAD = 1.25, 0.22  # metres
PALM, HEEL = 0.035, 0.035  # from the middle of a hand, or the end of a heel, to the wall
RAIL, RAIL_GAP = 0.018, 0.10  # radius of a rail, and how far it stands before its wall
RAIL_WIDE = 0.36
BANISTER = 0.42  # metres from the middle of a rail beside the body to its posts
SHIN, LEAST_SEAT, TABLE = 0.075, 0.3, 0.8  # metres; of a table along z
EDGE = 0.12  # of a table beyond who lies on it
ROLLER_HALF = 0.23
MAT_WIDE, MAT_END, MAT_DEEP = 0.34, 0.12, 0.014
UNDER = 0.003  # metres that a surface lies under the skin that rests on it: both are flat there
STRAP = 0.012
AHEAD, RIGHT = np.array([1.0, 0.0, 0.0]), np.array([0.0, 0.0, 1.0])
PLAIN, DARK, STRONG = "prop", "prop-dark", "prop-line"
TOWARD = {"ball": 0.11}


@dataclass(frozen=True)
class Thing:
    """A solid part of furniture.

    Attributes
    ----------
    token : the design token of its colour.
    toward : metres that it is drawn nearer to the viewer: what rests on a ball gives way and would hide it.
    """

    name: str
    form: Form
    token: str
    toward: float = 0.0


def things(record: PoseRecord, placement: Placement) -> list[Thing]:
    """All that a pose needs, where its contacts are. The person faces along x."""
    made: list[Thing] = []
    for prop in record.props:
        rests = [contact.point for contact in record.contacts if contact.on == prop.kind]
        parts = _MAKERS.get(prop.kind, _nothing)(prop, record, placement, rests)
        made += (
            Thing(f"{prop.kind} {number}", form, token, TOWARD.get(prop.kind, 0.0))
            for number, (form, token) in enumerate(parts)
        )
    return made


def is_ground(thing: Thing) -> bool:
    """Whether everything stands on it."""
    return thing.name.startswith(("mat", "pad"))


Parts = Iterator[tuple[Form, str]]


def _nothing(*_: object) -> Parts:
    return iter(())


def _middle(names: Iterable[str], placement: Placement) -> Floats:
    middle: Floats = np.mean([part(name, placement) for name in names], axis=0)
    return middle


def part(name: str, placement: Placement) -> Floats:
    """World position of a part of the body that rests on something, shape (3,)."""
    points = placement.points
    if name in points:
        return points[name]
    if name == "buttocks":
        return 0.5 * (points["left_buttock"] + points["right_buttock"])
    if name == "upper_back":
        return 0.6 * points["c7"] + 0.4 * points["thoracolumbar"]
    side, _, place = name.partition("_")
    hip, knee, ankle = (points[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
    if place == "thigh":
        return 0.5 * (hip + knee)
    if place in {"calf", "shin"}:
        return knee + 0.38 * (ankle - knee)
    if place == "shoulder_blade":
        blade = 0.75 * points["c7"] + 0.25 * points["thoracolumbar"]
        return np.array([blade[0], blade[1], 0.45 * points[f"{side}_shoulder"][2]])
    if place == "foot":
        return 0.5 * (points[f"{side}_heel"] + points[f"{side}_ball"])
    return points[f"{side}_heel"]


def _stands(prop: Prop, at: Floats) -> Floats:
    """Where a thing stands: as far ahead as its record says, or else at what touches it."""
    return at if prop.ahead_cm is None else np.array([prop.ahead_cm / 100, at[1], at[2]])


def _sitters_seat(
    at: Floats, height: float, wide: float, placement: Placement, *, given: bool
) -> tuple[Floats, float]:
    """Middle and depth along x of a seat that ends before the shins of who sits on it.

    Parameters
    ----------
    given : whether ``at`` is the middle of the seat, not that of the sitter.
    """
    back = at[0] + (0.0 if given else sizes().seat_ahead_of_sitter) - wide / 2
    front = back + wide
    for side in ("left", "right"):
        knee, ankle = placement.points[f"{side}_knee"], placement.points[f"{side}_ankle"]
        if knee[1] - ankle[1] > 0.25:  # this shin hangs down before the seat
            share = float(np.clip((knee[1] - height) / (knee[1] - ankle[1]), 0.0, 1.0))
            front = min(front, float(knee[0] + share * (ankle[0] - knee[0])) - SHIN)
    deep = max(LEAST_SEAT, float(front) - float(back))
    return np.array([back + deep / 2, at[1], at[2]]), deep


def _seat(middle: Floats, height: float, wide: float, deep: float) -> Parts:
    """A seat on four legs; ``wide`` along x, ``deep`` along z, metres."""
    x, z, thick = float(middle[0]), float(middle[2]), sizes().seat_thickness
    half = np.array([wide / 2, deep / 2])
    for ahead in (-1, 1):
        for right in (-1, 1):
            foot, head = (half * share for share in (0.94, 0.84))
            yield (
                forms.slanted(
                    np.array([x + ahead * foot[0], 0.0, z + right * foot[1]]),
                    np.array([x + ahead * head[0], height - thick, z + right * head[1]]),
                    WOOD,
                ),
                DARK,
            )
    low = np.array([x - half[0], height - thick, z - half[1]])
    yield forms.box(low, np.array([x + half[0], height - UNDER, z + half[1]])), PLAIN


def _height(prop: Prop, placement: Placement, rests: Sequence[str]) -> float:
    return float(placement.contacts.get(rests[0], 0.0)) if rests else (prop.height_cm or 0.0) / 100


def _stool(prop: Prop, record: PoseRecord, placement: Placement, rests: Sequence[str]) -> Parts:
    height, wide = _height(prop, placement, rests), sizes().seat_width[prop.kind]
    if any(contact.point == "back" and contact.on == prop.kind for contact in record.contacts):
        ends = [placement.points[name] for name in ("head", "right_hip")]
        long = abs(float(ends[0][0] - ends[1][0])) + 2 * EDGE
        return _seat(np.mean(ends, axis=0), height, long, 0.66)
    at = _stands(prop, _middle(rests, placement) if rests else np.zeros(3))
    deep = wide
    if rests and rests[0] == "buttocks":
        at, deep = _sitters_seat(at, height, wide, placement, given=prop.ahead_cm is not None)
    return _seat(at, height, deep, wide if prop.kind == "stool" else TABLE)


def _chair(prop: Prop, _record: PoseRecord, placement: Placement, rests: Sequence[str]) -> Parts:
    height, wide = _height(prop, placement, rests), sizes().seat_width["chair"]
    sitting = bool(rests) and rests[0] == "buttocks"
    at = _stands(prop, _middle(rests, placement) if rests else np.zeros(3))
    deep = wide
    if sitting:
        at, deep = _sitters_seat(at, height, wide, placement, given=prop.ahead_cm is not None)
    yield from _seat(at, height, deep, wide)
    # Who sits has it behind; who faces the chair at its far side.
    x, z, top = float(at[0]) + (-1 if sitting else 1) * (deep / 2 - WOOD), float(at[2]), sizes().chair_back
    for right in (-1, 1):
        post = z + right * (wide / 2 - WOOD)
        low, high = np.array([x - WOOD, height, post - WOOD]), np.array([x + WOOD, height + top, post + WOOD])
        yield forms.box(low, high), DARK
    low = np.array([x - 0.6 * WOOD, height + 0.55 * top, z - wide / 2 + 2 * WOOD])
    yield forms.box(low, np.array([x + 0.6 * WOOD, height + top, z + wide / 2 - 2 * WOOD])), PLAIN


def _wall(_prop: Prop, record: PoseRecord, placement: Placement, rests: Sequence[str]) -> Parts:
    x, side = _wall_at(record, placement, rests)
    ends = sorted((x, x + side * WALL_DEEP))
    start, stop = -WALL_WIDE, WALL_WIDE
    if _leg_passes(rests):  # a corner: the other leg lies beside it
        start, stop = sorted((BESIDE * side_of(rests[0]), WALL_WIDE * side_of(rests[0])))
    low, high = np.array([ends[0], 0.0, start]), np.array([ends[1], _tall(placement), stop])
    yield forms.box(low, high), PLAIN


def _tall(placement: Placement) -> float:
    """How much of a wall is drawn: more than the person is high, so that nobody takes it for a screen."""
    return max(LEAST_WALL, OVER_HEAD + max(float(point[1]) for point in placement.points.values()))


def _leg_passes(rests: Sequence[str]) -> bool:
    return len(rests) == 1 and rests[0].endswith("heel")


def side_of(part_name: str) -> float:
    """1 for a part of the right side, -1 for one of the left: the direction of z."""
    return 1.0 if part_name.startswith("right") else -1.0


def _wall_at(record: PoseRecord, placement: Placement, rests: Sequence[str]) -> tuple[float, int]:
    """Where a wall's surface is along x, and to which side the wall lies."""
    given = next(prop.ahead_cm for prop in record.props if prop.kind == "wall")
    if given is not None:
        return given / 100, 1 if given > 0 else -1
    pressed = [prop for prop in record.props if prop.under and (prop.height_cm or 0) > 50]
    if pressed:
        return float(_pressed_at(pressed[0], placement)[0]) - sizes().ball_radius, -1
    if rests and all(name.endswith("heel") for name in rests):
        return float(placement.points[rests[0]][0]) + HEEL, 1
    if rests:
        return max(float(placement.points[name][0]) for name in rests) + PALM, 1
    seat = [contact.point for contact in record.contacts if contact.on == "chair"]
    if seat:  # the chair's back stands at the wall
        return float(_middle(seat, placement)[0]) + sizes().seat_width["chair"] / 2 + 0.005, 1
    hands = [placement.points[f"{side}_hand"][0] for side in ("left", "right")]
    return max(map(float, hands)) + PALM, 1


def axle(prop: Prop, record: PoseRecord, placement: Placement) -> tuple[Floats, Floats]:
    """The middles of a roller's two ends; of a ball, its middle twice."""
    at = _pressed_at(prop, placement)
    if prop.kind == "ball":
        return at, at
    across: Floats = RIGHT
    if abs(record.pose.pelvis_roll) > 45 and prop.under:
        along = placement.points["right_knee"] - placement.points["right_hip"]
        across = np.cross(along * [1.0, 0.0, 1.0], [0.0, 1.0, 0.0])
        across = across / np.linalg.norm(across)
    elif prop.under and record.working == "both":
        at = at * [1.0, 1.0, 0.0]
    return at - ROLLER_HALF * across, at + ROLLER_HALF * across


def _pressed_at(prop: Prop, placement: Placement) -> Floats:
    """The middle of a ball or roller."""
    at = part(prop.under, placement) if prop.under else np.zeros(3)
    at = at + RIGHT * (prop.aside_cm or 0.0) / 100
    top = (prop.height_cm or 0) / 100
    radius = sizes().ball_radius if prop.kind == "ball" else sizes().roller_radius
    if prop.ahead_cm is not None:
        return np.array([prop.ahead_cm / 100, top - radius, at[2]])
    if top > 0.5:  # on the wall behind the body, not under it
        return np.asarray(at - AHEAD * sizes().wall_behind_ball)
    return np.array([at[0], top - radius, at[2]])


def _ball(prop: Prop, record: PoseRecord, placement: Placement, _rests: Sequence[str]) -> Parts:
    yield forms.ball(axle(prop, record, placement)[0], sizes().ball_radius), DARK


def _roller(prop: Prop, record: PoseRecord, placement: Placement, _rests: Sequence[str]) -> Parts:
    yield forms.rod(*axle(prop, record, placement), sizes().roller_radius), DARK


def _bar(prop: Prop, _record: PoseRecord, placement: Placement, rests: Sequence[str]) -> Parts:
    """A rail across, fixed to a wall; one beside the body runs forward on two posts."""
    holding = [name for name in rests if name.endswith("hand")] or ["left_hand", "right_hand"]
    x, y = (float(value) for value in _middle(holding, placement)[:2])
    if prop.ahead_cm is not None and prop.height_cm is not None:
        x, y = prop.ahead_cm / 100, prop.height_cm / 100 - RAIL
    if prop.aside_cm is not None:
        z = prop.aside_cm / 100
        for end in (-BANISTER, BANISTER):
            yield forms.rod(np.array([x + end, 0.0, z]), np.array([x + end, y, z]), RAIL, 18), DARK
        ends = np.array([x - 1.15 * BANISTER, y, z]), np.array([x + 1.15 * BANISTER, y, z])
        yield forms.rod(*ends, RAIL, 18), DARK
        return
    wall = x + RAIL_GAP
    low, high = np.array([wall, 0.0, -WALL_WIDE]), np.array([wall + WALL_DEEP, _tall(placement), WALL_WIDE])
    yield forms.box(low, high), PLAIN
    for right in (-0.8, 0.8):
        z = right * RAIL_WIDE
        yield forms.rod(np.array([wall, y, z]), np.array([x, y, z]), 0.6 * RAIL, 14), DARK
    yield forms.rod(np.array([x, y, -RAIL_WIDE]), np.array([x, y, RAIL_WIDE]), RAIL, 18), DARK


def _mat(prop: Prop, _record: PoseRecord, placement: Placement, rests: Sequence[str]) -> Parts:
    low = np.array([point for point in placement.points.values() if point[1] < 0.28])
    if prop.kind == "pad" and rests:
        knees = np.array([placement.points[name] for name in rests])
        low = np.concatenate([knees - 0.06 * AHEAD, knees + 0.06 * AHEAD])
    start, stop = low.min(axis=0), low.max(axis=0)
    middle = 0.5 * (start[2] + stop[2])
    wide = max(MAT_WIDE if prop.kind == "mat" else 0.2, 0.5 * (stop[2] - start[2]) + 0.06)
    yield (
        forms.box(
            np.array([start[0] - MAT_END, -MAT_DEEP, middle - wide]),
            np.array([stop[0] + MAT_END, -UNDER, middle + wide]),
        ),
        PLAIN,
    )


def _strap(_prop: Prop, record: PoseRecord, placement: Placement, _rests: Sequence[str]) -> Parts:
    """Round the sole of the working foot and into both hands."""
    foot = "right" if record.working == "both" else record.working
    yield forms.band(strap_path(placement, foot), STRAP), STRONG


_MAKERS = {
    "stool": _stool,
    "table": _stool,
    "chair": _chair,
    "wall": _wall,
    "ball": _ball,
    "roller": _roller,
    "bar": _bar,
    "mat": _mat,
    "pad": _mat,
    "strap": _strap,
}
