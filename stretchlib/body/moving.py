"""Techniques as movements: a person comes into a pose, holds it, breathes, and comes out again.

Solved beforehand by ``tools/build_movements.py`` and kept in ``data/movements.json`` as rows of angles that
are joined by cubic pieces; the page plays the same rows in ``frontend/src/body/motion.ts``. How fast people
move is our estimate: no study told us.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.columns import unpacked
from stretchlib.body.frames import MIRROR, Frame, frames_of
from stretchlib.body.pose import COORDINATES, SIDE_COORDINATES, TRUNK_COORDINATES, Pose, Side
from stretchlib.body.posture import Placement, contact_names, contact_points
from stretchlib.body.stored import stored
from stretchlib.brief import Brief
from stretchlib.errors import UnknownId

Array = NDArray[np.float64]

PLACE = ("x", "y", "z")
TRUNK = tuple(TRUNK_COORDINATES)
LIMB = (*SIDE_COORDINATES, "closed")
COLUMNS = (*PLACE, *TRUNK, *(f"{side}.{name}" for side in ("left", "right") for name in LIMB), "thing")

SpanKind = Literal["start", "way-in", "stay", "hold", "loop", "way-out", "end"]
__all__ = ["Motion", "Span", "motion", "motion_ids"]


@dataclass(frozen=True, slots=True, repr=False)
class Span(Brief):
    """A stretch of a movement to which one sentence belongs.

    Attributes
    ----------
    kind : ``start`` and ``end`` rest in the start position, ``way-in`` leads on, ``stay`` rests on the way,
        ``hold`` breathes in the pose, ``loop`` goes to and fro, ``way-out`` leads back. A hold and a loop end
        as they begin, so that they can be played again and again.
    start, end : seconds.
    step : place of the technique's step that is done, from 0; ``None`` on the way out.

    Examples
    --------
    >>> sl.body.motion("lying-strap").spans[0].kind
    'start'
    """

    kind: SpanKind
    start: float
    end: float
    step: int | None


class Motion:
    """A technique, one of its forms or a self-test as a movement; ``motion`` makes it.

    Attributes
    ----------
    id : such as ``"lying-strap"``, or ``"lying-strap.wall"`` for a form.
    side : the side that works, ``"both"`` where they do the same.
    mirrored : whether it is played for the other side than it was made for.
    spans : what happens when, with the steps of the technique.
    seconds : from the start position through the hold and back.

    Examples
    --------
    >>> sl.body.motion("cat-camel").side
    'both'
    """

    def __init__(self, name: str, record: Mapping[str, Any], mirrored: bool) -> None:
        self.id, self.mirrored = name, mirrored
        self._record = record
        made_for = record["side"]
        self.side: str = _OTHER.get(made_for, made_for) if mirrored else made_for
        self.spans = _spans(record["spans"])
        self.seconds = self.spans[-1].end

    def __repr__(self) -> str:
        return f"Motion({self.id!r}, side={self.side!r}, {self.seconds:g} s)"

    @cached_property
    def _rows(self) -> Array:
        """All rows (rows, columns), in the units of ``COLUMNS``."""
        whole = unpacked(self._record["rows"], len(COLUMNS))
        return np.asarray(whole * float(stored("movements")["unit"]), dtype=np.float64)

    def _here(self, t: float) -> tuple[Array, int, int]:
        """The row at a time, and the numbers of the rows before and after it."""
        if isinstance(t, bool | str) or not 0.0 <= t <= self.seconds:
            raise ValueError(f"t is {t!r}, but must be a number of seconds from 0 to {self.seconds:g}.")
        place = next(k for k, span in enumerate(self.spans) if t <= span.end)
        span, way = self.spans[place], _walked(self._record["spans"][place]["way"])
        if len(way) == 1:
            return self._rows[way[0]].copy(), way[0], way[0]
        along = (t - span.start) / (span.end - span.start) * (len(way) - 1)
        k = min(int(along), len(way) - 2)
        x = along - k
        return between(self._rows, way, k, x), way[k], way[k + 1]

    def row(self, t: float) -> Array:
        """Pelvis place (cm), joint angles (degrees) and hands (per cent closed) at ``t``: see ``COLUMNS``."""
        row, _, _ = self._here(t)
        return _other_side(row) if self.mirrored else row

    def at(self, t: float) -> Placement:
        """Where the body is ``t`` seconds after the start; its contacts are those that hold then.

        Raises
        ------
        ValueError : ``t`` is no number from 0 to ``seconds``.
        """
        return self._placed(self.row(t), self._holding(t))

    @property
    def anchor(self) -> Placement:
        """The body in the pose that decides where the things round it stand.

        Examples
        --------
        >>> sl.body.motion("lying-strap").anchor.contacts["right_heel"]
        0.0
        """
        number = self._record["row"]
        row = self._rows[number]
        holding = [c for c in self._record["contacts"] if c["rows"][0] <= number <= c["rows"][1]]
        return self._placed(_other_side(row) if self.mirrored else row, holding)

    def _placed(self, row: Array, holding: list[Mapping[str, Any]]) -> Placement:
        pose, place = posture_of(row)
        frames = {
            name: Frame(frame.rotation, frame.origin + place) for name, frame in frames_of(pose).items()
        }
        return Placement(pose, frames, self._heights(holding))

    def _heights(self, holding: list[Mapping[str, Any]]) -> dict[str, float]:
        """What rests in the world to how high that is, metres."""
        return {
            self._named(each["point"]): each["height"]
            for each in holding
            if each["point"] in contact_names() and "frame" not in each
        }

    def hands(self, t: float) -> tuple[float, float]:
        """How far the left and the right hand are closed at ``t``, 0 (flat) to 1 (a fist)."""
        row = self.row(t)
        left, right = (
            float(np.clip(row[COLUMNS.index(f"{side}.closed")], 0, 100)) for side in ("left", "right")
        )
        return left / 100.0, right / 100.0

    def thing(self, t: float) -> Array:
        """How far the roller or ball has gone at ``t`` from where it lies in the pose, metres, (3,)."""
        way = np.zeros(3)
        axis = "xyz".index(self._record["along"])
        way[axis] = self.row(t)[-1] / 100.0 * (MIRROR[axis] if self.mirrored else 1.0)
        return way

    def in_use(self, t: float) -> bool:
        """Whether the ball, roller or strap is where it is used at ``t``; before, it lies aside."""
        _, before, after = self._here(t)
        return min(before, after) >= int(self._record["since"])

    def misses(self, t: float | None = None) -> dict[str, float]:
        """How far each contact is from where it should stay, in metres.

        Parameters
        ----------
        t : seconds; if left out, the worst of the whole movement, looked at thirty times a second.
        """
        if t is not None:
            return self._missed(t)
        worst: dict[str, float] = {}
        for moment in np.linspace(0.0, self.seconds, int(30 * self.seconds) + 1):
            for name, gap in self._missed(float(moment)).items():
                worst[name] = max(worst.get(name, 0.0), gap)
        return worst

    def _holding(self, t: float) -> list[Mapping[str, Any]]:
        _, before, after = self._here(t)
        low, high = min(before, after), max(before, after)
        return [c for c in self._record["contacts"] if c["rows"][0] <= low and high <= c["rows"][1]]

    def _named(self, point: str) -> str:
        side, _, part = point.partition("_")
        return f"{_OTHER[side]}_{part}" if self.mirrored and side in _OTHER else point

    def _missed(self, t: float) -> dict[str, float]:
        placement = self.at(t)
        found: dict[str, float] = {}
        flip = MIRROR if self.mirrored else np.ones(3)
        for contact in self._holding(t):
            axes = ["xyz".index(axis) for axis in contact["axes"]]
            for name, where in zip(_parts(contact["point"]), contact["where"], strict=True):
                wanted = np.array(where) * flip
                if "frame" in contact:
                    wanted = placement.frames[self._named(contact["frame"])].world(wanted)
                gap = float(np.linalg.norm((placement.points[self._named(name)] - wanted)[axes]))
                own = self._named(contact["point"])
                found[own] = max(found.get(own, 0.0), gap)
        return found


def between(rows: NDArray[Any], way: list[int], k: int, x: float | Array) -> Array:
    """What is played after the k-th row of a way, at a share ``x`` of it to the next one.

    The way starts and ends at rest. ``x`` may be an array of shape (n, 1), for n rows.
    """
    before, a, b, after = (rows[way[min(max(j, 0), len(way) - 1)]] for j in range(k - 1, k + 3))
    leaving = (b - before) / 2.0 if k > 0 else np.zeros(len(a))
    arriving = (after - a) / 2.0 if k + 2 < len(way) else np.zeros(len(a))
    return np.asarray(
        (2 * x**3 - 3 * x**2 + 1) * a
        + (x**3 - 2 * x**2 + x) * leaving
        + (3 * x**2 - 2 * x**3) * b
        + (x**3 - x**2) * arriving
    )


_OTHER = {"left": "right", "right": "left"}


def _parts(point: str) -> tuple[str, ...]:
    return contact_points(point) if point in contact_names() else (point,)


def _spans(records: list[Mapping[str, Any]]) -> tuple[Span, ...]:
    found, start = [], 0.0
    for record in records:
        end = round(start + record["seconds"], 6)
        found.append(Span(record["kind"], start, end, record.get("step")))
        start = end
    return tuple(found)


def _walked(turns: list[int]) -> list[int]:
    """Every row on the way from each of some rows to the next one."""
    way = [turns[0]]
    for goal in turns[1:]:
        step = 1 if goal > way[-1] else -1
        way += range(way[-1] + step, goal + step, step)
    return way


def _other_side(row: Array) -> Array:
    out = row.copy()
    first = len(PLACE) + len(TRUNK)
    left, right = slice(first, first + len(LIMB)), slice(first + len(LIMB), first + 2 * len(LIMB))
    out[left], out[right] = row[right], row[left]
    for name in ("z", "pelvis_roll"):
        out[COLUMNS.index(name)] = -out[COLUMNS.index(name)]
    return out


def posture_of(row: Array) -> tuple[Pose, Array]:
    """The pose of a row, its angles kept in their ranges, and the place of the pelvis in metres."""
    angles = dict(zip(COLUMNS, map(float, row), strict=True))

    def within(name: str, value: float) -> float:
        low, high = COORDINATES[name]
        return min(high, max(low, value))

    trunk = {name: within(name, angles[name]) for name in TRUNK}

    def limb(side: str) -> Side:
        return Side(**{name: within(name, angles[f"{side}.{name}"]) for name in SIDE_COORDINATES})

    pose = Pose(**trunk, left=limb("left"), right=limb("right"))
    return pose, row[: len(PLACE)] / 100.0


def motion_ids() -> tuple[str, ...]:
    """Ids of all movements: techniques, forms as ``technique.form``, self-tests.

    Examples
    --------
    >>> "lying-strap" in sl.body.motion_ids()
    True
    """
    return tuple(stored("movements")["motions"])


def motion(name: str, *, form: str | None = None, side: str | None = None) -> Motion:
    """A technique as a movement: from the start position through the hold and back.

    Speeds, and the order in which joints move, are our estimate.

    Parameters
    ----------
    name : id of a technique or of a self-test.
    form : id of one of its forms, or ``"easier"`` or ``"harder"`` for the first of them that is a movement.
    side : ``"left"`` or ``"right"``, the side that works; the one of its pictures if left out.

    Raises
    ------
    UnknownId : no movement has this id, or it has no such form; the message gives the nearest.
    ValueError : ``side`` is neither.

    Examples
    --------
    >>> moving = sl.body.motion("lying-strap", side="right")
    >>> max(moving.misses(3.5).values()) < 0.01
    True
    """
    known = stored("movements")["motions"]
    if name not in known:
        raise UnknownId("movement", name, known)
    whole = name
    if form is not None:
        forms = known[name]["forms"]
        if form not in forms:
            raise UnknownId(f"form of the movement '{name}'", form, forms)
        whole = forms[form]
    if side not in (None, "left", "right"):
        raise ValueError(f"side is {side!r}, but must be 'left' or 'right'.")
    record = known[whole]
    return Motion(whole, record, side is not None and record["side"] == _OTHER[side])
