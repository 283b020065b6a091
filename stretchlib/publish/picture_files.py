"""Pictures in the outputs of a learner's notebook: files of the folder beside it, not drawn again in each.

An output holds its drawing as SVG text, which is most of a chapter's weight, and the learner's folder has all
of them as files. A page that is exported from the notebook has them in it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any

from stretchlib.errors import UnknownId
from stretchlib.look import THEMES, themed_css
from stretchlib.pictures import THEME_STYLE, picture, pictures

#: Where the pictures are, from a notebook of the course.
BESIDE = "../images"
DRAWN = re.compile(r'(<figure [^>]*\bdata-picture="([\w-]+)"[^>]*>)\s*(<svg .*?</svg>)', re.S)
ALT = re.compile(r'aria-label="([^"]*)"')
_STYLE = re.compile(r"<style>.*?</style>", re.S)
_FIGURE = re.compile(r'<figure [^>]*\bdata-picture="([\w-]+)"[^>]*>.*?</figure>', re.S)
_LIGHT, _DARK = "--in-light:block;--in-dark:none", "--in-light:none;--in-dark:block"
_BY_THEME = themed_css(".sl-figure", _LIGHT, _DARK)


def refer_to_files(notebook: dict[str, Any], folder: Path) -> None:
    """Put a reference in the place of each drawing whose files are beside the folder of a notebook."""
    images = folder / BESIDE

    def referred(drawn: re.Match[str]) -> str:
        figure, name, svg = drawn.groups()
        if name not in pictures() or not all((images / f"{name}.{theme}.svg").is_file() for theme in THEMES):
            return drawn[0]
        alt = ALT.search(svg)
        words = escape(unescape(alt[1])) if alt else ""
        stored = picture(name)
        size = f'width="{stored.width}" height="{stored.height}"'
        return figure + "".join(
            f'<img src="{BESIDE}/{name}.{theme}.svg" alt="{words}" {size} loading="lazy" '
            f'style="display:var(--in-{theme});width:100%;height:auto;min-width:{stored.least_width}px">'
            for theme in THEMES
        )

    def shorter(html: str) -> str:
        short = DRAWN.sub(referred, html)
        if short == html:
            return html
        for style in dict.fromkeys(_STYLE.findall(short)):  # each once, where it first stands
            first, *others = short.split(style)
            short = first + style + "".join(others)
        return short.replace(THEME_STYLE, THEME_STYLE + _BY_THEME)

    _change(notebook, shorter)


def draw_again(notebook: dict[str, Any]) -> None:
    """Put the drawings in the place of references, so that a page has them in it."""

    def drawn(figure: re.Match[str]) -> str:
        if "<img " not in figure[0]:
            return figure[0]
        try:
            again = _FIGURE.search(picture(figure[1]).html())
        except (UnknownId, FileNotFoundError):  # the notebook is older or newer than this package
            return figure[0]
        return again[0] if again else figure[0]

    _change(notebook, lambda html: _FIGURE.sub(drawn, html))


def _change(notebook: dict[str, Any], change: Callable[[str], str]) -> None:
    for data in _outputs(notebook):
        html = data["text/html"]
        whole = html if isinstance(html, str) else "".join(html)
        if "data-picture=" in whole:
            data["text/html"] = change(whole)


def _outputs(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            if "text/html" in output.get("data", {}):
                yield output["data"]
