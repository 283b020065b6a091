"""Every stored picture on one page, in both themes and at three widths: for looking at all at once."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from stretchlib.look import THEMES, Theme, colours
from stretchlib.pictures import Picture, picture, pictures

# CSS pixels: a narrow phone, the picture's own width on a screen (0), a column of a printed page.
WIDTHS = {"phone": 320, "screen": 0, "print": 640}
_STYLE = (
    "body{margin:0;font:13px sans-serif}section{padding:12px}h2{margin:4px 0;font-size:15px}"
    ".row{display:flex;flex-wrap:wrap;gap:14px;align-items:flex-end}figure{margin:0}"
    "figcaption{font-size:11px}svg{display:block;width:100%;height:auto}"
)


def page(picture_ids: Collection[str] = (), widths: Collection[str] = tuple(WIDTHS)) -> str:
    """A page of stored pictures, all unless some are named.

    Parameters
    ----------
    widths : some of ``WIDTHS``.

    Raises
    ------
    UnknownId : with the nearest ids.
    """
    wanted = [picture(name) for name in picture_ids] or list(pictures().values())
    parts = [_section(wanted, theme, width) for width in widths for theme in THEMES]
    return "".join(
        [f"<!doctype html><meta charset=utf-8><title>Pictures</title><style>{_STYLE}</style>", *parts]
    )


def _section(wanted: list[Picture], theme: Theme, width: str) -> str:
    colour = colours(theme)
    cells = "".join(_cell(shown, theme, WIDTHS[width]) for shown in wanted)
    look = f"background:{colour['ground']};color:{colour['ink']}"
    return f'<section style="{look}"><h2>{width}, {theme}</h2><div class=row>{cells}</div></section>'


def _cell(shown: Picture, theme: Theme, width: int) -> str:
    """One picture; its curves' ids are made different from those of its other copies on the page."""
    pixels = width or shown.width
    apart = f"{theme}-{width}-"
    svg = shown.svg(theme).replace('id="', f'id="{apart}').replace('href="#', f'href="#{apart}')
    svg = svg.replace("url(#", f"url(#{apart}")
    return f'<figure style="width:{pixels}px">{svg}<figcaption>{escape(shown.id)}</figcaption></figure>'
