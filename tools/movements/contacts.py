"""What touches what: each contact as residuals, with their slopes, in many postures at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.posture import contact_points

from .columns import COLUMNS
from .kinematics import Postures, radius
from .rolling import Rolling

Floats = NDArray[np.float64]
Residuals = tuple[Floats, Floats]  # (n, m) and their slopes (n, m, columns)

PLACE_METRES, TURN, LEVEL = 0.003, 0.12, 0.5  # what counts as one: a miss, a turn of a hand, of a foot
ARMS = np.array([any(part in name for part in ("shoulder", "elbow", "pro_sup", "wrist")) for name in COLUMNS])
PALM, FINGERS = np.array([0.0, 0.0, 1.0]), np.array([0.0, -1.0, 0.0])


@dataclass
class Contact:
    """A point that stays somewhere from one key to another.

    Attributes
    ----------
    point : a contact point, or ``"weight"``.
    first, last : numbers of the keys between which it holds.
    parts : the named points that stand for it.
    axes : those in which it is held, from ``"xyz"``.
    frame : the part of the body it stays on; ``None`` in the world.
    where : places of the parts in the frame, metres, (parts, 3); ``None`` until its key is solved.
    height : of what it rests on, metres; all that is asked until ``where`` is known.
    turn : of a hand or foot in the frame, (3, 3); ``None`` leaves it free.
    over : for ``"weight"``, the points over whose middle it should be, ``by`` metres away.
    rolling : for ``"thing"``, how it rolls under the body.
    grace : seconds in which it comes and goes.
    at_key : number of the key in which it stands where it stays.
    clears : whether it only says how high something passes.
    on : what it rests on.
    share : how much a miss counts.
    keeps_turn : whether a hand or foot keeps its turn.
    """

    point: str
    first: int
    last: int
    axes: str = "xyz"
    frame: str | None = None
    where: Floats | None = None
    height: float = 0.0
    turn: Floats | None = None
    over: tuple[str, ...] = ()
    rolling: Rolling | None = None
    by: Floats = field(default_factory=lambda: np.zeros(3))
    grace: float = 0.0
    at_key: int = 0
    clears: bool = False
    on: str = "floor"
    share: float = 1.0
    keeps_turn: bool = True

    @property
    def parts(self) -> tuple[str, ...]:
        return (
            (self.point,)
            if self.point in ("weight", "left_ankle", "right_ankle")
            else contact_points(self.point)
        )

    def holds(self, key: int) -> bool:
        return self.first <= key <= self.last

    @property
    def limb(self) -> str | None:
        """The frame whose turn is kept."""
        side, _, part = self.point.partition("_")
        return {"hand": f"{side}_hand", "foot": f"{side}_calcn"}.get(part)

    def settle(self, here: Postures) -> None:
        """Take the place in which it stands in the first of some postures as the one to stay in."""
        if self.rolling:
            self.rolling.settle(here)
            return
        frame = here.frames[self.frame] if self.frame else None
        spots = np.array([here.point(part)[0] for part in self.parts])
        if frame is not None:
            spots = (spots - frame.origin[0]) @ frame.rotation[0]
        if self.where is None:
            self.where = spots
        if self.limb and self.turn is None and self.keeps_turn:
            own = here.frames[self.limb].rotation[0]
            self.turn = frame.rotation[0].T @ own if frame is not None else own

    def miss(self, now: Postures) -> Residuals:
        """Metres from where it should be, a row an axis and part."""
        if self.over:
            weight, slope = now.weight
            share = 1.0 / len(self.over)
            middle = sum(share * now.point(p) for p in self.over)
            below = sum(share * now.slope(p) for p in self.over)
            both = [0, 2]
            # Nobody swings the arms to stand over a foot: legs and trunk bring the weight there.
            moved = (slope - below)[:, :, both].transpose(0, 2, 1) * ~ARMS
            return (weight - middle - self.by)[:, both], moved
        if self.rolling:
            return self.rolling.miss(now)
        values, slopes = [], []
        for k, part in enumerate(self.parts):
            away, slope = now.point(part), now.slope(part)
            if self.where is None:
                values.append((away[:, 1] - radius(part) - self.height)[:, None])
                slopes.append(slope[:, None, :, 1])
                continue
            if self.frame:
                frame = now.frames[self.frame]
                away, slope = away - frame.world(self.where[k]), slope - frame.slope(self.where[k])
            else:
                away = away - self.where[k]
            axes = ["xyz".index(axis) for axis in self.axes]
            values.append(away[:, axes])
            slopes.append(slope[:, :, axes].transpose(0, 2, 1))
        return np.concatenate(values, axis=1), np.concatenate(slopes, axis=1)

    def askew(self, now: Postures) -> Residuals:
        """How far palm and fingers, or a foot's sole, look from where they should."""
        n, columns = now.table.shape
        if self.turn is None or self.limb is None:
            return np.zeros((n, 0)), np.zeros((n, 0, columns))
        limb, values, slopes = now.frames[self.limb], [], []
        for own in (PALM, FINGERS):
            way, slope = limb.direction(own)
            wanted = self.turn @ own
            if self.frame:
                seen, turning = now.frames[self.frame].direction(wanted)
                way, slope = way - seen, slope - turning
            else:
                way = way - wanted
            values.append(way)
            slopes.append(slope.transpose(0, 2, 1))
        return np.concatenate(values, axis=1), np.concatenate(slopes, axis=1)

    def residuals(self, now: Postures) -> Residuals:
        place, place_slope = self.miss(now)
        unit = PLACE_METRES / (self.share * (0.15 if self.over else 1.0))
        turn, turn_slope = self.askew(now)
        soft = LEVEL if self.point.endswith("_foot") else TURN
        return (
            np.concatenate([place / unit, turn / soft], axis=1),
            np.concatenate([place_slope / unit, turn_slope / soft], axis=1),
        )


def asked(contacts: Sequence[Contact], now: Postures) -> tuple[list[Floats], list[Floats]]:
    """Residuals of each contact and their slopes."""
    values, slopes = [], []
    for contact in contacts:
        value, slope = contact.residuals(now)
        values.append(value)
        slopes.append(slope)
    return values, slopes
