"""MakeHuman's body moved onto our skeleton, segment by segment; each segment keeps its thickness."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from stretchlib import body
from stretchlib.body.posture import Placement

from .carriers import COLUMN
from .source import Floats
from .surface import Surface

# Angles at which our bones point as in MakeHuman's A-pose. Skinning starts there: to bake the arms down
# first would crumple the armpit, and raising them again would not undo it.
REST = {"shoulder_abduction": 42.9, "elbow_flexion": 43.5, "shoulder_rotation": -2.2, "hip_adduction": -5.6}
BACK = 0.014  # metres of soft tissue behind the spinous processes
FINGERTIP = 0.186  # metres from the wrist
SOLE = -0.016  # height of the sole in the heel's frame: there the body model's soft balls end
SIDES = (("left", "l"), ("right", "r"))


def bone(placed: Placement, *names: str) -> Floats:
    """World vertices of bones, together."""
    return np.concatenate([placed.mesh(name)[0] for name in names])


def unit(v: Floats) -> Floats:
    """The vector with length 1."""
    made: Floats = v / np.linalg.norm(v)
    return made


def scale_of(joints: Mapping[str, Floats], placed: Placement) -> float:
    """How much larger the skeleton is than MakeHuman's body, from ankle to neck."""
    p = placed.points
    tall = p["c7"][1] - p["right_ankle"][1]
    return float(tall / (joints["neck"][1] - joints["r-ankle"][1]))


class Fit:
    """One body, its joints and the skeleton that it goes onto."""

    def __init__(self, x: Floats, joints: Mapping[str, Floats], mesh: Surface, placed: Placement) -> None:
        self.x, self.j, self.placed, self.points = x, joints, placed, placed.points
        self.w, self.scale = mesh.weights, scale_of(joints, placed)
        self.levels = [joints[name][1] for name in ("r-upper-leg", "r-shoulder", "neck")]
        self.heights = [self.points[name][1] for name in ("right_hip", "right_shoulder", "c7")]

    def share(self, *names: str) -> Floats:
        """The weight of carriers at each vertex, shape (n, 1)."""
        return np.asarray(self.w[:, [COLUMN[n] for n in names]].sum(axis=1, keepdims=True))

    def fitted(self) -> Floats:
        """The vertices on the skeleton, shape (n, 3)."""
        trunk_of = self._trunk()
        trunk = trunk_of(self.x)
        head = self._head()
        rise = ((self.x[:, 1] - self.levels[2]) / (self.j["head"][1] - self.levels[2])).clip(0, 1)[:, None]
        out = self.share("pelvis") * trunk + self.share("head") * head
        out += self.share("neck") * (trunk + rise * rise * (3 - 2 * rise) * (head - trunk))
        for side, mark in SIDES:
            for name, moved in self._limbs(side, mark).items():
                out += self.share(f"{side}_{name}") * moved
            collar, shoulder = self.j[f"{mark}-clavicle"], self.j[f"{mark}-shoulder"]
            reach = (abs(self.x[:, 2]) - abs(collar[2])) / (abs(shoulder[2]) - abs(collar[2]))
            shift = self.points[f"{side}_shoulder"] - trunk_of(shoulder[None])
            girdle = self.share(f"{side}_clavicle", f"{side}_scapula")
            out += girdle * (trunk + reach.clip(0, 1)[:, None] * shift)
            out += self.share(f"{side}_calcn", f"{side}_toes") * self._foot(side, mark)
        return out

    def along(self, a: Floats, b: Floats, to_a: Floats, to_b: Floats) -> Floats:
        """Turned from one bone to the other, as long as it, as thick as the body's scale."""
        (u, v), length = (unit(b - a), unit(to_b - to_a)), np.linalg.norm(to_b - to_a) / np.linalg.norm(b - a)
        k, c = np.cross(np.eye(3), np.cross(u, v)), float(u @ v)
        moved = (self.x - a) @ (np.eye(3) + k + k @ k / (1 + c)).T
        stretched = (length - self.scale) * (moved @ v)[:, None] * v
        return np.asarray(to_a + self.scale * moved + stretched)

    def _limbs(self, side: str, mark: str) -> dict[str, Floats]:
        at = {n: self.points[f"{side}_{n}"] for n in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist")}
        at["tip"] = self.placed.frames[f"{side}_hand"].world(np.array([0.0, -FINGERTIP, 0.0]))
        ends = {
            "femur": ("upper-leg", "knee", "hip", "knee"),
            "tibia": ("knee", "ankle", "knee", "ankle"),
            "humerus": ("shoulder", "elbow", "shoulder", "elbow"),
            "forearm": ("elbow", "hand", "elbow", "wrist"),
            "hand": ("hand", "finger-3-4", "wrist", "tip"),
        }
        return {
            name: self.along(self.j[f"{mark}-{a}"], self.j[f"{mark}-{b}"], at[to_a], at[to_b])
            for name, (a, b, to_a, to_b) in ends.items()
        }

    def _trunk(self) -> Callable[[Floats], Floats]:
        """Heights by hips, shoulders and C7; depth by the spinous processes behind and the sternum in front.

        MakeHuman's joints are not anatomy: letting the hips say where the trunk stands puts a heavy man's
        sacrum outside his back.
        """
        low, high = self.levels[0] - 0.3, self.levels[2] + 0.3
        to_low, to_high = self.heights[0] - 0.3 * self.scale, self.heights[2] + 0.3 * self.scale
        height = PchipInterpolator([low, *self.levels, high], [to_low, *self.heights, to_high])
        broad = [
            self.points[f"right_{ours}"][2] / self.j[f"r-{theirs}"][2]
            for ours, theirs in (("hip", "upper-leg"), ("shoulder", "shoulder"))
        ]
        wide = PchipInterpolator([low, *self.levels[:2], high], np.repeat(broad, 2))

        def upright(at: Floats) -> Floats:
            y = at[:, 1].clip(low, high)
            z = wide(y) ** 0.3 * self.scale**0.7 * at[:, 2]
            return np.stack([self.scale * at[:, 0], height(y), z], axis=1)

        return self._deepened(upright)

    def _deepened(self, upright: Callable[[Floats], Floats]) -> Callable[[Floats], Floats]:
        spines = [
            n for n in body.bones() if n.startswith(("lumbar", "thoracic")) or n in ("sacrum", "cervical")
        ]
        tips = np.array([b[b[:, 0].argmin()] for b in (bone(self.placed, n) for n in spines)])
        tips = tips[np.argsort(tips[:, 1])]

        def behind(h: Floats) -> Floats:
            return np.asarray(np.interp(h, tips[:, 1], tips[:, 0]) - BACK)

        def at_height(h: float, room: float) -> Floats:
            return np.asarray(trunk[spine & (abs(trunk[:, 1] - h) < room), 0])

        trunk = upright(self.x)
        spine = (abs(self.x[:, 2]) < 0.012) & (self.share("pelvis", "neck")[:, 0] > 0.9)
        knots = np.linspace(self.heights[0] + 0.10, self.heights[2] + 0.02, 8)
        back = PchipInterpolator(knots, [behind(h) - at_height(h, 0.025).min() for h in knots])
        trunk[:, 0] += back(trunk[:, 1].clip(knots[0], knots[-1]))
        cage = bone(self.placed, "sternum", "left_ribs", "right_ribs")
        rows, deep = np.linspace(self.points["thoracolumbar"][1], self.heights[2] - 0.12, 10), []
        for h in rows:
            front = cage[(abs(cage[:, 1] - h) < 0.02) & (abs(cage[:, 2]) < 0.05), 0].max(initial=-1)
            depth = (front + 0.010 - behind(h)) / (at_height(h, 0.02).max() - behind(h))
            deep.append(np.clip(depth, 1, 1.3))
        ends = [rows[0] - 0.12, *rows, rows[-1] + 0.12]
        deeper = PchipInterpolator(ends, [1, *gaussian_filter1d(deep, 1.5), 1])

        def placed_trunk(at: Floats) -> Floats:
            at = upright(at)
            spot = behind(at[:, 1])
            from_back = at[:, 0] + back(at[:, 1].clip(knots[0], knots[-1])) - spot
            more = deeper(at[:, 1].clip(ends[0], ends[-1])) - 1
            at[:, 0] = spot + from_back + more * from_back.clip(0)
            return at

        return placed_trunk

    def _head(self) -> Floats:
        """As large as the skull needs, and round it."""
        skull, c7 = bone(self.placed, "skull"), self.heights[2]
        mine = self.x[self.share("head")[:, 0] > 0.95]
        brow = mine[mine[:, 1] > self.j["head"][1] + 0.05]
        deep = brow[abs(brow[:, 2]) < 0.02, 0].max() - brow[:, 0].min()
        tall = mine[:, 1].max() - self.levels[2] - 0.06 / self.scale
        big = 0.5 * (np.ptp(skull[:, 0]) + 0.022) / deep + 0.5 * (skull[:, 1].max() - c7 - 0.05) / tall
        shift = [
            skull[:, 0].min() - 0.012 - big * brow[:, 0].min(),
            skull[:, 1].max() + 0.009 - big * mine[:, 1].max(),
            0.0,
        ]
        return np.asarray(big * self.x + shift)

    def _foot(self, side: str, mark: str) -> Floats:
        """Straight ahead and flat; heel, ankle and toes where the bones are, and as broad."""
        frame, joint = self.placed.frames[f"{side}_calcn"], self.j[f"{mark}-ankle"]
        foot = self.share(f"{side}_calcn", f"{side}_toes")[:, 0] > 0.5
        ahead = unit((self.j[f"{mark}-toe-2-4"] - joint) * [1, 0, 1])
        q = (self.x - joint) @ np.stack([ahead, [0, 1, 0], np.cross(ahead, [0, 1, 0])], axis=1)
        bones = bone(self.placed, f"{side}_foot", f"{side}_toes")
        own = (bones - frame.origin) @ frame.rotation
        ankle = frame.rotation.T @ (self.points[f"{side}_ankle"] - frame.origin)
        low, high = q[foot].min(axis=0), q[foot].max(axis=0)
        heel, tip = own[:, 0].min() - 0.010, own[:, 0].max() + 0.008
        sole = min(SOLE, own[:, 1].min() - 0.004)
        q[:, 0] = np.interp(
            q[:, 0],
            [low[0] - 0.1, low[0], 0, high[0], high[0] + 0.1],
            [heel - 0.1, heel, ankle[0], tip, tip + 0.1],
        )
        q[:, 1] = sole + (q[:, 1] - low[1]) * (ankle[1] - sole) / -low[1]
        half = 0.5 * (ankle[0] + tip)
        ball, skin = own[own[:, 0] > half, 2], q[foot & (q[:, 0] > half), 2]
        share = ((q[:, 0] - ankle[0]) / (0.6 * (tip - ankle[0]))).clip(0, 1)
        broad = (np.ptp(ball) + 0.012) / np.ptp(skin)
        centre = 0.5 * (ball.max() + ball.min() - broad * (skin.max() + skin.min()))
        q[:, 2] = (1 - share) * (ankle[2] + self.scale * q[:, 2]) + share * (broad * q[:, 2] + centre)
        return frame.world(q)
