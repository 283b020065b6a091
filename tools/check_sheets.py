"""How deep the broad muscles lie in bone, and how they keep their volumes, in every pose of the catalogue.

``python tools/check_sheets.py [TECHNIQUE ...]`` prints a table. It uses nothing of what pushes sheets out of
bone: inside is where the winding number says so, depth is the distance to the nearest triangle.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from stretchlib import body
from stretchlib.body.posture import Placement
from stretchlib.catalogue import library

Array = NDArray[np.float64]

BONES = ("hemipelvis", "femur", "tibia", "fibula", "patella")
MIDDLE = ("sacrum", "coccyx")
DEEP = 0.002  # metres
SUSPECT = 0.001  # metres above the plane of the nearest corner; farther out nothing is inside
AT_ONCE = 200


def winding(points: Array, corners: Array) -> Array:
    """Winding number of a closed surface, triangles (m, 3, 3), round points (n, 3): 1 inside, 0 outside."""
    found = np.zeros(len(points))
    for some in np.array_split(np.arange(len(points)), len(points) // AT_ONCE + 1):
        a, b, c = (corners[None, :, k] - points[some, None] for k in range(3))
        la, lb, lc = (np.linalg.norm(x, axis=2) for x in (a, b, c))
        over = np.einsum("ijk,ijk->ij", a, np.cross(b, c))
        under = la * lb * lc + (a * b).sum(2) * lc + (b * c).sum(2) * la + (c * a).sum(2) * lb
        found[some] = np.arctan2(over, under).sum(1) / (2 * np.pi)
    return found


def distance(points: Array, corners: Array) -> Array:
    """Distance from points (n, 3) to the nearest of triangles (m, 3, 3), shape (n,)."""
    return np.array([_to_nearest(point, corners) for point in points])


def _to_nearest(point: Array, corners: Array) -> float:
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    normal = np.cross(b - a, c - a)
    area = np.maximum((normal**2).sum(1), 1e-24)
    foot = point - (((point - a) * normal).sum(1) / area)[:, None] * normal
    shares = np.stack(
        [(np.cross(q - p, foot - p) * normal).sum(1) / area for p, q in ((b, c), (c, a), (a, b))]
    )
    best = np.where((shares >= 0).all(0), np.linalg.norm(point - foot, axis=1), np.inf)
    for p, q in ((a, b), (b, c), (c, a)):
        along = q - p
        t = (((point - p) * along).sum(1) / np.maximum((along**2).sum(1), 1e-24)).clip(0, 1)
        best = np.minimum(best, np.linalg.norm(point - p - t[:, None] * along, axis=1))
    return float(best.min())


def depth_in(points: Array, vertices: Array, faces: NDArray[np.int64]) -> Array:
    """How deep points lie in a bone, metres, 0 for those outside, shape (n,)."""
    found, corners = np.zeros(len(points)), vertices[faces]
    box = ((points > vertices.min(0)) & (points < vertices.max(0))).all(1)
    near = np.flatnonzero(box)
    if not len(near):
        return found
    normals = np.zeros_like(vertices)
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    for k in range(3):
        np.add.at(normals, faces[:, k], across)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    apart = (points[near] ** 2).sum(1)[:, None] - 2 * points[near] @ vertices.T + (vertices**2).sum(1)
    closest = apart.argmin(1)
    near = near[((points[near] - vertices[closest]) * normals[closest]).sum(1) < SUSPECT]
    inside = near[winding(points[near], corners) > 0.5]
    found[inside] = distance(points[inside], corners)
    return found


def depths(placement: Placement, sheet: body.Sheet) -> Array:
    """How deep each corner and each middle of a face of a sheet lies in any bone, metres."""
    vertices, faces = sheet.mesh()
    points = np.concatenate([vertices, vertices[faces].mean(1)])
    names = (*(f"{sheet.side}_{bone}" for bone in BONES), *MIDDLE)
    return np.max([depth_in(points, *placement.mesh(name)) for name in names], axis=0)


def volume(sheet: body.Sheet) -> float:
    """Cubic centimetres between the faces of a sheet."""
    vertices, faces = sheet.mesh()
    a, b, c = ((vertices - vertices.mean(0))[faces[:, k]] for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6 * 1e6)


def poses() -> Iterator[tuple[str, Placement]]:
    """Standing, and every pose of the catalogue."""
    yield "standing", body.place()
    for item in (*library.shipped_stretches().values(), *library.self_tests().values()):
        for phase, record in item.poses.items():
            heights = {contact.point: contact.height_cm / 100 for contact in record.contacts}
            yield f"{item.id} {phase}", body.place(record.pose, heights)


def main() -> None:
    for name, placement in poses():
        if sys.argv[1:] and name.split()[0] not in sys.argv[1:]:
            continue
        for side in ("left", "right") if name != "standing" else ("right",):
            report(name, placement, side)


def report(name: str, placement: Placement, side: str) -> None:
    """One line: points deeper than 2 mm, the deepest, the worst volume, and what does not hold."""
    total, deep, worst, missed, gone = 0, 0, (0.0, ""), (0.0, ""), []
    for sheet_id in body.sheet_ids():
        sheet = body.sheet(placement, sheet_id, side)
        if sheet is None:
            gone.append(sheet_id)
            continue
        found = depths(placement, sheet)
        total, deep = total + len(found), deep + int((found > DEEP).sum())
        worst = max(worst, (float(found.max()), sheet_id))
        if sheet.volume_cm3:
            missed = max(missed, (abs(volume(sheet) / sheet.volume_cm3 - 1), sheet_id))
    print(
        f"{name:32s} {side:5s} {deep:4d} of {total} deeper than 2 mm, deepest {1000 * worst[0]:4.1f} mm "
        f"({worst[1]}), volume {100 * missed[0]:4.1f} % ({missed[1]}); without {', '.join(gone) or '-'}",
        flush=True,
    )


if __name__ == "__main__":
    main()
