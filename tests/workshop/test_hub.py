"""A real JupyterHub with the shipped configuration, and three learners at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from built_site import ROOT
from hub_under_test import NoPythonForAll
from load_test import CHAPTER, SLOWEST_SECONDS, on_a_hub

pytestmark = pytest.mark.hub


@pytest.fixture(scope="module")
def proxy() -> None:
    """The proxy that the hub starts, as `workshop/package-lock.json` pins it."""
    if not (ROOT / "workshop" / "node_modules").exists():
        npm = Path(sys.executable).with_name("npm")
        subprocess.run([npm, "ci", "--prefix", ROOT / "workshop"], check=True, capture_output=True)


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="the hub makes accounts of the system")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may make accounts")
@pytest.mark.skipif(shutil.which("useradd") is None, reason="this system makes accounts in another way")
@pytest.mark.usefixtures("proxy")
def test_three_learners_at_once_work_and_see_nothing_of_each_other() -> None:
    """They run chapter 02 and start its timer; one pries; a killed server comes back with what was in it."""
    try:
        found = on_a_hub(3, ROOT)
    except NoPythonForAll as told:
        pytest.skip(str(told))
    assert not found["faults"]
    assert found["slowest_seconds"] <= SLOWEST_SECONDS
    chapter = nbformat.read(ROOT / CHAPTER, as_version=4)
    code = [cell for cell in chapter.cells if cell.cell_type == "code" and cell.source.strip()]
    assert found["cells"] == [len(code)]
