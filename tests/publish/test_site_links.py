"""The last step of building a site: whether its links lead somewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def checked(folder: Path, *links: str) -> subprocess.CompletedProcess[str]:
    (folder / "notebooks").mkdir()
    (folder / "notebooks" / "01-leg.html").write_text("<h1 id='leg'>A leg</h1>", encoding="utf-8")
    (folder / "lite" / "lab").mkdir(parents=True)
    (folder / "lite" / "lab" / "index.html").write_text("<a href='nowhere'>not ours</a>", encoding="utf-8")
    (folder / "lite" / "files" / "notebooks").mkdir(parents=True)
    (folder / "lite" / "files" / "notebooks" / "01-leg.ipynb").touch()
    page = "".join(f'<a href="{link}">there</a>' for link in links)
    (folder / "index.html").write_text(page, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "stretchlib.publish.site_links",
        str(folder),
        "https://example.org/course/",
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_site_whose_links_lead_somewhere_is_let_through(tmp_path: Path) -> None:
    chapter = "lite/lab/index.html?path=notebooks/01-leg.ipynb"
    told = checked(
        tmp_path, "notebooks/01-leg.html#leg", "/course/index.html", "https://example.org/", chapter
    )
    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.parametrize(
    "broken",
    [
        "slides/index.html",
        "notebooks/01-leg.html#arm",
        "lite/lab/index.html?path=01-leg.ipynb",
        "/elsewhere/index.html",
        "../outside.html",
    ],
)
def test_a_broken_link_stops_the_building_of_a_site_and_is_named(broken: str, tmp_path: Path) -> None:
    told = checked(tmp_path, "notebooks/01-leg.html", broken)
    assert told.returncode == 1
    assert told.stderr.strip() == f"index.html leads to {broken}, which is not there."
