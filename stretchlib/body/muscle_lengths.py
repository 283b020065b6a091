"""Lengths and moment arms of the leg's muscles, as functions of joint angles.

Source: Rajagopal et al. 2016, through ``data/lengths.json``; see NOTICE.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, overload

import numpy as np
from numpy.typing import ArrayLike

from stretchlib.body.groups import MUSCLE_GROUPS
from stretchlib.body.length_data import (
    domain,
    known_muscles,
    muscle_ids,
    one_muscle,
    record,
    scaled_angles,
    unknown_coordinate,
)
from stretchlib.body.monomials import Array, Exponents, Monomials, exponents_up_to
from stretchlib.body.stored import stored


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
            for degree in {record(muscle)["degree"], stored("spread")["degree"]}
            for exponents in _exponents(muscle, degree)
        ),
        joints,
    )


def _exponents(muscle: str, degree: int) -> list[Exponents]:
    """Exponents of all coordinates, in the order in which a muscle's coefficients are stored."""
    own = record(muscle)["coordinates"]
    short = (dict(zip(own, e, strict=True)) for e in exponents_up_to(degree, len(own)))
    return [tuple(e.get(name, 0) for name in domain()) for e in short]


@cache
def _coefficients() -> Array:
    """Polynomials of all muscles' lengths in metres, shape (muscles, terms)."""
    return _monomials().coefficients(
        [
            dict(zip(_exponents(name, record(name)["degree"]), record(name)["coefficients"], strict=True))
            for name in muscle_ids()
        ]
    )


@cache
def _slopes(coordinate: str) -> Array:
    """Polynomials of the lengths' derivatives by a scaled coordinate, shape (muscles, terms)."""
    return _monomials().slopes(_coefficients(), list(domain()).index(coordinate))


def _evaluate(coefficients: Array, angles: Mapping[str, ArrayLike]) -> Array:
    """Values of polynomials, given one a row; shape ``S + (polynomials,)``."""
    unit, shape = scaled_angles(angles)
    return _monomials().evaluate(coefficients, unit).reshape((*shape, len(coefficients)))


def _of(muscles: str | Sequence[str], coefficients: Array) -> Array:
    """The rows of some muscles."""
    known = muscle_ids()
    return coefficients[[known.index(name) for name in known_muscles(muscles)]]


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
    names = known_muscles(muscles)
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
        raise unknown_coordinate(coordinate)
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
    name = one_muscle(muscle)
    if name not in spread_ids():
        raise ValueError(
            f"No spread is known for '{name}', because no second published model was compared; "
            f"it is known for {', '.join(spread_ids())}."
        )
    ours = np.asarray(length_change(name, **angles))
    others = ours[..., None] + _evaluate(_differences(name), angles)
    low, high = np.minimum(others.min(axis=-1), ours), np.maximum(others.max(axis=-1), ours)
    return (low, high) if low.ndim else (float(low), float(high))
