"""Every kind of file and link that the course reads, broken in many ways: one sentence, and nothing lost."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import stretchlib as sl
from stretchlib import answers, catalogue
from stretchlib.answers.folder import gather
from stretchlib.answers.handed import Handed, as_code, as_json
from stretchlib.catalogue import library
from stretchlib.errors import BadLink, BadRecord
from stretchlib.journals import BadEntry, JournalUnusable
from stretchlib.publish.own_course import wishes

TOLD = (BadEntry, BadLink, BadRecord, JournalUnusable, answers.BadAnswers, OSError)
PIECES = [
    b"",
    b"}",
    b"]",
    b'"',
    b"=",
    b"\x00",
    b"\xff\xfe",
    b"[[",
    b"-1",
    b"1e999",
    b"null",
    b"true",
    b"\n",
    b"{",
    b"\\u001b",
]
COURSE = """
title = "Backs at work"
country = "de"
"""


@dataclass(frozen=True)
class Kind:
    """A kind of file: a good one, what reads it, and how it is seen that nothing was lost."""

    good: bytes
    name: str
    read: Callable[[Path], object]
    ever_good: bool = True


def spoilt(good: bytes, chance: random.Random) -> bytes:
    """The file with a fault in it; some of them leave a file that is right."""
    at = chance.randrange(len(good) + 1)
    match chance.randrange(8):
        case 0:
            return good[:at]
        case 1:
            return good[:at] + chance.choice(PIECES) + good[at:]
        case 2:
            return good[:at] + good[at + chance.randrange(1, 40) :]
        case 3:
            return good + good
        case 4:
            return good.decode("utf-8", "replace").encode("utf-16")
        case 5:
            return bytes(chance.randrange(256) for _ in range(200))
        case 6:
            found = list(re.finditer(rb"[-\w.]+", good))
            match_ = chance.choice(found)
            return good[: match_.start()] + chance.choice(PIECES) + good[match_.end() :]
        case _:
            changed = bytearray(good)
            for _ in range(5):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            return bytes(changed)


def kinds(folder: Path, technique: str) -> dict[str, Kind]:
    """All kinds; ``folder`` is for a journal that takes over others."""
    kept = sl.Journal(folder / "kept.sqlite3")
    kept.record("note", text="Slept well. \u00fcber")
    kept.record("session", routine="core", seconds=600)
    known = [question["id"] for question in sl.quiz("hamstrings").questions]
    handed = Handed("before", "0123456789abcdef", dict.fromkeys(known[:3], "first"))
    export = kept.export()

    def merge(path: Path) -> None:
        before = len(kept)
        try:
            kept.merge(path.read_bytes())
        finally:
            assert len(kept) >= before, "an entry of the journal is lost"

    def open_journal(path: Path) -> None:
        with closing(sl.Journal(path)) as opened:
            opened.entries()

    def load_techniques(path: Path) -> None:
        try:
            catalogue.load(path)
        finally:
            library.forget_own()

    def gathered(path: Path) -> None:
        found = gather([path], known)
        for out in found.left_out:
            raise answers.BadAnswers(f"{out.name}: {out.why}")

    return {
        "plan file": Kind(sl.routine.named("desk").to_toml().encode(), "plan.toml", sl.routine.load),
        "file of techniques": Kind(technique.encode(), "mine.toml", load_techniques),
        "course file": Kind(COURSE.encode(), "course.toml", wishes.read),
        "journal file": Kind(export.encode(), "journal.json", merge),
        "journal": Kind(_bytes_of(kept, folder), "journal.sqlite3", open_journal),
        "plan link": Kind(
            sl.routine.named("desk").to_link().encode(),
            "link.txt",
            lambda path: sl.routine.from_link(path.read_text("utf-8", "replace")),
        ),
        "answers": Kind(as_json(handed).encode(), "answers.json", gathered),
        "answers as a code": Kind(as_code(handed).encode(), "answers.txt", gathered),
    }


def _bytes_of(journal: sl.Journal, folder: Path) -> bytes:
    """A journal as one file, as a copy of it is."""
    with closing(sl.Journal(folder / "copy.sqlite3")) as copy:
        copy.merge(journal)
    return (folder / "copy.sqlite3").read_bytes()


def faults(kind: Kind, folder: Path, count: int, seed: int = 0) -> Iterator[str]:
    """What each broken file is told; ``AssertionError`` where that is no sentence, or the file is changed."""
    for number in range(count):
        chance = random.Random(f"{kind.name} {seed} {number}")
        path = folder / f"{number}" / kind.name
        path.parent.mkdir(parents=True)
        path.write_bytes(spoilt(kind.good, chance))
        before = path.read_bytes()
        try:
            kind.read(path)
        except TOLD as told:
            said = str(told)
            assert said, (path, "no sentence")
            assert said.rstrip().endswith((".", "?", "!")), (path, said)
            assert "Traceback" not in said, said
            assert all(sign.isprintable() or sign == "\n" for sign in said), (path, said)
            yield said
            if not kind.name.endswith("sqlite3"):  # a database that is opened may be mended
                assert path.read_bytes() == before, (path, "changed")
