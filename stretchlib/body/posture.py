"""Where everything is in a posture: frames, named points, bones and muscles in the world.

World axes: x forward, y up, z to the person's right; metres; right-handed, as in OpenSim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.cable import NERVE_AVOIDS, NERVE_CLEARANCE, fillet, pushed_out, resampled
from stretchlib.body.frames import MIRROR, SIDES, Frame, frames_of
from stretchlib.body.pose import Pose
from stretchlib.body.shapes import Bone, bones
from stretchlib.body.stored import stored
from stretchlib.body.wrapping import wrapped
from stretchlib.brief import Brief
from stretchlib.errors import UnknownId, UnknownMuscle

Array = NDArray[np.float64]


@cache
def _named_points() -> Mapping[str, tuple[str, Array, float]]:
    """Point name with side to frame name, local position and radius of its soft ball."""
    found: dict[str, tuple[str, Array, float]] = {}
    for name, record in stored("skeleton")["points"].items():
        at = np.array(record["at"], dtype=float)
        if not record["sided"]:
            found[name] = (record["frame"], at, record["radius"])
            continue
        for side in SIDES:
            frame = record["frame"] if record["frame"] == "pelvis" else f"{side}_{record['frame']}"
            found[f"{side}_{name}"] = (frame, at * MIRROR if side == "left" else at, record["radius"])
    return found


@cache
def _ball_set(bone: str) -> tuple[str, bool, Array, Array]:
    """Frame, side, centres and radii (metres) of the balls that fill a bone."""
    record = stored("skeleton")["balls"][bone]
    balls = np.array(record["balls"], dtype=float) * 1e-4
    return record["frame"], record["sided"], balls[:, :3], balls[:, 3]


def nerve_variants() -> tuple[str, ...]:
    """Courses of the sciatic nerve past piriformis that can be drawn, the usual one first.

    Examples
    --------
    >>> sl.body.nerve_variants()[0]
    'below'
    """
    return tuple(stored("skeleton")["nerve"]["variants"])


def nerve_radius() -> Mapping[str, float]:
    """Radius of each branch of the sciatic nerve as drawn, metres.

    Examples
    --------
    >>> sorted(sl.body.nerve_radius())
    ['common-fibular', 'sciatic', 'tibial']
    """
    return dict(stored("skeleton")["nerve"]["radius"])


def disc_names() -> tuple[str, ...]:
    """Names of the lumbar discs, lowest first.

    Examples
    --------
    >>> sl.body.disc_names()[0]
    'disc-L5-S1'
    """
    return tuple(record["name"] for record in stored("skeleton")["discs"])


def contact_names() -> tuple[str, ...]:
    """Names that ``place`` takes as contacts.

    Examples
    --------
    >>> "left_heel" in sl.body.contact_names()
    True
    """
    touching = [name for name, (_, _, radius) in _named_points().items() if radius > 0]
    return (*touching, "left_foot", "right_foot", "buttocks")


def contact_points(contact: str) -> tuple[str, ...]:
    """The named points that stand for one contact."""
    if contact not in contact_names():
        raise UnknownId("contact point", contact, contact_names())
    if contact == "buttocks":
        return ("left_buttock", "right_buttock")
    side, _, rest = contact.partition("_")
    return (f"{side}_heel", f"{side}_ball") if rest == "foot" else (contact,)


@dataclass(frozen=True, repr=False)
class Placement(Brief):
    """A posture put into the world.

    ``frames`` maps frame names (``pelvis``, ``right_femur``, ``lumbar5``, …) to :class:`Frame`; ``points``
    maps joint centres and points of the figure (``left_hip``, ``waist``, ``c7``, ``right_toe``, …) to
    positions of shape (3,). Points that can touch (heel, ball, toe, knee, hand, elbow, buttock, back,
    head, shoulder) are centres of soft balls; ``underside`` tells how high the lowest part of such a ball is.

    Examples
    --------
    >>> sl.body.place(sl.body.Pose(lumbar_flexion=20))
    Placement(pose=Pose(lumbar_flexion=20.0), frames=<33 entries>, contacts={}, points=<27 entries>)
    """

    pose: Pose
    frames: Mapping[str, Frame]
    contacts: Mapping[str, float]
    points: Mapping[str, Array] = field(init=False)

    def __post_init__(self) -> None:
        located = {name: self.frames[frame].world(at) for name, (frame, at, _) in _named_points().items()}
        object.__setattr__(self, "points", located)

    def underside(self, contact: str) -> float:
        """Height in metres of the lowest spot of a contact point."""
        return min(float(self.points[p][1]) - _named_points()[p][2] for p in contact_points(contact))

    def misses(self) -> dict[str, float]:
        """How far each contact is above (+) or below (-) the height asked for, in metres.

        For a foot, the worse of heel and ball: a foot that is not flat misses.
        """
        found = {}
        for contact, height in self.contacts.items():
            gaps = [
                float(self.points[p][1]) - _named_points()[p][2] - height for p in contact_points(contact)
            ]
            found[contact] = min(gaps) if contact == "buttocks" else max(gaps, key=abs)
        return found

    def mesh(self, bone: str) -> tuple[Array, NDArray[np.int64]]:
        """World vertices (n, 3) and outward triangles (m, 3) of a bone such as ``"right_femur"``."""
        found: Bone | None = bones().get(bone)
        if found is None:
            raise UnknownId("bone", bone, bones())
        return self.frames[found.frame].world(found.vertices), found.faces

    def landmark(self, name: str, side: str = "right") -> Array:
        """World position (3,) of a bony landmark such as ``"asis"``; good to about one centimetre."""
        known = stored("skeleton")["landmarks"]
        if name not in known:
            raise UnknownId("landmark", name, known)
        self.pose.side(side)
        record = known[name]
        at = np.array(record["at"])
        sided_frame = f"{side}_{record['frame']}"
        frame = self.frames.get(sided_frame) or self.frames[record["frame"]]
        return frame.world(at * MIRROR if record["sided"] and side == "left" else at)

    def muscle_cable(self, muscle: str, side: str = "right") -> Array:
        """The muscle's path as the published model has it, (k, 3): straight pieces and arcs round bone."""
        known = stored("skeleton")["muscles"]
        if muscle not in known:
            raise UnknownMuscle(muscle, known)
        self.pose.side(side)
        flip = MIRROR if side == "left" else np.ones(3)
        places = []
        for element in known[muscle]["path"]:
            frame = self.frames.get(f"{side}_{element['frame']}") or self.frames[element["frame"]]
            places.append((frame, frame.world(np.array(element["at"]) * flip), element))
        path: list[Array] = []
        for k, (frame, at, element) in enumerate(places):
            if "wrap" not in element:
                path.append(at)
                continue
            # A mirrored surface keeps its shape; flipping two axes keeps its own frame right-handed.
            rotation = frame.rotation @ (np.array(element["rotation"]).reshape(3, 3) * np.outer(flip, flip))
            side_point = frame.world(np.array(element["side"]) * flip)
            after = places[k + 1][1]
            path += wrapped(path[-1], after, at, rotation, element["radius"], element["wrap"], side_point)
        return np.array(path)

    def muscle_path(self, muscle: str, side: str = "right", points: int = 48) -> Array:
        """A smooth path from origin to insertion for drawing, shape (points, 3), evenly spaced.

        It is the cable of the model with its corners rounded, pushed out of the bones where it cuts them.
        Takes the ids of :func:`strands` too, which together draw a broad muscle.
        """
        path = resampled(fillet(self.muscle_cable(muscle, side)), points)
        sets = stored("skeleton")["muscles"][muscle]["pushed_by"]
        if not sets:
            return path
        return resampled(pushed_out(path, *self._filling(sets, side)), points)

    def _filling(self, sets: Iterable[str], side: str) -> tuple[Array, Array]:
        """World centres (b, 3) and radii (b,) of the balls that fill some bones."""
        centres, radii = zip(*(self._balls(bone, side) for bone in sets), strict=True)
        return np.concatenate(centres), np.concatenate(radii)

    def _balls(self, bone: str, side: str) -> tuple[Array, Array]:
        """World centres (b, 3) and radii (b,) of the balls that fill a bone."""
        frame, sided, centres, radii = _ball_set(bone)
        if sided and side == "left":
            centres = centres * MIRROR
        placed = self.frames.get(f"{side}_{frame}") or self.frames[frame]
        return placed.world(centres), radii

    def nerve(self, side: str = "right", variant: str = "below", points: int = 60) -> dict[str, Array]:
        """The sciatic nerve as drawn paths: branch name to world points, shape (points, 3).

        ``variant`` is one of :func:`nerve_variants`; ``"below"`` is the usual course, below and in front of
        piriformis. Drawn from landmarks, good to about a centimetre, and put out of bone; never read a strain
        from it.
        """
        known = stored("skeleton")["nerve"]["variants"]
        if variant not in known:
            raise UnknownId("variant of the sciatic nerve", variant, known)
        self.pose.side(side)
        flip = MIRROR if side == "left" else np.ones(3)
        filling = self._filling(NERVE_AVOIDS, side)
        branches = {}
        for branch, path in known[variant]["branches"].items():
            corners = np.zeros((len(path), 3))
            for row, anchors in enumerate(path):
                for anchor in anchors:
                    frame = self.frames.get(f"{side}_{anchor['frame']}") or self.frames[anchor["frame"]]
                    corners[row] += anchor["weight"] * frame.world(np.array(anchor["at"]) * flip)
            drawn = resampled(fillet(corners, reach=0.045), points)
            out = pushed_out(drawn, *filling, NERVE_CLEARANCE)
            branches[branch] = drawn if out is drawn else resampled(out, points)
        return branches

    def disc(self, name: str, around: int = 28) -> tuple[Array, NDArray[np.int64]]:
        """World vertices and outward triangles of a disc (``"disc-L4-L5"``), which bends with the spine."""
        known = {record["name"]: record for record in stored("skeleton")["discs"]}
        if name not in known:
            raise UnknownId("disc", name, known)
        angle = 2.0 * np.pi * np.arange(around) / around
        rings = []
        for end in ("below", "above"):
            plate = known[name][end]
            slope = np.radians(plate["slope"])
            forward = np.array([np.cos(slope), np.sin(slope), 0.0])
            ring = np.outer(plate["depth"] * np.cos(angle), forward)
            ring[:, 2] += plate["width"] * np.sin(angle)
            rings.append(self.frames[plate["frame"]].world(ring + np.array(plate["centre"])))
        low, high = rings
        middle = (low + high) / 2.0
        bulge = middle.mean(axis=0) + (middle - middle.mean(axis=0)) * 1.05
        vertices = np.vstack([low, bulge, high, low.mean(axis=0), high.mean(axis=0)])
        here = np.arange(around)
        there = (here + 1) % around
        faces = []
        for base in (0, around):
            faces.append(np.stack([base + here, base + around + here, base + there], axis=1))
            faces.append(np.stack([base + there, base + around + here, base + around + there], axis=1))
        bottom, top = 3 * around, 3 * around + 1
        faces.append(np.stack([np.full(around, bottom), here, there], axis=1))
        faces.append(np.stack([np.full(around, top), 2 * around + there, 2 * around + here], axis=1))
        return vertices, np.vstack(faces)


def place(pose: Pose | None = None, contacts: Mapping[str, float] | None = None) -> Placement:
    """Put a posture into the world.

    Parameters
    ----------
    pose : the joint angles; standing if left out.
    contacts : contact point to height in metres, such as ``{"right_foot": 0.0, "left_heel": 0.35}``. The
        first one fixes the height of the pelvis; ``Placement.misses()`` gives the errors of the others. If
        left out, the lowest point of the body stands on the floor.

    Returns
    -------
    The placement, with the pelvis above the origin.

    Raises
    ------
    UnknownId : a contact that the body does not have.
    ValueError : a height that is no number.

    Examples
    --------
    >>> placed = sl.body.place(contacts={"right_foot": 0.0, "left_foot": 0.0})
    >>> round(max(placed.misses().values()), 6)
    0.0
    """
    posture = Pose() if pose is None else pose
    if not isinstance(posture, Pose):
        raise ValueError(f"pose is {posture!r}, but must be a Pose.")
    wanted = dict(contacts or {})
    for name, height in wanted.items():
        contact_points(name)
        if isinstance(height, bool | str) or not np.isfinite(height):
            raise ValueError(f"The height of {name} is {height!r}, but must be a number of metres.")
    loose = Placement(posture, frames_of(posture), wanted)
    if wanted:
        first = next(iter(wanted))
        rise = wanted[first] - loose.underside(first)
    else:
        rise = -min(loose.underside(name) for name in contact_names())
    lift = np.array([0.0, rise, 0.0])
    frames = {name: Frame(frame.rotation, frame.origin + lift) for name, frame in loose.frames.items()}
    return Placement(posture, frames, wanted)


__all__ = ["Placement", "contact_names", "disc_names", "nerve_variants", "place"]
