"""Where a handout sends its reader: a page of the published course, as an address and a code for phones."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

import segno

from stretchlib.errors import BadLink
from stretchlib.publish.course import code_cells, notebooks
from stretchlib.routine import Routine
from stretchlib.words import say

SHORT = 120


@dataclass(frozen=True, slots=True)
class Target:
    """A page of the published course and the words that lead to it."""

    address: str
    words: str

    def to_dict(self) -> dict[str, str | int]:
        """With ``qr``, the code as SVG, ``alt``, what it says, and ``page_address``, without a plan."""
        drawn = io.BytesIO()
        is_long = len(self.address) > SHORT
        code = segno.make_qr(self.address, error="l" if is_long else "m")
        code.save(drawn, kind="svg", border=2, xmldecl=False, svgns=True, nl=False, omitsize=True)
        page = self.address.partition("#")[0]
        return {
            "address": self.address,
            "page_address": page,
            "words": self.words,
            "qr": drawn.getvalue().decode(),
            "millimetres": 28 if is_long else 24,
            "alt": say("handouts.code", address=page),
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
            if any(code in cell for cell in code_cells(notebook)):
                return chapter(notebook.stem, base_url, words)
    return _target(base_url, "", words)


def plan_link(routine: Routine, base_url: str, words: str) -> Target | None:
    """The planner with this routine, or without where a link cannot hold it; ``None`` without address."""
    try:
        return Target(routine.to_link(base_url), words) if base_url else None
    except BadLink:
        return page_with(["sl.planner("], base_url, words)


def chapter(name: str, base_url: str, words: str) -> Target | None:
    """The page of one notebook, such as ``"00-start-here"``; ``None`` without address."""
    return _target(base_url, f"notebooks/{name}.html", words)


def first_page(base_url: str) -> Target | None:
    """The first page of the course; ``None`` without address."""
    return _target(base_url, "", say("handouts.whole-course"))


def _target(base_url: str, page: str, words: str) -> Target | None:
    return Target(f"{base_url.rstrip('/')}/{page}", words) if base_url else None
