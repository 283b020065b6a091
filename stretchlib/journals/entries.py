"""What a journal holds: one record an entry, checked before it is kept."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

from stretchlib.brief import Brief
from stretchlib.words import say

#: Signs of a text; far more than anybody writes, and little enough for a phone.
LONGEST = 2**20
LONGEST_DAY = 24 * 60 * 60
MOST_ACTIVITIES = 3
MOST_TECHNIQUES = 100
MOST_TRIES = 9
WIDEST = 150.0  # degrees that can be missing to a straight knee
_TIME = re.compile(
    r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)", re.ASCII
)
#: What Python and browsers take for a blank differs in a few signs; here it is what either does.
_SOMETHING = re.compile(r"[^\s\ufeff]")
_TENTH = Decimal("0.1")


class BadEntry(ValueError):
    """What cannot be kept, as one sentence that says what would be right.

    Examples
    --------
    >>> sl.Journal.check("check-in", worst_pain=12)
    Traceback (most recent call last):
        ...
    stretchlib.journals.entries.BadEntry: 'worst_pain' must be a whole number from 0 to 10, not 12.
    """


@dataclass(frozen=True, slots=True, repr=False)
class Entry(Brief):
    """One entry of a journal.

    Attributes
    ----------
    id : a UUID, the same wherever the entry travels.
    kind : one of ``KINDS``.
    at : when it happened, with the offset of the learner's own clock.
    changed : when it was last written; of two versions the later one counts.
    data : its values by name, as ``KINDS`` says; empty of a deleted entry.
    deleted : whether only the sign is left that there was one, so that no copy brings it back.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> journal = sl.Journal(mkdtemp() + "/mine.sqlite3")
    >>> _ = journal.record("check-in", worst_pain=4, activities={"sitting": 6})
    >>> [entry] = journal.entries()
    >>> entry.kind, entry.data["worst_pain"]
    ('check-in', 4)
    >>> journal.close()
    """

    id: str
    kind: str
    at: datetime
    changed: datetime
    data: Mapping[str, Any]
    deleted: bool = False

    def told(self) -> dict[str, Any]:
        """As the exchange format has it."""
        first = {"id": self.id, "kind": self.kind, "at": stamp(self.at), "changed": stamp(self.changed)}
        return {**first, "deleted": True} if self.deleted else {**first, **self.data}

    def without_data(self, when: datetime) -> Entry:
        """The sign that this entry was deleted."""
        return replace(self, data=MappingProxyType({}), deleted=True, changed=when)


def new(kind: str, at: datetime | None = None, /, **values: Any) -> Entry:
    """A new entry, checked.

    Raises
    ------
    BadEntry : an unknown kind, a value that is missing, unknown or out of its range.
    """
    now = datetime.now().astimezone()
    when = now if at is None else at
    if when.tzinfo is None:
        when = when.astimezone()  # a time without an offset is that of this place
    return Entry(str(uuid4()), kind, whole(when), whole(now), checked(kind, values))


def checked(kind: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values of an entry as they are kept: those that are ``None`` left out, the others in order."""
    if kind not in KINDS:
        raise BadEntry(say("entries.unknown-kind", kind=_quoted(kind), known=_listed(KINDS)))
    fields = KINDS[kind]
    given = {key: value for key, value in values.items() if value is not None}
    if unknown := [key for key in given if key not in fields]:
        raise BadEntry(
            say("entries.unknown-value", key=_quoted(unknown[0]), kind=kind, known=_listed(fields))
        )
    if missing := [key for key, field in fields.items() if field.needed and key not in given]:
        raise BadEntry(say("entries.missing-value", key=_quoted(missing[0]), kind=kind))
    found = {key: field.check(key, given[key]) for key, field in fields.items() if key in given}
    if not found:
        raise BadEntry(say("entries.empty", kind=kind))
    if "tries" in found:
        found["degrees"] = tenth(median(found["tries"]))
    return MappingProxyType(found)


def read(told: object) -> Entry:
    """An entry from the exchange format.

    Raises
    ------
    BadEntry : it is none, as one sentence.
    """
    if not isinstance(told, Mapping):
        raise BadEntry(say("entries.no-entry", found=_quoted(told)))
    values = dict(told)
    entry_id, kind = values.pop("id", None), values.pop("kind", None)
    try:
        if str(UUID(str(entry_id))) != entry_id:
            raise ValueError
    except ValueError:
        raise BadEntry(say("entries.bad-id", found=_quoted(entry_id))) from None
    at, changed = (time(key, values.pop(key, None)) for key in ("at", "changed"))
    if values.pop("deleted", False) is True:
        if str(kind) not in KINDS:
            raise BadEntry(say("entries.unknown-kind", kind=_quoted(kind), known=_listed(KINDS)))
        return Entry(str(entry_id), str(kind), at, changed, MappingProxyType({}), deleted=True)
    values.pop("degrees", None)  # follows from the tries
    return Entry(str(entry_id), str(kind), at, changed, checked(str(kind), values))


def later(one: Entry, other: Entry) -> Entry:
    """Which of two versions of an entry counts: the later; of two at once, the deleted one."""
    return max(one, other, key=lambda each: (each.changed, each.deleted, line(each).encode("utf-16-be")))


def line(entry: Entry) -> str:
    """An entry as the exchange format has it, sign for sign as the page writes it."""
    return json.dumps(entry.told(), ensure_ascii=False, separators=(",", ":"))


def stamp(when: datetime) -> str:
    """A time as ISO 8601 with its offset, to the millisecond."""
    return when.isoformat(timespec="milliseconds")


def whole(when: datetime) -> datetime:
    """A time without what is finer than a millisecond."""
    return when.replace(microsecond=when.microsecond // 1000 * 1000)


def time(key: str, told: object) -> datetime:
    """A time from text: ISO 8601 with an offset."""
    try:
        if not (isinstance(told, str) and _TIME.fullmatch(told)):
            raise ValueError
        when = datetime.fromisoformat(told)
        when.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadEntry(say("entries.bad-time", key=key, found=_quoted(told))) from None
    return whole(when)


@dataclass(frozen=True, slots=True)
class Field:
    """One value of an entry: how it is checked, and whether it must be there."""

    check: Callable[[str, Any], Any]
    needed: bool = False


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str) or not _SOMETHING.search(value):
        raise BadEntry(say("entries.must-be-text", key=key, found=_quoted(value)))
    if len(value) > LONGEST:
        raise BadEntry(say("entries.too-long", key=key, most=f"{LONGEST:,}"))
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise BadEntry(say("entries.half-sign", key=key))
    return value


def _number(low: int, high: int) -> Callable[[str, Any], int]:
    def check(key: str, value: Any) -> int:
        whole_one = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        if isinstance(value, bool) or not whole_one or not low <= value <= high:
            raise BadEntry(say("entries.must-be-number", key=key, low=low, high=high, found=_quoted(value)))
        return int(value)

    return check


def _one_of(*known: str) -> Callable[[str, Any], str]:
    def check(key: str, value: Any) -> str:
        if value not in known:
            raise BadEntry(say("entries.must-be-one-of", key=key, known=_listed(known), found=_quoted(value)))
        return str(value)

    return check


def _numbers(why: str, most: int, each: Callable[[str, Any], int]) -> Callable[[str, Any], dict[str, int]]:
    """A number for each name."""

    def check(key: str, value: Any) -> dict[str, int]:
        if not isinstance(value, Mapping) or not 0 < len(value) <= most:
            raise BadEntry(say(f"entries.{why}", key=key, most=most))
        rows = sorted(value.items(), key=_as_in_a_browser)
        return {_text(key, name): each(f"{key}: {name[:40]}", number) for name, number in rows}

    return check


def _as_in_a_browser(row: tuple[object, object]) -> tuple[bool, int]:
    """There, names that are whole numbers come first, by size, and the others as they were given."""
    name = str(row[0])
    number = int(name) if re.fullmatch(r"0|[1-9]\d{0,9}", name, re.ASCII) else 2**32
    return (False, number) if number < 2**32 - 1 else (True, 0)


def tenth(angle: float) -> float | int:
    """To a tenth, where a half is rounded up; whole degrees without a point, as in the page."""
    rounded = Decimal(angle).quantize(_TENTH, ROUND_HALF_UP)
    return int(rounded) if rounded == int(rounded) else float(rounded)


def _tries(key: str, value: Any) -> list[float | int]:
    if not isinstance(value, list | tuple) or not 0 < len(value) <= MOST_TRIES:
        raise BadEntry(say("entries.must-be-tries", key=key, most=MOST_TRIES))
    for angle in value:
        good = isinstance(angle, int | float) and not isinstance(angle, bool) and math.isfinite(angle)
        if not good or not 0 <= angle <= WIDEST:
            raise BadEntry(say("entries.must-be-angle", high=f"{WIDEST:g}", found=_quoted(angle)))
    return [tenth(angle) for angle in value]


def _quoted(value: object) -> str:
    """What was given, short and harmless on a terminal."""
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _listed(names: Any) -> str:
    return ", ".join(f"'{name}'" for name in names)


#: The kinds of entries, with the values that each has.
#:
#: ``session``: a routine done and its seconds, perhaps the seconds of work by id of the technique, and from 0
#: to 10 how strong it felt. ``check-in``: of the week, worst pain from 0 (none) to 10
#: (the worst), up to three activities of the learner's own from 0 (cannot) to 10 (as well as ever),
#: confidence from 0 to 10. ``knee-extension``: degrees missing to a straight knee, each try; their median is
#: added as ``degrees``. ``note``: words.
KINDS: Mapping[str, Mapping[str, Field]] = MappingProxyType(
    {
        "session": {
            "routine": Field(_text, needed=True),
            "seconds": Field(_number(1, LONGEST_DAY), needed=True),
            "techniques": Field(_numbers("must-be-techniques", MOST_TECHNIQUES, _number(1, LONGEST_DAY))),
            "felt": Field(_number(0, 10)),
            "note": Field(_text),
        },
        "check-in": {
            "worst_pain": Field(_number(0, 10)),
            "activities": Field(_numbers("must-be-activities", MOST_ACTIVITIES, _number(0, 10))),
            "confidence": Field(_number(0, 10)),
            "note": Field(_text),
        },
        "knee-extension": {
            "side": Field(_one_of("left", "right"), needed=True),
            "tries": Field(_tries, needed=True),
            "note": Field(_text),
        },
        "note": {"text": Field(_text, needed=True)},
    }
)
