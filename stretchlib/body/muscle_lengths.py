"""Lengths and moment arms of the leg's muscles, as functions of joint angles.

Source: Rajagopal et al. 2016, through ``data/lengths.json``; see NOTICE.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from stretchlib.body.stored import stored
from stretchlib.errors import UnknownMuscle

Array = NDArray[np.float64]

# Poses worked on at a time: few enough that their monomials stay in the processor's cache.
CHUNK = 4096

MUSCLE_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "hamstrings": ("semimem", "semiten", "bflh", "bfsh"),
        "hip-flexors": ("iliacus", "psoas", "recfem", "sart", "tfl"),
        "piriformis": ("piri",),
        "glutes": ("glmax1", "glmax2", "glmax3", "glmed1", "glmed2", "glmed3", "glmin1", "glmin2", "glmin3"),
        "adductors": (
            *("addbrev", "addlong", "addmagProx", "addmagMid", "addmagDist", "addmagIsch"),
            "grac",
        ),
        "quadriceps": ("recfem", "vasint", "vaslat", "vasmed"),
        "calves": ("gasmed", "gaslat", "soleus"),
        "shin": ("tibant",),
    }
)
"""Named sets of muscles whose length the model knows."""


@dataclass(frozen=True, slots=True)
class Trust:
    """Where a muscle's numbers may be shown.

    ``numbers_within`` maps coordinates to the range (degrees) in which numbers may be shown; a coordinate
    that is missing is free; ``None`` means nowhere. Elsewhere only what ``outside`` says may be shown: the
    direction of the change, or nothing.
    """

    numbers_within: Mapping[str, tuple[float, float]] | None
    outside: Literal["direction", "nothing"]
    note: str


@dataclass(frozen=True, slots=True)
class _Family:
    """Muscles that share coordinates and degree, and therefore their monomials."""

    coordinates: tuple[str, ...]
    exponents: tuple[tuple[int, ...], ...]
    muscles: tuple[str, ...]
    coefficients: Array  # (muscles, terms)


@cache
def domain() -> Mapping[str, tuple[float, float]]:
    """Coordinates on which lengths depend, with the range in degrees in which they are known."""
    spans = stored("lengths")["domain"]
    return MappingProxyType({name: (float(low), float(high)) for name, (low, high) in spans.items()})


@cache
def muscle_ids() -> tuple[str, ...]:
    """Ids of all muscles whose length the model knows."""
    return tuple(stored("lengths")["muscles"])


def coordinates_of(muscle: str) -> tuple[str, ...]:
    """The joint coordinates on which a muscle's length depends; an unknown id raises ``UnknownMuscle``."""
    (name,) = _known([muscle])
    return tuple(stored("lengths")["muscles"][name]["coordinates"])


@cache
def _standing() -> Mapping[str, float]:
    return {name: float(lengths([name])[0]) for name in muscle_ids()}


def _exponents(variables: int, degree: int) -> tuple[tuple[int, ...], ...]:
    """Exponents of all monomials up to a degree, in lexicographic order."""
    return tuple(e for e in product(range(degree + 1), repeat=variables) if sum(e) <= degree)


@cache
def _families() -> tuple[_Family, ...]:
    grouped: dict[tuple[tuple[str, ...], int], list[str]] = {}
    muscles = stored("lengths")["muscles"]
    for name, record in muscles.items():
        grouped.setdefault((tuple(record["coordinates"]), record["degree"]), []).append(name)
    return tuple(
        _Family(
            coordinates,
            _exponents(len(coordinates), degree),
            tuple(names),
            np.array([muscles[name]["coefficients"] for name in names]),
        )
        for (coordinates, degree), names in grouped.items()
    )


def _known(muscles: Sequence[str]) -> tuple[str, ...]:
    if isinstance(muscles, str):
        raise ValueError(f"muscles is the text '{muscles}', but must be a list such as ['{muscles}'].")
    names = tuple(muscles)
    if not names:
        raise ValueError("muscles is empty, but must name at least one muscle, such as 'semimem'.")
    for name in names:
        if name not in muscle_ids():
            raise UnknownMuscle(name, muscle_ids())
    return names


def _unknown_coordinate(coordinate: str) -> ValueError:
    known = ", ".join(domain())
    return ValueError(f"Muscle lengths do not depend on '{coordinate}', but on {known}.")


def _checked_angle(coordinate: str, value: ArrayLike) -> Array:
    if coordinate not in domain():
        raise _unknown_coordinate(coordinate)
    low, high = domain()[coordinate]
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


def _broadcast(angles: Mapping[str, ArrayLike]) -> tuple[dict[str, Array], tuple[int, ...]]:
    """Angles scaled from the domain to -1..1, each broadcast to the common shape and flattened."""
    given = {name: _checked_angle(name, value) for name, value in angles.items()}
    try:
        shape = np.broadcast_shapes(*(value.shape for value in given.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {value.shape}" for name, value in given.items())
        raise ValueError(
            f"The angles' shapes do not fit together ({shapes}); give scalars or equal shapes."
        ) from None
    unit = {}
    for name, (low, high) in domain().items():
        value = given.get(name, np.zeros(()))
        unit[name] = np.broadcast_to(2.0 * (value - low) / (high - low) - 1.0, shape).reshape(-1)
    return unit, shape


def _powers(x: Array, degree: int) -> Array:
    """Powers 0 to ``degree`` of x, shape (degree + 1, poses)."""
    powers = np.empty((degree + 1, len(x)))
    powers[0] = 1.0
    for k in range(1, degree + 1):
        np.multiply(powers[k - 1], x, out=powers[k])
    return powers


def _slopes(x: Array, degree: int) -> Array:
    """Derivatives of the powers of x, shape (degree + 1, poses)."""
    powers = _powers(x, degree)
    slopes = np.zeros_like(powers)
    slopes[1:] = powers[:-1] * np.arange(1, degree + 1)[:, None]
    return slopes


def _monomials(family: _Family, unit: Mapping[str, Array], part: slice, slope_of: str | None = None) -> Array:
    """Monomials (terms, poses); with ``slope_of``, their derivatives by that scaled coordinate.

    Built one coordinate at a time: each product of the coordinates so far is multiplied by all powers of the
    next that the degree leaves room for, which keeps the lexicographic order.
    """
    degree = max(family.exponents[-1])
    tables = [
        (_slopes if name == slope_of else _powers)(unit[name][part], degree) for name in family.coordinates
    ]
    product, used = tables[0], list(range(degree + 1))
    for table in tables[1:]:
        rows = sum(degree - u + 1 for u in used)
        wider = np.empty((rows, product.shape[1]))
        degrees: list[int] = []
        for row, u in zip(product, used, strict=True):
            here = len(degrees)
            room = degree - u + 1
            np.multiply(row, table[:room], out=wider[here : here + room])
            degrees.extend(range(u, degree + 1))
        product, used = wider, degrees
    return product


def _evaluate(muscles: Sequence[str], angles: Mapping[str, ArrayLike], slope_of: str | None = None) -> Array:
    names = _known(muscles)
    unit, shape = _broadcast(angles)
    count = next(iter(unit.values())).size
    out = np.zeros((len(names), count))
    for family in _families():
        columns = [i for i, name in enumerate(names) if name in family.muscles]
        if not columns or (slope_of is not None and slope_of not in family.coordinates):
            continue
        wanted = family.coefficients[[family.muscles.index(names[i]) for i in columns]]
        for start in range(0, count, CHUNK):
            part = slice(start, start + CHUNK)
            out[columns, part] = wanted @ _monomials(family, unit, part, slope_of)
    return np.ascontiguousarray(out.T).reshape((*shape, len(names)))


def lengths(muscles: Sequence[str], **angles: ArrayLike) -> Array:
    """Muscle-tendon lengths.

    Parameters
    ----------
    muscles : ids such as ``["semimem", "bflh"]``.
    **angles : joint coordinates in degrees, zero where left out; scalars or arrays that broadcast to shape
        ``S``.

    Returns
    -------
    Array of shape ``S + (len(muscles),)``, in metres.

    Raises
    ------
    UnknownMuscle : with the nearest ids.
    ValueError : an angle lies outside the model's domain; the message names it and its range.

    Source: Rajagopal et al. 2016; see NOTICE.
    """
    return _evaluate(muscles, angles)


def length_change(muscles: Sequence[str], **angles: ArrayLike) -> Array:
    """Change of muscle-tendon length, in per cent of the length in standing (all angles zero).

    Parameters, shape and errors are those of :func:`lengths`.
    """
    standing = np.array([_standing()[name] for name in _known(muscles)])
    return np.asarray(100.0 * (lengths(muscles, **angles) / standing - 1.0))


def moment_arms(muscles: Sequence[str], coordinate: str, **angles: ArrayLike) -> Array:
    """Moment arms of muscles about one joint coordinate.

    The negative derivative of muscle-tendon length with respect to the coordinate. Positive means that the
    muscle's pull increases the coordinate.

    Parameters
    ----------
    muscles : ids such as ``["piri"]``.
    coordinate : the joint coordinate, such as ``"hip_rotation"``.
    **angles : joint coordinates in degrees; scalars or arrays that broadcast to shape ``S``.

    Returns
    -------
    Array of shape ``S + (len(muscles),)``, in metres; zero where the muscle does not cross the joint.

    Raises
    ------
    UnknownMuscle : with the nearest ids.
    ValueError : an unknown coordinate, or an angle outside the model's domain.

    Source: Rajagopal et al. 2016; see NOTICE.
    """
    if coordinate not in domain():
        raise _unknown_coordinate(coordinate)
    low, high = domain()[coordinate]
    return np.asarray(-_evaluate(muscles, angles, slope_of=coordinate) * 2.0 / np.radians(high - low))


@cache
def _differences() -> Mapping[str, Array]:
    """Muscle to coefficients (models, terms) of each published model's difference from ours."""
    found = {}
    for name, record in stored("spread")["muscles"].items():
        coefficients = np.array(record["difference_percent"])
        coefficients.setflags(write=False)
        found[name] = coefficients
    return MappingProxyType(found)


def spread_ids() -> tuple[str, ...]:
    """Ids of the muscles that several published models have."""
    return tuple(_differences())


def spread(muscle: str, **angles: ArrayLike) -> tuple[Array, Array]:
    """Lowest and highest length change over the published models, ours included.

    The honest uncertainty of :func:`length_change`: show it wherever a number is shown.

    Parameters
    ----------
    muscle : an id such as ``"semimem"``.
    **angles : joint coordinates in degrees; scalars or arrays that broadcast to shape ``S``.

    Returns
    -------
    Two arrays of shape ``S``, in per cent of the length in standing.

    Raises
    ------
    UnknownMuscle : with the nearest ids.
    ValueError : only one model has this muscle, or an angle lies outside the model's domain.

    Sources: Rajagopal et al. 2016; Lai et al. 2017 and Uhlrich et al. 2022-23; Gait2392; see NOTICE.
    """
    (name,) = _known([muscle])
    if name not in _differences():
        raise ValueError(
            f"No spread is known for '{name}', because no second published model was compared; "
            f"it is known for {', '.join(spread_ids())}."
        )
    ours = length_change([name], **angles)[..., 0]
    unit, shape = _broadcast(angles)
    coordinates = tuple(stored("lengths")["muscles"][name]["coordinates"])
    family = _Family(
        coordinates, _exponents(len(coordinates), stored("spread")["degree"]), (name,), _differences()[name]
    )
    terms = _monomials(family, unit, slice(None))
    others = (_differences()[name] @ terms).reshape((-1, *shape)) + ours
    return np.minimum(others.min(axis=0), ours), np.maximum(others.max(axis=0), ours)


def trusted_range(muscle: str) -> Trust:
    """Where this muscle's numbers may be shown, and what may be said elsewhere."""
    (name,) = _known([muscle])
    record = stored("lengths")["muscles"][name]["trust"]
    within = record["numbers_within"]
    spans = None if within is None else MappingProxyType({c: (lo, hi) for c, (lo, hi) in within.items()})
    return Trust(spans, record["outside"], record["note"])


def is_trusted(muscle: str, **angles: ArrayLike) -> NDArray[np.bool_]:
    """Whether a number may be shown for this muscle at these angles; boolean array of shape ``S``."""
    trust = trusted_range(muscle)
    given = {name: _checked_angle(name, value) for name, value in angles.items()}
    _, shape = _broadcast(angles)
    answer = np.full(shape, trust.numbers_within is not None)
    for name, (low, high) in (trust.numbers_within or {}).items():
        value = given.get(name, np.zeros(()))
        answer = answer & (value >= low) & (value <= high)
    return np.asarray(answer, dtype=np.bool_)
