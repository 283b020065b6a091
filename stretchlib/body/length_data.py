"""The muscles whose length is known, the joint coordinates that it depends on, and checks of both."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from stretchlib.body.groups import MUSCLE_GROUPS
from stretchlib.body.monomials import Array
from stretchlib.body.stored import stored
from stretchlib.brief import Records
from stretchlib.errors import UnknownMuscle


@cache
def domain() -> Mapping[str, tuple[float, float]]:
    """Coordinates on which lengths depend, with the range in degrees in which they are known.

    Examples
    --------
    >>> sl.body.domain()["hip_flexion"]
    (-30.0, 120.0)
    """
    spans = stored("lengths")["domain"]
    return Records("coordinate", {name: (float(low), float(high)) for name, (low, high) in spans.items()})


@cache
def muscle_ids() -> tuple[str, ...]:
    """Ids of all muscles whose length the model knows.

    Examples
    --------
    >>> "piri" in sl.body.muscle_ids()
    True
    """
    return tuple(stored("lengths")["muscles"])


def coordinates_of(muscle: str) -> tuple[str, ...]:
    """The joint coordinates on which a muscle's length depends; an unknown id raises ``UnknownMuscle``.

    Examples
    --------
    >>> sl.body.coordinates_of("soleus")
    ('ankle_angle',)
    """
    name = one_muscle(muscle)
    return tuple(record(name)["coordinates"])


def record(muscle: str) -> dict[str, Any]:
    record: dict[str, Any] = stored("lengths")["muscles"][muscle]
    return record


def known_muscles(muscles: str | Sequence[str]) -> tuple[str, ...]:
    if not isinstance(muscles, Iterable):
        raise ValueError(f"muscles is {muscles!r}, but must be ids such as ['semimem', 'bflh'].")
    names = (muscles,) if isinstance(muscles, str) else tuple(muscles)
    if not names:
        raise ValueError("muscles is empty, but must name at least one muscle, such as 'semimem'.")
    found: list[str] = []
    for name in names:
        if isinstance(name, str) and name in MUSCLE_GROUPS:
            found.extend(MUSCLE_GROUPS[name])
        elif name in muscle_ids():
            found.append(name)
        else:
            raise UnknownMuscle(name, (*muscle_ids(), *MUSCLE_GROUPS))
    return tuple(found)


def one_muscle(muscle: str) -> str:
    if not isinstance(muscle, str):
        raise ValueError(f"muscle is {muscle!r}, but must be one id such as 'semimem'.")
    if muscle in MUSCLE_GROUPS:
        raise UnknownMuscle(muscle, muscle_ids(), MUSCLE_GROUPS[muscle])
    return known_muscles(muscle)[0]


def unknown_coordinate(coordinate: str) -> ValueError:
    known = ", ".join(domain())
    return ValueError(f"Muscle lengths do not depend on {coordinate!r}, but on {known}.")


def checked_angle(coordinate: str, value: ArrayLike) -> Array:
    if coordinate not in domain():
        raise unknown_coordinate(coordinate)
    low, high = domain()[coordinate]
    if np.ma.is_masked(value):
        raise ValueError(
            f"{coordinate} is masked in places, and a masked angle has no length; leave these out, as with"
            " angles.compressed()."
        )
    try:
        raw = np.asarray(value)
        if raw.dtype.kind not in "iuf":
            raise TypeError
        angle = raw.astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError(
            f"{coordinate} is {value!r}, but must be numbers from {low:g} to {high:g} degrees."
        ) from None
    if angle.size == 0:
        raise ValueError(f"{coordinate} is empty, but must hold numbers from {low:g} to {high:g} degrees.")
    wrong = ~((angle >= low) & (angle <= high))  # also catches NaN
    if wrong.any():
        raise ValueError(
            f"{coordinate} is {angle[wrong].flat[0]:g}, but must be from {low:g} to {high:g} degrees."
        )
    return angle


_RADIANS = "{name} looks like radians ({value:.4g}); angles here are degrees, so wrap it in np.degrees(...)."


def _are_radians(angle: Array) -> bool:
    """Whether all angles are whole degrees in radians, to more digits than anybody means by chance."""
    if not 0 < np.abs(angle).max() <= 2 * np.pi:
        return False
    degrees = np.degrees(angle)
    return bool((np.abs(degrees - np.round(degrees)) < 1e-9).all())


def scaled_angles(angles: Mapping[str, ArrayLike]) -> tuple[Array, tuple[int, ...]]:
    """All coordinates scaled from the domain to -1..1, shape (coordinates, poses), and the angles' shape."""
    given = {name: checked_angle(name, value) for name, value in angles.items()}
    for name, value in given.items():
        if _are_radians(value):
            warnings.warn(_RADIANS.format(name=name, value=value.flat[-1]), stacklevel=4)
    try:
        shape = np.broadcast_shapes(*(value.shape for value in given.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {value.shape}" for name, value in given.items())
        raise ValueError(
            f"The angles' shapes do not fit together ({shapes}); give scalars or equal shapes."
        ) from None
    unit = np.empty((len(domain()), *shape))
    for row, (name, (low, high)) in enumerate(domain().items()):
        unit[row] = 2.0 * (given.get(name, 0.0) - low) / (high - low) - 1.0
    return unit.reshape(len(unit), -1), shape
