"""What a reader's device keeps of the book when its button is pressed: a list of files with their hashes.

The list is made last, from what stands in the folder of the built book. ``frontend/src/offline`` reads it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from stretchlib.publish.forms_beside import FORMS

LIST = "kept-files.json"
WORKER = "service-worker.js"
#: Marks where the button stands in a page, and holds how many megabytes the book takes on a device.
BUTTON = 'data-sl-keep="{megabytes}"'
MEGABYTE = 1_000_000
#: Suffixes of what is stored compressed. Scripts are not: a browser compiles a stored script only once.
PACKED = (".css", ".html", ".ipynb", ".json", ".svg", ".txt", ".webmanifest")
_BUILT_WORKER = Path(__file__).parent / "static" / "offline" / WORKER
# Nothing in the pages asks for these: social cards, what other sites read, and what the joined sheet holds.
_NEVER_ASKED = (
    "_social/*", "_sources/*.md", "404.html", "sitemap.xml", "objects.inv", ".*", LIST, WORKER,
    "_static/*.css", "_static/styles/*.css",
)  # fmt: skip
_ASKED = ("_static/pages.css",)


def kept_files(pages: Path) -> list[Path]:
    """Files of the book that a device keeps, relative to its folder, in order."""
    every = (path.relative_to(pages) for path in pages.rglob("*") if path.is_file())
    return sorted(path for path in every if path.parts[0] not in FORMS and _asked_for(path))


def _asked_for(path: Path) -> bool:
    place = PurePosixPath(path.as_posix())
    return place.as_posix() in _ASKED or not any(place.match(pattern) for pattern in _NEVER_ASKED)


def room(pages: Path) -> int:
    """Bytes that the book takes on a device."""
    return sum(len(_stored(pages / path)) for path in kept_files(pages))


def _stored(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, 6, mtime=0) if path.suffix in PACKED else content


def write_list(pages: Path) -> None:
    """Say in the pages how much room the book takes, and write the list of its files and the worker.

    Parameters
    ----------
    pages : the folder of the built book.
    """
    if not _BUILT_WORKER.is_file():  # an installation without front end, as before its first build
        return
    megabytes = -(-room(pages) // MEGABYTE)
    for page in pages.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if (empty := BUTTON.format(megabytes="")) in text:
            page.write_text(text.replace(empty, BUTTON.format(megabytes=megabytes)), encoding="utf-8")
    files = {path: [value, size] for path, value, size in _hashed(pages)}
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
    told = {"version": version, "packed": PACKED, "files": files}
    (pages / LIST).write_text(json.dumps(told, separators=(",", ":")), encoding="utf-8")
    shutil.copyfile(_BUILT_WORKER, pages / WORKER)


def _hashed(pages: Path) -> Iterator[tuple[str, str, int]]:
    """Path, SHA-256 as browsers write it, and bytes of each file that is kept."""
    for path in kept_files(pages):
        content = (pages / path).read_bytes()
        yield path.as_posix(), b64encode(hashlib.sha256(content).digest()).decode(), len(content)
