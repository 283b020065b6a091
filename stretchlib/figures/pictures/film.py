"""A technique as a moving picture: drawings that are turned like the pages of a flip book."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from matplotlib.axes import Axes

from stretchlib.figures.anatomy.person import draw_person
from stretchlib.figures.engine.style import clear
from stretchlib.figures.pictures.poses import INCHES_PER_METRE
from stretchlib.figures.pictures.strips import Still, Strip, strip
from stretchlib.look import Theme
from stretchlib.show.techniques import strip_of

FILMED = "half-kneeling-hip-flexor"
ID = f"moving-{FILMED}"
PAGES = 22
SMALLER = 1.3  # times than the picture of a pose
DETAIL = 2.4  # how many times coarser lines are
FINE = 0.05  # seconds between the moments that are looked at


@cache
def film() -> Strip:
    """The movement from its start into the hold, in moments between which the body goes equally far."""
    base = strip(strip_of(FILMED))
    motion = base.motion
    hold = next(span for span in motion.spans if span.kind == "hold")
    seconds = np.arange(0.0, hold.start + FINE, FINE)
    rows = np.array([motion.row(float(t)) for t in seconds])
    gone = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(rows, axis=0), axis=1))])
    chosen = np.interp(np.linspace(0.0, gone[-1], PAGES), gone, seconds)
    stills = tuple(Still(round(float(t), 2), 0) for t in chosen)
    alt = (
        f"{base.alt.partition(' as a movement')[0]}, moving: a person steps back from standing, kneels on "
        "one knee, tucks the pelvis and glides forward a little, and comes out again the same way."
    )
    return replace(base, stills=stills, alt=alt)


def film_inches() -> tuple[float, float]:
    """Width and height of the picture."""
    left, bottom, right, top = film().frame
    scale = INCHES_PER_METRE / SMALLER
    return round((right - left) * scale, 2), round((top - bottom) * scale, 2)


def draw_film(*, ax: Axes, theme: Theme = "light", page: int = PAGES - 1) -> Axes:
    """Draw one page of the moving picture, the last unless said."""
    shown = film()
    left, bottom, right, top = shown.frame
    still = shown.stills[page]
    clear(ax)
    ax.set(xlim=(left, right), ylim=(bottom, top))
    draw_person(
        ax,
        shown.motion.at(still.second),
        shown.camera,
        person=shown.person,
        hands=shown.motion.hands(still.second),
        things=list(shown.things(still)),
        theme=theme,
        coarse=DETAIL,
    )
    return ax
