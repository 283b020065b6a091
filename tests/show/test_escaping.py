"""No text of a record becomes markup, however a card is put together."""

from __future__ import annotations

import ast
import subprocess
import sys
from copy import copy
from dataclasses import fields, is_dataclass, replace
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchlib import catalogue, show
from stretchlib.routine import Routine
from stretchlib.show.escaping import NOTHING, Html, escaped, joined, tag
from stretchlib.show.sheets import CautionSheet, EvidenceSheet, MuscleSheet, TechniqueSheet

ROOM = Path(show.__file__).parent
BAD = "<script>&\"'"


@given(st.text())
def test_an_element_says_its_text_and_nothing_else(text: str) -> None:
    made = tag("p", text, title=text)
    assert made == f'<p title="{escape(text)}">{escape(text)}</p>'
    assert unescape(made.removeprefix(f'<p title="{escape(text)}">').removesuffix("</p>")) == unescape(
        escape(text)
    )


@given(st.lists(st.text()))
def test_html_is_escaped_once_however_often_it_is_passed_on(texts: list[str]) -> None:
    once = joined(texts)
    assert once == "".join(map(escape, texts))
    assert escaped(escaped(once)) is once
    assert joined((once, NOTHING)) == once


def test_whatever_is_done_to_html_makes_it_text_again() -> None:
    made = tag("b", "x")
    for text in (made + "<i>", f"{made}<i>", made.replace("x", "<i>"), "".join([made, "<i>"]), made.upper()):
        assert not isinstance(text, Html)
        assert "<i>" not in tag("p", text).lower()


#: Fields that people read, of any kind of record.
READ = (
    "name", "plain", "say", "why", "claim", "text", "basis", "lead", "more", "note", "summary", "score",
    "meaning", "title", "notebook", "source", "authors", "origin", "insertion", "nerve", "latin",
    "sounds_like",
)  # fmt: skip
READ_AS_LISTS = ("steps", "cues", "mistakes", "stop_if", "items", "actions")


def spoilt(record: Any) -> Any:
    """The record with marks of HTML in each text that people read."""
    given = {field.name: getattr(record, field.name) for field in fields(record)}
    texts = {name: BAD + given[name] for name in READ if given.get(name)}
    lists = {name: tuple(BAD + each for each in given[name]) for name in READ_AS_LISTS if name in given}
    made = copy(record)
    for name, value in {**texts, **lists}.items():
        object.__setattr__(made, name, value)  # as a mistake in the checks would let it through
    return made


SPOILT = [
    spoilt(record)
    for record in (
        catalogue.muscle("psoas"),
        catalogue.claim("A1"),
        catalogue.reference("childs-2005"),
        catalogue.term("sit-bone"),
        catalogue.condition("osteoporosis"),
        catalogue.stop_rules()[0],
        catalogue.effort(),
        catalogue.emergency_signs()[0],
        catalogue.regions()["low-back"],
        next(iter(catalogue.feelings().values())),
        next(iter(catalogue.chapters().values())),
        next(iter(catalogue.self_tests().values())),
    )
]


@pytest.mark.parametrize("record", SPOILT, ids=lambda record: type(record).__name__)
def test_marks_in_a_record_are_read_and_not_obeyed(record: Any) -> None:
    assert is_dataclass(record)
    html = record._repr_mimebundle_()["text/html"]
    assert "<script" not in html
    assert escape(BAD) in html


def test_marks_in_a_technique_of_somebodys_own_are_not_obeyed() -> None:
    item = catalogue.stretch("heel-on-stool")
    cautions = tuple(replace(caution, text=BAD + caution.text) for caution in item.cautions)
    own = replace(item, name=BAD, summary=BAD, steps=(BAD,), stop_if=(BAD,), cautions=cautions)
    for shown in (own, TechniqueSheet((own,)), TechniqueSheet((own, own)), CautionSheet((item, own))):
        html = shown._repr_mimebundle_()["text/html"]
        assert "<script" not in html
        assert escape(BAD) in html
    for sheet in (EvidenceSheet((SPOILT[1],)), MuscleSheet((SPOILT[0],))):
        assert "<script" not in sheet._repr_mimebundle_()["text/html"]
    routine = replace(Routine.of("heel-on-stool"), name=BAD, note=BAD, why=(BAD,), remarks=(BAD,))
    assert routine._repr_mimebundle_()["text/html"].count(escape(BAD)) >= 4


def test_only_three_places_say_that_a_text_is_html() -> None:
    """Elements, the style sheet and stored pictures; all else is made of these."""
    found = set()
    for path in ROOM.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) and node.args else None
            if isinstance(called, ast.Name) and called.id == "Html":
                found.add(path.relative_to(ROOM.parent).as_posix())
    assert found == {"show/escaping.py", "show/style.py", "show/parts.py"}


@pytest.mark.thorough
def test_the_type_checker_tells_html_from_text(tmp_path: Path) -> None:
    path = tmp_path / "wrong.py"
    path.write_text(
        "from stretchlib.catalogue.records import Claim\n"
        "from stretchlib.show import Html, html_for\n\n\n"
        "@html_for(Claim)\n"
        "def forgotten(record: Claim) -> Html:\n"
        '    return f"<p>{record.say}</p>"\n',
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mypy", str(path)]  # strict, and it remembers what it read
    checked = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOM.parents[1])
    assert "wrong.py:7: error" in checked.stdout, checked.stdout + checked.stderr
