"""What each kind of hold asks of a hand: where the palm is, which way it looks, how the arm likes to lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.frames import MIRROR
from stretchlib.body.posture import Placement
from stretchlib.catalogue.records import Hold, PoseRecord

from .chain import ANGLES, DEAR, Arm, Reached, least
from .skin import Skin

Floats = NDArray[np.float64]
UP, FRONT, RIGHT = np.eye(3)[[1, 0, 2]]
#: Middle of the palm, or of a bar in it, in a right hand's frame, by how far the hand is closed.
PALM = {0.0: (-0.080, -0.013), 0.3: (-0.080, -0.013), 0.7: (-0.098, -0.025), 1.0: (-0.092, -0.018)}
KNUCKLES = np.array([0.981, -0.192, 0.0])
ELBOW = 0.040  # metres from an elbow's middle to what it rests on
WRIST = 0.092  # metres from a wrist below the shoulder forward to the middle of the palm
LIFT = 0.005  # metres from a floor to the middle of a hollow palm
BALL = 0.027  # metres from the underside of a hand's soft ball to the middle of the palm on a wall
PRESSED = 0.004  # metres that a palm presses into flesh
#: Metres that an elbow is below its shoulder where arms are crossed: one forearm lies over the other, and
#: neither before the chin.
CROSSED = {"left": 0.14, "right": 0.07}


def palm(closed: float, side: str) -> Floats:
    """Middle of the palm in the hand's frame."""
    keys = sorted(PALM)
    y, z = (float(np.interp(closed, keys, [PALM[k][axis] for k in keys])) for axis in (0, 1))
    return np.array([0.0, y, z]) * (MIRROR if side == "left" else 1.0)


@dataclass
class Wish:
    """Residuals of one arm; millimetres and, times their weights, directions."""

    side: str
    closed: float
    at: Floats
    like: tuple[float, ...]
    palm: Floats | None = None  # out of the palm
    palm_weight: float = 30.0
    fingers: Floats | None = None
    fingers_weight: float = 12.0
    along: Floats | None = None  # of a bar in the hand, either way round
    along_weight: float = 40.0
    free: Floats = field(default_factory=lambda: np.zeros(3))  # a direction in which the place is free
    elbow: tuple[tuple[int, float], ...] = ()  # axis and place, metres

    def miss(self, arm: Reached) -> Floats:
        """What is wrong, as numbers to be squared."""
        flip = MIRROR if self.side == "left" else np.ones(3)
        away = arm.hand.world(palm(self.closed, self.side)) - self.at
        away = away - 0.97 * (away @ self.free) * self.free
        out = [*(1e3 * away)]
        turn = arm.hand.rotation
        if self.palm is not None:
            out += [*(self.palm_weight * (turn @ (np.array([0, 0, -1.0]) * flip) - self.palm))]
        if self.fingers is not None:
            out += [*(self.fingers_weight * (turn @ np.array([0, -1.0, 0]) - self.fingers))]
        if self.along is not None:
            bar = turn @ (KNUCKLES * flip)
            out += [*(self.along_weight * np.cross(bar, self.along))]
        out += [1e3 * 0.5 * (float(arm.elbow[axis]) - place) for axis, place in self.elbow]
        out += [1e3 * min(0.0, float(arm.elbow[1]) - ELBOW)]
        return np.array(out)


def unit(v: Floats) -> Floats:
    return np.asarray(v / np.linalg.norm(v))


def wishes(hold: Hold, record: PoseRecord, now: Placement) -> Iterator[Wish]:
    """Several ways to meet a hold; the best is taken."""
    side = hold.hand
    out = RIGHT if side == "right" else -RIGHT
    place = hold.on.removeprefix("behind_")
    leg, _, part = place.partition("_")
    if hold.on in {"bar", "wall", "floor", "chair", "table", "strap"}:
        yield from getattr(_Things(hold, record, now, out), hold.on)()
    elif part in {"thigh", "shin", "knee"}:
        yield from _leg(hold, now, leg, part)
    else:
        yield from _trunk(hold, now, out, part or place, leg)


class _Things:
    """Holds on things."""

    def __init__(self, hold: Hold, record: PoseRecord, now: Placement, out: Floats) -> None:
        self.hold, self.record, self.now, self.out = hold, record, now, out
        self.shoulder = now.points[f"{hold.hand}_shoulder"]
        self.elbow_down = any(c.point == f"{hold.hand}_elbow" for c in record.contacts)

    def _wish(self, at: Floats, like: tuple[float, ...], **more: object) -> Wish:
        return Wish(self.hold.hand, self.hold.closed, at, like, **more)  # type: ignore[arg-type]

    def bar(self) -> Iterator[Wish]:
        prop = next(p for p in self.record.props if p.kind == "bar")
        assert prop.ahead_cm is not None
        assert prop.height_cm is not None
        x, y = prop.ahead_cm / 100, prop.height_cm / 100 - 0.0175
        if prop.aside_cm is None:
            at = np.array([x, y, 0.19 * self.out[2]])
            like = (150.0, 0, 20, 4, 60, 0, 0)
            yield self._wish(at, like, along=-self.out, palm=unit(np.array([0.35, -1, 0])), palm_weight=12)
        else:
            at = np.array([x, y, prop.aside_cm / 100])
            for more in (20.0, 45.0):
                like = (10.0, more, 0, 60, 60, 0, 0)
                yield self._wish(at, like, along=FRONT, palm=-UP, palm_weight=12, free=FRONT)

    def wall(self) -> Iterator[Wish]:
        prop = next(p for p in self.record.props if p.kind == "wall")
        assert prop.ahead_cm is not None
        height = {c.point: c.height_cm / 100 for c in self.record.contacts}[f"{self.hold.hand}_hand"]
        at = np.array([prop.ahead_cm / 100, height + BALL, 0.19 * self.out[2]])
        up = unit(UP - 0.12 * self.out)
        for elbow in (10.0, 60.0):
            yield self._wish(at, (90.0, 5, 0, elbow, 80, -60, 0), palm=FRONT, fingers=up, palm_weight=60)

    def floor(self) -> Iterator[Wish]:
        """On hands and knees below the shoulders; behind somebody who sits; beside somebody who lies."""
        pitch = self.record.pose.pelvis_pitch
        if abs(self.record.pose.pelvis_roll) > 45 and self.elbow_down:  # the forearm straight ahead
            elbow_at = self.now.points[f"{self.hold.hand}_elbow"]
            for ahead in (0.3, 0.24):
                at = elbow_at * [1, 0, 1] + [ahead, 0.022, 0]
                elbow = ((1, ELBOW),)
                yield self._wish(at, (70.0, 30, 0, 80, 80, 0, 0), palm=-UP, fingers=FRONT, elbow=elbow)
            return
        if abs(self.record.pose.pelvis_roll) > 45:  # before the chest of somebody who lies on a side
            own = self.record.pose.side(self.hold.hand).angles()
            like = tuple(own[name] for name in ANGLES)
            for toward in (FRONT, unit(FRONT + RIGHT), RIGHT, unit(FRONT - RIGHT)):
                for ahead in (0.0, 0.08):
                    at = self.shoulder * [1, 0, 1] + 0.07 * toward + ahead * FRONT
                    yield self._wish(at, like, palm=-UP, fingers=toward, palm_weight=45)
            return
        z = self.shoulder[2] + 0.02 * self.out[2]
        if self.elbow_down:  # on the forearm, the elbow below the shoulder
            at = self.shoulder * [1, 0, 1] + [0.32, 0.02, 0]
            elbow = ((1, ELBOW), (0, float(self.shoulder[0])))
            yield self._wish(at, (80.0, 0, 0, 85, 80, 0, 0), palm=-UP, fingers=FRONT, elbow=elbow)
        elif pitch > 30:
            at = np.array([self.shoulder[0] + WRIST, LIFT, z])
            fingers = unit(FRONT - 0.1 * self.out)
            yield self._wish(at, (80.0, 0, 0, 8, 90, -70, 0), palm=-UP, fingers=fingers, palm_weight=70)
        elif pitch < -60:
            at = np.array([self.shoulder[0] + 0.57, LIFT, self.shoulder[2] + 0.17 * self.out[2]])
            yield self._wish(at, (-8.0, 20, 0, 12, 80, 0, 0), palm=-UP, fingers=FRONT, free=FRONT)
        else:
            yield from self._behind(0.0)

    def _behind(self, height: float) -> Iterator[Wish]:
        """A hand that props up somebody who sits: below the shoulder or behind it, fingers out and back."""
        for back in (0.04, 0.12, 0.2, 0.27):
            at = np.array([self.shoulder[0] - back, height + LIFT, self.shoulder[2] + 0.06 * self.out[2]])
            for turn in (-1.5, -0.5, 0.5):
                fingers = unit(self.out + turn * FRONT)
                like = (-40.0, 10, -10, 8, -50 * turn - 50, -65, 0)
                yield self._wish(at, like, palm=-UP, fingers=fingers, palm_weight=70, fingers_weight=6)

    def chair(self) -> Iterator[Wish]:
        yield from self.seat("chair")

    def table(self) -> Iterator[Wish]:
        yield from self.seat("table")

    def seat(self, kind: str) -> Iterator[Wish]:
        height = next(p.height_cm for p in self.record.props if p.kind == kind)
        assert height is not None
        if self.elbow_down:  # forearms on the seat, hands together
            e = ((1, height / 100 + ELBOW),)
            for ahead, up in ((0.36, 0.29), (0.42, 0.24), (0.3, 0.3)):
                at = np.array([self.shoulder[0] + ahead, height / 100 + up, 0.016 * self.out[2]])
                yield self._wish(at, (165.0, 0, 20, 90, 0, 0, 0), palm=-self.out, elbow=e, free=FRONT)
            return
        seat = 0.5 * (self.now.points["left_buttock"] + self.now.points["right_buttock"])
        for back in (0.13, 0.17):
            at = np.array([seat[0] - back, height / 100, self.shoulder[2] + 0.05 * self.out[2]])
            for turn in (-1.5, -0.5, 0.5):
                like = (-30.0, 15, -10, 15, -50 * turn - 50, -60, 0)
                fingers = unit(self.out + turn * FRONT)
                yield self._wish(at, like, palm=-UP, fingers=fingers, palm_weight=70, fingers_weight=6)

    def strap(self) -> Iterator[Wish]:
        """Fists beside the chest, elbows on the floor, thumbs toward the sole."""
        points, leg = self.now.points, self.record.working
        sole = 0.5 * (points[f"{leg}_heel"] + points[f"{leg}_ball"])
        thorax = self.now.frames["thorax"]
        for down in (-0.02, -0.08, -0.14):
            at = thorax.world(np.array([0.24, down, 0.15 * self.out[2]]))
            toward = unit(sole - at)
            like = (10.0, 12, 0, 105, 0, 0, -15)
            yield self._wish(
                at, like, along=toward, along_weight=50, palm=-self.out, palm_weight=25,
                elbow=((1, ELBOW),), free=unit(toward * [1, 1, 0]),
            )  # fmt: skip


def _leg(hold: Hold, now: Placement, leg: str, part: str) -> Iterator[Wish]:
    """On or behind a thigh, on a shin or a knee."""
    points, side = now.points, hold.hand
    outward = RIGHT if leg == "right" else -RIGHT
    own = side == leg
    skin = Skin(now, ("left", "right"))
    ends = ("hip", "knee") if part == "thigh" else ("knee", "ankle")
    a, b = (points[f"{leg}_{end}"] for end in ends)
    turn = now.frames[f"{leg}_{'femur' if part == 'thigh' else 'tibia'}"].rotation
    front, side_on = turn @ FRONT, turn @ outward
    behind = hold.on.startswith("behind")
    if part == "knee":
        front = unit(front + unit(points[f"{leg}_knee"] - points[f"{leg}_hip"]))
    shares = {"thigh": (0.62, 0.72, 0.82), "shin": (0.2, 0.3, 0.4), "knee": (0.0, 0.03)}[part]
    if behind:
        shares = (0.45, 0.55, 0.65, 0.75, 0.85)
    asides = ((0.85,) if own else (-0.85, -0.3)) if behind else (0.3,) if own else (-0.4,)
    for share, aside in product(shares, asides):
        toward = unit((-front if behind else front) + aside * side_on)
        at, normal = skin.hit(a + share * (b - a), toward, 0.115)
        along = unit(b - a)
        across = np.cross(along, normal)
        across = across * np.sign(across @ -outward) * (1 if own else -1)
        fingers = across if behind or part != "thigh" else unit(along + (0.1 if own else 0.5) * across)
        likes = ((25.0, 0, 20, 40, 0, 0, 0), (5.0, 5, 20, 70, 0, 0, 0), (40.0, -10, 40, 60, 60, 0, 0))
        for like in likes:
            place = at - PRESSED * normal
            yield Wish(
                side, hold.closed, place, like, palm=-normal, fingers=fingers, fingers_weight=8,
                palm_weight=60.0 if behind else 30.0,
            )  # fmt: skip


def _trunk(hold: Hold, now: Placement, out: Floats, part: str, other: str) -> Iterator[Wish]:
    """On the hip, the head or the other shoulder."""
    elbow: tuple[tuple[int, float], ...] = ()
    side, thorax, head = hold.hand, now.frames["thorax"], now.frames["head"]
    pelvis = now.frames["pelvis"]
    if part == "hip":
        skin = Skin(now, ("left", "right"))
        way = pelvis.rotation @ unit(out + 0.35 * FRONT + 0.15 * UP)
        at, normal = skin.hit(pelvis.world(np.array([-0.05, 0.05, 0.0])), way, 0.3)
        fingers = pelvis.rotation @ unit(FRONT - 0.5 * UP - 0.4 * out)
        likes = ((-20.0, 55, 60, 108, 0, 0, 0), (-10.0, 45, 40, 100, 30, 20, 0))
    elif part == "head":
        skin = Skin(now, ("left", "right"))
        way = head.rotation @ unit(np.array([-1.0, -0.1, 0.75 * out[2]]))
        at, normal = skin.hit(head.world(np.array([-0.02, 0.05, 0.0])), way)
        fingers = unit(head.rotation @ (-out + 0.9 * UP))
        likes = ((135.0, 20, 40, 135, 0, 0, 0), (145.0, 5, 40, 140, 0, 0, 0), (120.0, 40, 60, 135, 0, 0, 0))
    else:
        skin = Skin(now, (side,))
        up, fore = thorax.rotation @ UP, thorax.rotation @ FRONT
        across = -out
        origin = now.points[f"{other}_shoulder"]
        at, normal = skin.hit(origin, unit(0.2 * across - 0.1 * up + 0.9 * fore))
        fingers = unit(0.8 * across + 0.45 * up - 0.2 * fore)
        elbow = ((1, float(now.points[f"{side}_shoulder"][1]) - CROSSED[side]),)
        likes = (
            (85.0, -35, 30, 110, 0, 0, 0),
            (70.0, -40, 60, 120, 40, 0, 0),
            (50.0, -30, 60, 125, 0, 0, 0),
        )
    for like in likes:
        yield Wish(
            side, hold.closed, at - PRESSED * normal, like, palm=-normal, fingers=fingers, fingers_weight=8,
            elbow=elbow,
        )  # fmt: skip


def solved(arm: Arm, wish: Wish) -> tuple[float, Floats]:
    """Cost and angles of the arm that meets a wish best."""
    like = np.array(wish.like)

    def miss(angles: Floats) -> Floats:
        return np.concatenate([wish.miss(arm.at(angles)), DEAR * (angles - like)])

    return least(miss, like)
