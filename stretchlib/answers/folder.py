"""Many hand-ins from files; what cannot be read is named and left out, and harms nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import category

from stretchlib.answers.handed import MOST_BYTES, BadAnswers, Handed, read
from stretchlib.words import say

_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not counted, by its name without folders, and why in one sentence."""

    name: str
    why: str


@dataclass(slots=True)
class Gathered:
    """What could be read, and what was left out."""

    handed: list[Handed] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def gather(places: Iterable[Path], known: Container[str]) -> Gathered:
    """The hand-ins of files, and of the files in folders.

    Nothing is unpacked, no link is followed, and no file is read beyond the size that a hand-in may have.

    Parameters
    ----------
    known : ids of the course's questions.
    """
    found = Gathered()
    for place in _files(places):
        try:
            found.handed += read(_bytes(place), known)
        except BadAnswers as fault:
            found.left_out.append(LeftOut(plain_name(place.name), str(fault)))
        except OSError as fault:
            why = say("answers.unusable", why=fault.strerror)
            found.left_out.append(LeftOut(plain_name(place.name), why))
    return found


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir() and not place.is_symlink():
            yield from sorted(each for each in place.iterdir() if not each.name.startswith("."))
        else:
            yield place


def _bytes(place: Path) -> bytes:
    """What a file holds, up to the sign by which it is seen to be too large.

    The file is looked at before it is opened: a pipe would wait for ever, and a device has no end.
    """
    if not stat.S_ISREG(os.lstat(place).st_mode):
        raise BadAnswers(say("answers.no-file"))
    with place.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def plain_name(name: str) -> str:
    """A file's name as one short line, whatever stands in it: no control signs, no writing backwards."""
    plain = "".join("\ufffd" if category(sign)[0] == "C" else sign for sign in name)
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[:_LONGEST_NAME]}…"
