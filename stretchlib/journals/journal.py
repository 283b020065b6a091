"""A learner's journal in one file of this device. Nothing here asks the network for anything."""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import RLock
from types import MappingProxyType
from typing import Any, NamedTuple

from stretchlib.catalogue.display import Shown
from stretchlib.errors import UnknownId
from stretchlib.journals import entries as records
from stretchlib.journals import exchange, files
from stretchlib.journals.entries import Entry
from stretchlib.journals.opening import (
    COLUMNS,
    JournalUnusable,
    Row,
    checksum,
    opened,
    rescued,
    sound_rows,
    transaction,
)
from stretchlib.journals.opening import told as told_in_one_sentence
from stretchlib.words import say

_TICK = timedelta(milliseconds=1)


class Merged(NamedTuple):
    """How many entries came new from another journal, how many changed, how many were the same already."""

    new: int
    changed: int
    same: int


class Journal(Shown):
    """Sessions, check-ins, measures and notes of one learner, in one SQLite file.

    Each entry is safe on the disk when its id is returned: a power cut right after loses nothing. Several
    notebooks may write at once. Only the file's owner may read it.

    Parameters
    ----------
    path : the file, made when it is missing; without, ``journal.sqlite3`` in ``sl.journals.home()``.

    Raises
    ------
    JournalUnusable : a folder, disk or file that cannot be used; one sentence with a way out.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> journal = sl.Journal(Path(mkdtemp()) / "mine.sqlite3")
    >>> done = journal.record("session", routine="core", seconds=600)
    >>> journal.entries()[0].data["seconds"]
    600
    >>> journal.close()
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self.path = files.home() / files.NAME if path is None else Path(path).expanduser()
        self._lock = RLock()
        self._connection = opened(self.path)
        self._finish = weakref.finalize(self, self._connection.close)

    @staticmethod
    def check(kind: str, **values: Any) -> None:
        """Whether an entry could be kept; raises ``BadEntry`` with one sentence where not."""
        records.checked(kind, values)

    def record(self, kind: str, *, at: datetime | None = None, **values: Any) -> str:
        """Keep an entry; its id comes back once it is safe on the disk.

        Parameters
        ----------
        kind : one of ``sl.journals.KINDS``: ``"session"``, ``"check-in"``, ``"knee-extension"``, ``"note"``.
        at : when it happened; now unless said. A time without an offset is taken as one of this place.
        **values : those of the kind, such as ``routine="core", seconds=600``.

        Raises
        ------
        BadEntry : a value is missing, unknown or out of range.
        JournalUnusable : the disk is full or the file cannot be written.
        """
        entry = records.new(kind, at, **values)
        self._write([entry])
        return entry.id

    def entries(
        self, kind: str | None = None, *, since: date | None = None, until: date | None = None
    ) -> list[Entry]:
        """Entries in the order in which things happened.

        Parameters
        ----------
        kind : only this one.
        since, until : first and last day, as the learner's clock showed it.
        """
        if kind is not None and kind not in records.KINDS:
            raise UnknownId("kind of entry", kind, records.KINDS)
        found = (entry for entry in self._all() if not entry.deleted)
        return [
            entry
            for entry in found
            if (kind is None or entry.kind == kind)
            and (since is None or entry.at.date() >= since)
            and (until is None or entry.at.date() <= until)
        ]

    def amend(self, entry_id: str, *, at: datetime | None = None, **values: Any) -> Entry:
        """Change values of an entry; one that is ``None`` is taken out.

        Raises
        ------
        UnknownId : no such entry.
        BadEntry : the changed entry could not be kept; then nothing is changed.
        """
        with self._writing():
            before = self._entry(entry_id)
            kept = {key: value for key, value in before.data.items() if key != "degrees"}
            data = records.checked(before.kind, kept | values)
            when = before.at if at is None else records.whole(at if at.tzinfo else at.astimezone())
            after = Entry(before.id, before.kind, when, self._after(before), data)
            self._put([after])
        return after

    def delete(self, entry_id: str) -> None:
        """Delete an entry. A sign without its values stays, so that no copy brings it back."""
        with self._writing():
            before = self._entry(entry_id)
            self._put([before.without_data(self._after(before))])

    def delete_everything(self) -> None:
        """Delete all entries and all signs of them, and overwrite where they stood."""
        with self._lock, told_in_one_sentence(self.path):
            with transaction(self._connection):
                self._connection.execute("DELETE FROM entries")
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def export(self, form: str = "json") -> str:
        """All entries as text: ``"json"``, which another journal can merge, or ``"csv"`` for spreadsheets."""
        if form == "json":
            return exchange.as_json(self._all())
        if form == "csv":
            return exchange.as_csv(self._all())
        raise UnknownId("form of export", form, ("json", "csv"))

    def merge(self, other: str | bytes | Journal) -> Merged:
        """Take over the entries of another journal: each once, and of two versions the later.

        Parameters
        ----------
        other : what ``export`` gave, here or in the page, or a journal.

        Raises
        ------
        BadEntry : it cannot be read; then nothing is taken over.
        """
        found = other._all() if isinstance(other, Journal) else exchange.from_json(other)
        with self._writing():
            before = {entry.id: entry for entry in self._all()}
            after = dict(before)
            for entry in found:
                after[entry.id] = records.later(after[entry.id], entry) if entry.id in after else entry
            new = [key for key in after if key not in before]
            changed = [key for key in before if records.line(after[key]) != records.line(before[key])]
            self._put(after[key] for key in (*new, *changed))
        return Merged(len(new), len(changed), len({entry.id for entry in found}) - len(new) - len(changed))

    @classmethod
    def rescue(cls, path: str | Path | None = None) -> tuple[Journal, int]:
        """A way out of damage: a new journal with all that can still be read; the old file stays beside it.

        Returns
        -------
        The new journal in the old place, and how many entries it has.

        Raises
        ------
        JournalUnusable : there is no file, or it cannot be put aside.
        """
        place = files.home() / files.NAME if path is None else Path(path).expanduser()
        if not place.is_file():
            raise JournalUnusable(say("journal-file.nothing-there", path=place))
        with told_in_one_sentence(place):
            saved = {row[0]: _entry(row) for row in rescued(place)}
            aside = files.beside(place, "damaged")
            place.rename(aside)
            for more in ("-wal", "-shm"):
                if (log := place.with_name(place.name + more)).exists():
                    log.rename(aside.with_name(aside.name + more))
        made = cls(place)
        made._write(list(saved.values()))
        return made, len(saved)

    @property
    def revision(self) -> tuple[int, int]:
        """Another one whenever the file may have changed, by this program or by another."""
        with self._lock, told_in_one_sentence(self.path):
            (others,) = self._connection.execute("PRAGMA data_version").fetchone()
            return others, self._connection.total_changes

    def close(self) -> None:
        """Close the file; entries are safe without it."""
        with self._lock:
            self._finish()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.entries())

    def __repr__(self) -> str:
        return f"Journal('{self.path.name}')"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock, told_in_one_sentence(self.path), transaction(self._connection):
            yield

    def _write(self, some: list[Entry]) -> None:
        with self._writing():
            self._put(some)

    def _put(self, some: Iterable[Entry]) -> None:
        rows = [(_row(entry), int(entry.at.timestamp() * 1000)) for entry in some]
        self._connection.executemany(
            f"INSERT OR REPLACE INTO entries ({COLUMNS}, moment, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(*row, moment, checksum(row)) for row, moment in rows],
        )

    def _all(self) -> list[Entry]:
        with self._lock, told_in_one_sentence(self.path):
            return [_entry(row) for row in sound_rows(self._connection, self.path)]

    def _entry(self, entry_id: str) -> Entry:
        for row in sound_rows(self._connection, self.path, "WHERE id = ? AND NOT deleted", entry_id):
            return _entry(row)
        raise UnknownId("entry", entry_id, (entry.id for entry in self.entries()))

    @staticmethod
    def _after(before: Entry) -> datetime:
        """Now, but later than an entry was changed, even if a clock went back."""
        now = datetime.now().astimezone()
        return records.whole(max(now, before.changed + _TICK))


def _row(entry: Entry) -> Row:
    data = json.dumps(dict(entry.data), ensure_ascii=False, separators=(",", ":"))
    stamps = records.stamp(entry.at), records.stamp(entry.changed)
    return entry.id, entry.kind, *stamps, int(entry.deleted), data


def _entry(row: Row) -> Entry:
    entry_id, kind, at, changed, deleted, data = row
    when, last = datetime.fromisoformat(at), datetime.fromisoformat(changed)
    return Entry(entry_id, kind, when, last, MappingProxyType(json.loads(data)), bool(deleted))
