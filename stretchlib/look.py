"""Design tokens: the colours, type and spacing of ``look.toml``.

Figures, widgets, book and handouts all read them here, so that they look alike.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


@cache
def tokens() -> dict[str, Any]:
    """All of ``look.toml``, as nested dictionaries."""
    return tomllib.loads((files("stretchlib") / "look.toml").read_text(encoding="utf-8"))


def colours(theme: Theme = "light") -> dict[str, str]:
    """Colour names of one theme, such as ``"bone-line"``, to ``#rrggbb``."""
    return dict(tokens()[theme])


def change_colour(percent: float) -> str:
    """The colour for a muscle's length change, ``#rrggbb``.

    Parameters
    ----------
    percent : length against standing; values beyond the scale take its end colours.
    """
    scale = tokens()["change"]
    stops, names = scale["percent"], scale["colours"]
    if percent <= stops[0]:
        return str(names[0])
    for low, high, left, right in zip(stops, stops[1:], names, names[1:], strict=False):
        if percent <= high:
            return mix(left, right, (percent - low) / (high - low))
    return str(names[-1])


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies ``share`` (0 to 1) of the way from one ``#rrggbb`` to another."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


# How JupyterLab, the book, VS Code and Colab say that a page is dark; elsewhere the reader's system decides.
_DARK_PAGES = ("[data-jp-theme-light=false]", "[data-theme=dark]", ".vscode-dark", "html[theme=dark]")
_DARK_BY_SYSTEM = ("[data-theme=auto]", ":root:not(:has([data-jp-theme-light],[data-theme]))")


def themed_css(selector: str, light: str, dark: str) -> str:
    """CSS that gives ``selector`` the declarations of the page's theme, and the light ones on paper."""
    by_page, by_system = (
        ",".join(f"{page} {selector}" for page in pages) for pages in (_DARK_PAGES, _DARK_BY_SYSTEM)
    )
    return (
        f"{selector}{{{light}}}{by_page}{{{dark}}}"
        f"@media (prefers-color-scheme:dark){{{by_system}{{{dark}}}}}"
        f"@media print{{{selector},{by_page},{by_system}{{{light}}}}}"
    )


def readable_ink(ground: str) -> str:
    """Black or white, whichever reads better on a ``#rrggbb`` ground (WCAG 2.2 contrast)."""
    return "#ffffff" if contrast("#ffffff", ground) > contrast("#000000", ground) else "#000000"


def contrast(one: str, other: str) -> float:
    """How well one ``#rrggbb`` reads on another, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [value / 255 for value in _channels(colour)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
