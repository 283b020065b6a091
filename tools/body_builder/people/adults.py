"""The adults: who they are and how MakeHuman's targets shape them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from .source import TO_OURS, Floats, base, mirror, target

FLIP = np.array([1.0, 1.0, -1.0])


@dataclass(frozen=True)
class Adult:
    """One adult.

    Attributes
    ----------
    man, muscle, weight, ideal, cup : MakeHuman's axes from 0 to 1; 0.5 is the average.
    race : shares of MakeHuman's three face and frame shapes; they sum to 1.
    more : further targets and how much of each.
    bun : wears the hair in a knot.
    colours : of skin, shirt, shorts, hair, brow and lips.
    """

    id: str
    age: int
    sex: str
    build: str
    skin_tone: str
    man: float
    muscle: float
    weight: float
    ideal: float
    race: Mapping[str, float]
    colours: Mapping[str, str]
    cup: float = 0.5
    bun: bool = False
    more: Mapping[str, float] = field(default_factory=dict)


ADULTS = (
    Adult(
        id="woman-30",
        age=30,
        sex="woman",
        build="medium",
        skin_tone="light brown",
        man=0.0,
        muscle=0.55,
        weight=0.48,
        ideal=0.75,
        cup=0.45,
        race={"asian": 0.5, "caucasian": 0.5},
        bun=True,
        colours={"skin": "#dfae90", "shirt": "#75a8a8", "shorts": "#3d4d66", "hair": "#38291f"},
    ),
    Adult(
        id="man-45",
        age=45,
        sex="man",
        build="heavy",
        skin_tone="dark brown",
        man=1.0,
        muscle=0.42,
        weight=1.0,
        ideal=0.5,
        race={"african": 0.6, "caucasian": 0.4},
        more={"stomach/stomach-tone-decr": 1.0, "torso/measure-waist-circ-incr": 0.5},
        colours={"skin": "#8f6350", "shirt": "#d4ccbd", "shorts": "#54615c", "hair": "#211c1a"},
    ),
    Adult(
        id="woman-70",
        age=70,
        sex="woman",
        build="rather heavy",
        skin_tone="light",
        man=0.0,
        muscle=0.40,
        weight=0.72,
        ideal=0.5,
        cup=0.55,
        race={"caucasian": 1.0},
        colours={"skin": "#edc4ad", "shirt": "#b394a8", "shorts": "#575470", "hair": "#c7c4c2"},
    ),
    Adult(
        id="man-60",
        age=60,
        sex="man",
        build="light",
        skin_tone="tan",
        man=1.0,
        muscle=0.52,
        weight=0.40,
        ideal=0.65,
        race={"asian": 0.5, "caucasian": 0.5},
        colours={"skin": "#d3a17f", "shirt": "#8fa3c2", "shorts": "#4d4d52", "hair": "#736e6b"},
    ),
)


def _three(x: float, low: str, middle: str, high: str) -> dict[str, float]:
    return {low: max(0.0, 1 - 2 * x), middle: 1 - abs(2 * x - 1), high: max(0.0, 2 * x - 1)}


def _shares(adult: Adult) -> Iterator[tuple[str, float]]:
    """MakeHuman's rule: an axis lies between two stops; a target counts by the product of its stops' shares.

    Height targets are left out: the skeleton sets height.
    """
    old = (adult.age - 25) / 65
    body = [
        {"female": 1 - adult.man, "male": adult.man},
        {"young": 1 - old, "old": old},
        _three(adult.muscle, "minmuscle", "averagemuscle", "maxmuscle"),
        _three(adult.weight, "minweight", "averageweight", "maxweight"),
    ]
    cup = _three(adult.cup, "mincup", "averagecup", "maxcup")
    ideal = _three(adult.ideal, "uncommonproportions", "", "idealproportions")
    for folder, axes in (
        ("macrodetails/", [dict(adult.race), *body[:2]]),
        ("macrodetails/universal-", body),
        ("macrodetails/proportions/", [*body, ideal]),
        ("breast/", [*body, cup, {"averagefirmness": 1.0}]),
    ):
        for stops in product(*(axis.items() for axis in axes)):
            share = float(np.prod([value for _, value in stops]))
            if share > 1e-4 and all(word for word, _ in stops):
                yield folder + "-".join(word for word, _ in stops), share


def shaped(adult: Adult) -> Floats:
    """All vertices of the base mesh as this adult, in our axes (metres), the same left and right."""
    points = base()[0].copy()
    for name, share in (*_shares(adult), *adult.more.items()):
        moves = target(name)
        if moves is None:
            if name in adult.more:
                raise SystemExit(f"MakeHuman has no target '{name}'.")
            continue
        points[moves[0]] += share * moves[1]
    ours = points @ TO_OURS
    return 0.5 * (ours + ours[mirror()] * FLIP)
