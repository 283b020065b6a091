"""From solved keys to rows that a player joins: smooth from rest to rest, contacts kept."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .columns import COLUMNS, number
from .contacts import Contact
from .keys import Keys
from .smooth import least_jerk
from .solver import solved

Floats = NDArray[np.float64]

RATE, SLOW_RATE = 5.0, 3.0  # knots a second: fewer miss more, more are rougher
SLOW = 12.0  # degrees or centimetres a second; a way on which nothing goes faster needs fewer knots
FINE = 15.0  # rows a second that are solved
BLUR = 0.1  # seconds: solving each row alone leaves corners, which this takes out
JOIN = 0.8  # seconds
BREATH = 2.2  # seconds in, and as many out; our choice
BREATHING = {"thoracic_flexion": -1.2, "neck_flexion": 0.9}


def eased(t: Floats) -> Floats:
    """Minimum jerk from rest to rest, 0 to 1."""
    t = np.clip(t, 0.0, 1.0)
    return t**3 * (10.0 - 15.0 * t + 6.0 * t**2)


@dataclass
class Run:
    """The way from one rest to the next: its keys, when they are reached, and its rows."""

    keys: list[int]
    times: list[float]
    rows: Floats
    first: int  # number of its first row in the table

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def seconds(self) -> float:
        return self.times[-1]

    def row_at(self, key: int, *, up: bool) -> int:
        """Number of the first row at or after a key, or of the last at or before it."""
        share = self.times[self.keys.index(key)] / self.seconds * (len(self.rows) - 1)
        return self.first + int(np.ceil(share - 1e-6) if up else np.floor(share + 1e-6))


class Ways:
    """All rows of a movement."""

    def __init__(self, keys: Keys) -> None:
        self.keys, self.record = keys, keys.record
        self.runs: list[Run] = []
        first = 0
        for run in _runs(self.record.keys):
            times = [0.0]
            for k in run[1:]:
                times.append(times[-1] + self.record.keys[k].seconds)
            rows = self._way(run, times)
            self.runs.append(Run(run, times, rows, first))
            first += len(rows)
        self.breath = self._breath() if self.record.breathes and not self.record.loop else None

    @property
    def table(self) -> Floats:
        """Every row, those of the breath last."""
        parts = [run.rows for run in self.runs]
        if self.breath is not None:
            parts.append(self.breath)
        return np.concatenate(parts)

    def _way(self, run: list[int], times: list[float]) -> Floats:
        """Knots from the first to the last key of a run."""
        seconds, contacts, apart = times[-1], self.keys.contacts, self.keys.apart
        fastest = np.ptp(self.keys.rows[run], axis=0).max() / seconds
        knots = max(4, round(seconds * (SLOW_RATE if fastest < SLOW else RATE)))
        fine = int(np.ceil(FINE * seconds / knots))
        t = np.linspace(0.0, seconds, knots * fine + 1)
        table = self._smooth(run, times, t)
        shares = self._shares(run, times, t)
        whole = np.floor(shares + 1e-9)
        # First what holds fully: so what comes or goes is forgiven from where the others put the body.
        table = solved(table, contacts, whole, apart)
        if (shares > whole).any():
            table = solved(table, contacts, shares, apart, 12)
        table = _blurred(table, t[1])[::fine]
        table = _joined(table, self.keys.rows[run[0]], self.keys.rows[run[-1]], t[::fine])
        # What is but wished for at one key would pull at one knot alone, and the movement would jump there.
        wished = np.array([bool(contact.over) or contact.clears for contact in contacts])
        table = solved(table, contacts, whole[::fine] * ~wished, apart, 12)
        table[0], table[-1] = self.keys.rows[run[0]], self.keys.rows[run[-1]]
        return table

    def _smooth(self, run: list[int], times: list[float], t: Floats) -> Floats:
        """Minimum jerk through the keys of a run, contacts not kept."""
        rows = self.keys.rows[run]
        if len(run) > 2:
            return least_jerk(times, rows, t)
        u = t / t[-1]
        lags = self.record.keys[run[-1]].lag or {}
        late = max(lags.values(), default=0.0)
        shares = np.repeat(eased(u / (1.0 - late))[:, None], rows.shape[1], axis=1)
        for name, lag in lags.items():
            shares[:, number(name)] = eased((u - lag) / (1.0 - late))
        return np.asarray(rows[0] + shares * (rows[1] - rows[0]))

    def _shares(self, run: list[int], times: list[float], t: Floats) -> Floats:
        """How far each contact holds at each time of a run."""
        shares = np.zeros((len(t), len(self.keys.contacts)))
        for c, contact in enumerate(self.keys.contacts):
            for (a, start), (b, end) in pairwise(zip(run, times, strict=True)):
                here = (t >= start - 1e-9) & (t <= end + 1e-9)
                shares[here, c] = np.maximum(shares[here, c], _share(contact, a, b, t[here], start, end))
        return shares

    def _breath(self) -> Floats:
        """The last key breathed in, as a row of its own after the same key breathed out."""
        out = self.keys.rows[-1]
        row = out.copy()
        for name, more in BREATHING.items():
            row[number(name)] += more
        last = len(self.keys.names) - 1
        shares = np.array([[float(c.holds(last)) for c in self.keys.contacts]])
        return np.stack([out, solved(row[None], self.keys.contacts, shares, self.keys.apart, 40)[0]])

    def rows_of(self, contact: Contact) -> tuple[int, int]:
        """First and last number of the rows in which a contact holds fully."""
        start = self._row(contact.first, up=True)
        end = self._row(contact.last, up=False)
        if contact.last == len(self.keys.names) - 1:
            end = len(self.table) - 1
        return start, end

    def row_of(self, name: str) -> int:
        """Number of the row of a key."""
        return self._row(self.keys.names.index(name), up=True)

    def _row(self, key: int, *, up: bool) -> int:
        runs = [run for run in self.runs if key in run.keys]
        run = runs[-1] if not up else runs[0]
        return run.row_at(key, up=up)

    def spans(self) -> list[dict[str, Any]]:
        """What is played when: see ``stretchlib.body.moving.Span``, and the rows that are walked."""
        keys, found = self.record.keys, []
        told = _told(keys)

        def add(kind: str, seconds: float, way: list[int], step: int | None) -> None:
            if seconds > 0:
                found.append({"kind": kind, "seconds": round(seconds, 3), "way": way})
                if step is not None:
                    found[-1]["step"] = step - 1

        add("start", keys[0].stay or 1.0, [0], keys[0].step)
        if keys[0].rest_step:
            add("stay", keys[0].stay, [0], keys[0].rest_step)
        for run in self.runs:
            goal = run.keys[-1]
            add("way-in", run.seconds, [run.first, run.last], told[goal][0])
            if goal < len(keys) - 1 or self.record.loop:
                add("stay", keys[goal].stay, [run.last], told[goal][1])
        if self.record.loop:
            self._add_loop(add)
        else:
            self._add_hold(add, told[-1][1])
        for run in reversed(self.runs if self.record.back else []):
            add("way-out", run.seconds, [run.last, run.first], None)
            if run.first > 0:
                add("way-out", 0.4 * keys[run.keys[0]].stay, [run.first], None)
        if self.record.back:
            add("end", 1.0, [0], None)
        return found

    def _add_hold(self, add: Any, step: int | None) -> None:
        if self.breath is None:
            add("hold", self.record.keys[-1].stay, [self.runs[-1].last], step)
            return
        out = len(self.table) - 2
        add("hold", 2 * BREATH * self.record.breaths, [out, *[out + 1, out] * self.record.breaths], step)

    def _add_loop(self, add: Any) -> None:
        first, last = (self.keys.names.index(name) for name in self.record.loop)
        run = next(r for r in self.runs if r.keys[0] == first and r.keys[-1] == last)
        for k in range(self.record.times):
            step = self.record.loop_step
            if k == self.record.times - 1:
                step = self.record.keys[last].rest_step or step
            add("loop", 2 * run.seconds, [run.last, run.first, run.last], step)


def _told(keys: Any) -> list[tuple[int | None, int | None]]:
    """For each key the step told on the way to it and while resting there; what was told before goes on."""
    found, now = [], None
    for key in keys:
        now = key.step or now
        going = now
        now = key.rest_step or now
        found.append((going, now))
    return found


def _runs(keys: Any) -> list[list[int]]:
    """Numbers of the keys from rest to rest."""
    rests = [k for k, key in enumerate(keys) if not key.through]
    return [list(range(a, b + 1)) for a, b in pairwise(rests)]


def _share(contact: Contact, a: int, b: int, t: Floats, start: float, end: float) -> Floats:
    before, after = contact.holds(a), contact.holds(b)
    if before and after:
        return np.ones(len(t))
    if not contact.grace:
        return ((before & (t <= start + 1e-9)) | (after & (t >= end - 1e-9))).astype(float)
    if before:
        return 1.0 - eased((t - start) / contact.grace)
    if after:
        return eased((t - end + contact.grace) / contact.grace)
    return np.zeros(len(t))


def _joined(table: Floats, first: Floats, last: Floats, t: Floats) -> Floats:
    """Rows that begin and end where they should, bent there over a while."""
    before = eased(1.0 - t / JOIN)[:, None] * (first - table[0])
    after = eased(1.0 - (t[-1] - t) / JOIN)[:, None] * (last - table[-1])
    return np.asarray(table + before + after)


def _blurred(table: Floats, step: float) -> Floats:
    """Rows at even times smoothed, the ends kept."""
    reach = min(int(np.ceil(3 * BLUR / step)), len(table) - 1)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / BLUR) ** 2)
    before, after = 2 * table[0] - table[reach:0:-1], 2 * table[-1] - table[-2 : -reach - 2 : -1]
    long = np.concatenate([before, table, after])
    return np.stack([np.convolve(c, weights / weights.sum(), "valid") for c in long.T], axis=1)


__all__ = ["COLUMNS", "Run", "Ways", "eased"]
