"""The words of the interface: one file, read by Python here and by the front end when it is built."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchlib.errors import UnknownId
from stretchlib.words import placeholders, say, sections

ROOT = Path(__file__).parents[2]
SAID_IN_TYPST = re.compile(r'say\(\s*"([^"]+)"')
NAMES = [(section, key) for section, entries in sections().items() for key in entries]


@given(st.integers(min_value=0, max_value=10_000))
def test_one_is_said_of_one_thing_alone(count: int) -> None:
    assert say("flashcards.rest", count=count) == (f"{count} day" if count == 1 else f"{count} days")


def test_what_is_filled_in_is_not_read_again() -> None:
    assert say("flashcards.sounds-like", said="{left}") == "say: {left}"


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    with pytest.raises(
        UnknownId, match=r"There is no text of the interface 'flashcards\.trun'.*flashcards\.turn"
    ):
        say("flashcards.trun")


@pytest.mark.parametrize("values", [{}, {"count": 2}, {"count": 2, "when": "today", "more": 1}])
def test_a_value_that_is_missing_or_too_much_is_an_error(values: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"The text 'flashcards\.next' needs count, when, and got"):
        say("flashcards.next", **values)


@pytest.mark.parametrize("section", sections())
def test_every_text_can_be_said(section: str) -> None:
    texts = sections()[section].items()
    told = {key: say(f"{section}.{key}", **dict.fromkeys(placeholders(text), 2)) for key, text in texts}
    assert [key for key, words in told.items() if words.strip() != words] == [], "a translation loses spaces"
    assert [key for key, words in told.items() if not words or "{" in words] == []


@pytest.mark.long
def test_every_name_that_python_asks_for_is_there() -> None:
    asked = set()
    for path in (ROOT / "stretchlib").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="say"), args=[name]):  # or one of two, by a condition
                    parts = (name.body, name.orelse) if isinstance(name, ast.IfExp) else (name,)
                    asked |= {part.value for part in parts if isinstance(part, ast.Constant)}
    known = {f"{section}.{key}" for section, key in NAMES}
    assert asked
    assert asked <= known, asked - known


def test_every_name_that_a_printed_sheet_asks_for_is_there() -> None:
    sheets = [*(ROOT / "stretchlib").rglob("*.typ")]
    asked = {name for path in sheets for name in SAID_IN_TYPST.findall(path.read_text(encoding="utf-8"))}
    known = {f"{section}.{key}" for section, key in NAMES}
    assert asked
    assert asked <= known, asked - known


def test_asking_for_a_text_loads_nothing_heavy() -> None:
    code = "import sys; from stretchlib.words import say; say('flashcards.turn'); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"numpy", "matplotlib", "ipywidgets", "stretchlib.catalogue"} & set(loaded)
