"""Imports run one way, and a light start stays light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"numpy", "matplotlib", "pandas", "ipywidgets", "anywidget", "sphinx", "jupyterlab"}


def loaded_after(statement: str) -> set[str]:
    """Names of the top packages that a bare Python holds after a statement."""
    code = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    return set(subprocess.check_output([sys.executable, "-c", code], text=True).split())


@pytest.mark.parametrize(
    ("statement", "not_loaded"),
    [
        ("import stretchlib", HEAVY),
        ("import stretchlib.catalogue", {"numpy", "matplotlib", "ipywidgets", "anywidget"}),
        ("import stretchlib.routine", {"numpy", "matplotlib", "ipywidgets", "anywidget"}),
        ("import stretchlib.pictures", {"numpy", "matplotlib", "ipywidgets", "anywidget"}),
        ("import stretchlib.cli", HEAVY),
        ("import stretchlib as sl; sl.timer('heel-on-stool')", {"numpy", "matplotlib"}),
        ("import stretchlib as sl; repr(sl.stretch('heel-on-stool'))", {"numpy", "matplotlib", "anywidget"}),
    ],
)
def test_a_light_start_loads_nothing_heavy(statement: str, not_loaded: set[str]) -> None:
    assert not loaded_after(statement) & not_loaded


def test_imports_run_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_the_package_that_brings_widgets_to_life_knows_nothing_of_this_course() -> None:
    package = ROOT / "packages" / "sphinx-live-widgets"
    sources = [
        *package.glob("sphinx_live_widgets/*.py"),
        *package.glob("host/src/*.ts"),
        package / "pyproject.toml",
    ]
    assert len(sources) > 20
    assert [path.name for path in sources if "stretch" in path.read_text(encoding="utf-8").lower()] == []
