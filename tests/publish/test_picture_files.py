"""A learner's notebook refers to the pictures of its folder, and a page made from it has them in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from nbformat import v4

import stretchlib as sl
from stretchlib.publish.html_export import LiveWidgets
from stretchlib.publish.picture_files import draw_again, refer_to_files
from stretchlib.show.registry import mimebundle

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
TITLES = re.compile(r'role="img" aria-label="([^"]*)"')


def notebook(*, by_lines: bool = False) -> tuple[Any, str]:
    """A notebook with a technique's card, and the card as it was drawn."""
    shown = mimebundle(sl.stretch("heel-on-stool"))
    card = shown["text/html"]
    if by_lines:
        shown = {**shown, "text/html": card.splitlines(keepends=True)}  # type: ignore[dict-item]
    outputs = [v4.new_output("display_data", shown)]
    return v4.new_notebook(cells=[v4.new_markdown_cell("# A"), v4.new_code_cell("b", outputs=outputs)]), card


def html(made: Any) -> str:
    return str(made.cells[1].outputs[0].data["text/html"])


@pytest.mark.parametrize("by_lines", [False, True])
def test_a_drawing_is_referred_to_in_both_themes_and_keeps_its_alt_text(by_lines: bool) -> None:
    made, card = notebook(by_lines=by_lines)
    refer_to_files(made, NOTEBOOKS)
    short = html(made)
    assert "<svg" not in short
    assert len(short) < len(card) / 8
    files = re.findall(r'<img src="([^"]*)" alt="([^"]*)"', short)
    assert all((NOTEBOOKS / file).is_file() for file, _ in files)
    assert [alt for _, alt in files[::2]] == [alt for _, alt in files[1::2]] == TITLES.findall(card)
    assert all(short.count(style) == 1 for style in re.findall("<style>.*?</style>", short, re.S))


def test_what_has_no_files_beside_it_keeps_its_drawings(tmp_path: Path) -> None:
    made, card = notebook()
    refer_to_files(made, tmp_path / "notebooks")
    assert html(made) == card


def test_an_exported_page_has_the_drawings_in_it() -> None:
    made, card = notebook()
    refer_to_files(made, NOTEBOOKS)
    page, _ = LiveWidgets().preprocess(made, {})
    assert re.findall("<svg .*?</svg>", html(page), re.S) == re.findall("<svg .*?</svg>", card, re.S)
    assert "<img" not in html(page)


def test_a_picture_that_is_no_more_stays_a_reference() -> None:
    made, _ = notebook()
    refer_to_files(made, NOTEBOOKS)
    data = made.cells[1].outputs[0].data
    data["text/html"] = data["text/html"].replace('data-picture="', 'data-picture="old-')
    before = html(made)
    draw_again(made)
    assert html(made) == before
