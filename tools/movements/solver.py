"""Rows moved as little as possible so that their contacts hold: damped least squares, each row alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .apart import Apart
from .columns import HIGH, LOW, PRICE
from .contacts import Contact, asked
from .kinematics import SOFT, Postures, radius

Floats = NDArray[np.float64]

WEIGHT = 0.01  # of the price of change beside a miss of 3 mm
SOFTNESS, PUSH = 0.003, 0.008  # metres


def solved(
    start: Floats, contacts: Sequence[Contact], shares: Floats, apart: Apart, rounds: int = 20
) -> Floats:
    """The rows nearest to ``start`` in which the contacts hold.

    Parameters
    ----------
    start : rows, (n, columns).
    shares : how far each contact holds in each row, (n, contacts); one that holds by a share may still miss
        the rest of what it would miss if nothing was solved. A weight that grows would act at once instead.
    apart : what keeps limbs out of each other.
    """
    used = [k for k in range(len(contacts)) if shares[:, k].any()]
    contacts, shares = [contacts[k] for k in used], shares[:, used]
    table = start.clip(LOW, HIGH)
    forgiven = [
        value * (1.0 - shares[:, k, None]) * (shares[:, k, None] > 0)
        for k, value in enumerate(asked(contacts, Postures(table))[0])
    ]
    damping = np.full(len(table), 1e-2)
    value, slope = _all(table, contacts, shares, forgiven, apart)
    cost = _cost(table, start, value)
    for _ in range(rounds):
        grip = np.einsum("nmc,nmd->ncd", slope, slope) + np.diag(WEIGHT * PRICE)
        grip = grip + damping[:, None, None] * np.diag(PRICE)
        pull = np.einsum("nmc,nm->nc", slope, value) + WEIGHT * PRICE * (table - start)
        step = np.linalg.solve(grip, pull[:, :, None])[:, :, 0]
        there = (table - step.clip(-30.0, 30.0)).clip(LOW, HIGH)
        new_value, new_slope = _all(there, contacts, shares, forgiven, apart)
        new_cost = _cost(there, start, new_value)
        good = new_cost < cost
        gain = float(np.max((cost - new_cost) / (1e-9 + cost), initial=0.0))
        table[good], value[good], slope[good], cost[good] = (
            there[good], new_value[good], new_slope[good], new_cost[good],
        )  # fmt: skip
        damping = np.where(good, damping / 4.0, damping * 8.0).clip(1e-6, 1e3)
        if good.any() and gain < 1e-5:
            break
    return table


def _cost(table: Floats, start: Floats, value: Floats) -> Floats:
    near: Floats = WEIGHT * (PRICE * (table - start) ** 2).sum(axis=1)
    return near + (value**2).sum(axis=1)


def _all(
    table: Floats, contacts: Sequence[Contact], shares: Floats, forgiven: list[Floats], apart: Apart
) -> tuple[Floats, Floats]:
    now = Postures(table)
    values, slopes = asked(contacts, now)
    for k, pardon in enumerate(forgiven):
        on = shares[:, k, None] > 0
        values[k] = values[k] * on - pardon
        slopes[k] = slopes[k] * on[:, :, None]
    for value, slope in (_above_floor(now, apart.floor), apart.pushes(now)):
        values.append(value)
        slopes.append(slope)
    return np.concatenate(values, axis=1), np.concatenate(slopes, axis=1)


def _above_floor(now: Postures, floor: Floats) -> tuple[Floats, Floats]:
    """The floor pushes softly, without a corner."""
    low = np.stack([now.point(p)[:, 1] - radius(p) for p in SOFT], axis=1)
    slope = np.stack([now.slope(p)[:, :, 1] for p in SOFT], axis=1)
    inside = (floor - low) / SOFTNESS
    value = -SOFTNESS * np.logaddexp(0.0, inside) / PUSH
    share = 1.0 / (1.0 + np.exp(-inside.clip(-50.0, 50.0)))
    return value, share[:, :, None] * slope / PUSH
