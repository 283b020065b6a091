"""A copy of the catalogue in which a review may be recorded, for tests only."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from stretchlib import catalogue
from stretchlib.catalogue import notices, review_parts, shelves

WHO = "A made-up name"
SAID = f"Reviewed by {WHO}, physiotherapist, on 5 March 2027."


def forget() -> None:
    """Read everything again when it is next asked for."""
    for kept in (shelves.shelf, shelves.safety, shelves.body_map, notices._catalogue_part):
        kept.cache_clear()


class Copy:
    """The folder, and what is written into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def record(self, parts: Mapping[str, str], review: str = "made-up", **other: str) -> None:
        """Put one review into the file, after what is there."""
        keys = {
            "who": json.dumps(WHO),
            "profession": '"physiotherapist"',
            "date": "2027-03-05",
            "version": '"0.1.0"',
        } | other
        lines = [f"[{review}]", *(f"{key} = {value}" for key, value in keys.items())]
        lines += [f"[{review}.parts]", *(f'"{name}" = "{mark}"' for name, mark in parts.items())]
        with (self.folder / "reviews.toml").open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        forget()

    def reviewed(self, *names: str, review: str = "made-up", **other: str) -> None:
        """Record a review of the present words of these parts of the catalogue."""
        self.record({name: review_parts.part(name).fingerprint for name in names}, review, **other)

    def change(self, file: str, old: str, new: str) -> None:
        """Change words in one of the files."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        forget()


@contextmanager
def copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copy]:
    """The catalogue reads its files from a copy as long as this lasts."""
    source = Path(catalogue.__file__).parent / "facts"
    for path in source.glob("*.toml"):
        shutil.copy(path, folder)
    with monkeypatch.context() as patched:
        patched.setattr(shelves, "_folder", lambda: folder)
        forget()
        yield Copy(folder)
    forget()
