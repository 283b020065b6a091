"""The public face: what is public says so, shows one example that is true, and prints itself in one line."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import stretchlib as sl
from stretchlib.brief import MOST_SIGNS, Records

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "book" / "reference.md"
ROOMS = ("body", "catalogue", "errors", "figures", "journals", "routine", "widgets")
#: Rooms of which each public name is in the reference; of the others, only what a reader needs.
TOLD_WHOLE = ("body", "errors", "routine")
#: Named in the text of the reference, as they have no docstring.
DATA = {"body.COORDINATES", "body.MUSCLE_GROUPS"}


def public() -> Iterator[str]:
    """Names as a notebook says them after ``sl.``, without the rooms themselves."""
    yield from (name for name in sl.__all__ if name not in {*ROOMS, "__version__"})
    for room in TOLD_WHOLE:
        yield from (f"{room}.{name}" for name in getattr(sl, room).__all__)


def told() -> list[str]:
    """What the reference documents."""
    text = REFERENCE.read_text(encoding="utf-8")
    return re.findall(r"^\.\. (?:auto\w+|py:data):: (?:stretchlib::)?([\w.]+)", text, re.M)


def found(name: str) -> Any:
    value: Any = sl
    for part in name.split("."):
        value = getattr(value, part)
    return value


def test_the_reference_tells_every_public_name_once() -> None:
    again = {"routine.plan"}  # is sl.plan
    assert len(told()) == len(set(told()))
    assert set(public()) - again <= set(told())


@pytest.mark.by_turns(4)
@pytest.mark.parametrize("name", sorted({*told(), *public()} - DATA))
def test_each_public_name_shows_an_example_that_is_true(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    example = doctest.DocTestParser().get_doctest(
        inspect.getdoc(found(name)) or "", {"sl": sl}, name, None, None
    )
    assert example.examples, f"{name} has no example"
    failures: list[str] = []
    doctest.DocTestRunner(verbose=False).run(example, out=failures.append)
    assert not failures, "".join(failures)


def test_the_examples_of_the_reference_itself_are_true() -> None:
    failed, tried = doctest.testfile(str(REFERENCE), module_relative=False, globs={"sl": sl})
    assert tried
    assert not failed


@pytest.mark.parametrize("room", ["", *ROOMS])
def test_a_room_lists_what_is_public_and_nothing_else(room: str) -> None:
    module: ModuleType = import_module(f"stretchlib.{room}".rstrip("."))
    assert dir(module) == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


def test_a_fresh_session_finds_every_room() -> None:
    for room in ROOMS:
        code = f"import stretchlib as sl; print(len(sl.{room}.__all__))"
        assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("module", ["stretchlib", "stretchlib.cli"])
def test_the_command_runs_as_a_module(module: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", module, "--version"], capture_output=True, text=True, check=False
    )
    assert run.stdout == f"stretchlib, version {sl.__version__}\n"


def roots() -> list[Any]:
    """One of each thing that public names give."""
    core = sl.routine.named("core")
    body = sl.body
    records = sl.catalogue
    return [
        *(body.bones(), body.place(), body.Pose(), body.Side(), body.domain(), body.COORDINATES),
        *(body.MUSCLE_GROUPS, body.belly("semimem"), body.trusted_range("piri")),
        *(records.claims(), records.muscles(), records.glossary(), records.conditions(), sl.stretches()),
        *(records.references(), records.chapters(), records.decks(), records.self_tests()),
        *(records.questions(), records.guesses(), records.regions(), records.feelings(), records.reviews()),
        *(records.stop_rules(), records.effort(), records.emergency_signs(), records.clinician_signs()),
        *(core, core.timeline(), core.stages, sl.routine.screen(["saddle-numbness"], ["osteoporosis"])),
        *(sl.muscles(), sl.claims(), sl.conditions(), sl.techniques(), sl.sources(), sl.session_rules()),
        *(sl.cautions("heel-on-stool"), sl.at_a_glance("heel-on-stool"), sl.emergency_signs()),
        *(sl.timer("core"), sl.explore("heel-on-stool", muscles="all"), sl.quiz("safety"), sl.body_map()),
        *(sl.safety_check(), sl.flashcards("hamstrings"), sl.claim_table(), sl.guess("nerve-path")),
        *(sl.figure("hamstrings-anatomy"), sl.plan(120), sl.planner(), sl.memory(), sl.journal()),
        sl.group_answers(),
    ]


def within(thing: Any, seen: set[int]) -> Iterator[Any]:
    """The thing and every object of the library that it holds."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if type(thing).__module__.startswith("stretchlib"):
        yield thing
    if isinstance(thing, Mapping):
        for value in thing.values():
            yield from within(value, seen)
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from within(value, seen)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from within(getattr(thing, field.name), seen)


def test_every_object_prints_itself_in_one_short_line_that_begins_with_its_type() -> None:
    every = [*within(roots(), set())]
    assert len({type(thing) for thing in every}) > 40
    for thing in every:
        line = repr(thing)
        assert re.fullmatch(re.escape(type(thing).__name__) + r"\(.*\)", line), line
        assert len(line) <= MOST_SIGNS, line


def test_records_are_looked_up_as_a_dictionary_and_changed_by_nobody() -> None:
    claims = sl.catalogue.claims()
    assert isinstance(claims, Records)
    assert "A1" in claims
    assert claims["A1"] is sl.claim("A1")
    assert dict(claims) == {key: claims[key] for key in claims}
    with pytest.raises(TypeError):
        claims["A1"] = None  # type: ignore[index]
