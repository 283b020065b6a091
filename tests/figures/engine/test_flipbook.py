"""The moving picture: drawings shown in turn, one at a time, and stopped for who wants less motion."""

from __future__ import annotations

import re

import pytest

from stretchlib.figures.engine.flipbook import flipbook
from stretchlib.figures.pictures import film
from stretchlib.look import THEMES
from stretchlib.pictures import picture

PAGES = 4


def drawings() -> list[str]:
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M{k} 0h1v9z"/></svg>'
        for k in range(PAGES)
    ]


def shares(page: int) -> list[tuple[float, str]]:
    """When a page is shown or hidden, per cent of the whole, as the styles say."""
    rule = re.search(rf"@keyframes kk{page}\{{(.*?\}})\}}", flipbook(drawings(), "k"))
    assert rule
    return [(float(at), state) for at, state in re.findall(r"([\d.]+)%\{visibility:(\w+)\}", rule[1])]


def test_at_each_moment_one_drawing_is_seen() -> None:
    for at in range(100):
        seen = []
        for page in range(PAGES):
            now = [state for start, state in shares(page) if start <= at + 0.5]
            seen.append(now[-1] == "visible")
        assert sum(seen) == 1, f"at {at} per cent"


def test_it_goes_there_and_back_by_the_same_drawings() -> None:
    for page in range(PAGES):
        moments = [at for at, _ in shares(page) if 0 < at < 100]
        assert moments == pytest.approx(sorted(100 - at for at in moments), abs=0.02)


@pytest.mark.parametrize("theme", THEMES)
def test_the_moving_picture_of_the_first_page_is_small_and_needs_no_script(theme: str) -> None:
    text = picture(film.ID).svg(theme)
    assert len(text.encode()) <= 400_000
    assert text.count("<g class=") == film.PAGES
    assert "<script" not in text
    assert "prefers-reduced-motion" in text
