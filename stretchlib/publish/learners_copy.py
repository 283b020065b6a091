"""A learner's own copy of the course: alive, kept up to date, never written over where it was changed."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from stretchlib.publish.course import PACKAGE
from stretchlib.publish.waking import WAKE_TAG, wake

COPY_NAME = "stretching-course"
#: Ending of a newer chapter that stands beside one which the learner has changed.
NEWER = ".newer.ipynb"
_PARTS = ("notebooks", "images")
_RECORD = ".copied-files.json"


class Copied(NamedTuple):
    """What became of a copy; names are paths from its folder."""

    #: Newer chapters, each beside one that the learner has changed.
    beside: list[str]
    #: Chapters that could not be run, so that their cells must be run by hand.
    asleep: list[str]


class _Part(NamedTuple):
    """What was copied: its meaning, and by which package it was made alive."""

    meaning: str
    package: str = ""


def copy_course(
    source: Path,
    target: Path,
    *,
    waking: Callable[[int], None] = lambda _: None,
    woken: Callable[[str], None] = lambda _: None,
) -> Copied:
    """Copy notebooks and images, bring unchanged ones up to date, and leave a learner's changes alone.

    A notebook is changed when its cells are: to run it, or to use its timers, changes nothing. Where the
    course has a newer one than the learner has changed, it is put beside once: ``02-hamstrings.newer.ipynb``.

    Parameters
    ----------
    source, target : folders; ``target`` is made, and remembers what was copied into it.
    waking : called with how many notebooks will be made alive, before the first.
    woken : called with the name of each of them when it is done.
    """
    target.mkdir(parents=True, exist_ok=True)
    known = _read(target / _RECORD)
    beside, to_wake = list[Path](), dict[Path, str]()
    for path in _course_files(source):
        name, there = path.as_posix(), target / path
        package = _package() if path.suffix == ".ipynb" else ""
        wanted, before = _Part(meaning(source / path), package), known.get(name)
        current = meaning(there) if there.exists() else None
        if current in {None, wanted.meaning, before and before.meaning}:
            if current is None or before != wanted:
                _copy(source / path, there)
                known[name] = wanted
                if package:
                    to_wake[there] = name
        elif package and before and before.meaning != wanted.meaning:
            beside.append(there.with_name(there.stem + NEWER))
            _copy(source / path, beside[-1])
            to_wake[beside[-1]] = ""
            known[name] = _Part(wanted.meaning)
    failed = _wake(to_wake, waking, woken)
    for path in failed:  # next time again
        if name := to_wake[path]:
            known[name] = _Part(known[name].meaning)
    (target / _RECORD).write_text(json.dumps(known, indent=1), encoding="utf-8")
    return Copied(*([path.relative_to(target).as_posix() for path in paths] for paths in (beside, failed)))


def _wake(paths: dict[Path, str], waking: Callable[[int], None], woken: Callable[[str], None]) -> list[Path]:
    if not paths:
        return []
    waking(len(paths))
    return wake(paths, lambda path: woken(path.stem))


def _read(record: Path) -> dict[str, _Part]:
    found = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    return {name: _Part(told) if isinstance(told, str) else _Part(*told) for name, told in found.items()}


def _copy(path: Path, there: Path) -> None:
    there.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, there)


def _course_files(source: Path) -> Iterator[Path]:
    for part in _PARTS:
        for path in sorted((source / part).rglob("*")):
            relative = path.relative_to(source)
            if path.is_file() and not any(name.startswith((".", "__")) for name in relative.parts):
                yield relative


def meaning(path: Path) -> str:
    """A digest of what a file says: of a notebook its cells, without what came out of them."""
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        try:
            cells = [
                (cell["cell_type"], "".join(cell["source"]))
                for cell in json.loads(content)["cells"]
                if WAKE_TAG not in cell["metadata"].get("tags", ())
            ]
            content = json.dumps(cells).encode()
        except (ValueError, KeyError, TypeError):
            pass  # no notebook: a learner may keep anything under its name
    return hashlib.sha256(content).hexdigest()[:16]


@cache
def _package() -> str:
    """Another text when any file of the package is another, which saved widgets are made from."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            told = path.stat()
            digest.update(f"{path.relative_to(PACKAGE)} {told.st_size} {told.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]
