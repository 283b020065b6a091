"""A clothed person on the body: the surface of one of ``people`` in a placement.

Soft tissue is drawn, not measured: shapes by the artists of MakeHuman (CC0), fitted to our skeleton.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from numbers import Real
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.adults import person_of
from stretchlib.body.columns import unpacked
from stretchlib.body.creases import Creases, neighbours
from stretchlib.body.frames import MIRROR, SIDES
from stretchlib.body.posture import Placement
from stretchlib.body.resting import carrier_names, rested
from stretchlib.body.skinning import movement, posed, rest_placement, shape_shares
from stretchlib.body.stored import stored
from stretchlib.brief import Brief
from stretchlib.errors import UnknownMuscle

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

EASE = 0.3
_ARM = ("humerus", "forearm", "hand")
_LEG = ("femur", "tibia", "calcn", "toes")
__all__ = ["EASE", "Skin", "skin"]


@dataclass(frozen=True, repr=False)
class Skin(Brief):
    """A person's surface in the world.

    Attributes
    ----------
    vertices : metres, shape (n, 3).
    faces : vertex numbers, counter-clockwise seen from outside, shape (m, 3).
    regions : name (``skin``, ``shirt``, ``shorts``, ``hair``, ``brow``, ``lips``, ``eye``, ``iris``) to the
        numbers of its faces; every face is in one region, and hems run along edges.
    person : id of who it is.

    Examples
    --------
    >>> sl.body.skin(sl.body.place()).person
    'woman-30'
    """

    vertices: Array
    faces: Ints
    regions: Mapping[str, Ints]
    person: str


@dataclass(frozen=True)
class _Mesh:
    """What all people share."""

    count: int  # vertices of the right half; the first ``seam`` of them lie in the middle
    seam: int
    faces: Ints
    region: Ints
    index: Ints  # carriers of each vertex, the strongest first, (n, 4)
    share: Array
    other: Ints  # mirror image of each vertex of the right half
    hand_keys: Array
    hand_vertices: Ints
    hand_moves: Array  # (keys, k, 3)
    cage_index: Ints  # controls of each vertex of the right half, (count, 3)
    cage_share: Array
    creases: Creases

    def whole(self, right: Array) -> Array:
        return np.concatenate([right, right[self.seam :] * MIRROR])


@dataclass(frozen=True)
class _Surface:
    """One person's own: rest shape, centres of rotation, corrective shapes of the right half."""

    rest: Array  # (n, 3)
    centres: Array  # (n, 3)
    shapes: Array  # (shapes, count, 3)


@cache
def _mesh() -> _Mesh:
    record = stored("skin")
    count, seam = record["count"], record["seam"]
    other = np.r_[0:seam, count : 2 * count - seam]
    half = unpacked(record["faces"], 3)
    faces = np.concatenate([half, other[half][:, ::-1]])
    region = unpacked(record["region"], 1)[:, 0]
    index, low = unpacked(record["index"], 4), unpacked(record["share"], 3)
    share = np.column_stack([255 - low.sum(axis=1), low]) / 255
    left = _mirrored_carriers()[index]
    keys, vertices = record["hands"]["keys"], unpacked(record["hands"]["vertices"], 1)[:, 0]
    moves = unpacked(record["hands"]["moves"], 3 * len(keys)).reshape(len(vertices), len(keys), 3)
    return _Mesh(
        count=count,
        seam=seam,
        faces=faces,
        region=np.concatenate([region, region]),
        index=np.concatenate([index, left[seam:]]),
        share=np.concatenate([share, share[seam:]]),
        other=other,
        hand_keys=np.array([key["at"] for key in keys]),
        hand_vertices=vertices,
        hand_moves=moves.transpose(1, 0, 2) * record["unit"],
        cage_index=unpacked(record["cage"]["index"], 3),
        cage_share=unpacked(record["cage"]["share"], 3) / 255,
        creases=_creases(faces, other),
    )


def _creases(faces: Ints, other: Ints) -> Creases:
    record = stored("skin")
    levels = np.zeros((len(record["drivers"]), record["count"]))
    for crease in record["creases"]:
        where = unpacked(crease["vertices"], 1)[:, 0]
        levels[crease["driver"], where] = unpacked(crease["levels"], 1)[:, 0] / record["crease_levels"]
    right = np.flatnonzero(levels.any(axis=0))
    vertices = np.unique(np.concatenate([right, other[right]]))
    table = np.zeros((len(vertices), len(levels), 2))
    table[np.searchsorted(vertices, right), :, 1] = levels[:, right].T
    table[np.searchsorted(vertices, other[right]), :, 0] = levels[:, right].T
    return Creases(vertices, *neighbours(faces, vertices), table)


def _mirrored_carriers() -> Ints:
    """The number of each carrier's mirror image."""
    carriers = stored("skin")["carriers"]
    middle, sided = len(carriers["middle"]), len(carriers["sided"]) + len(carriers["split"])
    other: Ints = np.r_[0:middle, middle + sided : middle + 2 * sided, middle : middle + sided]
    return other


@cache
def _surface(name: str) -> _Surface:
    mesh, record, shared = _mesh(), stored(f"person-{name}"), stored("skin")
    rest, centres = unpacked(record["rest"], 3), unpacked(record["centres"], 3)
    if record["differs_from"]:
        base = stored(f"person-{record['differs_from']}")
        rest, centres = rest + unpacked(base["rest"], 3), centres + unpacked(base["centres"], 3)
    shapes = np.zeros((len(record["shapes"]), mesh.count, 3))
    for made, shape in zip(shapes, record["shapes"], strict=True):
        controls = np.zeros((int(mesh.cage_index.max()) + 1, 3))
        controls[unpacked(shape["controls"], 1)[:, 0]] = unpacked(shape["moves"], 3) * shared["shape_unit"]
        made[:] = np.einsum("nk,nkx->nx", mesh.cage_share, controls[mesh.cage_index])
    places = rest * shared["unit"]
    return _Surface(mesh.whole(places), mesh.whole(places + centres * shared["centre_unit"]), shapes)


@cache
def _rest() -> Placement:
    return rest_placement(stored("skin")["rest"])


def skin(
    placement: Placement, person: str = "woman-30", *, hands: float | tuple[float, float] = EASE
) -> Skin:
    """The surface of a clothed person whose bones are placed so.

    Bones, muscles and surface are one body: where the skin would sink into the floor or into what a contact
    of the placement rests on, it lies flat there. Soft tissue is drawn, not measured: shapes by artists
    (MakeHuman, CC0) on one skeleton, the same height for everybody.

    Parameters
    ----------
    placement : from ``sl.body.place``.
    person : id of one of ``sl.body.people()``.
    hands : how far the hands are closed, left and right alike or one number each: 0 flat, 0.3 at ease, 0.7
        round a rail of 35 mm, 1 a fist round a strap.

    Raises
    ------
    UnknownId : nobody has this id; the message gives the nearest.
    ValueError : ``placement`` is none, or a hand is no number from 0 to 1.

    Source: MakeHuman's base mesh and targets; see NOTICE.

    Examples
    --------
    >>> skin = sl.body.skin(sl.body.place(), "man-60", hands=0.7)
    >>> skin.vertices.shape[1], sorted(skin.regions)[-2:]
    (3, ['shorts', 'skin'])
    """
    if not isinstance(placement, Placement):
        raise ValueError(f"placement is {placement!r}, but must come from sl.body.place().")
    who, closed = person_of(person), _closed(hands)
    mesh, own, shared = _mesh(), _surface(who.id), stored("skin")
    shares = shape_shares(placement, shared["drivers"])
    rest = _shaped(own, mesh, shares, closed)
    moved = movement(_rest(), placement, shared["carriers"])
    world = posed(rest, own.centres, mesh.index, mesh.share, moved)
    world = mesh.creases.smoothed(world, shares)
    world = rested(world, mesh.index[:, 0], placement, shared)
    regions = {name: np.flatnonzero(mesh.region == k) for k, name in enumerate(shared["regions"])}
    return Skin(world, mesh.faces, MappingProxyType(regions), who.id)


def _closed(hands: float | tuple[float, float]) -> tuple[float, float]:
    each = hands if isinstance(hands, Sequence) and not isinstance(hands, str) else (hands, hands)
    if len(each) != 2 or not all(
        isinstance(h, Real) and not isinstance(h, bool) and 0.0 <= h <= 1.0 for h in each
    ):
        raise ValueError(f"hands is {hands!r}, but must be a number from 0 (flat) to 1 (fist), or two.")
    return float(each[0]), float(each[1])


def _shaped(own: _Surface, mesh: _Mesh, shares: Array, hands: tuple[float, float]) -> Array:
    """The rest shape with corrective shapes and hands, shape (n, 3)."""
    made = own.rest.copy()
    left, right = (np.einsum("k,kvx->vx", shares[:, column], own.shapes) for column in (0, 1))
    made[: mesh.count] += right
    made[mesh.other] += left * MIRROR
    for side, closed in zip(SIDES, hands, strict=True):
        moves = _hand(mesh, closed)
        if side == "right":
            made[mesh.hand_vertices] += moves
        else:
            made[mesh.other[mesh.hand_vertices]] += moves * MIRROR
    return made


def _hand(mesh: _Mesh, closed: float) -> Array:
    """Moves of a right hand's vertices that is closed so far, straight between the stored shapes."""
    keys = mesh.hand_keys
    k = int(np.searchsorted(keys[1:-1], closed, "right"))
    t = (closed - keys[k]) / (keys[k + 1] - keys[k])
    moves: Array = (1.0 - t) * mesh.hand_moves[k] + t * mesh.hand_moves[k + 1]
    return moves


@cache
def share_of_arm(side: str) -> Array:
    """How far each vertex of ``skin`` goes with the arm and hand of ``"left"`` or ``"right"``, shape (n,)."""
    return _share_of(side, _ARM)


@cache
def share_of_leg(side: str) -> Array:
    """How far each vertex of ``skin`` goes with the leg and foot of ``"left"`` or ``"right"``, shape (n,)."""
    return _share_of(side, _LEG)


def _share_of(side: str, limb: tuple[str, ...]) -> Array:
    mesh = _mesh()
    mine = [own == side and name.startswith(limb) for own, name in carrier_names(stored("skin")["carriers"])]
    return np.asarray((mesh.share * np.array(mine)[mesh.index]).sum(axis=1))


def girth(strand: str, person: str) -> float:
    """How thick a strand of a muscle is in a person, beside that of ``belly``: 1 as thick, at least 0.3.

    The model's bellies are those of young men. Where a slimmer person has no room for one under the skin, it
    is drawn thinner; drawn, not measured. ``person`` is the id of one of ``sl.body.people()``.

    Raises
    ------
    UnknownMuscle, UnknownId : with the nearest ids.

    Examples
    --------
    >>> sl.body.girth("soleus", "man-45") <= 1
    True
    """
    shared, record = stored("skin"), stored(f"person-{person_of(person).id}")
    if strand not in shared["strands"]:
        raise UnknownMuscle(strand, shared["strands"])
    return float(record["girth"][shared["strands"].index(strand)]) / 100.0
