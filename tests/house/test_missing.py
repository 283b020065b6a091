"""What says how to install a missing part names only what there is."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from stretchlib.missing import how_to_install

ROOT = Path(__file__).parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]
ASKED_FOR = {
    extra
    for path in (ROOT / "stretchlib").rglob("*.py")
    for found in re.findall(r'(?:needs\("\w+", |how_to_install\()"(\w+)"', path.read_text(encoding="utf-8"))
    for extra in [found]
}


def test_the_extras_that_are_asked_for_exist() -> None:
    assert {"book", "handouts", "lab", "lite", "slides"} <= ASKED_FOR <= set(EXTRAS)


@pytest.mark.parametrize("extra", sorted(ASKED_FOR))
def test_the_line_names_the_packages_of_the_extra_and_never_the_course(extra: str) -> None:
    python, _, wanted = how_to_install(extra).partition(" -m pip install ")
    assert python.strip('"') == sys.executable
    names = {Requirement(each).name for each in re.findall(r'"([^"]+)"', wanted)}
    assert {Requirement(each).name for each in EXTRAS[extra]} - {"stretchlib"} <= names
    assert "stretchlib" not in names


def test_an_extra_that_takes_another_in_names_both() -> None:
    wanted = how_to_install("workshop")
    assert "jupyterhub" in wanted
    assert "jupyterlab>=" in wanted


def test_no_text_names_a_package_of_an_index_that_has_none() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "stretchlib/words/en.toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"pip install[^`\n]*\bstretchlib(\[|\s|$)", text), name
