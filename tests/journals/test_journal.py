"""A journal keeps what it has confirmed, whatever happens, and says in one sentence what it cannot do."""

from __future__ import annotations

import os
import random
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from stretchlib.errors import UnknownId
from stretchlib.journals import BadEntry, Journal, JournalUnusable, home, opening

WRITER = Path(__file__).with_name("writer.py")
KILLS = int(os.environ.get("STRETCHLIB_KILLS", "12"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Journal:
    return Journal(path)


@pytest.mark.long
def test_nothing_confirmed_is_lost_when_the_program_is_killed(path: Path) -> None:
    chance, confirmed = random.Random(20), set[str]()
    for kill in range(KILLS):
        command = [sys.executable, str(WRITER), str(path), "100000", str(kill)]
        pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(command, **pipes) as writer:
            assert writer.stdout
            assert writer.stderr
            first = writer.stdout.readline().strip()
            assert first, writer.stderr.read()
            confirmed.add(first)
            time.sleep(chance.uniform(0, 0.1))
            writer.send_signal(signal.SIGKILL)
            # A line that was cut off by the kill is no confirmation.
            confirmed |= {line.strip() for line in writer.stdout if line.endswith("\n")}
        with Journal(path) as journal:
            kept = {entry.id for entry in journal.entries()}
        assert confirmed <= kept
    assert len(confirmed) > KILLS


def test_two_notebooks_may_write_at_once(path: Path) -> None:
    many = 200
    commands = [[sys.executable, str(WRITER), str(path), str(many), name] for name in ("one", "two")]
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    texts = {entry.data["text"] for entry in Journal(path).entries()}
    assert texts == {f"{name} {number}" for name in ("one", "two") for number in range(many)}


def test_only_its_owner_may_read_it(journal: Journal) -> None:
    journal.record("note", text="mine")
    for file in journal.path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    assert stat.S_IMODE(journal.path.parent.stat().st_mode) == 0o700
    journal.close()
    journal.path.chmod(0o644)
    Journal(journal.path).close()
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


def test_entries_come_in_the_order_in_which_things_happened(journal: Journal) -> None:
    berlin, tokyo = timezone(timedelta(hours=1)), timezone(timedelta(hours=9))
    noon = datetime(2026, 3, 29, 12, tzinfo=UTC)
    last = journal.record("note", text="last", at=(noon + timedelta(minutes=1)).astimezone(tokyo))
    first = journal.record("note", text="first", at=noon.astimezone(berlin))
    assert [entry.id for entry in journal.entries()] == [first, last]
    assert journal.entries()[1].at.utcoffset() == timedelta(hours=9), "the learner's own clock"
    late = datetime(2026, 4, 1, 23, 30, tzinfo=tokyo)
    journal.record("session", routine="core", seconds=600, at=late)
    day = late.date()
    assert [entry.kind for entry in journal.entries(since=day, until=day)] == ["session"]


def test_an_entry_can_be_changed_and_deleted_and_stays_deleted(journal: Journal) -> None:
    measured = journal.record("knee-extension", side="left", tries=[31, 35.04, 33])
    assert journal.entries()[0].data["degrees"] == 33
    before = journal.export()
    changed = journal.amend(measured, tries=[30], note="with the phone")
    assert changed.data["degrees"] == 30
    assert journal.amend(measured, note=None).data == {"side": "left", "tries": [30.0], "degrees": 30.0}
    with pytest.raises(BadEntry, match="'side' must be one of 'left', 'right', not 'both'"):
        journal.amend(measured, side="both")
    assert journal.entries()[0].data["side"] == "left"
    journal.delete(measured)
    assert journal.entries() == []
    assert journal.merge(before) == (0, 0, 1), "an older copy brings nothing back"
    assert journal.entries() == []
    with pytest.raises(UnknownId):
        journal.delete(measured)
    assert "with the phone" not in journal.export()


def test_delete_everything_leaves_no_trace_on_the_disk(journal: Journal) -> None:
    for number in range(200):
        journal.record("note", text=f"a secret worry {number}")
    journal.delete(journal.entries()[0].id)
    journal.delete_everything()
    assert journal.export().count("id") == 0
    for file in journal.path.parent.iterdir():
        assert b"secret worry" not in file.read_bytes(), file.name


@pytest.mark.parametrize(
    ("kind", "values", "told"),
    [
        ("pain", {}, "There is no entry of the kind 'pain'; there are 'session', 'check-in'"),
        ("session", {"routine": "core"}, "An entry of the kind 'session' needs 'seconds'."),
        (
            "session",
            {"routine": "core", "seconds": 0},
            "'seconds' must be a whole number from 1 to 86400, not 0.",
        ),
        ("session", {"routine": " ", "seconds": 5}, "'routine' must be some words, not ' '."),
        ("check-in", {}, "An entry of the kind 'check-in' needs at least one value."),
        ("check-in", {"worst_pain": True}, "'worst_pain' must be a whole number from 0 to 10, not True."),
        (
            "check-in",
            {"activities": {"sit": 11}},
            "'activities: sit' must be a whole number from 0 to 10, not 11.",
        ),
        ("check-in", {"mood": 3}, "'check-in' has no value 'mood'"),
        (
            "knee-extension",
            {"side": "left", "tries": [float("nan")]},
            "An angle must be from 0 to 150 degrees",
        ),
        ("note", {"text": "\ud83d"}, "'text' holds half of a sign"),
        ("note", {"text": "x" * (2**20 + 1)}, "'text' may have at most 1,048,576 signs."),
    ],
)
def test_what_cannot_be_kept_is_told_in_one_sentence(
    journal: Journal, kind: str, values: dict[str, Any], told: str
) -> None:
    with pytest.raises(BadEntry) as fault:
        journal.record(kind, **values)
    assert str(fault.value).startswith(told)
    assert journal.entries() == []


def _unusable(path: Path, told: str) -> None:
    before = {file: file.read_bytes() for file in path.parent.glob("*") if file.is_file()}
    with pytest.raises(JournalUnusable) as fault:
        Journal(path)
    assert told in str(fault.value)
    assert {file: file.read_bytes() for file in before} == before, "nothing is changed"


def test_no_place_to_write_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _unusable(tmp_path / "file" / "journal.sqlite3", "choose another folder with STRETCHLIB_HOME")


def test_a_newer_version_is_left_alone(journal: Journal) -> None:
    journal.close()
    with closing(sqlite3.connect(journal.path)) as raw:
        raw.execute("PRAGMA user_version = 99")
    _unusable(journal.path, "was written by a newer version: update stretchlib")


def test_a_damaged_file_is_left_alone_and_what_can_be_read_is_saved(journal: Journal) -> None:
    ids = {journal.record("note", text=f"{number} " + "words " * 200) for number in range(300)}
    journal.close()
    content = bytearray(journal.path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 20_000] = bytes(20_000)
    journal.path.write_bytes(content)
    _unusable(journal.path, "'stretchlib journal rescue' saves what can be read")
    saved, count = Journal.rescue(journal.path)
    assert {entry.id for entry in saved.entries()} <= ids
    assert 100 < count == len(saved) < 300
    (aside,) = journal.path.parent.glob("journal-damaged-*.sqlite3")
    assert aside.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"not a database, only words" * 100])
def test_what_is_no_journal_can_be_put_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    if content:
        _unusable(path, "is damaged")
        saved, count = Journal.rescue(path)
        assert (len(saved), count) == (0, 0)
    else:
        Journal(path).record("note", text="an empty file is an empty journal")


def test_a_full_disk_keeps_what_was_there(journal: Journal) -> None:
    kept = journal.record("note", text="before")
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(JournalUnusable, match="The disk is full"):
        journal.record("note", text="x" * 100_000)
    assert [entry.id for entry in journal.entries()] == [kept]


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = journal.record("note", text="from the old version")
    journal.close()
    more = "ALTER TABLE entries ADD COLUMN mood INTEGER"
    monkeypatch.setattr(opening, "MIGRATIONS", (*opening.MIGRATIONS, more))
    newer = Journal(journal.path)
    assert [entry.id for entry in newer.entries()] == [kept]
    newer.close()
    monkeypatch.undo()
    (copy,) = journal.path.parent.glob("journal-version-1-*.sqlite3")
    assert [entry.id for entry in Journal(copy).entries()] == [kept]
    broken = "ALTER TABLE entries ADD COLUMN third INTEGER; THIS IS NO SQL"
    monkeypatch.setattr(opening, "MIGRATIONS", (*opening.MIGRATIONS, more, broken))
    with pytest.raises(JournalUnusable):
        Journal(journal.path)
    with closing(sqlite3.connect(journal.path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (2,)
        assert "third" not in str(raw.execute("SELECT sql FROM sqlite_schema").fetchall())


def test_it_never_asks_the_network(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a journal opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    with Journal(path) as journal:
        journal.record("session", routine="core", seconds=600)
        journal.merge(journal.export())


def test_its_home_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRETCHLIB_HOME", str(tmp_path / "my things"))
    with Journal() as journal:
        assert journal.path == home() / "journal.sqlite3" == tmp_path / "my things" / "journal.sqlite3"
