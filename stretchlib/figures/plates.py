"""Anatomy plates: regions of the body, standing, with their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from stretchlib import body
from stretchlib.body.posture import Placement
from stretchlib.figures.anatomy import Fade, add_bones, add_muscle, add_nerve
from stretchlib.figures.drawing import Scene, bone_tint
from stretchlib.figures.labels import Label, place
from stretchlib.figures.render import Camera, Floats
from stretchlib.figures.style import clear
from stretchlib.look import Theme, colours

BACK, FRONT = Camera(azimuth=-90), Camera(azimuth=90)
SPINE = ("lumbar1", "lumbar2", "lumbar3", "lumbar4", "lumbar5", "thoracic12")
PELVIS = ("left_hemipelvis", "right_hemipelvis", "sacrum", "coccyx")
LEG = ("right_femur", "right_tibia", "right_fibula")
# On plates muscles have the colour of flesh; the colours of length belong to poses and charts.
RED, ROSE, BRICK, CLAY = "#b3544a", "#c4705a", "#a34a42", "#cf8a6d"


@dataclass(frozen=True)
class Panel:
    """One view of a region.

    Attributes
    ----------
    title : small words above it; empty for none.
    muscles : muscle id to colour; those of the right side.
    pale : bones that stand back.
    nerve : the variant of the sciatic nerve to draw; empty for none.
    names : what to write beside it.
    """

    camera: Camera
    bones: tuple[str, ...]
    muscles: Mapping[str, str]
    names: tuple[Name, ...]
    title: str = ""
    pale: tuple[str, ...] = ()
    nerve: str = ""


@dataclass(frozen=True)
class Name:
    """A label: what it says and what it points at.

    ``at`` is a landmark (``landmark:psis``), a share along a muscle's belly (``bflh:0.3``), its end
    (``semiten:end``) or a share along the nerve (``nerve:0.4``).
    """

    text: str
    at: str
    side: str
    note: str = ""


@dataclass(frozen=True)
class Plate:
    """Panels side by side.

    Attributes
    ----------
    size : inches.
    width : what the whole plate is wide, metres.
    step : from one panel to the next, metres.
    top : its upper edge above the right hip joint, metres.
    middle : of the first panel, to the right of the hip joint as seen, metres.
    columns : where labels end left and begin right of a panel's middle, metres.
    line_height : of labels, metres.
    """

    panels: tuple[Panel, ...]
    alt: str
    size: tuple[float, float]
    width: float
    top: float
    columns: tuple[float, float]
    middle: float = 0.0
    step: float = 0.0
    line_height: float = 0.027
    least_width: int = 420
    pixel: float = field(default=0.0011, repr=False)


def draw_plate(plate: Plate, *, ax: Axes, theme: Theme = "light") -> Axes:
    """Draw a plate in metres, the right hip joint of its first panel at x 0."""
    clear(ax)
    placement = body.place(body.Pose())
    height = plate.width * plate.size[1] / plate.size[0]
    for index, panel in enumerate(plate.panels):
        hip = panel.camera.project(placement.points["right_hip"])
        camera = panel.camera.moved(index * plate.step - float(hip[0]))
        top = float(hip[1]) + plate.top
        lines = _draw_panel(ax, panel, placement, camera, plate.pixel, theme)
        middle = plate.middle + index * plate.step
        room = 0.05 if any(p.title for p in plate.panels) else 0.015
        place(
            ax,
            [_label(name, placement, camera, lines) for name in panel.names],
            columns=(middle + plate.columns[0], middle + plate.columns[1]),
            limits=(top - height + 0.015, top - room),
            line_height=plate.line_height,
            theme=theme,
            size=10.5,
        )
        muted = colours(theme)["muted"]
        ax.text(middle, top - 0.02, panel.title, ha="center", va="center", fontsize=10.5, color=muted)
        centre = plate.middle + 0.5 * plate.step * (len(plate.panels) - 1)
        ax.set_xlim(centre - plate.width / 2, centre + plate.width / 2)
        ax.set_ylim(top - height, top)
    return ax


def _draw_panel(
    ax: Axes, panel: Panel, placement: Placement, camera: Camera, pixel: float, theme: Theme
) -> dict[str, Floats]:
    """Draw bones, muscles and nerve; gives the middle lines by name, world metres."""
    scene = Scene()
    tint = bone_tint(theme)
    add_bones(scene, placement, panel.bones, tint)
    add_bones(scene, placement, panel.pale, tint, Fade(colours(theme)["ground"], 0.55))
    lines = {
        muscle: add_muscle(scene, placement, muscle, "right", colour, theme)
        for muscle, colour in panel.muscles.items()
    }
    if panel.nerve:
        lines["nerve"] = add_nerve(scene, placement, "right", panel.nerve, theme)
    scene.draw(ax, camera, pixel=pixel, zorder=2.0)
    return lines


def _label(name: Name, placement: Placement, camera: Camera, lines: Mapping[str, Floats]) -> Label:
    thing, _, where = name.at.partition(":")
    if thing == "landmark":
        point = placement.landmark(where, "right")
    elif where == "end":
        point = placement.muscle_path(body.strands(thing)[0], "right")[-1]
    else:
        line = lines[thing]
        point = line[round(float(where) * (len(line) - 1))]
    x, y = camera.project(np.asarray(point))[:2]
    return Label(name.text, (float(x), float(y)), "left" if name.side == "left" else "right", name.note)


@cache
def plates() -> Mapping[str, Plate]:
    """All plates by id."""
    thigh = ("right_hemipelvis", "sacrum", "coccyx", *LEG)
    outer, inner = {"semiten": ROSE, "bflh": RED}, {"semimem": BRICK, "bfsh": CLAY}
    hamstrings = Plate(
        panels=(
            Panel(
                BACK,
                thigh,
                outer | inner,
                (
                    Name("Sit bone", "landmark:ischial_tuberosity", "left", "ischial tuberosity"),
                    Name("Semi-\ntendinosus", "semiten:0.45", "left", "inner side"),
                    Name("Inner shin", "semiten:end", "left", "its end"),
                    Name("Biceps\nfemoris,\nlong head", "bflh:0.3", "right", "outer side"),
                ),
                "all hamstrings",
            ),
            Panel(
                BACK,
                thigh,
                inner,
                (
                    Name("Semimem-\nbranosus", "semimem:0.72", "left", "broad, deep"),
                    Name("Biceps\nfemoris,\nshort head", "bfsh:0.4", "right", "from the thigh bone"),
                    Name("Head of\nthe fibula", "landmark:fibular_head", "right", "end of both heads"),
                ),
                "the deeper ones alone",
            ),
        ),
        alt=(
            "Two drawings of the right thigh from behind, with pelvis, thigh bone and knee. Left, "
            "all hamstrings: semitendinosus and the long head of biceps femoris run from the sit "
            "bone past the knee, to the inner shin and to the head of the fibula. Right, the deeper "
            "ones alone: broad semimembranosus, also from the sit bone, and the short head of "
            "biceps femoris from the thigh bone."
        ),
        size=(6.0, 5.2),
        width=1.0,
        top=0.215,
        columns=(-0.12, 0.09),
        middle=-0.02,
        step=0.42,
    )
    hip_flexors = Plate(
        panels=(
            Panel(
                FRONT,
                (*PELVIS, *SPINE, "right_femur", "right_tibia", "right_fibula", "right_patella"),
                {"psoas": RED, "iliacus": ROSE, "recfem": BRICK, "tfl": CLAY, "sart": "#d39a80"},
                (
                    Name("Iliacus", "iliacus:0.45", "left", "inside the hip bone"),
                    Name("Tensor\nfasciae latae", "tfl:0.5", "left", "side of the hip"),
                    Name("Rectus\nfemoris", "recfem:0.45", "left", "hip to kneecap"),
                    Name("Psoas major", "psoas:0.35", "right", "from the low spine"),
                    Name("Sartorius", "sart:0.74", "right", "hip to inner shin"),
                    Name("Shin bone", "recfem:end", "right", "pulled through the kneecap"),
                ),
            ),
        ),
        alt=(
            "The front of the low spine, the pelvis and the right thigh. Psoas major comes from the "
            "sides of the low spine, iliacus from the inside of the hip bone; both end on the small "
            "bump inside the top of the thigh bone. Rectus femoris runs from the hip bone to the "
            "kneecap, sartorius slants across the thigh to the inner shin, tensor fasciae latae "
            "lies at the side of the hip."
        ),
        size=(5.4, 6.6),
        width=0.80,
        top=0.36,
        columns=(-0.16, 0.20),
        middle=0.04,
        line_height=0.024,
        pixel=0.0013,
    )
    deep = {"piri": RED, "obturator-internus": CLAY, "quadratus-femoris": "#d39a80"}
    gluteal = Plate(
        panels=(
            Panel(
                BACK,
                (*PELVIS, "lumbar5", "right_femur"),
                deep,
                (
                    Name("Sacrum", "piri:0.02", "left", "start of piriformis"),
                    Name("Sciatic nerve", "nerve:0.42", "left", "leaves below piriformis"),
                    Name("Sit bone", "landmark:ischial_tuberosity", "left"),
                    Name("Piriformis", "piri:0.45", "right"),
                    Name("Outer hip bone", "landmark:greater_trochanter", "right", "end of piriformis"),
                    Name("Obturator internus", "obturator-internus:0.6", "right"),
                    Name("Quadratus femoris", "quadratus-femoris:0.85", "right"),
                ),
                pale=("left_femur",),
                nerve="below",
            ),
        ),
        alt=(
            "The right buttock from behind without its big muscles. Piriformis runs from the front "
            "of the sacrum to the top of the outer hip bone. The golden sciatic nerve leaves the "
            "pelvis below piriformis, lying in front of it, and passes down midway between the sit "
            "bone and the outer hip bone, behind the smaller rotators."
        ),
        size=(6.0, 4.4),
        width=0.66,
        top=0.16,
        columns=(-0.21, 0.105),
        middle=-0.03,
        line_height=0.022,
        pixel=0.0009,
    )
    return {
        "hamstrings-anatomy": hamstrings,
        "hip-flexors-anatomy": hip_flexors,
        "deep-gluteal-anatomy": gluteal,
    }


def draw_hamstrings_anatomy(*, ax: Axes, theme: Theme = "light") -> Axes:
    """The right thigh from behind, twice: all hamstrings, and the deeper ones alone."""
    return draw_plate(plates()["hamstrings-anatomy"], ax=ax, theme=theme)


def named(plate: Plate) -> Sequence[str]:
    """The names written on a plate."""
    return [name.text.replace("-\n", "").replace("\n", " ") for panel in plate.panels for name in panel.names]
