"""A routine as an iCalendar event (RFC 5545) that repeats on some days of the week."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from stretchlib.arguments import names, whole_number
from stretchlib.errors import UnknownId

if TYPE_CHECKING:
    from stretchlib.routine.timeline import Routine

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LINE_BYTES = 75
MOST_WEEKS = 520


def to_ical(
    routine: Routine,
    *,
    days: Sequence[str] = ("MO", "WE", "FR"),
    at: str = "07:30",
    start: date | None = None,
    weeks: int | None = None,
) -> str:
    """The routine as the text of an ``.ics`` file.

    Parameters
    ----------
    days : days of the week, ``MO`` to ``SU``.
    at : local time as ``HH:MM``; the event has no time zone, so it stays at this time when you travel.
    start : the first day that counts; today if left out.
    weeks : how many weeks it repeats; without end if left out.

    Raises
    ------
    UnknownId : a day that is none.
    ValueError : no day, a time that is none, or a number of weeks out of range.
    """
    chosen = [day.upper() if isinstance(day, str) else day for day in names("days", days, "MO")]
    if not chosen:
        raise ValueError("days is empty; give at least one, such as 'MO'.")
    for day in chosen:
        if day not in DAYS:
            raise UnknownId("day of the week", day, DAYS)
    if start is not None and not isinstance(start, date):
        raise ValueError(f"start is {start!r}; it must be a day such as datetime.date(2030, 1, 7).")
    if not isinstance(at, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", at):
        raise ValueError(f"at is {at!r}; it must be a time such as '07:30'.")
    if weeks is not None:
        weeks = whole_number("weeks", weeks, 1, MOST_WEEKS)
    first = start or date.today()
    while DAYS[first.weekday()] not in chosen:
        first += timedelta(days=1)
    begins = datetime.combine(first, datetime.strptime(at, "%H:%M").time())
    ordered = [day for day in DAYS if day in chosen]
    rule = f"FREQ=WEEKLY;BYDAY={','.join(ordered)}"
    if weeks is not None:
        rule += f";COUNT={weeks * len(ordered)}"
    described = "\n".join([*filter(None, [routine.note]), str(routine)])
    identity = sha256(f"{routine.to_toml()}{rule}{begins}".encode()).hexdigest()[:24]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//stretchlib//routine//EN",
        "BEGIN:VEVENT",
        f"UID:{identity}@stretchlib",
        f"DTSTAMP:{begins:%Y%m%dT%H%M%S}Z",
        f"DTSTART:{begins:%Y%m%dT%H%M%S}",
        f"DURATION:PT{routine.seconds // 60}M{routine.seconds % 60}S",
        f"RRULE:{rule}",
        f"SUMMARY:{_escaped(routine.name)}",
        f"DESCRIPTION:{_escaped(described)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line of at most 75 bytes, going on after a line break and a blank; letters stay whole."""
    parts, room = [""], LINE_BYTES
    for letter in line:
        size = len(letter.encode())
        if size > room:
            parts.append("")
            room = LINE_BYTES - 1
        parts[-1] += letter
        room -= size
    return "\r\n ".join(parts)
