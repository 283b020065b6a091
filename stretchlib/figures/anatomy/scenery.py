"""How a person and what stands round them look: which tones and lines each region has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stretchlib import body
from stretchlib.figures.anatomy.furniture import Thing
from stretchlib.figures.engine.render import Camera, Solid
from stretchlib.look import Theme, colours, mix, tokens

# Where each tone begins, in light from 0 to 1, and how much shadow (+) or light (-) is mixed in.
Tones = tuple[tuple[float, float], ...]
_SHADE: Final = tokens()["shade"]
SHADOW, LIGHT, NIGHT = _SHADE["shadow"], _SHADE["lit"], _SHADE["night"]
BODY_TONES, THING_TONES = (tuple((at, mixed) for at, mixed in _SHADE[name]) for name in ("body", "thing"))
CLOTH, CLOTH_STEP = ("shirt", "shorts"), 0.017
BOX = 24  # vertices of a box: four for each side
INK: Final = _SHADE["ink"]


@dataclass(frozen=True)
class Look:
    """How a region is drawn.

    Attributes
    ----------
    heavy : beside the usual width of a line.
    smooth : metres of nearness that a step on it must have to get a line: less is the shape of the mesh.
    """

    colour: str
    tones: Tones
    line: str
    heavy: float
    smooth: float = 0.0


def looks_of(person: str, things: Sequence[Thing], theme: Theme) -> Mapping[str, Look]:
    """The look of each region of a person, and of each thing by its name."""
    known, colour = body_colours(person, theme), colours(theme)
    found = {
        name: Look(tint, BODY_TONES, INK[theme], 1.0, CLOTH_STEP if name in CLOTH else 0.0)
        for name, tint in known.items()
    }
    for thing in things:
        own = Look(colour[thing.token], THING_TONES, colour["prop-line"], 0.75)
        found |= dict.fromkeys((thing.name, *(f"{thing.name}/{side}" for side in range(BOX // 4))), own)
    return found


def body_colours(person: str, theme: Theme) -> dict[str, str]:
    """The colours of a person's regions on a page of a theme."""
    known = {each.id: each for each in body.people()}[person].colours
    if theme == "light":
        return dict(known)
    dim = ("hair", "shorts", "brow")
    return {name: mix(tint, "#ffffff", NIGHT) if name in dim else tint for name, tint in known.items()}


def toned(colour: str, shadow: float) -> str:
    """A colour with a share of shadow (+) or light (-)."""
    return mix(colour, SHADOW, shadow) if shadow >= 0 else mix(colour, LIGHT, -shadow)


def solids_of(things: Sequence[Thing], camera: Camera) -> list[Solid]:
    """Things as solids to be seen. Each flat side of a box is a region of its own: its edges are lines."""
    found = []
    for thing in things:
        vertices, faces = thing.form
        vertices = vertices + thing.toward * camera.axes[2]
        if len(vertices) != BOX:
            found.append(Solid(thing.name, vertices, faces))
            continue
        sides = faces[:, 0] // 4
        found += [Solid(f"{thing.name}/{side}", vertices, faces[sides == side]) for side in range(BOX // 4)]
    return found


def kin_of(things: Sequence[Thing]) -> dict[str, int]:
    """Which thing each region is part of, from 1 on; what is not named is the person."""
    return {
        name: number
        for number, thing in enumerate(things, start=1)
        for name in (thing.name, *(f"{thing.name}/{side}" for side in range(BOX // 4)))
    }
