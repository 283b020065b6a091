"""The front of a foot as thick and broad as its bones ask for.

What pushes skin over toes that are bent far leaves the front of the rest shape three times as thick as the
bones in it: its sole hung 26 mm below the heel's. Each slice across the foot is brought back to its bones.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from stretchlib.body import surface
from stretchlib.body.adults import people
from stretchlib.body.columns import packed, unpacked
from stretchlib.body.posture import Placement
from stretchlib.body.resting import carrier_names
from stretchlib.body.stored import stored

from .inside import muscles_of

Floats = np.ndarray[Any, np.dtype[np.float64]]

FOOT, UNDER = ("calcn", "toes"), "right plantar"
SOLE = -0.019  # metres in the frame of the heel: 3 mm under where heel and ball touch, and flat there
ABOVE, ASIDE, BEFORE = 0.013, 0.012, 0.011  # metres of skin over bone: on top, at the sides, before the toes
BEGINS, WHOLE = 0.11, 0.175  # metres before the heel bone's origin where it begins, and where it is whole
HANGS = 0.003  # metres that the sole may hang lower
STEP, WINDOW = 0.005, 0.012  # metres from slice to slice, and half of what is looked at for each
SOFT = 7  # slices over which widths are evened


def trimmed() -> dict[str, dict[str, Any]]:
    """The content of each ``person-….json`` with trimmed feet; people are read as they are stored."""
    unit, found = stored("skin")["unit"], {}
    whole = {who.id: np.round(_rest(who.id) / unit).astype(int) for who in people()}
    for who in people():
        record = stored(f"person-{who.id}")
        base = record["differs_from"]
        rest = whole[who.id] - (whole[base] if base else 0)
        assert rest.shape == unpacked(record["rest"], 3).shape
        found[f"person-{who.id}.json"] = record | {"rest": packed(rest)}
    return found


def _rest(person: str) -> Floats:
    """Rest places of the right half, metres, shape (count, 3)."""
    mesh, placement = surface._mesh(), surface._rest()
    rest = surface._surface(person).rest[: mesh.count].copy()
    frame = placement.frames["right_calcn"]
    mine = np.flatnonzero(_share(mesh)[: mesh.count] > 0)
    own = (rest[mine] - frame.origin) @ frame.rotation
    if own[:, 1].min() < SOLE - HANGS:  # else it is trimmed already
        rest[mine] = frame.world(_slim(own, _bones(placement)))
    return rest


def _share(mesh: Any) -> Floats:
    names = carrier_names(stored("skin")["carriers"])
    foot = np.array([side == "right" and name in FOOT for side, name in names])
    return np.asarray((mesh.share * foot[mesh.index]).sum(axis=1))


def _bones(placement: Placement) -> Floats:
    """Bones of the foot and the muscles under them, in the frame of the heel."""
    frame, flesh = placement.frames["right_calcn"], muscles_of(placement)
    under = np.array([name.startswith(UNDER) for name in flesh.names])[flesh.group]
    bones = [placement.mesh(f"right_{name}")[0] for name in ("foot", "toes")]
    inside = np.concatenate([*bones, (flesh.points + flesh.offset)[under]])
    return np.asarray((inside - frame.origin) @ frame.rotation)


def _slim(own: Floats, bones: Floats) -> Floats:
    """Places in the frame of the heel, brought near the bones in front of the ankle."""
    t = ((own[:, 0] - BEGINS) / (WHOLE - BEGINS)).clip(0.0, 1.0)
    share = t * t * (3.0 - 2.0 * t)
    tip, end = bones[:, 0].max() + BEFORE, own[:, 0].max()
    at = np.arange(BEGINS - 0.03, end + STEP, STEP)
    skin, bone = _spans(own, at), _spans(bones, np.minimum(at, bones[:, 0].max() - WINDOW))
    wanted = np.stack(
        [np.full(len(at), SOLE), bone[:, 1] + ABOVE, bone[:, 2] - ASIDE, bone[:, 3] + ASIDE], axis=1
    )
    out = own.copy()
    for axis, (low, high) in ((1, (0, 1)), (2, (2, 3))):
        a, b, c, d = (
            np.interp(own[:, 0], at, values)
            for values in (skin[:, low], skin[:, high], wanted[:, low], wanted[:, high])
        )
        moved = c + (own[:, axis] - a) / np.maximum(b - a, 1e-4) * (d - c)
        out[:, axis] += share * (moved - own[:, axis])
    front = own[:, 0] > 0.0
    out[front, 1] = np.maximum(out[front, 1], SOLE)
    ahead = np.interp(own[:, 0], [WHOLE, end], [WHOLE, max(tip, WHOLE)])
    out[:, 0] += np.where(own[:, 0] > WHOLE, ahead - own[:, 0], 0.0)
    return out


def _spans(points: Floats, at: Floats) -> Floats:
    """Lowest and highest, innermost and outermost of each slice, evened; shape (k, 4)."""
    rows = []
    for x in at:
        near = points[abs(points[:, 0] - x) <= WINDOW, 1:]
        rows.append(np.stack([near.min(axis=0), near.max(axis=0)], 1).ravel() if len(near) else [np.nan] * 4)
    found = np.array(rows)
    for column in found.T:
        known = ~np.isnan(column)
        column[~known] = np.interp(at[~known], at[known], column[known])
    even, half = np.ones(SOFT) / SOFT, SOFT // 2
    return np.stack([np.convolve(np.pad(c, half, mode="edge"), even, mode="valid") for c in found.T], axis=1)
