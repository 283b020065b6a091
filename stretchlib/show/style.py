"""The style that each card carries: the rules of ``cards.css`` in the colours of both themes."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from string import Template

from stretchlib.look import colours, themed_css, tokens
from stretchlib.show.escaping import Html

_COLOURS = (
    "ground",
    "paper",
    "ink",
    "muted",
    "line",
    "accent",
    "focus",
    "caution-ground",
    "caution-ink",
    "danger-ground",
    "danger-ink",
)


@cache
def style() -> Html:
    """The style sheet of cards as an element, as short as it can be: every card brings it along."""
    look = tokens()["type"]
    families = ",".join(f"'{name}'" if " " in name else name for name in (look["family"], *look["fallback"]))
    source = Template((files("stretchlib.show") / "cards.css").read_text(encoding="utf-8"))
    rules = _short(
        source.substitute(family=families, body_px=str(look["body_px"]), small_px=str(look["small_px"]))
    )
    light, dark = (
        "".join(f"--k-{name}:var(--sl-{name},{colours(theme)[name]});" for name in _COLOURS)
        for theme in ("light", "dark")
    )
    return Html(f"<style>{themed_css('.sl-card', light, dark)}{rules}</style>")


def _short(css: str) -> str:
    """Rules without comments and without the spaces that mean nothing.

    A space before a colon stays: between two selectors it means "inside".
    """
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = re.sub(r": ", ":", css)
    return css.replace(" !important", "!important").replace(";}", "}").strip()
