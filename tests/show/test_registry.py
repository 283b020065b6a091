"""A record shows itself the same, whatever was imported first."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from importlib import import_module

import pytest

import stretchlib.catalogue
import stretchlib.routine
from stretchlib import catalogue, show
from stretchlib.catalogue.display import Shown
from stretchlib.show.escaping import Html

pytestmark = pytest.mark.long

SUBMODULES = [
    name
    for room in (stretchlib.catalogue, stretchlib.routine)
    for name in (
        room.__name__,
        *(each.name for each in pkgutil.iter_modules(room.__path__, f"{room.__name__}.")),
    )
]
# What is shown of one record of each kind when nothing but one module was imported before; for each module.
SHOW_ALL = """
import functools, importlib, json, sys, tomli
tomli.loads = functools.cache(tomli.loads)  # the same files are read again for each module
for first in sys.argv[1:]:
    for name in [name for name in sys.modules if name.split(".")[0] == "stretchlib"]:
        del sys.modules[name]
    importlib.import_module(first)
    from stretchlib import catalogue
    from stretchlib.routine import Routine
    records = [
        catalogue.stretch("heel-on-stool"), catalogue.muscle("psoas"), catalogue.claim("A1"),
        catalogue.reference("childs-2005"), catalogue.effort(), Routine.of("heel-on-stool"),
        catalogue.emergency_signs()[0], catalogue.stop_rules()[0], catalogue.questions()[0],
    ]
    for kind in ("glossary", "conditions", "self_tests", "regions", "feelings", "chapters", "decks"):
        records.append(next(iter(getattr(catalogue, kind)().values())))
    print(json.dumps({type(each).__name__: each._repr_mimebundle_() for each in records}))
"""


@pytest.fixture(scope="module")
def shown(thorough: bool) -> dict[str, dict[str, dict[str, str]]]:
    """What each kind of record shows, by the module that was imported first."""
    modules = ["stretchlib", *SUBMODULES[:: 1 if thorough else 6]]
    done = subprocess.run(
        [sys.executable, "-c", SHOW_ALL, *modules], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(modules, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.fixture
def usual(shown: dict[str, dict[str, dict[str, str]]]) -> dict[str, dict[str, str]]:
    return shown["stretchlib"]


def kinds(kind: type) -> set[str]:
    below = {
        each for each in kind.__subclasses__() if each.__module__.split(".")[1] in ("catalogue", "routine")
    }
    return {each.__name__ for each in below}.union(*(kinds(each) for each in below))


def test_every_kind_of_record_has_a_card_and_a_text(usual: dict[str, dict[str, str]]) -> None:
    for name in SUBMODULES:
        import_module(name)
    assert usual.keys() == kinds(Shown)
    for name, bundle in usual.items():
        assert "<article" in bundle["text/html"], name
        assert bundle["text/plain"].strip(), name
        assert not bundle["text/plain"].startswith(f"{name}("), name


@pytest.mark.by_turns(6)
@pytest.mark.parametrize("module", SUBMODULES)
def test_what_was_imported_first_changes_nothing(
    module: str, shown: dict[str, dict[str, dict[str, str]]], usual: dict[str, dict[str, str]]
) -> None:
    assert shown[module] == usual


def test_a_kind_that_nobody_renders_shows_its_repr_alone() -> None:
    class Unknown:
        def __repr__(self) -> str:
            return "Unknown"

    assert show.mimebundle(Unknown()) == {"text/plain": "Unknown"}


def test_whoever_brings_a_kind_says_how_it_looks() -> None:
    class Note:
        words = "a < b"

    @show.html_for(Note)
    def note_card(note: Note) -> Html:
        return show.tag("p", note.words)

    @show.plain_for(Note)
    def note_text(note: Note) -> str:
        return note.words

    assert show.mimebundle(Note()) == {"text/plain": "a < b", "text/html": "<p>a &lt; b</p>"}


def test_a_record_that_is_printed_reads_as_in_a_terminal() -> None:
    record = catalogue.stretch("heel-on-stool")
    assert str(record) == show.plain(record) == record._repr_mimebundle_()["text/plain"]


def test_a_card_needs_nothing_that_a_notebook_in_a_browser_lacks() -> None:
    code = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(('sqlite3', 'platformdirs', 'numpy', 'matplotlib')))\n"
        "import stretchlib as sl\n"
        "for shown in (sl.stretch('lying-strap'), sl.timer('core'), sl.emergency_signs(), sl.planner()):\n"
        "    assert shown._repr_mimebundle_(), shown\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
