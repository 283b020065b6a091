"""Where numbers of the muscle lengths may be shown, and what may be said elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from stretchlib.body.length_data import checked_angle, one_muscle, record, scaled_angles
from stretchlib.brief import Brief


@dataclass(frozen=True, slots=True, repr=False)
class Trust(Brief):
    """Where a muscle's numbers may be shown.

    ``numbers_within`` maps coordinates to the range (degrees) in which numbers may be shown; a coordinate
    that is missing is free; ``None`` means nowhere. Elsewhere only what ``outside`` says may be shown: the
    direction of the change, or nothing.

    Examples
    --------
    >>> sl.body.trusted_range("piri").outside
    'direction'
    """

    numbers_within: Mapping[str, tuple[float, float]] | None
    outside: Literal["direction", "nothing"]
    note: str


def trusted_range(muscle: str) -> Trust:
    """Where this muscle's numbers may be shown, and what may be said elsewhere.

    Raises
    ------
    UnknownMuscle : with the nearest ids.

    Examples
    --------
    >>> sl.body.trusted_range("semimem").outside
    'direction'
    """
    name = one_muscle(muscle)
    kept = record(name)["trust"]
    within = kept["numbers_within"]
    spans = None if within is None else MappingProxyType({c: (lo, hi) for c, (lo, hi) in within.items()})
    return Trust(spans, kept["outside"], kept["note"])


def is_trusted(muscle: str, **angles: ArrayLike) -> NDArray[np.bool_]:
    """Whether a number may be shown for this muscle at these angles.

    Parameters
    ----------
    muscle : an id such as ``"psoas"``.
    **angles : joint coordinates in degrees; scalars or arrays that broadcast to shape ``S``.

    Returns
    -------
    Boolean array of shape ``S``.

    Raises
    ------
    UnknownMuscle : with the nearest ids.
    ValueError : an angle lies outside the model's domain.

    Examples
    --------
    >>> bool(sl.body.is_trusted("semimem", hip_flexion=80))
    True
    """
    trust = trusted_range(muscle)
    given = {name: checked_angle(name, value) for name, value in angles.items()}
    _, shape = scaled_angles(angles)
    answer = np.full(shape, trust.numbers_within is not None)
    for name, (low, high) in (trust.numbers_within or {}).items():
        value = given.get(name, np.zeros(()))
        answer = answer & (value >= low) & (value <= high)
    return np.asarray(answer, dtype=np.bool_)
