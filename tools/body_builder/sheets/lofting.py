"""Grids made into sheets: pushed out of bone, laid on deeper sheets, filled to a volume."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from stretchlib.body.bone_fields import Obstacle
from stretchlib.body.sheet_shapes import cleared, closed, volume_of

from .spans import Floats, blurred, normals_of, round_, rows_between, spanned, unit

ACROSS, ALONG = 25, 41
CLEAR = 0.0015  # metres kept between a muscle and bone
TOUCHING = 0.0006  # and between a ligament and bone
REACH = 0.030  # metres; farther samples say nothing about inside or outside
SPACING = 0.0022  # metres between the samples of a sheet on which others lie
ROUNDS = 8  # in which a volume is reached
CLOSE = 0.003  # share of the volume that may be missed


@dataclass
class Sheet:
    """One muscle, tendon or ligament in standing. ``sinew`` is the share of tendon, 0 to 1, (m, n)."""

    id: str
    inner: Floats
    outer: Floats
    sinew: Floats
    fibres: str
    volume_cm3: float | None
    over: tuple[str, ...] = ()

    def obstacle(self) -> SheetObstacle:
        points, normals = samples(*closed(self.inner, self.outer))
        return SheetObstacle(cKDTree(points), normals)


@dataclass
class SheetObstacle:
    """A sheet on which others lie: signed distance and outward direction from its nearest samples."""

    tree: Any
    normals: Floats

    def distance(self, points: Floats) -> tuple[Floats, Floats]:
        far, near = self.tree.query(points, k=3, distance_upper_bound=REACH)
        ok = np.isfinite(far)
        near = np.where(ok, near, 0)
        normal = self.normals[near]
        signed = np.einsum("ijk,ijk->ij", points[:, None] - self.tree.data[near], normal)
        sign = np.where((np.where(ok, signed, 1.0) > 0).sum(1) >= 2, 1.0, -1.0)
        return np.where(ok[:, 0], sign * far[:, 0], 1.0), normal[:, 0]


def samples(vertices: Floats, faces: Any, spacing: float = SPACING) -> tuple[Floats, Floats]:
    """Points all over a surface with smooth outward normals."""
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    cross = np.cross(b - a, c - a)
    vertex_normals = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(vertex_normals, faces[:, k], cross)
    vertex_normals = unit(vertex_normals)
    rng = np.random.default_rng(3)
    count = rng.poisson(np.linalg.norm(cross, axis=1) / 2 / spacing**2)
    which = np.repeat(np.arange(len(faces)), count)
    r = rng.random((len(which), 2))
    r[r.sum(1) > 1] = 1 - r[r.sum(1) > 1]
    shares = np.c_[1 - r.sum(1), r]
    points = np.einsum("ij,ijk->ik", shares, vertices[faces[which]])
    normals = unit(np.einsum("ij,ijk->ik", shares, vertex_normals[faces[which]]))
    return np.r_[points, vertices], np.r_[normals, vertex_normals]


def push(
    grid: Floats,
    obstacles: Sequence[Any],
    clear: float,
    rounds: int,
    ends: tuple[float, float] = (0.0, 0.0),
    after: int = 0,
    way_out: Floats | None = None,
) -> Floats:
    """A grid moved out of obstacles; the last rounds (``after``) without smoothing the shift.

    With ``way_out`` (a direction for each point) points leave along it: neighbours stay beside each other, so
    that no pleats arise. Without, they leave by the shortest way. ``ends``: shares of the length over which
    the attached ends hold on.
    """
    shift, v = np.zeros_like(grid), np.linspace(0, 1, grid.shape[1])
    free = np.ones_like(v)
    if ends[0]:
        free *= np.clip(v / ends[0], 0, 1)
    if ends[1]:
        free *= np.clip((1 - v) / ends[1], 0, 1)
    for turn in range(rounds + after):
        moved = (grid + shift).reshape(-1, 3)
        deepest, way = np.zeros(len(moved)), np.zeros_like(moved)
        for obstacle in obstacles:
            distance, out = obstacle.distance(moved)
            depth = np.where(distance > REACH * 0.98, 0, clear - distance)
            if way_out is not None:
                slope = (out * way_out.reshape(-1, 3)).sum(1)
                depth, out = np.minimum(depth / np.clip(slope, 0.45, 1), 0.012), way_out.reshape(-1, 3)
            more = depth > deepest
            deepest[more], way[more] = depth[more], out[more]
        shift = shift + (deepest[:, None] * way).reshape(grid.shape) * free[None, :, None]
        if turn < rounds:
            shift = blurred(shift)
    return grid + shift


@dataclass
class Plan:
    """How a sheet is made from its strands.

    Attributes
    ----------
    volume_cm3 : None for ligaments and fasciae, which have a thickness ``thin`` only.
    out : outward direction in the world.
    bones, over : ids of bones and of deeper sheets that it stays outside.
    seat : 0 where the strands lie on the inner face, 0.5 in the middle.
    across, along : courses of the thickness over the width and the length.
    tendon : share of tendon at shares of width and length.
    laid : lies on what is below and leaves it along its own normals; else it leaves by the shortest way, as a
        muscle must that starts on the inside of a bone or passes between two.
    """

    volume_cm3: float | None
    out: Floats
    bones: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    seat: float = 0.0
    across: Callable[[Floats], Floats] = round_
    along: Callable[[Floats], Floats] = np.ones_like
    thin: float = 0.0008
    tendon: Callable[[Floats, Floats], Floats] = lambda u, v: 0 * u * v
    fibres: str = "along"
    size: tuple[int, int] = (ACROSS, ALONG)
    ends: tuple[float, float] = (0.12, 0.12)
    rounds: int = 14
    laid: bool = True


def made(
    sheet_id: str,
    strands: Sequence[Floats],
    plan: Plan,
    bone: dict[str, Obstacle],
    below: Sequence[SheetObstacle],
) -> Sheet:
    """A sheet from its strands, in standing."""
    near = CLEAR if plan.volume_cm3 else TOUCHING
    u, v = rows_between(plan.size[0])[:, None], np.linspace(0, 1, plan.size[1])[None]
    form = plan.across(u) * plan.along(v)
    around = [bone[name] for name in plan.bones] + list(below)

    def pushed(grid: Floats, rounds: int, after: int = 0) -> Floats:
        way_out = normals_of(grid, plan.out, 12) if plan.laid else None
        return push(grid, around, near, rounds, plan.ends, after, way_out)

    grid = pushed(spanned(strands, *plan.size), plan.rounds, 0 if plan.volume_cm3 or not plan.laid else 3)
    for _ in range(3 if plan.laid else 0):  # pits and pleats out, borders kept
        even = blurred(blurred(grid))
        grid[1:-1, 1:-1] = even[1:-1, 1:-1]
        grid = pushed(grid, 3)
    inner, outer = _filled(grid, plan, form, u, pushed, bone)
    sinew = np.broadcast_to(plan.tendon(u, v), plan.size).astype(float)
    return Sheet(sheet_id, inner, outer, sinew, plan.fibres, plan.volume_cm3, plan.over)


def _filled(
    first: Floats,
    plan: Plan,
    form: Floats,
    u: Floats,
    pushed: Callable[..., Floats],
    bone: dict[str, Obstacle],
) -> tuple[Floats, Floats]:
    """Inner and outer faces with the volume asked for between them."""
    scale, grid, every = 0.0, first, list(bone.values())
    inner = outer = first
    best: tuple[float, Floats, Floats] = (np.inf, first, first)
    around, near = [bone[name] for name in plan.bones], CLEAR if plan.volume_cm3 else TOUCHING
    for _ in range(ROUNDS):
        n = normals_of(grid, plan.out)
        if plan.volume_cm3:
            thick = plan.thin + scale * form
        else:
            thick = plan.thin * (0.25 + 0.75 * plan.across(u) * np.ones_like(form))
        inner = grid
        if plan.seat:
            inner = pushed(first - (plan.seat * thick)[..., None] * n, 8)
            grid = inner + (plan.seat * thick)[..., None] * n
            n = normals_of(grid, plan.out)
        outer = push(inner + thick[..., None] * n, around, near, 0, after=2)
        if plan.volume_cm3 is None:
            break
        # Ligaments stay as they lie: in the joint of the sacrum two bones would push them to and fro.
        inner, outer = cleared(inner, every, 0.0012, 4), cleared(outer, every, 0.0014, 4)
        got = volume_of(*closed(inner, outer)) * 1e6
        miss = abs(got / plan.volume_cm3 - 1)
        if miss < best[0]:
            best = (miss, inner, outer)
        if scale == 0.0:
            area = np.linalg.norm(np.cross(np.gradient(grid, axis=0), np.gradient(grid, axis=1)), axis=-1)
            scale = max(plan.volume_cm3 - got, 1) * 1e-6 / float((area * form).sum())
        elif miss < CLOSE:
            break
        else:
            scale *= np.clip(plan.volume_cm3 / max(got, 1e-3), 0.5, 2)
    return (inner, outer) if plan.volume_cm3 is None else best[1:]
