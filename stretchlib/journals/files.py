"""Where a journal lives, and who may read it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import platformdirs

NAME = "journal.sqlite3"


def home() -> Path:
    """The folder of the learner's own data: ``STRETCHLIB_HOME``, or the place that the system has for it."""
    if chosen := os.environ.get("STRETCHLIB_HOME"):
        return Path(chosen).expanduser()
    return platformdirs.user_data_path("stretchlib", appauthor=False)


def prepare(path: Path) -> None:
    """Make the folder and an empty file that only its owner may read, where there are none."""
    if not path.parent.is_dir():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if path.is_file() and path.stat().st_mode & 0o077 and os.access(path, os.W_OK):
            path.chmod(0o600)


def beside(path: Path, word: str) -> Path:
    """A new name beside a journal, such as ``journal-damaged-2026-11-02.sqlite3``."""
    day = datetime.now().astimezone().date().isoformat()
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        found = path.with_name(f"{path.stem}-{word}-{day}{more}{path.suffix}")
        if not found.exists():
            return found
        number += 1
