"""Strips of stills: a movement as a few pictures one after the other, where nothing can move."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from stretchlib import body, catalogue
from stretchlib.body.moving import COLUMNS, Motion
from stretchlib.body.posture import Placement
from stretchlib.body.stored import stored
from stretchlib.catalogue.records import PoseRecord
from stretchlib.catalogue.turns import shown_by
from stretchlib.figures.anatomy import furniture
from stretchlib.figures.anatomy.furniture import Thing
from stretchlib.figures.anatomy.person import draw_person
from stretchlib.figures.engine.render import Camera, Floats
from stretchlib.figures.engine.style import clear
from stretchlib.figures.pictures.poses import INCHES_PER_METRE, MARGIN
from stretchlib.look import Theme, colours
from stretchlib.show.techniques import strip_of

FEWEST, MOST = 3, 5
SMALLER = 2.3  # times than the picture of a pose
DETAIL, MORE = 1.6, 0.55  # how many times coarser lines are, and how much for each still: all share few bytes
LONG_WAY = 2.5  # seconds; from here on a picture shows the middle of a way too
MOMENT = 0.001  # seconds; the end of a span is the start of the next, which comes to rest a moment later
APART = 8.0  # degrees or centimetres; nearer to each other two stills look the same
CARRIED, ROLLED = ("strap",), ("ball", "roller")
WALLS = ("wall", "bar")  # their upper edge is not looked for: it would make the people small
EDGE = 0.03  # metres beside a wall
BAND = 0.32  # metres for the number below a still
ALT_MOST = 400


@dataclass(frozen=True)
class Still:
    """A moment of a movement.

    Attributes
    ----------
    second : from the start of the movement.
    step : place of the step that is done, from 0.
    moves : whether it is on the way, not at rest.
    """

    second: float
    step: int
    moves: bool = False


@dataclass(frozen=True)
class Strip:
    """A movement in stills, all seen from one place.

    Attributes
    ----------
    motion : the movement; ``record`` is the pose that says what stands round the body.
    person : id of who shows it.
    """

    motion: Motion
    record: PoseRecord
    camera: Camera
    person: str
    stills: tuple[Still, ...]
    alt: str

    @property
    def shown(self) -> tuple[object, ...]:
        """What is drawn, as records, numbers and words."""
        rows = [[round(float(number), 1) for number in self.motion.row(s.second)] for s in self.stills]
        return self.record, self.person, (self.camera.azimuth, self.camera.elevation), rows, self.steps

    @property
    def steps(self) -> list[str]:
        """What is written below each still: the number of its step, with those that led there since."""
        found, before = [], 0
        for still in self.stills:
            first, last = min(before + 1, still.step), still.step
            found.append(f"{first + 1}" if first == last else f"{first + 1}\N{EN DASH}{last + 1}")
            before = last
        return found

    @cached_property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top that hold every still, metres."""
        seen: list[Floats] = []
        walls: list[Floats] = []
        for still in self.stills:
            placement, hands = self.motion.at(still.second), self.motion.hands(still.second)
            parts = [body.skin(placement, self.person, hands=hands).vertices]
            for thing in self.things(still):
                (walls if thing.name.startswith(WALLS) else parts).append(thing.form[0])
            seen.append(self.camera.project(np.concatenate(parts))[:, :2])
        every = np.concatenate(seen)
        (left, bottom), (right, top) = every.min(axis=0) - MARGIN, every.max(axis=0) + MARGIN
        if walls:
            across = self.camera.project(np.concatenate(walls))[:, 0]
            left, right = min(left, across.min() - EDGE), max(right, across.max() + EDGE)
        return float(left), float(bottom), float(right), float(top)

    @property
    def panel(self) -> tuple[float, float]:
        """Width and height of a still with its number, metres."""
        left, bottom, right, top = self.frame
        return right - left, top - bottom + BAND

    @property
    def columns(self) -> int:
        """Stills in a row: half of them where the body is longer than high."""
        (width, height), count = self.panel, len(self.stills)
        return math.ceil(count / 2) if width > 1.2 * height else count

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, metres."""
        width, height = self.panel
        return self.columns * width, math.ceil(len(self.stills) / self.columns) * height

    @property
    def inches(self) -> tuple[float, float]:
        width, height = self.size
        return round(width * INCHES_PER_METRE / SMALLER, 2), round(height * INCHES_PER_METRE / SMALLER, 2)

    def things(self, still: Still) -> Iterator[Thing]:
        """What stands round the body at a moment: what is not in use yet is not there."""
        at, used = self.motion.at(still.second), self.motion.in_use(still.second)
        for thing in furniture.things(self.record, self.motion.anchor):
            if not thing.name.startswith((*CARRIED, *ROLLED)):
                yield thing
            elif used and thing.name.startswith(ROLLED):
                vertices, faces = thing.form
                gone = self.motion.thing(still.second)
                yield Thing(thing.name, (vertices + gone, faces), thing.token, thing.toward)
        if used:
            yield from (t for t in furniture.things(self.record, at) if t.name.startswith(CARRIED))


def strip_ids() -> list[str]:
    """Ids of the strips: one for each technique, and for each form of it that has steps of its own."""
    return [strip_of(name) for name in _movements()]


def _movements() -> list[str]:
    return [
        name for item in catalogue.stretches() for name in (item.id, *(f"{item.id}.{f}" for f in item.forms))
    ]


@cache
def strip(picture_id: str) -> Strip:
    """A strip by one of ``strip_ids``."""
    name = next(each for each in _movements() if strip_of(each) == picture_id)
    technique, _, form = name.partition(".")
    item = catalogue.stretch(technique)
    motion = body.motion(technique, form=form or None)
    kept = stored("movements")["motions"][name]
    variant = item.forms[form] if form else None
    steps = variant.steps if variant else item.steps
    stills = tuple(_chosen(motion, len(steps)))
    title = (variant.name if variant else None) or item.name
    return Strip(
        motion,
        item.poses[kept["pose"]],
        Camera(*kept["views"][0]),
        shown_by(item.id),
        stills,
        _alt(title, stills, steps),
    )


def _alt(title: str, stills: tuple[Still, ...], steps: tuple[str, ...]) -> str:
    told = f"{title} as a movement, in {len(stills)} drawings one after the other."
    for step in range(stills[0].step, stills[-1].step + 1):
        longer = f"{told} {step + 1}: {steps[step]}"
        if len(longer) > ALT_MOST:
            break
        told = longer
    return told


def _chosen(motion: Motion, steps: int) -> list[Still]:
    """Three to five moments: where the body rests, and the middles of long ways, if there is room."""
    stills = list(_moments(motion, steps))
    while True:
        apart = [_apart(motion, a, b) for a, b in pairwise(stills)]
        nearest = min(apart, default=math.inf)
        if len(stills) <= FEWEST or (nearest >= APART and len(stills) <= MOST):
            return stills
        ways = [k for k, still in enumerate(stills) if still.moves]
        if nearest < APART or not ways:
            k = apart.index(nearest)
            # Of two that look the same the later stays, with the step that it is about, but for the start.
            del stills[k if k > 0 and not stills[k + 1].moves else k + 1]
        else:
            del stills[min(ways, key=lambda k: apart[k - 1] + apart[k])]


def _moments(motion: Motion, steps: int) -> Iterator[Still]:
    """Every moment that a strip may show, in their order."""
    looped = False
    for span in motion.spans:
        if span.kind in ("way-out", "end") or span.step is None:
            continue
        step = min(span.step, steps - 1)
        if span.kind == "way-in" and span.end - span.start >= LONG_WAY:
            yield Still(span.start + 0.5 * (span.end - span.start), step, moves=True)
        elif span.kind in ("start", "stay", "hold"):
            yield Still(span.start + MOMENT if span.start else 0.0, step)
        elif span.kind == "loop" and not looped:
            looped = True
            yield Still(span.start + MOMENT, step)
            yield Still(0.5 * (span.start + span.end), step)


def _apart(motion: Motion, one: Still, other: Still) -> float:
    """How different two moments look: the largest way that a joint or the pelvis goes between them."""
    seen = [not name.endswith(("pro_sup", "wrist_flex", "wrist_dev", "closed")) for name in COLUMNS]
    gone: Floats = np.abs(motion.row(one.second) - motion.row(other.second))[seen]
    return float(gone.max())


def draw_strip(picture_id: str, *, ax: Axes, theme: Theme = "light") -> Axes:
    """Draw a movement in stills, each with the number of the step that is done."""
    wanted = strip(picture_id)
    clear(ax)
    left, bottom, right, top = wanted.frame
    (width, height), (across, up) = wanted.panel, wanted.size
    ax.set(xlim=(0, across), ylim=(0, up))
    points = max(12.0, 2.0 * wanted.inches[0])
    for number, still in enumerate(wanted.stills):
        row, column = divmod(number, wanted.columns)
        x, y = column * width, up - (row + 1) * height
        inset = ax.inset_axes((x, y + BAND, right - left, top - bottom), transform=ax.transData)
        clear(inset)
        inset.set(xlim=(left, right), ylim=(bottom, top))
        placement: Placement = wanted.motion.at(still.second)
        draw_person(
            inset,
            placement,
            wanted.camera,
            person=wanted.person,
            hands=wanted.motion.hands(still.second),
            things=list(wanted.things(still)),
            theme=theme,
            coarse=DETAIL + MORE * len(wanted.stills),
        )
        words: dict[str, Any] = {
            "ha": "center",
            "va": "center",
            "fontsize": points,
            "color": colours(theme)["muted"],
        }
        ax.text(x + 0.5 * width, y + 0.55 * BAND, wanted.steps[number], **words)
    return ax
