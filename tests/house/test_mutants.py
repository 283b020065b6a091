"""The list of deliberate breaks: each still breaks something, and names tests that are there."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def load() -> ModuleType:
    found = importlib.util.spec_from_file_location("mutants", ROOT / "tools" / "mutants.py")
    assert found is not None and found.loader is not None, "tools/mutants.py is gone"  # noqa: PT018
    module = importlib.util.module_from_spec(found)
    sys.modules["mutants"] = module  # dataclasses look their module up
    found.loader.exec_module(module)
    return module


mutants = load()
BREAKS = mutants.breaks()


@pytest.mark.parametrize("each", BREAKS, ids=lambda each: each.name)
def test_a_break_has_one_place_and_tests_that_are_there(each: mutants.Break) -> None:  # type: ignore[name-defined]
    assert each.place(ROOT / "stretchlib").is_file()
    assert each.find != each.replace
    assert all((ROOT / test).exists() for test in each.tests if test.startswith("tests/")), each.tests


def test_a_break_that_is_no_longer_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "leg.py").write_text("one = 1\n", encoding="utf-8")
    gone = mutants.Break("gone", "breaks nothing", "two = 2", "two = 3", ("tests",))
    with pytest.raises(mutants.NotABreak, match=r"gone: 'two = 2' stands 0 times"):
        gone.place(tmp_path)
