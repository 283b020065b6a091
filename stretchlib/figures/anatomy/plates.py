"""Anatomy plates: regions of the body, standing, with their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from stretchlib import body
from stretchlib.body.pose import Pose
from stretchlib.body.posture import Placement
from stretchlib.figures.anatomy.back import FASCIA, add_fascia
from stretchlib.figures.anatomy.labels import Label, place
from stretchlib.figures.anatomy.sheets import WHOLE, add_sheet, add_slips, folded_back, sheet_tints
from stretchlib.figures.anatomy.structures import Fade, add_bones, add_muscle, add_nerve
from stretchlib.figures.anatomy.tints import PEN, bone_tint, tendon_tint
from stretchlib.figures.engine.hand import Scene
from stretchlib.figures.engine.render import Camera, Floats, Solid
from stretchlib.figures.engine.style import clear
from stretchlib.look import Theme, change_colour, colours

# Points: at least 6 where a plate of 6 inches is printed 8 cm wide.
WORDS = 11.5


@dataclass(frozen=True)
class Panel:
    """One view of a region.

    Attributes
    ----------
    title, subtitle : words above it; empty for none.
    pose : standing, unless said.
    muscles : muscle id to colour; those of the right side. An empty colour shows the muscle's length.
    discs : whether to draw the discs between the vertebrae.
    both : whether the muscles of both sides are drawn.
    cuts : muscle id to the shares of its length that are shown; the rest is cut away.
    flap : a muscle and the share of its length where it is cut: its outer part is folded back.
    split : muscle id to the shares of its width between which it gapes.
    fascia : whether to draw the thoracolumbar fascia.
    pale : bones that stand back.
    nerve : the variant of the sciatic nerve to draw; empty for none.
    names : what to write beside it.
    """

    camera: Camera
    bones: tuple[str, ...]
    muscles: Mapping[str, str]
    names: tuple[Name, ...]
    title: str = ""
    subtitle: str = ""
    pale: tuple[str, ...] = ()
    nerve: str = ""
    pose: Pose = field(default_factory=Pose)
    discs: bool = False
    both: bool = False
    fascia: bool = False
    cuts: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    flap: tuple[str, float] | None = None
    split: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Name:
    """A label: what it says and what it points at.

    ``at`` is a landmark (``landmark:psis``), a share along a muscle's belly (``bflh:0.3``), its end
    (``semiten:end``) or a share along the nerve (``nerve:0.4``). Of a sheet the shares of length and width
    (``glmax:0.4,0.7``); ``flap`` is what is folded back. ``mark`` is the id of what is named, where
    that is not the landmark or muscle itself.
    """

    text: str
    at: str
    side: str
    note: str = ""
    mark: str = ""

    @property
    def id(self) -> str:
        """The muscle, landmark or other structure that is named."""
        thing, _, where = self.at.partition(":")
        return self.mark or (where if thing == "landmark" else thing)


@dataclass(frozen=True)
class Plate:
    """Panels side by side.

    Attributes
    ----------
    size : inches.
    width : what the whole plate is wide, metres.
    step : from one panel to the next and from one row to the next, metres.
    per_row : panels in a row.
    crop : how far below the hip joint each panel is cut off, metres; 0 for not.
    top : its upper edge above the right hip joint, metres.
    middle : of the first panel, to the right of the hip joint as seen, metres.
    label_top : highest place of labels above the right hip joint, metres; the plate's edge unless said.
    columns : where labels end left and begin right of a panel's middle, metres.
    line_height : of labels, metres.
    named : whether the names are written; without them the plate asks for them.
    """

    panels: tuple[Panel, ...]
    alt: str
    size: tuple[float, float]
    width: float
    top: float
    columns: tuple[float, float]
    middle: float = 0.0
    step: tuple[float, float] = (0.0, 0.0)
    per_row: int = 9
    crop: float = 0.0
    line_height: float = 0.03
    least_width: int = 380
    named: bool = True
    label_top: float | None = None
    pixel: float = field(default=0.0011, repr=False)

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top, metres from the right hip joint of the first panel as seen."""
        columns = min(self.per_row, len(self.panels))
        centre = self.middle + 0.5 * self.step[0] * (columns - 1)
        height = self.width * self.size[1] / self.size[0]
        return centre - self.width / 2, self.top - height, centre + self.width / 2, self.top

    @property
    def places(self) -> list[tuple[float, float]]:
        """How far right and down of the first panel each panel stands, metres."""
        cells = (divmod(index, self.per_row) for index in range(len(self.panels)))
        return [(column * self.step[0], row * self.step[1]) for row, column in cells]


def marks(plate: Plate) -> dict[str, tuple[float, float]]:
    """Where each named structure is seen, as shares of the plate's width and height from the left and top."""
    left, bottom, right, top = plate.frame
    found = {}
    for panel, (across, down) in zip(plate.panels, plate.places, strict=True):
        placement, camera = _seen(panel, across, down)
        _, lines = scene(panel, placement, "light")
        for name in panel.names:
            x, y = _label(name, placement, camera, lines).at
            found[name.id] = ((x - left) / (right - left), (top - y) / (top - bottom))
    return found


def _seen(panel: Panel, right: float, down: float) -> tuple[Placement, Camera]:
    """The panel's body and a camera that puts its right hip joint at ``right`` and ``-down``."""
    placement = body.place(panel.pose)
    hip = panel.camera.project(placement.points["right_hip"])
    return placement, panel.camera.moved(right - float(hip[0]), -down - float(hip[1]))


def draw_plate(plate: Plate, *, ax: Axes, theme: Theme = "light") -> Axes:
    """Draw a plate in metres; x 0 is the right hip joint of the first panel as seen, y 0 its height."""
    clear(ax)
    left, bottom, right, top = plate.frame
    ax.set_xlim(left, right)
    ax.set_ylim(bottom, top)
    for panel, (right, down) in zip(plate.panels, plate.places, strict=True):
        placement, camera = _seen(panel, right, down)
        lines = _draw_panel(ax, panel, placement, camera, plate, theme)
        middle, top = plate.middle + right, plate.top - down
        room = 0.05 if panel.title else 0.015
        if plate.named:
            place(
                ax,
                [_label(name, placement, camera, lines) for name in panel.names],
                columns=(middle + plate.columns[0], middle + plate.columns[1]),
                limits=(bottom + 0.015, top - room if plate.label_top is None else plate.label_top),
                line_height=plate.line_height,
                theme=theme,
                size=WORDS,
            )
        weight, shade = ("bold", "ink") if panel.subtitle else ("normal", "muted")
        words: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": WORDS}
        ax.text(
            middle,
            top - max(0.02, 0.75 * plate.line_height),
            panel.title,
            color=colours(theme)[shade],
            weight=weight,
            **words,
        )
        ax.text(
            middle,
            top - max(0.02, 0.75 * plate.line_height) - 0.9 * plate.line_height,
            panel.subtitle,
            color=colours(theme)["muted"],
            **words,
        )
    return ax


def _draw_panel(
    ax: Axes,
    panel: Panel,
    placement: Placement,
    camera: Camera,
    plate: Plate,
    theme: Theme,
) -> dict[str, Floats]:
    """Draw bones, muscles and nerve; gives the middle lines by name, world metres."""
    shown, lines = scene(panel, placement, theme)
    hip_height = float(panel.camera.project(placement.points["right_hip"])[1])
    shown.draw(
        ax,
        camera,
        pixel=plate.pixel,
        zorder=2.0,
        lowest=camera.shift[1] + hip_height - plate.crop if plate.crop else None,
        ink=PEN,
    )
    return lines


def scene(panel: Panel, placement: Placement, theme: Theme) -> tuple[Scene, dict[str, Floats]]:
    """What a panel shows, and the middle lines of its muscles and nerve by name, world metres."""
    shown = Scene()
    tint = bone_tint(theme)
    add_bones(shown, placement, panel.bones, tint)
    add_bones(shown, placement, panel.pale, tint, Fade(colours(theme)["ground"], 0.55))
    if panel.discs:
        for name in body.disc_names():
            shown.add(Solid(name, *placement.disc(name)), tendon_tint(theme))
    lines: dict[str, Floats] = {}
    for muscle, colour in panel.muscles.items():
        shade = colour or change_colour(change(panel, muscle))
        for side in ("left", "right") if panel.both else ("right",):
            lines |= _add_muscle(shown, panel, placement, muscle, side, shade, theme)
    if panel.fascia:
        lines[FASCIA] = add_fascia(shown, placement, panel.camera, theme)
    if panel.nerve:
        lines["nerve"] = add_nerve(shown, placement, "right", panel.nerve, theme)
    return shown, lines


def _add_muscle(
    shown: Scene, panel: Panel, placement: Placement, muscle: str, side: str, colour: str, theme: Theme
) -> dict[str, Floats]:
    """Put a muscle into a scene; gives what labels point at: a line, or the face of a sheet."""
    found = body.sheet(placement, muscle, side) if muscle in body.sheet_ids() else None
    if found is None:
        return {muscle: add_muscle(shown, placement, muscle, side, colour, theme)}
    tints, name = sheet_tints(colour, theme), f"{muscle} {side}"
    keep, lines = panel.cuts.get(muscle, WHOLE), {muscle: found.outer}
    bounds = (0.0, *panel.split.get(muscle, ()), 1.0)
    for low, high in zip(bounds[::2], bounds[1::2], strict=True):
        if low < high:
            add_sheet(shown, found, name, tints, width=(low, high), keep=keep, fine=True)
    if muscle == "psoas":
        add_slips(shown, placement, side, name, tints[0], found)
    if panel.flap and panel.flap[0] == muscle:
        flap = folded_back(found, panel.flap[1])
        add_sheet(shown, flap, f"{name} flap", tints, keep=(0.001, 1.0), fine=True)
        lines["flap"] = flap.inner
    return lines


def change(panel: Panel, muscle: str) -> float:
    """Per cent of a muscle's length against standing, in the panel's pose."""
    leg = panel.pose.right.leg()
    angles = {name: leg[name] for name in body.coordinates_of(muscle)}
    return float(body.length_change([muscle], **angles)[0])


def _label(name: Name, placement: Placement, camera: Camera, lines: Mapping[str, Floats]) -> Label:
    thing, _, where = name.at.partition(":")
    if thing == "landmark":
        point = placement.landmark(where, "right")
    elif where == "end":
        point = placement.muscle_path(body.strands(thing)[0], "right")[-1]
    else:
        line, (share, *over) = lines[thing], (float(part) for part in where.split(","))
        if line.ndim == 3:
            line = line[round((over[0] if over else 0.5) * (len(line) - 1))]
        point = line[round(share * (len(line) - 1))]
    x, y = camera.project(np.asarray(point))[:2]
    return Label(name.text, (float(x), float(y)), "left" if name.side == "left" else "right", name.note)
