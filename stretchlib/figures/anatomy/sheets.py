"""Broad muscles as they are drawn: flesh and tendon with a clean border, fibres, cut ends and flaps."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from stretchlib import body
from stretchlib.body.posture import Placement
from stretchlib.body.sheet_shapes import refined, softened
from stretchlib.figures.anatomy.tints import flesh_tint, sinew_tint
from stretchlib.figures.engine.hand import Scene, Tint
from stretchlib.figures.engine.render import Floats, Solid, outward_normals, tube
from stretchlib.look import Theme, mix

PLACE, NORMAL, WIDTH, LENGTH, SINEW = slice(0, 3), slice(3, 6), 6, 7, 8
WHOLE = (0.0, 1.0)
BESIDE = 0.0048  # metres between fibres
SLANT = 0.14  # share of the length over which a slanting fibre crosses
SLIP = 0.050  # metres along the spine over which a slip of psoas joins the belly
ABOVE = 0.0004  # metres that a fibre stands over the surface
HINGE, OPENING, WITHIN = (
    0.86,
    150.0,
    0.04,
)  # of a flap: share of the length, degrees, metres over which it turns


def add_sheet(
    scene: Scene,
    sheet: body.Sheet,
    name: str,
    tints: tuple[Tint, Tint],
    *,
    width: tuple[float, float] = WHOLE,
    keep: tuple[float, float] = WHOLE,
    fine: bool = False,
) -> None:
    """Put a sheet into a scene.

    Parameters
    ----------
    name : of its flesh in the drawing; its tendon is called so too, with the word.
    tints : of flesh and tendon.
    width, keep : shares of the width and of the length that are drawn; a cut end shows its face.
    fine : for large pictures.
    """
    shown = _fine(sheet) if fine else sheet
    corners = _corners(shown)
    for column, (low, high) in ((WIDTH, width), (LENGTH, keep)):
        corners = clipped(corners, column, low, above=True) if low > 0 else corners
        corners = clipped(corners, column, high, above=False) if high < 1 else corners
    flesh, sinew = clipped(corners, SINEW, 0.5, above=False), clipped(corners, SINEW, 0.5, above=True)
    if len(flesh):
        scene.add(_solid(name, flesh), tints[0], _fibres(shown, width, keep, fine, sinew=False))
    if len(sinew):
        lines = _fibres(shown, width, keep, fine, sinew=True) if fine else []
        scene.add(_solid(f"{name} tendon", sinew), tints[1], lines)
    for end, share in enumerate(keep):
        if share != WHOLE[end]:
            tint = _cut_tint(tints[0])
            scene.add(_cap(f"{name} cut", shown, share, 1 if end else -1), tint)


def sheet_tints(colour: str, theme: Theme) -> tuple[Tint, Tint]:
    """Of the flesh of a sheet in one colour, and of its tendon."""
    return flesh_tint(colour), sinew_tint(theme)


def _cut_tint(tint: Tint) -> Tint:
    tones = tuple(mix(tone, "#f3a896", 0.45) for tone in tint.tones)
    return replace(tint, tones=tones)


@cache
def _fine(sheet: body.Sheet) -> body.Sheet:
    tendon = refined(sheet.tendon[..., None])[..., 0]
    return replace(sheet, inner=refined(sheet.inner), outer=refined(sheet.outer), tendon=tendon)


def _shares(rows: int, columns: int) -> tuple[Floats, Floats]:
    """Shares of the width and the length at the points of a grid; rows are closer near the borders."""
    across = 0.5 - 0.5 * np.cos(np.pi * np.linspace(0.0, 1.0, rows))
    over, along = np.meshgrid(across, np.linspace(0.0, 1.0, columns), indexing="ij")
    return over, along


def _corners(sheet: body.Sheet) -> Floats:
    """Corners of all triangles, shape (m, 3, 9): place, normal, shares of width and length, tendon."""
    vertices, faces = sheet.mesh()
    over, along = _shares(*sheet.inner.shape[:2])
    values = [np.tile(value.ravel(), 2) for value in (over, along, sheet.tendon)]
    told = np.column_stack([vertices, outward_normals(vertices, faces), *values])
    return np.asarray(told[faces])


def clipped(corners: Floats, column: int, level: float, *, above: bool) -> Floats:
    """The part of triangles (m, 3, k) where a value is above (or below) a level, cut along it, (n, 3, k)."""
    value = corners[..., column] - level
    value = value if above else -value
    kept = value >= 0
    count = kept.sum(axis=1)
    found = [corners[count == 3]]
    for inside in (1, 2):
        some = count == inside
        if not some.any():
            continue
        # Turned so that the corner that is alone comes first.
        lone = kept[some].argmax(axis=1) if inside == 1 else kept[some].argmin(axis=1)
        turn = (lone[:, None] + np.arange(3)) % 3
        rows = np.arange(len(turn))[:, None]
        a, b, c = np.moveaxis(corners[some][rows, turn], 1, 0)
        u, v, w = np.moveaxis(value[some][rows, turn], 1, 0)
        ab = a + (u / (u - v))[:, None] * (b - a)
        ac = a + (u / (u - w))[:, None] * (c - a)
        found += (
            [np.stack([a, ab, ac], 1)] if inside == 1 else [np.stack([ab, b, c], 1), np.stack([ab, c, ac], 1)]
        )
    return np.concatenate(found)


def _solid(name: str, corners: Floats) -> Solid:
    flat = corners.reshape(-1, corners.shape[2])
    faces = np.arange(len(flat)).reshape(-1, 3)
    return Solid(name, np.ascontiguousarray(flat[:, PLACE]), faces, np.ascontiguousarray(flat[:, NORMAL]))


def _cap(name: str, sheet: body.Sheet, share: float, turn: int) -> Solid:
    """The face of a cut across a sheet."""
    at = share * (sheet.inner.shape[1] - 1)
    low = min(int(at), sheet.inner.shape[1] - 2)
    inner, outer = (g[:, low] + (at - low) * (g[:, low + 1] - g[:, low]) for g in (sheet.inner, sheet.outer))
    along = turn * (sheet.outer[:, low + 1] - sheet.outer[:, low])
    grid = np.stack([inner, outer], axis=1)
    rows, k = len(grid), np.arange(len(grid) - 1)
    first = np.stack([2 * k, 2 * k + 1, 2 * k + 3], 1)
    faces = np.concatenate([first, np.stack([2 * k, 2 * k + 3, 2 * k + 2], 1)])
    vertices = grid.reshape(-1, 3) + 0.0003 * np.sign(turn) * _unit(np.repeat(along, 2, axis=0))
    facing = np.cross(
        vertices[faces[:, 1]] - vertices[faces[:, 0]], vertices[faces[:, 2]] - vertices[faces[:, 0]]
    )
    if (facing * along.mean(axis=0)).sum() < 0:
        faces = faces[:, ::-1]
    normals = np.tile(_unit(along.mean(axis=0)), (2 * rows, 1))
    return Solid(name, vertices, faces, normals)


def _unit(v: Floats) -> Floats:
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-12))


def _fibres(
    sheet: body.Sheet, width: tuple[float, float], keep: tuple[float, float], fine: bool, *, sinew: bool
) -> list[Floats]:
    """Lines on both faces as fibres run, on the flesh (or tendon) that is drawn; each of shape (k, 3)."""
    out = _unit(sheet.outer - sheet.inner)
    over, along = _shares(*sheet.inner.shape[:2])
    rows, columns = np.arange(over.shape[0]), np.arange(over.shape[1])
    low, high = max(width[0], 0.01), min(width[1], 0.99)
    found = []
    courses = _straight(sheet, BESIDE) if sinew else _courses(sheet, BESIDE if fine else 2 * BESIDE)
    for u, v in courses:
        i, j = np.interp(u, over[:, 0], rows), np.interp(v, along[0], columns)
        tendon = _at(sheet.tendon[..., None], i, j)[:, 0]
        ok = (tendon > 0.56 if sinew else tendon < 0.44) & (u > low) & (u < high)
        ok &= (v > keep[0] + 0.01) & (v < keep[1] - 0.01)
        runs = np.flatnonzero(np.diff(np.r_[0, ok.astype(int), 0]))
        for start, stop in zip(runs[::2], runs[1::2], strict=True):
            if stop - start < 8:
                continue
            for grid, sign in ((sheet.outer, 1), (sheet.inner, -1)):
                found.append(_at(grid + sign * ABOVE * out, i[start:stop], j[start:stop]))
    return found


def _straight(sheet: body.Sheet, beside: float) -> list[tuple[Floats, Floats]]:
    """Shares of width and length along fibres that run with the strands."""
    wide = np.linalg.norm(np.diff(sheet.outer, axis=0), axis=-1).sum(axis=0).max()
    chance = np.random.default_rng(len(sheet.id))
    count = int(np.clip(wide / beside, 3, 40))
    places = (np.arange(count) + 0.5) / count + chance.normal(0, 0.12 / count, count)
    starts, stops = chance.uniform(0.0, 0.22, count), chance.uniform(0.75, 1.0, count)
    return [(np.full(80, u), np.linspace(a, b, 80)) for u, a, b in zip(places, starts, stops, strict=True)]


def _courses(sheet: body.Sheet, beside: float) -> list[tuple[Floats, Floats]]:
    """Shares of width and length along fibres: with the strands, slanting, or as chevrons."""
    if sheet.fibres == "along":
        return _straight(sheet, beside)
    long = np.linalg.norm(np.diff(sheet.outer, axis=1), axis=-1).sum(axis=1).mean()
    chance = np.random.default_rng(len(sheet.id))
    count = int(long / (1.7 * beside))
    firsts = -SLANT + (1 + SLANT) * (np.arange(count) + chance.uniform(0.2, 0.8, count)) / count
    if sheet.fibres == "slant":
        u = np.linspace(0.08, 0.94, 50)
        return [(u, first + SLANT * u) for first in firsts]
    sides = [np.linspace(0.5, end, 30) for end in (0.06, 0.94)]
    return [(u, first - 0.10 * np.abs(2 * u - 1) + 0.08) for first in firsts for u in sides]


def _at(grid: Floats, i: Floats, j: Floats) -> Floats:
    """Values of a grid between its points, shape (k, c)."""
    i0 = np.clip(i.astype(int), 0, grid.shape[0] - 2)
    j0 = np.clip(j.astype(int), 0, grid.shape[1] - 2)
    a, b = (i - i0)[:, None], (j - j0)[:, None]
    low = (1 - b) * grid[i0, j0] + b * grid[i0, j0 + 1]
    high = (1 - b) * grid[i0 + 1, j0] + b * grid[i0 + 1, j0 + 1]
    return np.asarray((1 - a) * low + a * high)


def add_slips(
    scene: Scene, placement: Placement, side: str, name: str, tint: Tint, sheet: body.Sheet
) -> None:
    """Put the slips into a scene by which psoas starts from the sides of the low spine."""
    middle = 0.5 * (sheet.inner + sheet.outer)[len(sheet.inner) // 2]
    for strand in body.strands("psoas"):
        start = placement.muscle_path(strand, side)[0]
        down = _unit(middle[len(middle) // 2] - middle[4])
        end = middle[np.argmin(np.abs((middle - start) @ down - SLIP))]
        way = start + np.linspace(0.0, 1.0, 12)[:, None] * (end - start)
        scene.add(Solid(name, *tube(way, np.linspace(0.0045, 0.0085, 12), 14)), tint)


def folded_back(sheet: body.Sheet, cut: float) -> body.Sheet:
    """The part of a sheet beyond a cut, turned back about its end as a flap; lengths and thickness stay."""
    fine = _fine(sheet)
    columns = fine.inner.shape[1]
    first, hinge = round(cut * (columns - 1)), round(HINGE * (columns - 1))
    middle, half = 0.5 * (fine.inner + fine.outer), 0.5 * (fine.outer - fine.inner)
    axis = _unit(middle[-4, hinge] - middle[3, hinge])
    away = _unit((middle[:, hinge - 6] - middle[:, hinge]).mean(axis=0))
    if np.cross(axis, away) @ _unit(half[:, hinge].mean(axis=0)) < 0:
        axis = -axis
    made, thick = middle[:, first:].copy(), half[:, first:].copy()
    for k in range(hinge - first - 1, -1, -1):  # from the hinge outwards
        step = middle[:, first + k] - middle[:, first + k + 1]
        reach = np.linalg.norm(middle[:, first + k] - middle[:, hinge], axis=1)
        share = (reach / WITHIN).clip(0.0, 1.0)
        angle = np.radians(OPENING) * share * share * (3 - 2 * share)
        made[:, k] = made[:, k + 1] + _about(axis, step, angle)
        thick[:, k] = _about(axis, half[:, first + k], angle)
    count = hinge - first
    for _ in range(4):
        made[:, :count], thick[:, :count] = softened(made)[:, :count], softened(thick)[:, :count]
    tendon = fine.tendon[:, first:]
    return replace(sheet, inner=made - thick, outer=made + thick, tendon=tendon)


def _about(axis: Floats, vectors: Floats, angle: Floats) -> Floats:
    """Vectors turned about an axis, each by its own angle in radians."""
    c, s = np.cos(angle)[:, None], np.sin(angle)[:, None]
    return np.asarray(vectors * c + np.cross(axis, vectors) * s + axis * (vectors @ axis)[:, None] * (1 - c))
