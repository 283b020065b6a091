"""The tool that breaks the package on purpose: what it takes for a break, and what for noticed."""

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


def test_the_breaks_of_the_list_differ_from_what_they_break_and_name_tests() -> None:
    for each in mutants.breaks():
        assert each.find != each.replace, each.name
        assert any(test.startswith("tests/") for test in each.tests), each.name


@pytest.mark.parametrize("each", mutants.breaks(), ids=lambda each: each.name)
def test_a_break_of_the_list_still_stands_once_in_the_package(each) -> None:
    each.place(ROOT / "stretchlib")


def test_a_break_that_is_no_longer_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "leg.py").write_text("one = 1\n", encoding="utf-8")
    gone = mutants.Break("gone", "breaks nothing", "two = 2", "two = 3", ("tests",))
    with pytest.raises(mutants.NotABreak, match=r"gone: 'two = 2' stands 0 times"):
        gone.place(tmp_path)


@pytest.mark.thorough  # it starts pytest six times
def test_a_break_is_noticed_only_by_a_test_that_holds_without_it(tmp_path: Path) -> None:
    """One break is seen by its test, one by none, and one has a test that fails anyhow."""
    (tmp_path / "stretchlib").mkdir()
    (tmp_path / "stretchlib" / "leg.py").write_text("bones = 4\nhairs = 9\n", encoding="utf-8")
    read = "open('stretchlib/leg.py').read()"
    (tmp_path / "test_bones.py").write_text(f"def test_bones(): assert 'bones = 4' in {read}\n", "utf-8")
    (tmp_path / "test_wrong.py").write_text(f"def test_wrong(): assert 'bones = 5' in {read}\n", "utf-8")
    listed = [
        mutants.Break("seen", "", "bones = 4", "bones = 3", ("test_bones.py",)),
        mutants.Break("unseen", "", "hairs = 9", "hairs = 8", ("test_bones.py",)),
        mutants.Break("fails anyhow", "", "bones = 4", "bones = 3", ("test_wrong.py",)),
    ]
    found = {each.name: (noticed, told) for each, noticed, told in mutants.tried(listed, tmp_path)}
    assert found["seen"] == (True, "test_bones")
    assert not found["unseen"][0]
    assert found["fails anyhow"] == (False, "fails without the break: test_wrong")
    assert (tmp_path / "stretchlib" / "leg.py").read_text(encoding="utf-8") == "bones = 4\nhairs = 9\n"
