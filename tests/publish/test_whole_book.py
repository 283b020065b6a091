"""The files of the whole book: links, anchors, markup, weight, sitemap."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from built_site import ROOT, Book

from stretchlib import catalogue
from stretchlib.publish.site_links import Page, broken_links
from stretchlib.publish.site_policy import policy_faults

FRONTEND = ROOT / "frontend"
CHECKER = FRONTEND / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
LIGHT_KB = 200  # of the 250 that a chapter may weigh with its pictures
# The one carries the cautions of a dozen techniques, the other the planner with all of them.
HEAVIER_KB = {"roller-and-ball": 225, "your-routine": 328}
TODAY_KB = 130
PAGE_DATA = re.compile(r'<script type="application/x-anywidget-page\+json">(.*?)</script>', re.S)
EXPLORER = "this is a body in 3D"  # its fallback says so


@pytest.fixture(scope="module")
def read(whole_book: Book) -> dict[str, Page]:
    return {name: Page(whole_book.folder / name) for name in whole_book.pages()}


def test_all_links_files_and_anchors_lead_somewhere(whole_book: Book) -> None:
    assert [*broken_links(whole_book.folder, whole_book.published)] == []


def test_the_about_page_leads_to_every_licence_that_stands_there(
    whole_book: Book, read: dict[str, Page]
) -> None:
    folder = whole_book.folder / "licences"
    there = {path.relative_to(whole_book.folder).as_posix() for path in folder.rglob("*.txt")}
    linked = {link for link in read["about.html"].links if link.startswith("licences/")}
    assert linked == there
    assert {"licences/NOTICE.txt", "licences/LICENSES/MPL-2.0.txt", "licences/sphinx.txt"} <= linked


def test_every_page_keeps_its_policy(whole_book: Book) -> None:
    assert [*policy_faults(whole_book.folder)] == []


def test_outside_links_use_https_and_name_a_host(read: dict[str, Page]) -> None:
    outside = {link for page in read.values() for link in page.links if urlsplit(link).scheme}
    assert not [link for link in outside if not re.match(r"https://[\w.-]+\.\w+(/|$)", link)]


def test_the_markup_is_valid(whole_book: Book) -> None:
    node = Path(sys.executable).with_name("node")  # an older one elsewhere on the machine will not do
    command = [node, CHECKER, "--formatter", "json", "--config", FRONTEND / "html-validate.json"]
    checked = subprocess.run(
        [*command, *(whole_book.folder / name for name in whole_book.pages())],
        capture_output=True,
        text=True,
        check=False,
    )
    found = [
        f"{Path(page['filePath']).name}:{fault['line']}: {fault['message']}"
        for page in json.loads(checked.stdout)
        for fault in page["messages"]
    ]
    assert not found


def test_the_code_of_the_first_widget_is_on_its_way_before_the_page_is_read_and_no_others(
    read: dict[str, Page],
) -> None:
    for name, page in read.items():
        found = PAGE_DATA.search(page.text)
        data = json.loads(found[1]) if found else {"models": {}}
        shown = [v["data-model"] for _, v in page.tags if v.get("class") == "sl-widget"]
        codes = [data["models"][model]["esm"] for model in shown]
        first = [data["files"][code] for code in codes if code not in data["late"] and code in data["files"]]
        preloaded = [v["href"] for tag, v in page.tags if tag == "link" and v.get("rel") == "preload"]
        assert preloaded == first[:1], name


def test_a_chapter_without_explorer_weighs_little(read: dict[str, Page]) -> None:
    """Gzipped, before its pictures, which a reader's browser loads one by one as they come into view."""
    weights = {name: _weight(page) for name, page in read.items() if name.startswith("notebooks/")}
    heavy = {
        name: kb
        for name, kb in weights.items()
        if kb > HEAVIER_KB.get(name.removesuffix(".html").partition("-")[2], LIGHT_KB)
        and EXPLORER not in read[name].text
    }
    assert not heavy


def test_a_page_says_once_that_nobody_has_reviewed_its_cards(read: dict[str, Page]) -> None:
    below_title = catalogue.notice(what="this page")
    for name, page in read.items():
        static = PAGE_DATA.sub("", page.text)
        if name.startswith("notebooks/"):
            assert catalogue.notice() not in static, name
        assert static.count(below_title) <= 1, name
    assert any(below_title in page.text for name, page in read.items() if name.endswith("hamstrings.html"))


def test_today_weighs_little_enough_for_a_slow_line(read: dict[str, Page]) -> None:
    """On a line of 1.6 Mbit/s and a slow phone, Start then answers within one and a half seconds."""
    assert _weight(read["today.html"]) <= TODAY_KB


def test_no_picture_stands_in_a_page_itself(read: dict[str, Page]) -> None:
    for name, page in read.items():
        assert 'class="sl-figure"' not in page.text or "<img" in page.text, name
        assert max(map(len, re.findall(r"<svg .*?</svg>", page.text, re.S)), default=0) < 4000, name


def _weight(page: Page) -> int:
    """Kilobytes of a page with its code, styles and typeface, without what is fetched when asked for."""
    named = set(page.loads) | set(re.findall(r'"(\.\./[\w./-]+\.js)"', page.text))
    if found := PAGE_DATA.search(page.text):
        data = json.loads(found[1])
        seen = set(re.findall(r'data-model="([^"]+)"', page.text))
        shown = {model["esm"] for key, model in data["models"].items() if key in seen}
        asked_for = {*data["late"], *({model["esm"] for model in data["models"].values()} - shown)}
        named -= {data["files"][code] for code in asked_for if code in data["files"]}
    files = {page.path} | {(page.path.parent / urlsplit(address).path).resolve() for address in named}
    code = {path for path in files if path.is_file() and path.suffix != ".svg"}
    fonts = set((page.path.parents[1] / "_static").glob("*.woff2"))
    return sum(_sent(path) for path in code | fonts) // 1000


def _sent(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix in {".woff2", ".png"} else len(gzip.compress(content, 6))


def test_the_sitemap_and_the_cards_name_pages_at_their_addresses(
    whole_book: Book, read: dict[str, Page]
) -> None:
    listed = [entry.text or "" for entry in ET.parse(whole_book.folder / "sitemap.xml").iter() if entry.text]
    written = set(read) - {"404.html", "not-kept.html", "search.html"}
    assert {address.removeprefix(whole_book.published + "/") for address in listed} == written
    for name in written:
        (card,) = [v["content"] for t, v in read[name].tags if v.get("property") == "og:image"]
        image = (whole_book.folder / card.removeprefix(whole_book.published + "/")).read_bytes()
        assert (image[16:20], image[20:24]) == ((1200).to_bytes(4, "big"), (630).to_bytes(4, "big"))
