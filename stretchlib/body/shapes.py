"""Shapes of the body that do not depend on the posture: bones and muscle bellies."""

from __future__ import annotations

import base64
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from sys import byteorder
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stretchlib.body.stored import stored
from stretchlib.brief import Brief, Records
from stretchlib.errors import UnknownMuscle

Array = NDArray[np.float64]

UNIT_METRES = 1e-4
# Frames without a left and a right, which nevertheless carry paired bones.
MIDDLE_FRAMES = ("pelvis", "thorax")


@dataclass(frozen=True, slots=True, repr=False)
class Bone(Brief):
    """One bone in its frame.

    ``vertices`` (n, 3) are metres in the frame named ``frame``; ``faces`` (m, 3) index them, turned outward.
    ``origin`` says ``"measured"`` or ``"drawn, not measured"``.

    Examples
    --------
    >>> sl.body.bones()["sacrum"].origin
    'measured'
    """

    name: str
    frame: str
    vertices: Array
    faces: NDArray[np.int64]
    origin: str
    licence: str
    source: str


@dataclass(frozen=True, slots=True, repr=False)
class Belly(Brief):
    """How thick a muscle is along its path, in standing.

    The fleshy part lies between the shares ``start`` and ``end`` of the path; there the half-thickness swells
    from ``tendon_radius`` to ``radius`` (metres). ``flatness`` is width divided by depth of the
    cross-section.

    Examples
    --------
    >>> sl.body.belly("semimem").flatness
    1.6
    """

    start: float
    end: float
    radius: float
    tendon_radius: float
    flatness: float
    volume_cm3: float | None
    source: str


def _unpacked(text: str, kind: str) -> array[int]:
    values = array(kind, base64.b64decode(text))
    if byteorder == "big":
        values.byteswap()
    return values


def _bones_of(record: Mapping[str, Any], licence: str, source: str) -> list[Bone]:
    vertices = np.array(_unpacked(record["vertices"], "h"), dtype=np.float64).reshape(-1, 3) * UNIT_METRES
    faces = np.array(_unpacked(record["faces"], "H"), dtype=np.int64).reshape(-1, 3)
    if not record["sided"]:
        return [Bone(record["name"], record["frame"], vertices, faces, record["origin"], licence, source)]
    made = []
    for side in ("left", "right"):
        frame = record["frame"] if record["frame"] in MIDDLE_FRAMES else f"{side}_{record['frame']}"
        right = side == "right"
        points = vertices if right else vertices * [1.0, 1.0, -1.0]
        turned = faces if right else faces[:, ::-1]
        made.append(
            Bone(f"{side}_{record['name']}", frame, points, turned, record["origin"], licence, source)
        )
    return made


@cache
def bones() -> Mapping[str, Bone]:
    """Every bone by name, such as ``"right_femur"``, ``"sacrum"`` or ``"lumbar3"``; arrays are read-only.

    Examples
    --------
    >>> sl.body.bones()
    Records('bone', 51 entries)
    >>> sl.body.bones()["right_femur"]
    Bone('right_femur')
    """
    found: dict[str, Bone] = {}
    for file in ("bones-mpl", "bones"):
        content = stored(file)
        for record in content["bones"]:
            for bone in _bones_of(record, content["licence"], content["source"]):
                bone.vertices.setflags(write=False)
                bone.faces.setflags(write=False)
                found[bone.name] = bone
    return Records("bone", found)


def belly(muscle: str) -> Belly:
    """The thickness of a muscle along its path; the source says what is published and what is drawn.

    Raises
    ------
    UnknownMuscle : with the nearest ids; a broad muscle has a belly for each of its ``strands`` only.

    Examples
    --------
    >>> sl.body.belly("semimem").radius
    0.02345
    """
    known = stored("bellies")["muscles"]
    if muscle not in known:
        raise UnknownMuscle(muscle, known)
    record = known[muscle]
    sources = stored("bellies")["sources"]
    return Belly(**{**record, "source": sources[record["source"]]})


def strands(muscle: str) -> tuple[str, ...]:
    """Ids of the paths that together draw a muscle: several for a broad one, else the muscle itself.

    Each id goes into ``belly`` and ``Placement.muscle_path``.

    Raises
    ------
    UnknownMuscle : with the nearest ids.

    Examples
    --------
    >>> sl.body.strands("semimem")
    ('semimem',)
    """
    families = stored("bellies")["strands"]
    if muscle in families:
        return tuple(families[muscle])
    if muscle in stored("bellies")["muscles"]:
        return (muscle,)
    raise UnknownMuscle(muscle, drawn_muscles())


def drawn_muscles() -> tuple[str, ...]:
    """Ids of all muscles that can be drawn: those with lengths, and shapes such as ``"erector-spinae"``.

    Examples
    --------
    >>> "erector-spinae" in sl.body.drawn_muscles()
    True
    """
    families = stored("bellies")["strands"]
    parts = {strand for names in families.values() for strand in names}
    whole = [name for name in stored("bellies")["muscles"] if name not in parts]
    return tuple(dict.fromkeys([*whole, *families]))
