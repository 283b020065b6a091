"""Where a handout sends its reader: a page of the published course, as an address and a code for phones."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import segno

from stretchlib.publish.course import notebooks
from stretchlib.words import say


@dataclass(frozen=True, slots=True)
class Target:
    """A page of the published course and the words that lead to it."""

    address: str
    words: str

    def to_dict(self) -> dict[str, str]:
        """With ``qr``, the code as SVG text, and ``alt``, what it says."""
        drawn = io.BytesIO()
        code = segno.make_qr(self.address, error="m")
        code.save(drawn, kind="svg", border=2, xmldecl=False, svgns=True, nl=False)
        return {
            "address": self.address,
            "words": self.words,
            "qr": drawn.getvalue().decode(),
            "alt": say("handouts.code", address=self.address),
        }


def page_with(wanted: Iterable[str], base_url: str, words: str) -> Target | None:
    """The first chapter with a piece of code that is wanted, or else the first page.

    It is ``None`` while the course has no address.

    Parameters
    ----------
    wanted : pieces of code, the best first, such as ``'sl.stretch("heel-on-stool")'``.
    base_url : address of the published course; may be empty.
    words : what the reader finds there.
    """
    for code in wanted:
        for notebook in notebooks():
            if any(code in cell for cell in _code_cells(notebook)):
                return chapter(notebook.stem, base_url, words)
    return _target(base_url, "", words)


def chapter(name: str, base_url: str, words: str) -> Target | None:
    """The page of one notebook, such as ``"00-start-here"``; ``None`` without address."""
    return _target(base_url, f"notebooks/{name}.html", words)


def first_page(base_url: str) -> Target | None:
    """The first page of the course; ``None`` without address."""
    return _target(base_url, "", say("handouts.whole-course"))


def _target(base_url: str, page: str, words: str) -> Target | None:
    return Target(f"{base_url.rstrip('/')}/{page}", words) if base_url else None


@cache
def _code_cells(notebook: Path) -> tuple[str, ...]:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return tuple("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
