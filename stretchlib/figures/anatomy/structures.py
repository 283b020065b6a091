"""Bones and muscles of a placed body as solids with their tints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from stretchlib import body
from stretchlib.body.groups import beside
from stretchlib.body.posture import Placement
from stretchlib.figures.anatomy.sheets import add_sheet
from stretchlib.figures.anatomy.tints import flesh_tint, nerve_tint, tendon_tint
from stretchlib.figures.engine.hand import Scene, Tint, fibre_lines
from stretchlib.figures.engine.render import Floats, Solid, evenly, outward_normals, tube
from stretchlib.look import Theme

STEPS = 48  # points along a muscle
SIDES = 24  # corners of its section
TENDON_SIDES = 10


@dataclass(frozen=True)
class Fade:
    """Paler, nearer to the ground colour by ``share`` (0 to 1): for what lies farther away."""

    ground: str
    share: float

    def __call__(self, tint: Tint) -> Tint:
        return tint.faded(self.ground, self.share)


def add_bones(
    scene: Scene, placement: Placement, bones: Iterable[str], tint: Tint, fade: Fade | None = None
) -> None:
    """Put bones of a placed body into a scene."""
    for bone in bones:
        normals = _normals(bone) @ placement.frames[body.bones()[bone].frame].rotation.T
        scene.add(Solid(bone, *placement.mesh(bone), normals), fade(tint) if fade else tint)


@cache
def _normals(bone: str) -> Floats:
    """Unit outward normals at a bone's vertices in its own frame, shape (n, 3): they turn with the bone."""
    known = body.bones()[bone]
    return outward_normals(known.vertices, known.faces)


def add_kneecap_tendon(
    scene: Scene, placement: Placement, side: str, theme: Theme, fade: Fade | None = None
) -> None:
    """Put the tendon that ties the kneecap to the shin into a scene: the kneecap seems to float without."""
    kneecap = placement.mesh(f"{side}_patella")[0].mean(axis=0)
    shin = placement.muscle_cable("recfem", side)[-1]
    tint = tendon_tint(theme)
    path = kneecap + np.linspace(0.0, 1.0, 6)[:, None] * (shin - kneecap)
    scene.add(
        Solid(f"{side} kneecap tendon", *tube(path, np.full(6, 0.005), TENDON_SIDES)),
        fade(tint) if fade else tint,
    )


def add_muscle(
    scene: Scene,
    placement: Placement,
    muscle: str,
    side: str,
    colour: str,
    theme: Theme,
    fade: Fade | None = None,
) -> Floats:
    """Put a muscle with its tendons into a scene: as a sheet where one holds, else as bellies.

    Parameters
    ----------
    colour : of the belly, ``#rrggbb``.

    Returns
    -------
    The middle line of its (first) belly or of its outer face from origin to insertion, world metres,
    shape (k, 3).
    """
    flesh, sinew = flesh_tint(colour), tendon_tint(theme)
    if fade is not None:
        flesh, sinew = fade(flesh), fade(sinew)
    part = body.sheet_part(muscle)
    found = body.sheet(placement, part[0], side) if part else None
    if part and found:
        add_sheet(scene, found, f"{muscle} {side}", (flesh, sinew), width=part[1:])
        for more in beside(muscle):
            other = body.sheet(placement, more, side)
            if other and f"{more} {side}" not in scene.tints and f"{more} {side} tendon" not in scene.tints:
                add_sheet(scene, other, f"{more} {side}", (flesh, sinew))
        row = round(0.5 * (part[1] + part[2]) * (len(found.outer) - 1))
        return np.asarray(found.outer[row])
    lines = [
        _add_strand(scene, placement, strand, side, f"{muscle} {side}", (flesh, sinew))
        for strand in body.strands(muscle)
    ]
    return lines[0]


def _add_strand(
    scene: Scene, placement: Placement, strand: str, side: str, name: str, tints: tuple[Tint, Tint]
) -> Floats:
    path = evenly(placement.muscle_path(strand, side), STEPS)
    form = body.belly(strand)
    share = np.linspace(0.0, 1.0, STEPS)
    along = ((share - form.start) / (form.end - form.start)).clip(0.0, 1.0)
    swell = np.sin(np.pi * along) ** 0.75
    radius = form.tendon_radius + (form.radius - form.tendon_radius) * swell
    fleshy = (share >= form.start) & (share <= form.end)
    slim = np.where(fleshy, np.minimum(radius * 0.9, form.tendon_radius), form.tendon_radius)
    # Bellies are wider than thick; their width lies across the thigh. The area of the section is kept.
    wide, thin = np.sqrt(form.flatness), 1 / form.flatness
    across = placement.frames[f"{side}_femur"].rotation[:, 2]
    flesh, sinew = tints
    scene.add(Solid(f"{name} tendon", *tube(path, slim, TENDON_SIDES)), sinew)
    belly = Solid(name, *tube(path[fleshy], wide * radius[fleshy], SIDES, thin, across))
    scene.add(belly, flesh, fibre_lines(path[fleshy], belly.vertices, SIDES))
    line: Floats = path[fleshy]
    return line


def add_nerve(scene: Scene, placement: Placement, side: str, variant: str, theme: Theme) -> Floats:
    """Put the sciatic nerve with its branches into a scene.

    Returns
    -------
    The middle line of its trunk, or of its tibial part where it divides early; world metres, shape (k, 3).
    """
    branches = placement.nerve(side, variant)
    radius = body.nerve_radius()
    for name, line in branches.items():
        scene.add(Solid(f"{name} nerve", *tube(line, np.full(len(line), radius[name]))), nerve_tint(theme))
    return branches["sciatic"] if "sciatic" in branches else branches["tibial"]
