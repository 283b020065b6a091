"""What must be true of a played movement: speeds, skin against things and itself, balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from stretchlib.body import resting, surface
from stretchlib.body.drawing import props as sizes
from stretchlib.body.frames import SIDES
from stretchlib.body.moving import COLUMNS, Motion, _parts
from stretchlib.body.pose import COORDINATES
from stretchlib.body.stored import stored
from stretchlib.catalogue.records import PoseRecord

from . import things
from .kinematics import Postures

Floats = NDArray[np.float64]

FPS = 30
NEAR = 0.06  # metres within which a limb's skin is compared with other skin
JOINTS = [k for k, c in enumerate(COLUMNS) if c not in ("x", "y", "z", "thing") and not c.endswith(".closed")]
GRACE = 0.7  # seconds in which a part comes down or lifts off, pressed flat
SOFT = 0.02  # metres that a palm presses in where it lies
PASS, PATCH = 13, 0.01  # instants of a pass over a roller; metres of depth that lie on it
FOOT = 0.045  # metres from the middle of a foot to its edge


@dataclass(frozen=True)
class Speeds:
    """Of the joints: the fastest (degrees a second), which, the peak of the jerk of all together."""

    fastest: float
    joint: str
    jerk: float
    beyond: float  # degrees by which a joint leaves the range in which the body can be drawn


def speeds(motion: Motion) -> Speeds:
    """At thirty frames a second."""
    times = np.arange(0.0, motion.seconds, 1.0 / FPS)
    table = np.array([motion.row(float(t)) for t in times])[:, JOINTS]
    rate = np.gradient(table, times, axis=0)
    jerk = np.gradient(np.gradient(rate, times, axis=0), times, axis=0)
    fast = np.abs(rate).max(axis=0)
    ranges = np.array([COORDINATES[COLUMNS[k].rpartition(".")[2]] for k in JOINTS])
    beyond = np.maximum(ranges[:, 0] - table, table - ranges[:, 1]).max()
    name = COLUMNS[JOINTS[int(fast.argmax())]]
    return Speeds(
        float(fast.max()), name, float(np.sqrt((jerk**2).sum(axis=1)).max()), float(max(beyond, 0.0))
    )


@cache
def owners() -> tuple[NDArray[np.str_], NDArray[np.str_]]:
    """Side and frame of the strongest carrier of each vertex."""
    names = resting.carrier_names(stored("skin")["carriers"])
    index = surface._mesh().index[:, 0]
    return np.array([side for side, _ in names])[index], np.array([frame for _, frame in names])[index]


def unpressed(motion: Motion, t: float) -> tuple[Floats, NDArray[np.int64]]:
    """Skin before anything flattens it, and its faces."""
    found = things.unpressed(motion.at(t), motion.hands(t))
    vertices = found.vertices.copy()
    hair = found.faces[found.regions["hair"]]
    vertices[np.unique(hair), 1] += 9.0  # a knot of hair gives way
    return vertices, found.faces


def below_floor(skin: Floats, motion: Motion, t: float) -> dict[str, float]:
    """Part of the body to metres below the floor, where it does not rest on it."""
    side, frame = owners()
    resting_on = stored("skin")["supports"]
    laid: set[tuple[str, str]] = set()
    for moment in np.clip([t - GRACE, t, t + GRACE], 0.0, motion.seconds):
        for contact, height in motion._heights(motion._holding(float(moment))).items():
            own, _, part = contact.rpartition("_")
            if height < 0.05:
                more = {"hand": ("hand",), "heel": ("tibia",)}.get(part, ())  # a palm; the calf of a flat leg
                laid |= {(own, name) for name in (*resting_on[part], *more)}
    found = {}
    for part in np.unique(frame):
        for own in ("", *SIDES):
            if any(name == part and (not s or not own or s == own) for s, name in laid):
                continue
            mine = (frame == part) & (side == own)
            if mine.any() and (low := float(-skin[mine, 1].min())) > 0:
                found[f"{own}_{part}".strip("_")] = low
    return found


def in_things(skin: Floats, record: PoseRecord) -> dict[str, float]:
    """Kind of thing to metres that skin is inside it."""
    found: dict[str, float] = {}
    for prop in record.props:
        if prop.kind in ("stool", "chair", "table") and prop.ahead_cm is not None:
            half = sizes().seat_width[prop.kind] / 2
            top = (prop.height_cm or 0.0) / 100
            x = prop.ahead_cm / 100
            gaps = np.stack([
                top - skin[:, 1], skin[:, 1] - top + sizes().seat_thickness + 0.25,
                skin[:, 0] - x + half, x + half - skin[:, 0],
                skin[:, 2] + half, half - skin[:, 2],
            ])  # fmt: skip
            deep = float(gaps.min(axis=0).max())
        elif prop.kind == "wall" and prop.ahead_cm is not None:
            face = prop.ahead_cm / 100
            deep = float((skin[:, 0].max() - face) if face > 0 else (face - skin[:, 0].min()))
        else:
            continue
        found[prop.kind] = max(found.get(prop.kind, 0.0), deep)
    return found


def in_rolled(skin: Floats, motion: Motion, record: PoseRecord, t: float) -> dict[str, float]:
    """``"roller<left_femur"`` to metres that this part is deeper in the ball or roller than it may be."""
    thing = things.round_of(record, motion.anchor)
    if thing is None or not motion.in_use(t):
        return {}
    side, frame = owners()
    return things.too_deep(thing, record, things.parts_inside(thing, skin, (side, frame), motion.thing(t)))


def rolled(motion: Motion, record: PoseRecord) -> tuple[float, float]:
    """Metres from one end of the loop to the other: of the ball's or roller's axle, of the flesh on it."""
    thing = things.round_of(record, motion.anchor)
    loop = next(span for span in motion.spans if span.kind == "loop")
    times = np.linspace(loop.start, 0.5 * (loop.start + loop.end), PASS)
    assert thing is not None
    axis = "xyz".index(motion._record["along"])
    skins = [unpressed(motion, float(t))[0] for t in times]
    far = 0.0
    for t, now, then in zip(times[:-1], skins[:-1], skins[1:], strict=True):
        inside = thing.inside(now, motion.thing(float(t)))
        on = inside > inside.max() - PATCH
        far += float((then - now)[on, axis].mean())
    gone = motion.thing(float(times[-1])) - motion.thing(float(times[0]))
    return abs(float(gone[axis])), abs(far)


def in_itself(skin: Floats, faces: NDArray[np.int64], laid: frozenset[str]) -> dict[str, float]:
    """Hands and lower legs to metres that they are inside other parts of the body.

    Hands in ``laid`` rest on the body, which gives way a little.
    """
    side, frame = owners()
    normals = np.zeros_like(skin)
    corners = skin[faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    for k in range(3):
        np.add.at(normals, faces[:, k], across)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True).clip(1e-12)
    found = {}
    for own in SIDES:
        for limb, mine, same in (
            ("hand", ("hand",), ("hand", "forearm", "humerus", "scapula", "clavicle")),
            ("foot", ("calcn", "toes"), ("calcn", "toes", "tibia")),
            ("shank", ("tibia",), ("calcn", "toes", "tibia", "femur")),
        ):
            limb_skin = (side == own) & np.isin(frame, mine)
            rest = ~((side == own) & np.isin(frame, same))
            deep, other = _deepest(skin[limb_skin], skin[rest], normals[rest])
            part = frame[rest][other].rstrip("12345")  # a waist is one, whichever vertebra carries it
            found[f"{own}_{limb}>{side[rest][other]}_{part}"] = (
                max(0.0, deep - SOFT) if limb == "hand" and own in laid else deep
            )
    return found


def laid_on(motion: Motion, t: float) -> frozenset[str]:
    """Sides whose hand rests on the body now, or did or will in a moment."""
    found = set()
    for moment in np.clip([t - GRACE, t, t + GRACE], 0.0, motion.seconds):
        for contact in motion._holding(float(moment)):
            side, _, part = motion._named(contact["point"]).partition("_")
            if part == "hand" and "frame" in contact:
                found.add(side)
    return frozenset(found)


def _deepest(limb: Floats, rest: Floats, normals: Floats) -> tuple[float, int]:
    """How far a limb's skin is behind the nearest other skin, metres, and the number of that vertex."""
    low, high = limb.min(axis=0) - NEAR, limb.max(axis=0) + NEAR
    close = np.flatnonzero(((rest >= low) & (rest <= high)).all(axis=1))
    if not len(close):
        return 0.0, 0
    there, out = rest[close], normals[close]
    square = (limb**2).sum(axis=1)[:, None] - 2 * limb @ there.T + (there**2).sum(axis=1)
    nearest = square.argmin(axis=1)
    behind = -np.einsum("ij,ij->i", limb - there[nearest], out[nearest])
    here = np.sqrt(square[np.arange(len(limb)), nearest].clip(0.0)) < NEAR
    depth = np.where(here, behind, 0.0)
    worst = int(depth.argmax())
    return float(max(depth[worst], 0.0)), int(close[nearest[worst]])


def off_balance(motion: Motion, t: float) -> float | None:
    """Metres that the weight lies outside the feet of somebody who stands on them alone; else ``None``."""
    moments = np.clip([t - 0.25, t, t + 0.25], 0.0, motion.seconds)  # contacts come and go at rows
    heights = {p: h for m in moments for p, h in motion._heights(motion._holding(float(m))).items()}
    holding = {each["point"]: each for m in moments for each in motion._holding(float(m))}
    carried = [p for p in heights if p.partition("_")[2] in ("foot", "ball") and heights[p] == 0.0]
    if not carried or any(
        each["on"] in ("floor", "mat") and point.endswith("_hand") for point, each in holding.items()
    ):
        return None
    if any(
        point.partition("_")[2] in ("knee", "buttock", "elbow") or point in ("back", "buttocks", "head")
        for point in holding
    ):
        return None
    now = Postures(motion.row(t)[None], slopes=False)
    spots = []
    for point in carried:
        side = point.partition("_")[0]
        ends = ("ball", "toe") if point.endswith("_ball") else ("heel", "toe")
        spots += [now.point(f"{side}_{end}")[0, [0, 2]] for end in ends]
    spots = [s + d for s in spots for d in FOOT * np.array([[0, 1], [0, -1.0]])]
    if any(each["on"] in ("bar", "wall") for each in holding.values() if each["point"].endswith("_hand")):
        spots += [
            now.point(p)[0, [0, 2]] for p, each in holding.items()
            if p.endswith("_hand") and each["on"] in ("bar", "wall")
        ]  # fmt: skip
    return _outside(now.weight[0][0, [0, 2]], np.array(spots))


def _outside(at: Floats, spots: Floats) -> float:
    """How far a place is outside the convex hull of others, 0 inside."""
    ways = np.stack([(np.cos(a), np.sin(a)) for a in np.radians(np.arange(0, 360, 5))])
    return float(max(0.0, (ways @ at - (ways @ spots.T).max(axis=1)).max()))


def steps_told(motion: Motion) -> Sequence[int]:
    """Places of the steps in the order in which they are first told."""
    found: list[int] = []
    for span in motion.spans:
        if span.step is not None and span.step not in found:
            found.append(span.step)
    return found


def misses(motion: Motion, fps: int = FPS) -> dict[str, float]:
    """Contact to the worst by which it is missed, metres: as ``Motion.misses``."""
    times = np.arange(0.0, motion.seconds, 1.0 / fps)
    rows = [motion._here(float(t)) for t in times]
    now = Postures(np.array([row for row, _, _ in rows]), slopes=False)
    low = np.array([min(a, b) for _, a, b in rows])
    high = np.array([max(a, b) for _, a, b in rows])
    found: dict[str, float] = {}
    for contact in motion._record["contacts"]:
        holds = (contact["rows"][0] <= low) & (high <= contact["rows"][1])
        axes = ["xyz".index(axis) for axis in contact["axes"]]
        for name, where in zip(_parts(contact["point"]), contact["where"], strict=True):
            wanted: Floats = np.array(where, dtype=float)
            if "frame" in contact:
                wanted = now.frames[contact["frame"]].world(wanted)
            gap = np.linalg.norm((now.point(name) - wanted)[:, axes], axis=1)
            found[contact["point"]] = max(
                found.get(contact["point"], 0.0), float(gap[holds].max(initial=0.0))
            )
    return found
