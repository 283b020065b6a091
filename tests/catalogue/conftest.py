"""What the catalogue's tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from own_technique import GOOD

from stretchlib.catalogue import library


@pytest.fixture
def good() -> str:
    return GOOD


@pytest.fixture
def toml_file(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes, name: str = "mine.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture(autouse=True)
def _forget_own_techniques() -> Iterator[None]:
    yield
    library.forget_own()
