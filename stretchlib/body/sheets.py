"""Broad muscles as sheets: surfaces with fibres and tendon that follow the bones into any placement.

A sheet is stored in standing. Each point is carried by up to a few frames: their movements since standing are
blended as dual quaternions, each turned the short way from its neighbour (Kavan et al., Geometric skinning
with approximate dual quaternion blending, ACM Trans Graph 2008;27(4):105). Points in bone are put outside,
and the thickness is filled up to the volume again. Where that fails, a posture has no such sheet: a plainer
belly along the muscle's path, or none, is then truer than a twisted one. Shapes are drawn, not measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.bone_fields import Obstacle, obstacles
from stretchlib.body.columns import unpacked
from stretchlib.body.frames import MIRROR, Frame
from stretchlib.body.posture import Placement, place
from stretchlib.body.sheet_shapes import (
    area_of,
    cleared,
    closed,
    closing,
    evened,
    put_out,
    refined,
    softened,
    volume_of,
)
from stretchlib.body.stored import stored
from stretchlib.body.turning import applied, conjugate, quaternion, times
from stretchlib.brief import Brief
from stretchlib.errors import UnknownId

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

CLEAR, TOUCHING = 0.0015, 0.0006  # metres that muscles and ligaments keep from bone
LEAST, MOST = 0.4, 3.0  # how much thinner or thicker a place becomes where the surface widens or shrinks
THICKEST = 2.2  # times as thick as in standing, at most
LAST = 6  # rounds in which the whole surface is put out of bone at the end
SOFTENED = 3  # times that the directions of a surface are smoothed
EVENED = 6  # times that weights are, which are stored in coarse steps
FOLD = 0.27  # cosine of half the angle beyond which a surface's own turn is a fold
ROUNDS, CLOSE = 6, 0.006  # in which the volume is reached, and the share of it that may be missed
HOLDS = 0.05  # a sheet that misses its volume by a larger share does not hold
DEEP = 0.004  # nor one that stays so many metres deep in bone
FOLDED = 0.07  # nor one of which so many more pieces have turned over than in standing
BONES = (
    *("right_hemipelvis", "sacrum", "coccyx", "right_femur"),
    *("right_tibia", "right_fibula", "right_patella"),
)
# A frame turns the short way from this one; all others from the pelvis.
NEIGHBOURS = {
    "tibia": "femur",
    "kneecap": "femur",
    "calcn": "tibia",
    "humerus": "thorax",
}


@dataclass(frozen=True, eq=False, repr=False)
class Sheet(Brief):
    """A broad muscle, tendon or ligament in a placement.

    Attributes
    ----------
    inner, outer : its two faces, world metres, rows from one border to the other, columns from origin to
        insertion, shape (m, n, 3).
    tendon : 0 where it is flesh, 1 where it is tendon, shape (m, n); the border lies at 0.5.
    fibres : how they run: ``"along"`` the columns, ``"slant"`` across, or in a ``"chevron"``.
    volume_cm3 : what it is filled to; None for ligaments.

    Examples
    --------
    >>> sl.body.sheet(sl.body.place(), "glmax").tendon.shape
    (33, 49)
    """

    id: str
    side: str
    inner: Array
    outer: Array
    tendon: Array
    fibres: str
    volume_cm3: float | None

    def mesh(self) -> tuple[Array, Ints]:
        """Vertices, those of the inner face first, shape (2 * m * n, 3), and outward triangles."""
        return closed(self.inner, self.outer)


@dataclass(frozen=True, eq=False)
class _Rest:
    """A right sheet in standing."""

    frames: tuple[str, ...]
    weights: Array  # (m * n, frames)
    inner: Array
    outer: Array
    tendon: Array
    area: Array
    axes: Array
    folds: float
    fibres: str
    volume_cm3: float | None


@dataclass(frozen=True)
class _Place:
    """A placement, told from others by what moves its bones."""

    name: str
    pose: object
    pelvis: tuple[float, ...]
    side: str
    placement: Placement = field(compare=False, repr=False)


def sheet_ids() -> tuple[str, ...]:
    """Ids of all sheets, deeper ones first: muscles, tendons and ligaments.

    Examples
    --------
    >>> "glmax" in sl.body.sheet_ids()
    True
    """
    return tuple(stored("sheets")["sheets"])


def sheet_part(muscle: str) -> tuple[str, float, float] | None:
    """The sheet of a muscle, and the shares of its width between which it lies; None without a sheet.

    Examples
    --------
    >>> sl.body.sheet_part("glmax1")[0]
    'glmax'
    """
    if muscle in stored("sheets")["strips"]:
        name, low, high = stored("sheets")["strips"][muscle]
        return str(name), float(low), float(high)
    return (muscle, 0.0, 1.0) if muscle in sheet_ids() else None


def sheet(placement: Placement, sheet_id: str, side: str = "right") -> Sheet | None:
    """A sheet in a placement; None where it does not hold, since it would be folded or twisted.

    Parameters
    ----------
    sheet_id : one of ``sl.body.sheet_ids()``.
    side : ``"left"`` or ``"right"``.

    Raises
    ------
    UnknownId : with the nearest ids.

    Source: drawn after textbook descriptions on measured bones; volumes as in ``belly``. See NOTICE.

    Examples
    --------
    >>> sl.body.sheet(sl.body.place(), "soleus", "left")
    Sheet('soleus')
    """
    if sheet_id not in sheet_ids():
        raise UnknownId("sheet", sheet_id, sheet_ids())
    placement.pose.side(side)
    pelvis = placement.frames["pelvis"]
    where = tuple(np.round(np.concatenate([pelvis.origin, pelvis.rotation.ravel()]), 9).tolist())
    return _carried(_Place(sheet_id, placement.pose, where, side, placement))


@lru_cache(maxsize=256)
def _carried(where: _Place) -> Sheet | None:
    rest, left = _rest(where.name), where.side == "left"
    bones = obstacles(where.placement, BONES, mirrored=left)
    moved = _movement(rest.frames, where.placement, left)
    inner, outer, holds = _made(rest, moved, bones)
    if not holds:
        return None
    flip = MIRROR if left else np.ones(3)
    return Sheet(
        where.name, where.side, inner * flip, outer * flip, rest.tendon, rest.fibres, rest.volume_cm3
    )


def _made(rest: _Rest, moved: tuple[Array, Array], bones: list[Obstacle]) -> tuple[Array, Array, bool]:
    """Both faces after a movement, and whether they hold."""
    shape, muscle = rest.inner.shape, rest.volume_cm3 is not None
    near = CLEAR if muscle else TOUCHING
    points, by_bone = _blended(rest.inner.reshape(-1, 3), rest.weights, moved)
    inner = points.reshape(shape)
    turns = _turned(inner, rest.axes, by_bone)
    thinner = softened(softened((rest.area / np.maximum(area_of(inner), 1e-9)).clip(LEAST, MOST)))
    lift = applied(turns, (rest.outer - rest.inner).reshape(-1, 3)).reshape(shape)
    if rest.volume_cm3 is None:
        return inner, inner + lift, _folds(inner) - rest.folds <= FOLDED
    inner, wanted = cleared(inner, bones, near), rest.volume_cm3 * 1e-6
    outer, factor, got = inner, 1.0, 0.0
    for _ in range(ROUNDS):
        outer = cleared(inner + np.minimum(factor * thinner, THICKEST)[..., None] * lift, bones, near, 4)
        got = abs(
            volume_of(np.concatenate([inner.reshape(-1, 3), outer.reshape(-1, 3)]), closing(*shape[:2]))
        )
        if abs(got / wanted - 1) < CLOSE:
            break
        factor = float(np.clip(factor * np.clip(wanted / max(got, 1e-9), 0.6, 1.7), 0.4, THICKEST))
    both, deep = put_out(
        np.concatenate([inner.reshape(-1, 3), outer.reshape(-1, 3)]), closing(*shape[:2]), bones, near, LAST
    )
    holds = abs(got / wanted - 1) <= HOLDS and _folds(inner) - rest.folds <= FOLDED and deep <= DEEP
    return both[: len(points)].reshape(shape), both[len(points) :].reshape(shape), holds


def _axes(grid: Array) -> Array:
    """Along, out (either way) and across at each point of a grid, as quaternions, shape (m * n, 4)."""
    over, along = np.gradient(grid, axis=0), np.gradient(grid, axis=1)
    out = _unit(np.cross(over, along))
    for _ in range(SOFTENED):
        out, along = _unit(softened(out)), softened(along)
    along = _unit(along - (along * out).sum(axis=-1, keepdims=True) * out)
    return quaternion(np.stack([along, out, np.cross(along, out)], axis=-1)).reshape(-1, 4)


def _turned(grid: Array, axes: Array, by_bone: Array) -> Array:
    """How each place of a surface has turned since standing, quaternions (m * n, 4).

    As the surface shows it; where that is a fold, which tells nothing, as the bones say.
    """
    extra = times(times(_axes(grid), conjugate(axes)), conjugate(by_bone))
    extra = np.where(extra[:, 3:] < 0, -extra, extra)
    extra[extra[:, 3] < FOLD] = (0.0, 0.0, 0.0, 1.0)
    extra = extra.reshape(*grid.shape[:2], 4)
    for _ in range(2):
        extra = softened(extra)
    return _unit(times(extra.reshape(-1, 4), by_bone))


def _unit(vectors: Array) -> Array:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12))


def _folds(grid: Array) -> float:
    """Share of neighbouring pieces of a surface that are more than a right angle apart."""
    a, b, c, d = grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]
    normal = np.cross(c - a, d - b)
    along = (normal[:, :-1] * normal[:, 1:]).sum(axis=-1) < 0
    across = (normal[:-1] * normal[1:]).sum(axis=-1) < 0
    return float((along.sum() + across.sum()) / (along.size + across.size))


def _blended(points: Array, weights: Array, moved: tuple[Array, Array]) -> tuple[Array, Array]:
    """Points after a movement of their frames, (n, 3), and how each has turned, quaternions (n, 4)."""
    real, dual = weights @ moved[0], weights @ moved[1]
    size = np.linalg.norm(real, axis=1, keepdims=True)
    real, dual = real / size, dual / size
    axis, w = real[:, :3], real[:, 3:]
    shift = 2 * (w * dual[:, :3] - dual[:, 3:] * axis + np.cross(axis, dual[:, :3]))
    return applied(real, points) + shift, real


def _movement(frames: tuple[str, ...], now: Placement, left: bool) -> tuple[Array, Array]:
    """Each frame's way from standing as a dual quaternion: real and dual parts, shapes (frames, 4)."""
    reals, duals = [], []
    for name in frames:
        before, after = _framed(_standing(), name, False), _framed(now, name, left)
        turn = after.rotation @ before.rotation.T
        shift = after.origin - turn @ before.origin
        q = quaternion(turn)
        if q @ _from_pelvis(name, now, left) < 0:
            q = -q
        axis, w, half = q[:3], q[3], shift / 2
        reals.append(q)
        duals.append(np.array([*(w * half + np.cross(half, axis)), -half @ axis]))
    return np.array(reals), np.array(duals)


def _from_pelvis(name: str, now: Placement, left: bool) -> Array:
    """The turn of the frame from which another turns the short way, told as the chain of frames tells it."""
    chain = [name]
    while chain[-1] != "pelvis":
        chain.append(NEIGHBOURS.get(chain[-1], "pelvis"))
    before = _standing()
    known: Array | None = None
    for link in reversed(chain[1:]):
        q = quaternion(_framed(now, link, left).rotation @ _framed(before, link, False).rotation.T)
        known = q if known is None or q @ known >= 0 else -q
    return known if known is not None else np.array([0.0, 0.0, 0.0, 1.0])


def _framed(placement: Placement, name: str, left: bool) -> Frame:
    """A frame of the right side or the middle; for the left side the mirror image of the left one."""
    frames: Mapping[str, Frame] = placement.frames
    found = frames.get(f"{'left' if left else 'right'}_{name}") or frames[name]
    return Frame(found.rotation * np.outer(MIRROR, MIRROR), found.origin * MIRROR) if left else found


@cache
def _standing() -> Placement:
    return place()


@cache
def _rest(sheet_id: str) -> _Rest:
    record, shared = stored("sheets")["sheets"][sheet_id], stored("sheets")
    rows, columns = record["rows"], record["columns"]

    def grid(name: str, width: int, unit: float) -> Array:
        table = unpacked(record[name], width).reshape(rows, columns, width)
        return refined(table.astype(np.float64) * unit)

    inner = grid("inner", 3, shared["unit"])
    outer = inner + grid("outer", 3, shared["unit"])
    origin = _standing().frames["pelvis"].origin
    names = tuple(name.removeprefix("right_") for name in record["frames"])
    weights = np.ones((*inner.shape[:2], 1))
    if len(names) > 1:
        others = grid("weights", len(names) - 1, 1 / shared["shares"]).clip(0.0, 1.0)
        weights = np.concatenate([np.maximum(1 - others.sum(axis=2, keepdims=True), 0.0), others], axis=2)
    weights = evened(weights / weights.sum(axis=2, keepdims=True), EVENED)
    tendon = grid("tendon", 1, 1 / shared["shares"])[..., 0].clip(0.0, 1.0)
    return _Rest(
        frames=names,
        weights=weights.reshape(-1, len(names)),
        inner=inner + origin,
        outer=outer + origin,
        tendon=tendon,
        area=area_of(inner),
        axes=_axes(inner),
        folds=_folds(inner),
        fibres=record["fibres"],
        volume_cm3=record["volume_cm3"],
    )
