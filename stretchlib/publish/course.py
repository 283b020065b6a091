"""Where the course's notebooks are: a checkout, or a copy that an installed package makes for the learner."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
LAB_SETTINGS = PACKAGE / "publish" / "lab_settings"
FIRST_NOTEBOOK = Path("notebooks", "00-start-here.ipynb")
COPY_NAME = "stretching-course"
_PARTS = ("notebooks", "images")
_RECORD = ".copied-files.json"


class CourseMissing(FileNotFoundError):
    """A part of the course is not where it should be; the message is one sentence that says what to do."""


def checkout() -> Path | None:
    """The root of the checkout that this package is run from; ``None`` for an installed package."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "notebooks").is_dir() else None


def home(beside: Path) -> tuple[Path, list[str]]:
    """The folder that holds the notebooks and their images, for a learner to work in.

    Parameters
    ----------
    beside : where an installed package puts its copy, as ``beside / "stretching-course"``.

    Returns
    -------
    The folder, and the files in it that the learner has changed and that a newer course left alone.

    Raises
    ------
    CourseMissing : neither a checkout nor an installed package with notebooks.
    """
    root = checkout()
    if root is not None:
        return root, []
    if not (PACKAGE / FIRST_NOTEBOOK).is_file():
        raise CourseMissing("This installation has no notebooks: install stretchlib again.")
    return beside / COPY_NAME, copy_course(PACKAGE, beside / COPY_NAME)


def notebooks() -> list[Path]:
    """The course's own notebooks, in reading order."""
    root = checkout() or PACKAGE
    return sorted((root / "notebooks").glob("*.ipynb"))


def copy_course(source: Path, target: Path) -> list[str]:
    """Copy notebooks and images, bring unchanged files up to date, and leave a learner's changes alone.

    Parameters
    ----------
    source, target : folders; ``target`` is made, and remembers what was copied into it.

    Returns
    -------
    Files, relative to ``target``, that are newer in ``source`` but were changed by the learner.
    """
    target.mkdir(parents=True, exist_ok=True)
    record = target / _RECORD
    copied: dict[str, str] = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    kept = []
    for path in _course_files(source):
        name, there = path.as_posix(), target / path
        wanted = _digest(source / path)
        current = _digest(there) if there.exists() else None
        if current is None or current == copied.get(name):
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, there)
            copied[name] = wanted
        elif current != wanted and copied.get(name) != wanted:
            kept.append(name)
    record.write_text(json.dumps(copied, indent=1), encoding="utf-8")
    return kept


def _course_files(source: Path) -> Iterator[Path]:
    for part in _PARTS:
        for path in sorted((source / part).rglob("*")):
            relative = path.relative_to(source)
            if path.is_file() and not any(name.startswith((".", "__")) for name in relative.parts):
                yield relative


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
