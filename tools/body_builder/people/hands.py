"""Shapes of the hand from MakeHuman's finger bones and weights: flat, at ease, round a rail, a fist.

A bar of a radius, its place in the hand and the bends of all fingers are found together, by contact: the
middle of each finger bone lies one pad from the bar, and the bar lies on the palm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import least_squares
from scipy.spatial.transform import Rotation

from .source import Floats, bone_weights

# A hand is one number from 0 to 1; between neighbours the way is straight.
KEYS: Mapping[str, float] = {"flat": 0.0, "ease": 0.3, "rail": 0.7, "fist": 1.0}
# Metres from a finger's axis to the skin of its pad, and from the bones of the palm to its skin.
PAD, PALM = 0.0092, 0.0215
# Radius of a bar; wished bends of the fingers; wished angles of the thumb (degrees).
AROUND: Mapping[str, tuple[float, Sequence[float], Sequence[float]]] = {
    "rail": (0.0175, (60, 62, 35), (10, 20, 0, 15, 20)),
    "fist": (0.006, (80, 92, 55), (15, 20, 0, 25, 35)),
}
FINGERS = (2, 3, 4, 5)

Angles = Mapping[int, Floats]


def unit(v: Floats) -> Floats:
    """The vector with length 1."""
    made: Floats = v / np.linalg.norm(v)
    return made


def _turned(angle: float, axis: Floats) -> Rotation:
    return Rotation.from_rotvec(np.radians(angle) * axis)


class Hand:
    """The joints of one hand; ``palm`` points out of it, ``across`` from the little finger to the index."""

    def __init__(self, joints: Mapping[str, Floats], side: str) -> None:
        self.chains = {k: [joints[f"{side}-finger-{k}-{m}"] for m in (1, 2, 3, 4)] for k in range(1, 6)}
        self.wrist, self.mark = joints[f"{side}-hand"], side.upper()
        self.ahead = unit(self.chains[3][3] - self.wrist)
        self.across = unit(self.chains[2][0] - self.chains[5][0])
        self.palm = unit(np.cross(self.across, self.ahead))
        self.palm = self.palm * np.sign(self.palm @ (self.chains[1][3] - self.chains[1][0]))
        self.flex = np.cross(self.ahead, self.palm)  # turning about it bends a finger into the palm

    def turns(self, finger: int, angles: Sequence[float] | Floats) -> list[tuple[Rotation, Floats]]:
        """Rotation and shift of a finger's three bones.

        ``angles`` of a finger: share of the way to its neighbours (0 spread, 1 closed), then three bends in
        degrees. Of the thumb: across the palm, toward it, about itself, two bends; all degrees.
        """
        chain = self.chains[finger]
        own = unit(chain[3] - chain[0])
        if finger == 1:
            inward = self.palm * np.sign(self.across @ np.cross(self.palm, self.ahead))
            base = _turned(angles[0], inward) * _turned(angles[1], self.flex) * _turned(angles[2], own)
            hinge = unit(np.cross(chain[2] - chain[1], chain[3] - chain[2]))
            bends = [base, _turned(angles[3], hinge), _turned(angles[4], hinge)]
        else:
            flat = own - (own @ self.palm) * self.palm
            close = np.arctan2(np.cross(flat, self.ahead) @ self.palm, flat @ self.ahead)
            aside = Rotation.from_rotvec(angles[0] * close * self.palm)
            bends = [_turned(angles[1], self.flex) * aside, *(_turned(a, self.flex) for a in angles[2:])]
        made, turn, shift = [], Rotation.identity(), np.zeros(3)
        for m, bend in enumerate(bends):
            at = turn.apply(chain[m]) + shift
            turn = turn * bend if finger == 1 and m else bend * turn
            shift = at - turn.apply(chain[m])
            made.append((turn, shift))
        return made

    def places(self, finger: int, angles: Sequence[float] | Floats) -> Floats:
        """Joint centres of a finger after turning, (4, 3)."""
        chain, turns = self.chains[finger], self.turns(finger, angles)
        return np.array([chain[0], *(turns[m][0].apply(chain[m + 1]) + turns[m][1] for m in range(3))])

    def straight(self, finger: int) -> Floats:
        """Bends that lay a finger's bones into the plane of the palm, degrees."""
        bones = np.diff(self.chains[finger], axis=0)
        down = np.degrees(np.arctan2(bones @ self.palm, bones @ self.ahead))
        return np.asarray(-np.diff(down, prepend=0.0))

    def closed_round(self, key: str) -> tuple[dict[int, Floats], Floats]:
        """Angles of all fingers round the bar of a key, and the middle of the bar."""
        radius, wish, thumb = AROUND[key]
        knuckles = np.array([self.chains[k][0] for k in FINGERS])
        shafts = np.concatenate([knuckles, knuckles - 0.025 * self.ahead])

        def far(points: Floats, at: Floats) -> Floats:
            return np.asarray(np.linalg.norm(np.cross(points - at, self.across), axis=-1))

        def place(q: Floats) -> Floats:
            return np.asarray(knuckles.mean(axis=0) + q[0] * self.ahead + q[1] * self.palm)

        def bent(k: int, q: Floats) -> Floats:
            return np.array([0.85, *(self.straight(k) + q[2 + 3 * (k - 2) : 5 + 3 * (k - 2)])])

        def miss(q: Floats) -> Floats:
            joints, at = np.array([self.places(k, bent(k, q)) for k in FINGERS]), place(q)
            middle, bends = 0.5 * (joints[:, 1:] + joints[:, :-1]), q[2:].reshape(4, 3)
            room = radius + PALM - far(shafts, at)
            return np.concatenate(
                [
                    1e3 * (far(middle, at) - radius - PAD).ravel(),
                    3e3 * room.clip(0),
                    [1e3 * room.max()],
                    (0.4 if radius < 0.01 else 0.25) * (bends - wish).ravel(),
                    0.15 * np.diff(bends, axis=0).ravel(),
                ]
            )

        scale = [0.01, 0.01, *[20.0] * 12]
        start = [-0.005, radius + PALM, *np.tile(wish, 4)]
        q = least_squares(miss, start, x_scale=scale, diff_step=1e-4).x
        found = {k: bent(k, q) for k in FINGERS}
        found[1] = self._thumb_round(radius, thumb, place(q), {k: self.places(k, found[k]) for k in (2, 3)})
        return found, place(q)

    def _thumb_round(
        self, radius: float, wish: Sequence[float], at: Floats, over: Mapping[int, Floats]
    ) -> Floats:
        """Angles of a thumb that lies over index and middle finger (their joints are ``over``)."""
        index, middle = over[2], over[3]
        if radius > 0.01:
            tip = 0.5 * (index[2] + index[3])
            tip = tip + 0.0165 * unit(tip - at)
        else:
            knuckle = 0.5 * (index[1] + index[2])
            tip = knuckle + 0.4 * (middle[1] - index[1]) + 0.018 * unit(knuckle - at)
        bones = np.concatenate([np.linspace(q[m], q[m + 1], 5) for q in over.values() for m in range(3)])

        def reach(angles: Floats) -> Floats:
            p = self.places(1, angles)
            spots = np.array([p[1], 0.5 * (p[1] + p[2]), p[2], 0.5 * (p[2] + p[3]), p[3]])
            near = np.linalg.norm(spots[2:, None] - bones, axis=2).min(axis=1)
            far = np.linalg.norm(np.cross(spots - at, self.across), axis=-1)
            return np.concatenate(
                [
                    1e3 * (radius + PAD + 0.002 - far).clip(0),
                    1e3 * (0.0165 - near).clip(0),
                    0.3e3 * (p[3] - tip),
                    0.08 * (angles - np.array(wish)),
                ]
            )

        starts = (wish, np.add(wish, [20, 15, 0, 10, 10]), np.add(wish, [-20, 10, 0, 10, 10]))
        fits = [least_squares(reach, start, diff_step=1e-3) for start in starts]
        return np.asarray(min(fits, key=lambda fit: fit.cost).x)


def key_angles(hand: Hand) -> dict[str, Angles]:
    """Angles of every key, found once, on the mean of all people's hands."""
    ease = {k: np.array([0.7, *np.add((16, 26, 16), 3 * (k - 3))]) for k in FINGERS}
    flat = {k: np.array([0.75, *hand.straight(k)]) for k in FINGERS}
    return {
        "flat": {**flat, 1: np.array([-6.0, -30.0, 0.0, -6.0, -8.0])},
        "ease": {**ease, 1: np.zeros(5)},
        "rail": hand.closed_round("rail")[0],
        "fist": hand.closed_round("fist")[0],
    }


def shaped(points: Floats, joints: Mapping[str, Floats], angles: Angles) -> Floats:
    """All vertices with both hands in a shape."""
    out = points.copy()
    for side in "lr":
        hand = Hand(joints, side)
        for finger, own in angles.items():
            for m, (turn, shift) in enumerate(hand.turns(finger, own)):
                where, share = bone_weights()[f"finger{finger}-{m + 1}.{hand.mark}"]
                out[where] += share[:, None] * (turn.apply(points[where]) + shift - points[where])
    return out
