"""What a reader's device keeps of the book, and what a home screen shows of it."""

from __future__ import annotations

import hashlib
import io
import json
from base64 import b64decode
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pytest
from built_site import Book
from PIL import Image

from stretchlib.publish.forms_beside import FORMS
from stretchlib.publish.home_screen import MANIFEST
from stretchlib.publish.kept_files import LIST, MEGABYTE, WORKER, kept_files, room, write_list
from stretchlib.publish.site_links import Page

MOST = 12 * MEGABYTE
CIRCLE = (
    0.4  # every mask leaves the middle of an icon, to this share of its side; W3C, Web Application Manifest
)


@pytest.fixture(scope="module")
def listed(whole_book: Book) -> dict[str, list[str | int]]:
    files: dict[str, list[str | int]] = json.loads((whole_book.folder / LIST).read_text("utf-8"))["files"]
    return files


def test_the_list_has_the_hash_of_every_file(whole_book: Book, listed: dict[str, list[str | int]]) -> None:
    for name, (value, size) in listed.items():
        content = (whole_book.folder / name).read_bytes()
        assert b64decode(str(value)) == hashlib.sha256(content).digest(), name
        assert size == len(content), name


def test_whatever_a_kept_page_shows_or_leads_to_is_kept(
    whole_book: Book, listed: dict[str, list[str | int]]
) -> None:
    root = whole_book.folder.resolve()
    pages = [name for name in listed if name.endswith(".html")]
    assert set(whole_book.pages()) - {"404.html"} == set(pages)
    missing = set()
    for name in pages:
        page = Page(root / name)
        for link in page.loads + page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = (page.path.parent / parts.path).resolve().relative_to(root).as_posix()
            missing |= {target} - set(listed)
    assert {name for name in missing if name.split("/")[0] not in FORMS} == set()


def test_the_book_takes_no_more_room_than_it_says(whole_book: Book) -> None:
    takes = room(whole_book.folder)
    assert takes <= MOST
    told = [v["data-sl-keep"] for _, v in Page(whole_book.folder / "today.html").tags if "data-sl-keep" in v]
    assert [int(megabytes) - 1 < takes / MEGABYTE <= int(megabytes) for megabytes in told] == [True]


def test_the_same_files_make_the_same_list_and_others_another(tmp_path: Path) -> None:
    def written(**files: str) -> bytes:
        for name, text in files.items():
            (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        write_list(tmp_path)
        return (tmp_path / LIST).read_bytes()

    first = written(index="one", about="two")
    (tmp_path / "slides").mkdir()
    (tmp_path / "slides" / "deck.html").write_text("beside the book", encoding="utf-8")
    (tmp_path / ".nojekyll").touch()
    assert written(index="one") == first
    assert [path.as_posix() for path in kept_files(tmp_path)] == ["about.html", "index.html"]
    changed = written(index="ones")
    assert json.loads(changed)["version"] != json.loads(first)["version"]
    assert (tmp_path / WORKER).is_file()


def test_the_manifest_names_pages_and_icons_that_are_there(whole_book: Book) -> None:
    told = json.loads((whole_book.folder / MANIFEST).read_text("utf-8"))
    assert (whole_book.folder / told["start_url"]).is_file()
    sizes: dict[str, set[int]] = {}
    for each in told["icons"]:
        if each["src"].endswith(".png"):
            with Image.open(whole_book.folder / each["src"]) as drawn:
                assert each["sizes"] == f"{drawn.width}x{drawn.height}"
                sizes.setdefault(each["purpose"], set()).add(drawn.width)
    assert sizes["any"] >= {192, 512}, "Browsers ask for these before they install."
    assert sizes["maskable"]


def test_a_mask_of_any_shape_leaves_the_drawing_whole(whole_book: Book) -> None:
    told = json.loads((whole_book.folder / MANIFEST).read_text("utf-8"))
    (masked,) = [each["src"] for each in told["icons"] if each["src"].endswith("masked-512.png")]
    content = (whole_book.folder / masked).read_bytes()
    pixels = np.asarray(Image.open(io.BytesIO(content)).convert("RGBA")).astype(int)
    assert pixels[..., 3].min() == 255, "Its ground fills the square."
    drawn = np.argwhere(np.abs(pixels - pixels[0, 0]).sum(axis=-1) > 30)
    side = pixels.shape[0]
    assert len(drawn) > side
    assert np.hypot(*(drawn - side / 2).T).max() <= CIRCLE * side
