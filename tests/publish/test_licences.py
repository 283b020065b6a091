"""What is published says under which licence each of its parts is, and carries the text."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from stretchlib.publish.licences import Licence, licences, write_licences
from stretchlib.publish.slides import write_index

ROOT = Path(__file__).parents[2]
DATA = ROOT / "stretchlib" / "body" / "data"
ANNOTATIONS = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
TABLE = re.findall(r"^\| (`.+) \| ([^|]+) \|$", (DATA / "README.md").read_text(encoding="utf-8"), re.M)
ICONS = "CC-BY-4.0"  # Font Awesome's, as the package of the widget host tells
PACKAGE = re.compile(r"^(\S+) (\S+) \(([^)]+)\), in (.+)$", re.M)


def under_reuse(path: str) -> str:
    """The licence that REUSE.toml gives to a file: the last one that fits."""
    fits = [each for each in ANNOTATIONS if any(fnmatch(path, one) for one in paths_of(each))]
    return str(fits[-1]["SPDX-License-Identifier"])


def paths_of(annotation: dict[str, Any]) -> list[str]:
    paths = annotation["path"]
    return [paths] if isinstance(paths, str) else list(paths)


@pytest.fixture(scope="module")
def texts() -> list[Licence]:
    return licences("book", "slides", "lite")


@pytest.fixture(scope="module")
def packages(texts: list[Licence]) -> list[tuple[str, str, str, str]]:
    return [found for each in texts for found in PACKAGE.findall(each.text)]


def test_each_package_in_a_script_brings_its_text(
    texts: list[Licence], packages: list[tuple[str, ...]]
) -> None:
    names = {name for name, *_ in packages}
    assert {"idb", "three", "uqr", "reveal.js", "@jupyter-widgets/base", "jquery"} <= names
    for each in texts:
        for name, version, licence, _ in PACKAGE.findall(each.text):
            said = each.text.split(f"\n{name} {version} ({licence})\n", 1)[1]
            assert re.search(r"copyright|authors", said[:1200], re.I), f"{each.file}: {name} brings no text"


def test_every_script_that_holds_code_of_others_is_named(packages: list[tuple[str, ...]]) -> None:
    named = {bundle for *_, bundles in packages for bundle in bundles.split(", ")}
    assert {"explorer.js", "page.js", "slides.js", "standard-widget-host.js", "timer.js"} <= named


def test_the_wheel_names_every_licence_and_no_other(packages: list[tuple[str, ...]]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = {one for each in ANNOTATIONS for one in each["SPDX-License-Identifier"].split(" AND ")}
    others = {licence for _, _, licence, _ in packages}
    assert set(project["license"].split(" AND ")) == ours | others | {ICONS}


@pytest.mark.parametrize(("files", "licence"), TABLE)
def test_the_body_data_is_under_the_licence_that_its_table_says(files: str, licence: str) -> None:
    said = (
        licence.strip()
        .replace("as the code", "BSD-3-Clause")
        .replace(" and ", " AND ")
        .replace("CC BY ", "CC-BY-")
    )
    for pattern in re.findall(r"`([\w*-]+\.json)`", files.split("|")[0]):
        for path in DATA.glob(pattern):
            assert under_reuse(path.relative_to(ROOT).as_posix()) == said, path.name


def test_what_notice_names_stands_beside_it(tmp_path: Path) -> None:
    write_licences(tmp_path, "book")
    notice = (tmp_path / "licences" / "NOTICE.txt").read_text(encoding="utf-8")
    named = re.findall(r"LICENSES/[\w.-]+\.txt", notice)
    assert len(set(named)) >= 5
    assert all((tmp_path / "licences" / name).is_file() for name in named)


def test_the_first_page_of_slides_leads_to_them(tmp_path: Path) -> None:
    assert 'href="licences/NOTICE.txt"' in write_index(tmp_path, {}).read_text(encoding="utf-8")
