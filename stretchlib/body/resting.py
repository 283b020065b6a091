"""Skin that rests on something is flat there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.frames import SIDES
from stretchlib.body.posture import Placement, contact_points

Array = NDArray[np.float64]
Ints = NDArray[np.int64]

LIFT = 0.0004  # metres above what it rests on, so that it is not drawn under it


def rested(world: Array, carrier: Ints, placement: Placement, shared: Mapping[str, Any]) -> Array:
    """The surface with nothing below the floor, or below what its contacts rest on.

    Parameters
    ----------
    carrier : number of the strongest carrier of each vertex, shape (n,).
    shared : ``carriers``; ``supports``, which of them rest on what a kind of contact rests on; ``reach``,
        metres round a contact within which that thing surely is, and where it ends; ``deepest``, metres that
        skin gives way at most.
    """
    out = world.copy()
    out[:, 1] = np.maximum(out[:, 1], LIFT)
    names = carrier_names(shared["carriers"])
    near, far = shared["reach"]
    for contact, height in placement.contacts.items():
        if height <= 0.0:
            continue
        side, _, part = contact.rpartition("_")
        limbs = shared["supports"][part]
        held = np.array([limb in limbs and own in ("", side or own) for own, limb in names])
        spots = np.array([placement.points[point] for point in contact_points(contact)])
        gap = np.linalg.norm(out[:, None, ::2] - spots[None, :, ::2], axis=2).min(axis=1)
        share = np.clip((far - gap) / (far - near), 0.0, 1.0) * held[carrier]
        below = np.maximum(height + LIFT - out[:, 1], 0.0)
        out[:, 1] += share * np.where(below < shared["deepest"], below, 0.0)
    return out


def carrier_names(carriers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Side and frame of every carrier, in their order; the side of a middle one is empty."""
    own = [*carriers["sided"], *(record["at"] for record in carriers["split"])]
    return [*(("", name) for name in carriers["middle"]), *((side, name) for side in SIDES for name in own)]
