"""How a person and what stands round them look: which tones and lines each region has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stretchlib import body
from stretchlib.figures.anatomy.furniture import Thing
from stretchlib.figures.engine.render import Camera, Solid
from stretchlib.look import Theme, colours, mix

SHADOW, LIGHT = "#2b2230", "#fff6ea"
NIGHT = 0.16  # how much lighter very dark cloth and hair are on a dark page
# Where each tone begins, in light from 0 to 1, and how much shadow (+) or light (-) is mixed in.
Tones = tuple[tuple[float, float], ...]
BODY_TONES: Tones = ((-1.0, 0.26), (0.36, 0.13), (0.56, 0.0), (0.84, -0.10))
THING_TONES: Tones = ((-1.0, 0.16), (0.45, 0.07), (0.62, 0.0), (0.80, -0.16))
CLOTH, CLOTH_STEP = ("shirt", "shorts"), 0.017
BOX = 24  # vertices of a box: four for each side
INK: Final = {"light": "#3c2f2d", "dark": "#0d0b0b"}


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
