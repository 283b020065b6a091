"""Sheets of plan files: each file gets a sheet of its own, also where two of them have the same name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from stretchlib import routine
from stretchlib.catalogue.reading import slug
from stretchlib.publish.handouts.content import Handout, routine_sheet


def plan_sheets(paths: Iterable[str | Path], base_url: str = "") -> list[Handout]:
    """A routine's sheet for each plan file; a file that is named twice is printed once.

    A sheet has the name of its file. Where that would be the name of two, also in small letters, the folder
    comes before it, as in ``routine-smith-plan``; where even that is the same, a number comes after it.

    Raises
    ------
    BadRecord : a plan file breaks a rule.
    OSError : there is no such file.
    """
    files = list({Path(path).resolve(): Path(path) for path in paths})
    names = _names(files)
    return [
        replace(routine_sheet(routine.load(path), base_url), name=name)
        for path, name in zip(files, names, strict=True)
    ]


def _names(files: list[Path]) -> Iterator[str]:
    own = [slug(path.stem) or "plan" for path in files]
    shared = Counter(own)
    given: set[str] = set()
    for path, name in zip(files, own, strict=True):
        wanted = f"{slug(path.parent.name)}-{name}".lstrip("-") if shared[name] > 1 else name
        tries = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
        # A name that a later file has all to itself is left to it.
        free = next(each for each in tries if each not in given and (each == name or not shared[each]))
        given.add(free)
        yield f"routine-{free}"
