"""What can be measured on a placed body: its skin against the things of the pose, its lines, its angles."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from segments import weight_shares

from stretchlib import body
from stretchlib.body import resting, surface
from stretchlib.body.drawing import props as sizes
from stretchlib.body.frames import MIRROR, Frame
from stretchlib.body.posture import Placement
from stretchlib.body.stored import stored
from stretchlib.catalogue.records import PoseRecord, Prop

Floats = NDArray[np.float64]
UP = np.array([0.0, 1.0, 0.0])
WHO = "woman-30"
ABOVE = 1.0  # metres; so high up nothing is flattened by the floor
EAR = np.array([-0.015, 0.044, 0.086])  # in the frame of the head, where the surface is broadest
HOLLOW = {0.0: (-0.080, -0.013), 0.3: (-0.080, -0.012), 0.7: (-0.098, -0.025), 1.0: (-0.092, -0.018)}
KNUCKLES = np.array([0.981, -0.192, 0.0])  # along a bar in the hand, in the frame of a right hand


def unit(v: Floats) -> Floats:
    return np.asarray(v / np.linalg.norm(v))


def degrees(a: Floats, b: Floats) -> float:
    """Angle between two directions."""
    return float(np.degrees(np.arccos(np.clip(unit(a) @ unit(b), -1.0, 1.0))))


@dataclass
class PlacedBody:
    """A recorded pose, its skin before anything flattens it, and its things."""

    record: PoseRecord
    placement: Placement = field(init=False)

    def __post_init__(self) -> None:
        heights = {contact.point: contact.height_cm / 100 for contact in self.record.contacts}
        self.placement = body.place(self.record.pose, heights)

    @cached_property
    def skin(self) -> Floats:
        lift = np.array([0.0, ABOVE, 0.0])
        frames = {name: Frame(f.rotation, f.origin + lift) for name, f in self.placement.frames.items()}
        high = Placement(self.record.pose, frames, {})
        return body.skin(high, WHO, hands=self.record.hands).vertices - lift

    @cached_property
    def _carriers(self) -> tuple[Floats, list[tuple[str, str]]]:
        return surface._mesh().index[:, 0], resting.carrier_names(stored("skin")["carriers"])

    def at(self, point: str) -> Floats:
        """A named point; of a pair its middle; ``ear`` and ``sole`` too."""
        points = self.placement.points
        if point in points:
            return points[point]
        side, _, part = point.partition("_")
        if part == "ear":
            return self.placement.frames["head"].world(EAR * (MIRROR if side == "left" else 1.0))
        if part in {"sole", "foot"}:
            return 0.5 * (points[f"{side}_heel"] + points[f"{side}_ball"])
        one = {"buttocks": "buttock", "feet": "foot"}.get(point, point)
        return 0.5 * (self.at(f"left_{one}") + self.at(f"right_{one}"))

    def part(self, name: str) -> Floats:
        """Skin of a part such as ``left_hand`` or ``back``, shape (n, 3)."""
        side, _, part = name.rpartition("_")
        frames, near = {
            "hand": ({"hand"}, None),
            "elbow": ({"humerus", "forearm"}, 0.07),
            "knee": ({"femur", "tibia"}, 0.09),
            "foot": ({"calcn", "toes"}, None),
            "heel": ({"calcn"}, 0.06),
            "ball": ({"calcn", "toes"}, 0.05),
            "toe": ({"toes"}, None),
            "thigh": ({"femur"}, None),
            "shin": ({"tibia"}, None),
            "calf": ({"tibia"}, None),
            "shoulder": ({"humerus", "scapula", "clavicle"}, 0.13),
            "buttocks": ({"pelvis", "femur"}, None),
            "buttock": ({"pelvis", "femur"}, None),
            "hip": ({"pelvis", "lumbar5", "lumbar4", "lumbar3", "femur"}, None),
            "back": ({"thorax", "scapula", "lumbar1"}, None),
            "head": ({"head", "neck"}, None),
            "blade": ({"thorax", "scapula"}, None),
        }[part]
        index, names = self._carriers
        own = side.split("_")[0]
        held = np.array([frame in frames and (not s or not own or s == own) for s, frame in names])[index]
        found = self.skin[held]
        if part == "buttock":
            found = found[np.sign(found[:, 2]) == (1 if own == "right" else -1)]
        if part in {"buttock", "buttocks"}:
            seat = self.at("buttocks")[[0, 2]]
            found = found[np.linalg.norm(found[:, [0, 2]] - seat, axis=1) < 0.11]
        if near is not None:
            found = found[np.linalg.norm(found - self.at(name), axis=1) < near]
        return np.asarray(found)

    def thing(self, kind: str) -> Prop:
        return next(prop for prop in self.record.props if prop.kind == kind)

    def gap(self, part: str, thing: str) -> float:
        """Metres between the skin of a part and a thing, negative where it is inside."""
        skin = self.part(part)
        if thing in {"floor", "mat", "pad"}:
            return float(skin[:, 1].min())
        prop = self.thing(thing)
        if thing == "wall":
            assert prop.ahead_cm is not None
            face = prop.ahead_cm / 100
            return float((face - skin[:, 0].max()) if face > 0 else (skin[:, 0].min() - face))
        if thing in {"stool", "chair", "table"}:
            assert prop.height_cm is not None
            over = skin if prop.ahead_cm is None else skin[self._over(prop, skin)]
            return float(over[:, 1].min() - prop.height_cm / 100) if len(over) else float("inf")
        radius = sizes().ball_radius if thing == "ball" else sizes().roller_radius
        centre = self.round_thing(prop)
        away = skin - centre
        if thing == "roller":  # it lies across the body, whichever way that lies
            aside = abs(self.record.pose.pelvis_roll) > 45
            away = away * ([0.0, 1.0, 1.0] if aside else [1.0, 1.0, 0.0])
        return float(np.linalg.norm(away, axis=1).min() - radius)

    def _over(self, prop: Prop, skin: Floats) -> NDArray[np.bool_]:
        assert prop.ahead_cm is not None
        half = sizes().seat_width[prop.kind] / 2
        return np.asarray(abs(skin[:, 0] - prop.ahead_cm / 100) <= half + 0.01)

    def round_thing(self, prop: Prop) -> Floats:
        """Centre of a ball or roller: below the part that rests on it, or between it and the wall."""
        assert prop.height_cm is not None
        assert prop.under is not None
        radius = sizes().ball_radius if prop.kind == "ball" else sizes().roller_radius
        spot = self.under(prop.under)
        if prop.ahead_cm is not None:
            return np.array([prop.ahead_cm / 100, prop.height_cm / 100 - radius, spot[2]])
        return np.array([spot[0], prop.height_cm / 100 - radius, spot[2]])

    def under(self, name: str) -> Floats:
        """Middle of a part that rests on a ball or roller."""
        side, _, part = name.partition("_")
        if name == "upper_back":
            return 0.6 * self.at("c7") + 0.4 * self.at("thoracolumbar")
        if part == "shoulder_blade":
            return self.placement.mesh(f"{side}_scapula")[0].mean(axis=0) * [1, 1, 0.55]
        if part == "thigh":
            return 0.5 * (self.at(f"{side}_hip") + self.at(f"{side}_knee"))
        if part == "calf":
            return self.at(f"{side}_knee") + 0.38 * (self.at(f"{side}_ankle") - self.at(f"{side}_knee"))
        return self.at(name)

    def palm(self, side: str) -> tuple[Floats, Floats, Floats]:
        """Middle of the palm, or of what the closed hand holds; out of the palm; along a bar in the hand."""
        frame = self.placement.frames[f"{side}_hand"]
        flip = MIRROR if side == "left" else np.ones(3)
        closed = self.record.hands[0 if side == "left" else 1]
        keys = sorted(HOLLOW)
        y, z = (float(np.interp(closed, keys, [HOLLOW[k][axis] for k in keys])) for axis in (0, 1))
        return (
            frame.world(np.array([0.0, y, z]) * flip),
            frame.rotation @ (np.array([0.0, 0.0, -1.0]) * flip),
            frame.rotation @ (KNUCKLES * flip),
        )

    def skin_near(self, point: str, reach: float) -> Floats:
        """Skin of the same limb round a point, shape (n, 3)."""
        side = point.split("_")[0]
        index, names = self._carriers
        limb = {"tibia", "calcn"}
        own = np.array([s == side and frame in limb for s, frame in names])[index]
        found = self.skin[own]
        return np.asarray(found[np.linalg.norm(found - self.at(point), axis=1) < reach])

    def middle_of(self, part: str, place: Floats) -> Floats:
        """The middle of a part beside a place: on a limb's bone, in the head or in the shoulder."""
        side, _, kind = part.rpartition("_")
        ends = {"thigh": ("hip", "knee"), "shin": ("knee", "ankle")}.get(kind)
        if ends is None:
            return {"hip": lambda: self.part(part).mean(axis=0)}.get(kind, lambda: self.at(part))()
        a, b = (self.at(f"{side}_{end}") for end in ends)
        share = float(np.clip((place - a) @ (b - a) / ((b - a) @ (b - a)), 0.0, 1.0))
        return np.asarray(a + share * (b - a))

    def depth_in_thigh(self, side: str, ankle: Floats) -> float:
        """How much nearer to a thigh's bone the middle of an ankle lies than its skin does, metres."""
        middle = self.middle_of(f"{side}_thigh", ankle)
        skin = self.part(f"{side}_thigh")
        toward = unit(ankle - middle)
        rays = skin - middle
        near = rays[(rays @ toward) > 0.9 * np.linalg.norm(rays, axis=1)]
        return float(np.median(np.linalg.norm(near, axis=1)) - np.linalg.norm(ankle - middle))

    def weight(self) -> float:
        """How far ahead of the pelvis the body's weight lies, metres."""
        return float(sum(share * self.at(name)[0] for share, name in weight_shares()))
