"""What wheel and site are said to consist of is what they consist of."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
import write_sbom
from packaging.requirements import Requirement

PINS = (write_sbom.ROOT / "constraints.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((write_sbom.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel() -> dict[str, Any]:
    return dict(json.loads(write_sbom.written("wheel", write_sbom.of_wheel())))


def purls(told: dict[str, Any]) -> set[str]:
    return {component["purl"] for component in told["components"]}


def test_the_wheel_names_what_it_needs_and_what_is_in_its_scripts(wheel: dict[str, Any]) -> None:
    names = {
        purl.partition("@")[0] if "%40" not in purl else purl.rpartition("@")[0] for purl in purls(wheel)
    }
    assert {f"pkg:pypi/{Requirement(line).name}" for line in PROJECT["dependencies"]} <= names
    assert {"pkg:npm/three", "pkg:npm/idb", "pkg:npm/%40fontsource/atkinson-hyperlegible"} <= names
    assert not names & {"pkg:pypi/pytest", "pkg:pypi/jupyterlab", "pkg:npm/esbuild"}


@pytest.mark.skipif("==" not in PINS, reason="the newest versions are tried, with no exact ones")
def test_versions_are_the_pinned_ones(wheel: dict[str, Any]) -> None:
    for purl in purls(wheel):
        if purl.startswith("pkg:pypi/"):
            assert f"{purl.removeprefix('pkg:pypi/').replace('@', '==')}" in PINS, purl


def test_the_site_holds_more_and_the_order_tells_nothing() -> None:
    site = [*write_sbom.of_site(write_sbom.ROOT / "no-site")]
    told = write_sbom.written("site", site)
    assert told == write_sbom.written("site", reversed(site))
    assert {"sphinx", "furo", "nbconvert"} <= {each["name"] for each in json.loads(told)["components"]}
    assert "timestamp" not in told
