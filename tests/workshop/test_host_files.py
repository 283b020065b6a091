"""The files for those who host the course agree with each other and with what the tools read."""

from __future__ import annotations

import re
import runpy
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from built_site import ROOT
from packaging.specifiers import SpecifierSet

WORKSHOP = ROOT / "workshop"
VALUES = yaml.safe_load((WORKSHOP / "values.yaml").read_text(encoding="utf-8"))
#: The parts of the chart's values that we set, as its own default values have them; text stands for any map.
CHART = {
    "hub": ("concurrentSpawnLimit", "activeServerLimit", "config", "extraEnv", "extraConfig"),
    "singleuser": (*("image", "startTimeout", "defaultUrl", "memory", "cpu", "storage", "lifecycleHooks"),),
    "singleuser.image": ("name", "tag"),
    "singleuser.memory": ("limit", "guarantee"),
    "singleuser.cpu": ("limit", "guarantee"),
    "singleuser.storage": ("capacity",),
    "scheduling": ("userPlaceholder",),
    "scheduling.userPlaceholder": ("enabled", "replicas"),
    "prePuller": ("hook", "continuous"),
    "cull": ("enabled", "timeout", "every"),
}


class Settings(dict[str, Any]):
    """Stands in for the object that a configuration file fills."""

    def __getattr__(self, name: str) -> Any:
        return self.setdefault(name, SimpleNamespace())


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """What the hub's configuration says, and the names that it uses."""
    (tmp_path / "first-home").mkdir()
    monkeypatch.setenv("STRETCHLIB_CLASS_PASSWORD", "eight-signs")
    monkeypatch.setenv("STRETCHLIB_HUB_STATE", str(tmp_path))
    settings = Settings()
    made = runpy.run_path(str(WORKSHOP / "jupyterhub_config.py"), {"get_config": lambda: settings})
    return {**made, "c": settings}


def test_a_hub_without_a_password_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STRETCHLIB_CLASS_PASSWORD", "short")
    monkeypatch.setenv("STRETCHLIB_HUB_STATE", str(tmp_path / "state"))
    with pytest.raises(SystemExit, match="at least 8 signs"):
        runpy.run_path(str(WORKSHOP / "jupyterhub_config.py"), {"get_config": Settings})
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("name", ["root", "learner-root", "Ann", " ann ", "../etc", "Zoë B.", "a" * 23])
def test_no_learner_gets_an_account_of_the_machine(hub: dict[str, Any], name: str) -> None:
    made = hub["ClassAuthenticator"]()
    account = made.normalize_username(name)
    assert account.startswith("learner-")
    assert made.normalize_username(account) == account
    assert not made.validate_username(account) or re.fullmatch(r"learner-[a-z0-9][a-z0-9-]*", account)
    assert len(account) <= 31 or not made.validate_username(account)


@pytest.mark.parametrize("name", ["", " ", "...", "a" * 40])
def test_a_name_that_is_none_is_refused(hub: dict[str, Any], name: str) -> None:
    made = hub["ClassAuthenticator"]()
    assert not made.validate_username(made.normalize_username(name))


def test_cluster_and_machine_have_the_same_limits(hub: dict[str, Any]) -> None:
    spawner, server = hub["c"]["Spawner"], VALUES["singleuser"]
    assert server["startTimeout"] == spawner.start_timeout
    assert server["memory"] == {"limit": spawner.mem_limit, "guarantee": spawner.mem_guarantee}
    assert VALUES["hub"]["activeServerLimit"] == hub["c"]["JupyterHub"].active_server_limit
    assert VALUES["hub"]["concurrentSpawnLimit"] == hub["c"]["JupyterHub"].concurrent_spawn_limit
    assert VALUES["cull"]["timeout"] == hub["IDLE_SECONDS"]


def test_the_chart_knows_what_the_values_set() -> None:
    """The chart's schema is to be had from its own host only: CHART holds what we use of its values."""

    def checked(values: Any, path: str) -> None:
        if path in CHART:
            assert set(values) <= set(CHART[path]), path
        for key, value in values.items():
            if isinstance(value, dict):
                checked(value, f"{path}.{key}".lstrip("."))

    assert set(VALUES) == {"hub", "singleuser", "scheduling", "prePuller", "cull"}
    checked(VALUES, "")
    compile(VALUES["hub"]["extraConfig"]["classPassword"], "extraConfig", "exec")


def test_binder_takes_a_python_that_is_new_enough() -> None:
    environment = yaml.safe_load((ROOT / "binder" / "environment.yml").read_text(encoding="utf-8"))
    # The pattern of repo2docker; where it finds nothing, it takes a Python that is too old for the course.
    (version,) = (
        found[1]
        for each in environment["dependencies"]
        if (found := re.match(r"python\s*=+\s*([\d.]*)", each))
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert version in SpecifierSet(project["requires-python"])
    workflow = yaml.safe_load((ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8"))
    assert version in workflow["jobs"]["linux"]["strategy"]["matrix"]["python"]
    script = ROOT / "binder" / "postBuild"
    assert script.stat().st_mode & 0o111 or sys.platform == "win32"
