"""Lengths and moment arms of the leg's muscles, as functions of joint angles.

Source: Rajagopal et al. 2016, through ``data/lengths.json``; see NOTICE.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from types import MappingProxyType
from typing import Any, Literal, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from stretchlib.body.groups import MUSCLE_GROUPS
from stretchlib.body.monomials import Array, Exponents, Monomials, exponents_up_to
from stretchlib.body.stored import stored
from stretchlib.brief import Brief, Records
from stretchlib.errors import UnknownMuscle


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
    name = _one(muscle)
    return tuple(_record(name)["coordinates"])


@cache
def _standing() -> Mapping[str, float]:
    return {name: lengths(name) for name in muscle_ids()}


@cache
def _monomials() -> Monomials:
    """All monomials that any muscle's length or spread is made of."""
    joints = [sum(1 for _ in same) for _, same in groupby(domain(), key=lambda name: name.split("_")[0])]
    return Monomials(
        (
            exponents
            for muscle in muscle_ids()
            for degree in {_record(muscle)["degree"], stored("spread")["degree"]}
            for exponents in _exponents(muscle, degree)
        ),
        joints,
    )


def _record(muscle: str) -> dict[str, Any]:
    record: dict[str, Any] = stored("lengths")["muscles"][muscle]
    return record


def _exponents(muscle: str, degree: int) -> list[Exponents]:
    """Exponents of all coordinates, in the order in which a muscle's coefficients are stored."""
    own = _record(muscle)["coordinates"]
    short = (dict(zip(own, e, strict=True)) for e in exponents_up_to(degree, len(own)))
    return [tuple(e.get(name, 0) for name in domain()) for e in short]


@cache
def _coefficients() -> Array:
    """Polynomials of all muscles' lengths in metres, shape (muscles, terms)."""
    return _monomials().coefficients(
        [
            dict(zip(_exponents(name, _record(name)["degree"]), _record(name)["coefficients"], strict=True))
            for name in muscle_ids()
        ]
    )


@cache
def _slopes(coordinate: str) -> Array:
    """Polynomials of the lengths' derivatives by a scaled coordinate, shape (muscles, terms)."""
    return _monomials().slopes(_coefficients(), list(domain()).index(coordinate))


def _known(muscles: str | Sequence[str]) -> tuple[str, ...]:
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


def _one(muscle: str) -> str:
    if not isinstance(muscle, str):
        raise ValueError(f"muscle is {muscle!r}, but must be one id such as 'semimem'.")
    if muscle in MUSCLE_GROUPS:
        raise UnknownMuscle(muscle, muscle_ids(), MUSCLE_GROUPS[muscle])
    return _known(muscle)[0]


def _unknown_coordinate(coordinate: str) -> ValueError:
    known = ", ".join(domain())
    return ValueError(f"Muscle lengths do not depend on {coordinate!r}, but on {known}.")


def _checked_angle(coordinate: str, value: ArrayLike) -> Array:
    if coordinate not in domain():
        raise _unknown_coordinate(coordinate)
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


def _broadcast(angles: Mapping[str, ArrayLike]) -> tuple[Array, tuple[int, ...]]:
    """All coordinates scaled from the domain to -1..1, shape (coordinates, poses), and the angles' shape."""
    given = {name: _checked_angle(name, value) for name, value in angles.items()}
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


def _evaluate(coefficients: Array, angles: Mapping[str, ArrayLike]) -> Array:
    """Values of polynomials, given one a row; shape ``S + (polynomials,)``."""
    unit, shape = _broadcast(angles)
    return _monomials().evaluate(coefficients, unit).reshape((*shape, len(coefficients)))


def _of(muscles: str | Sequence[str], coefficients: Array) -> Array:
    """The rows of some muscles."""
    known = muscle_ids()
    return coefficients[[known.index(name) for name in _known(muscles)]]


def _as_asked(muscles: str | Sequence[str], values: Array) -> Array | float:
    """Values of shape ``S + (muscles,)``; without the last axis where one muscle was named alone."""
    if not isinstance(muscles, str) or muscles in MUSCLE_GROUPS:
        return values
    return values[..., 0] if values.ndim > 1 else float(values[0])


@overload
def lengths(muscles: str, **angles: ArrayLike) -> Any: ...
@overload
def lengths(muscles: Sequence[str], **angles: ArrayLike) -> Array: ...
def lengths(muscles: str | Sequence[str], **angles: ArrayLike) -> Array | float:
    """Muscle-tendon lengths.

    Parameters
    ----------
    muscles : ids such as ``["semimem", "bflh"]``, or one id such as ``"semimem"``; a group such as
        ``"hamstrings"`` stands for all its muscles, in the order of ``MUSCLE_GROUPS``.
    **angles : joint coordinates in degrees, not radians; zero where left out; scalars or arrays that
        broadcast to shape ``S``.

    Returns
    -------
    Array of shape ``S + (len(muscles),)``, in metres. For one id alone: shape ``S``, or a float where every
    angle is a number.

    Raises
    ------
    UnknownMuscle : with the nearest ids.
    ValueError : an angle lies outside the model's domain, or is masked; the message names it and its range.

    Source: Rajagopal et al. 2016; see NOTICE.

    Examples
    --------
    >>> sl.body.lengths(["semimem", "bflh"], hip_flexion=[0, 40, 80], knee_angle=0).shape
    (3, 2)
    >>> round(sl.body.lengths("semimem", hip_flexion=80), 3)
    0.483
    """
    return _as_asked(muscles, _evaluate(_of(muscles, _coefficients()), angles))


@overload
def length_change(muscles: str, **angles: ArrayLike) -> Any: ...
@overload
def length_change(muscles: Sequence[str], **angles: ArrayLike) -> Array: ...
def length_change(muscles: str | Sequence[str], **angles: ArrayLike) -> Array | float:
    """Change of muscle-tendon length, in per cent of the length in standing (all angles zero).

    Parameters, shape and errors are those of ``lengths``.

    Examples
    --------
    >>> sl.body.length_change(["semimem", "bflh"], hip_flexion=80).round()
    array([17., 19.])
    >>> sl.body.length_change("hamstrings", hip_flexion=[0, 80]).shape
    (2, 4)
    """
    names = _known(muscles)
    standing = np.array([_standing()[name] for name in names])
    return _as_asked(muscles, np.asarray(100.0 * (lengths(names, **angles) / standing - 1.0)))


@overload
def moment_arms(muscles: str, coordinate: str, **angles: ArrayLike) -> Any: ...
@overload
def moment_arms(muscles: Sequence[str], coordinate: str, **angles: ArrayLike) -> Array: ...
def moment_arms(muscles: str | Sequence[str], coordinate: str, **angles: ArrayLike) -> Array | float:
    """Moment arms of muscles about one joint coordinate.

    The negative derivative of muscle-tendon length with respect to the coordinate. Positive means that the
    muscle's pull increases the coordinate.

    Parameters
    ----------
    muscles : ids such as ``["piri", "glmed1"]``, or one id such as ``"piri"``.
    coordinate : the joint coordinate, such as ``"hip_rotation"``.
    **angles : joint coordinates in degrees; scalars or arrays that broadcast to shape ``S``.

    Returns
    -------
    Array of shape ``S + (len(muscles),)``, in metres; zero where the muscle does not cross the joint. For one
    id alone: shape ``S``, or a float where every angle is a number.

    Raises
    ------
    UnknownMuscle : with the nearest ids.
    ValueError : an unknown coordinate, or an angle outside the model's domain.

    Source: Rajagopal et al. 2016; see NOTICE.

    Examples
    --------
    >>> sl.body.moment_arms(["semimem"], "hip_flexion", hip_flexion=[0, 45]).shape
    (2, 1)
    """
    if coordinate not in tuple(domain()):
        raise _unknown_coordinate(coordinate)
    low, high = domain()[coordinate]
    slopes = _evaluate(_of(muscles, _slopes(coordinate)), angles)
    return _as_asked(muscles, np.asarray(slopes * -2.0 / np.radians(high - low)))


def spread_ids() -> tuple[str, ...]:
    """Ids of the muscles that all three compared models have.

    Examples
    --------
    >>> "semimem" in sl.body.spread_ids()
    True
    """
    return tuple(stored("spread")["muscles"])


@cache
def _differences(muscle: str) -> Array:
    """Polynomials of each published model's length change minus ours, in per cent, shape (models, terms)."""
    exponents = _exponents(muscle, stored("spread")["degree"])
    return _monomials().coefficients(
        [
            dict(zip(exponents, model, strict=True))
            for model in stored("spread")["muscles"][muscle]["difference_percent"]
        ]
    )


def spread(muscle: str, **angles: ArrayLike) -> tuple[Any, Any]:
    """Lowest and highest length change over three published models that are related, ours included.

    The models are of two families (Rajagopal's, whose revision by Lai and Uhlrich is one, and Gait2392) and
    of one tradition, so this is how far such models differ. It is no range of people and no bound of the
    error: what was measured on bodies can lie outside it. The lever of piriformis in four bodies does (Delp
    1999), so does its length in sitting and with the legs crossed (Snijders 2006), and hamstrings seen by
    ultrasound changed less than formulas made from bodies say (Kellis 2021). Show it wherever a number is
    shown, and say what it is.

    Parameters
    ----------
    muscle : an id such as ``"semimem"``.
    **angles : joint coordinates in degrees; scalars or arrays that broadcast to shape ``S``.

    Returns
    -------
    Two arrays of shape ``S``, or two floats where every angle is a number, in per cent of the length in
    standing.

    Raises
    ------
    UnknownMuscle : with the nearest ids.
    ValueError : only one model has this muscle, or an angle lies outside the model's domain.

    Sources: Rajagopal et al. 2016; Lai et al. 2017 and Uhlrich et al. 2022-23; Gait2392; see NOTICE.

    Examples
    --------
    >>> low, high = sl.body.spread("semimem", hip_flexion=80)
    >>> low < sl.body.length_change("semimem", hip_flexion=80) <= high
    True
    """
    name = _one(muscle)
    if name not in spread_ids():
        raise ValueError(
            f"No spread is known for '{name}', because no second published model was compared; "
            f"it is known for {', '.join(spread_ids())}."
        )
    ours = np.asarray(length_change(name, **angles))
    others = ours[..., None] + _evaluate(_differences(name), angles)
    low, high = np.minimum(others.min(axis=-1), ours), np.maximum(others.max(axis=-1), ours)
    return (low, high) if low.ndim else (float(low), float(high))


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
    name = _one(muscle)
    record = _record(name)["trust"]
    within = record["numbers_within"]
    spans = None if within is None else MappingProxyType({c: (lo, hi) for c, (lo, hi) in within.items()})
    return Trust(spans, record["outside"], record["note"])


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
    given = {name: _checked_angle(name, value) for name, value in angles.items()}
    _, shape = _broadcast(angles)
    answer = np.full(shape, trust.numbers_within is not None)
    for name, (low, high) in (trust.numbers_within or {}).items():
        value = given.get(name, np.zeros(()))
        answer = answer & (value >= low) & (value <= high)
    return np.asarray(answer, dtype=np.bool_)
