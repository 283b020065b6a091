"""One style for every figure, set for the time of drawing only: no global state is left behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from stretchlib.look import Theme, colours, tokens


@contextmanager
def style(theme: Theme = "light") -> Iterator[dict[str, str]]:
    """Draw inside this to get the house's type, colours and lines; gives the theme's colours."""
    _register_fonts()
    colour = colours(theme)
    with mpl.rc_context(
        {
            "font.family": font_families(),
            "font.size": 11.5,
            "text.color": colour["ink"],
            "axes.labelcolor": colour["ink"],
            "axes.edgecolor": colour["line"],
            "axes.facecolor": "none",
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.titlelocation": "left",
            "axes.titleweight": "bold",
            "axes.titlesize": 13,
            "xtick.color": colour["line"],
            "ytick.color": colour["line"],
            "xtick.labelcolor": colour["muted"],
            "ytick.labelcolor": colour["muted"],
            "grid.color": colour["line"],
            "grid.linewidth": 0.6,
            "figure.facecolor": "none",
            "savefig.facecolor": "none",
            "legend.frameon": False,
            "svg.fonttype": "path",
            "svg.hashsalt": "stretchlib",
        }
    ):
        yield colour


def font_families() -> list[str]:
    """The house's typeface, then one that every matplotlib has."""
    return [tokens()["type"]["family"], "DejaVu Sans"]


def blank_axes(width: float, height: float) -> Axes:
    """Axes without frame or ticks that fill a new figure of ``width`` by ``height`` inches."""
    ax = Figure(figsize=(width, height)).add_axes((0, 0, 1, 1))
    clear(ax)
    return ax


def clear(ax: Axes) -> None:
    """Make axes a picture: equal scale, no frame, no ticks."""
    ax.set_aspect("equal")
    ax.axis("off")


def chart(ax: Axes, position: tuple[float, float, float, float]) -> None:
    """Make blank axes a chart: with ticks and names, each axis to a scale of its own.

    Parameters
    ----------
    position : left edge, bottom edge, width and height, as shares of the figure; the rest is for words.
    """
    ax.set_position(position)
    ax.axis("on")
    ax.set_aspect("auto")


@cache
def _register_fonts() -> None:
    for face in ("Regular", "Bold"):
        with as_file(files("stretchlib.figures") / "fonts" / f"AtkinsonHyperlegible-{face}.ttf") as path:
            font_manager.fontManager.addfont(str(path))
