"""Opening the file of a journal: its schema, older and newer versions, damage."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from stretchlib.journals import files
from stretchlib.words import say

Row = tuple[Any, ...]
COLUMNS = "id, kind, at, changed, deleted, data"
_SELECT = f"SELECT {COLUMNS}, checksum FROM entries"
WAIT_SECONDS = 60.0  # for another notebook that writes at the moment
#: Each brings a file one version further. What has once been published is never changed.
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE entries (
        id TEXT PRIMARY KEY,
        moment INTEGER NOT NULL, -- milliseconds since 1970, for the order
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        changed TEXT NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0,
        data TEXT NOT NULL,
        checksum INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX entries_by_moment ON entries (moment, id);
    """,
)


class JournalUnusable(OSError):
    """A journal that cannot be opened or written, as one sentence with a way out. Nothing was changed.

    Examples
    --------
    >>> issubclass(sl.journals.JournalUnusable, OSError)
    True
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


def opened(path: Path) -> sqlite3.Connection:
    """A connection to a journal of today's version; an older one is copied first and then brought up to date.

    Raises
    ------
    JournalUnusable : no folder, no right to write, damage, a newer version.
    """
    with told(path):
        files.prepare(path)
        connection = _connected(path)
        try:
            _migrate(connection, path)
            for _ in sound_rows(connection, path):
                pass
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Say in one sentence what a file, a disk or another program has done."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise JournalUnusable(_sentence(path, error)) from error
    except UnicodeDecodeError as error:  # of a schema so damaged that its own fault cannot be told
        raise JournalUnusable(say("journal-file.damaged", path=path)) from error
    except JournalUnusable:
        raise
    except OSError as error:
        raise JournalUnusable(say("journal-file.no-place", path=path, why=error.strerror)) from error


def _sentence(path: Path, error: sqlite3.DatabaseError) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary == sqlite3.SQLITE_FULL:
        return say("journal-file.disk-full", path=path)
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return say("journal-file.read-only", path=path)
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return say("journal-file.busy", path=path)
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return say("journal-file.damaged", path=path)
    return say("journal-file.failed", path=path, why=str(error))


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        # An answer comes only when the disk has it, on macOS too; what is deleted is overwritten.
        for pragma in ("synchronous = FULL", "fullfsync = ON", "secure_delete = ON", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise JournalUnusable(say("journal-file.damaged", path=path))
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def sound_rows(connection: sqlite3.Connection, path: Path, where: str = "", *values: object) -> Iterator[Row]:
    """Rows of entries in the order in which things happened, each as it was written.

    Raises
    ------
    JournalUnusable : a row is damaged, which the database itself does not see.
    """
    for *row, kept in connection.execute(f"{_SELECT} {where} ORDER BY moment, id", values):
        if checksum(row) != kept:
            raise JournalUnusable(say("journal-file.damaged", path=path))
        yield tuple(row)


def checksum(row: Iterable[object]) -> int:
    """Of a row as it is kept: id, kind, at, changed, deleted, data."""
    return zlib.crc32("\0".join(map(str, row)).encode())


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > len(MIGRATIONS):
        raise JournalUnusable(say("journal-file.newer", path=path))
    if version == len(MIGRATIONS):
        return
    if version:
        kept = files.beside(path, f"version-{version}")
        files.prepare(kept)
        with closing(sqlite3.connect(kept)) as copy:
            connection.backup(copy)
    with transaction(connection):
        version = _version(connection)  # another notebook may have been quicker
        for number, migration in enumerate(MIGRATIONS[version:], version + 1):
            for statement in filter(str.strip, migration.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def rescued(path: Path) -> Iterator[Row]:
    """The rows that can still be read of a damaged file, some of them twice."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = partial(str, encoding="utf-8", errors="replace")
        for order in ("ASC", "DESC"):  # from both ends towards the damage
            with suppress(sqlite3.DatabaseError):
                for *row, kept in connection.execute(f"{_SELECT} ORDER BY rowid {order}"):
                    if checksum(row) == kept:
                        yield tuple(row)
