"""What must hold of the files that install and describe the project."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]
LOCKS = (
    "frontend/package-lock.json",
    "packages/sphinx-live-widgets/host/package-lock.json",
    "workshop/package-lock.json",
)
CONDA_NAMES = {"matplotlib": "matplotlib-base"}  # the same without a Qt window system


def conda_requirements() -> list[Requirement]:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    return [Requirement(entry) for entry in environment["dependencies"] if isinstance(entry, str)]


@pytest.mark.parametrize("wanted", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["lab"]])
def test_conda_installs_what_pip_installs(wanted: str) -> None:
    requirement = Requirement(wanted)
    name = CONDA_NAMES.get(requirement.name, requirement.name)
    there = [each for each in conda_requirements() if each.name == name]
    assert [each.specifier for each in there] == [requirement.specifier], f"environment.yml must say {wanted}"


def test_jupyter_starts_without_parsers_that_nobody_asks_for() -> None:
    """They took more than half of what is imported before JupyterLab can start."""
    asked = "import sys, jupyter_server.serverapp; print('lark' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_conda_installs_nothing_that_pip_does_not() -> None:
    pip = {
        Requirement(each).name for each in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["lab"]
    }
    names = {CONDA_NAMES.get(name, name) for name in pip} | {"python", "pip"}
    assert {each.name for each in conda_requirements()} == names


def test_conda_takes_every_python_that_the_project_supports() -> None:
    python = next(each for each in conda_requirements() if each.name == "python")
    workflow = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))
    tried = workflow["jobs"]["linux"]["strategy"]["matrix"]["python"]
    assert tried == workflow["jobs"]["elsewhere"]["strategy"]["matrix"]["python"]
    assert all(version in python.specifier for version in tried)
    assert ">=" + tried[0] == PROJECT["requires-python"]


PINS = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if "==" in line]
pinned = pytest.mark.skipif(not PINS, reason="the newest versions are tried, with no exact ones")


@pinned
def test_exact_versions_satisfy_what_the_project_asks_for() -> None:
    exact: dict[str, list[str]] = {}
    for pin in map(Requirement, PINS):
        exact.setdefault(pin.name, []).append(next(iter(pin.specifier)).version)
    extras = PROJECT["optional-dependencies"]
    installed = ("lab", "book", "handouts", "lite", "present", "slides", "test")
    for wanted in PROJECT["dependencies"] + [each for name in installed for each in extras[name]]:
        requirement = Requirement(wanted)
        if requirement.name == PROJECT["name"]:
            continue
        assert exact.get(requirement.name), f"{requirement.name} has no exact version: run make lock"
        assert all(version in requirement.specifier for version in exact[requirement.name])


@pytest.mark.long
def test_the_wheel_brings_what_book_and_slides_need_with_no_address(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    already_built = {**os.environ, "SCRIPTS_ARE_BUILT": "1"}
    subprocess.run(command, cwd=ROOT, env=already_built, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        (about,) = (packed.read(name).decode() for name in names if name.endswith("/METADATA"))
    for needed in ("__init__.py", "static/widget-host.js", "static/standard-widget-host.js"):
        assert f"sphinx_live_widgets/{needed}" in names
    readme = about.partition("\n\n")[2]
    named = re.findall(r"\]\(([^)]+)\)", readme) + re.findall(r'(?:src|srcset)="([^"]+)"', readme)
    assert len(named) > 20
    assert not [link for link in named if not link.startswith("https://")]
    assert not [line for line in about.splitlines() if line.startswith("Requires-Dist") and "://" in line]
    assert "sphinx-live-widgets" not in re.findall(r"^Requires-Dist: ([\w-]+)", about, re.M)
    assert not [name for name in names if "node_modules" in name]
    texts = sorted(name.name for name in (ROOT / "LICENSES").iterdir())
    for needed in ("LICENSE", "NOTICE", *(f"LICENSES/{name}" for name in texts)):
        assert f"stretchlib-{PROJECT['version']}.dist-info/licenses/{needed}" in names
    assert "stretchlib/widgets/static/widgets.licences.txt" in names
    assert "sphinx_live_widgets/static/standard-widget-host.licences.txt" in names


def test_every_address_of_the_project_begins_with_the_same() -> None:
    course = PROJECT["urls"]["Course"]
    changes = SETTINGS["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]
    written = [*PROJECT["urls"].values(), *(change["replacement"] for change in changes)]
    assert all(course in address for address in written)
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["repository-code"] == course
    for name in ("SECURITY.md", "book/host.md", ".github/ISSUE_TEMPLATE/config.yml", "workshop/README.md"):
        found = re.findall(r"https://github\.com/[\w.-]+/[\w.-]+", (ROOT / name).read_text(encoding="utf-8"))
        assert [address for address in found if "/stretchlib" in address] == [course] * len(found), name


def test_locks_hold_no_download_addresses() -> None:
    for lock in LOCKS:
        assert '"resolved"' not in (ROOT / lock).read_text(encoding="utf-8"), lock
    assert "://" not in (ROOT / "constraints.txt").read_text(encoding="utf-8")


def test_every_make_target_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    declared = set(re.search(r"^\.PHONY: (.+)$", makefile, re.M)[1].split())  # type: ignore[index]
    explained = set(re.findall(r"^([a-z]+):.*## \S", makefile, re.M))
    assert declared == explained


def test_one_version_is_told_everywhere() -> None:
    version = PROJECT["version"]
    assert f'__version__ = "{version}"' in (ROOT / "stretchlib/__init__.py").read_text(encoding="utf-8")
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"] == version


@pytest.mark.skipif(len(ROOT.parts) < 3, reason="the checkout's path is too short to tell it from other text")
def test_no_file_tells_where_it_was_made() -> None:
    listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True).split("\0")
    here = str(ROOT)
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            text = (ROOT / name).read_bytes().decode("utf-8", errors="ignore")
            assert here not in text, name
