"""A few broken files of every kind; ``tools/fuzz.py`` tries hundreds."""

from __future__ import annotations

from pathlib import Path

from broken_files import faults, kinds
from own_technique import GOOD


def test_a_broken_file_of_any_kind_is_told_in_a_sentence_and_nothing_is_lost(tmp_path: Path) -> None:
    told = {}
    for name, kind in kinds(tmp_path, GOOD).items():
        kind.read(_written(tmp_path / "good" / kind.name, kind.good))  # the unbroken one
        told[name] = list(faults(kind, tmp_path / name, 25))
    assert all(len(said) >= 8 for said in told.values()), {name: len(said) for name, said in told.items()}


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path
