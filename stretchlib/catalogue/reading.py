"""From TOML text to records, with one clear error for anything that does not fit.

Unknown keys, missing keys and wrong types are errors that name file, record and key. A record's dataclass is
its schema: each field's type gives the reader of its value, once. The rules are stricter and the messages
plainer than a conversion library's, and reading takes half the time, which every notebook feels.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

try:  # the same parser as the standard library's, compiled: the catalogue loads three times as fast
    import tomli as toml
except ImportError:  # where only the standard library is at hand, as in some browsers
    import tomllib as toml  # type: ignore[no-redef]

from stretchlib.arguments import control_sign
from stretchlib.catalogue.records import SLUG, PoseRecord
from stretchlib.errors import BadRecord

T = TypeVar("T")
Reader = Callable[[Any], Any]

LARGEST_FILE_BYTES = 2_000_000
_KINDS: Mapping[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a table",
    date: "a day",
}
# Keys that have got another name, or two, by a key of the records that had them: just unknown, they could be
# taken for something else.
_RENAMED: Mapping[tuple[str, str], str] = {
    ("count", "repetitions"): "write 'repetitions' for the movements of one round and 'rounds' for how often"
    " they come back",
    ("place", "article_part"): "write 'article_part' for the part of the source article",
}
CLAIM_ID = re.compile(r"[A-Z][0-9]+")


def own_file(path: str | Path) -> bytes:
    """The content of a reader's own file; ``OSError`` or ``ValueError`` if there is none."""
    if not isinstance(path, str | Path):
        raise ValueError(f"path is {path!r}; it must be the name of a file, such as 'my-plan.toml'.")
    place = Path(path)
    try:
        return place.read_bytes()
    except FileNotFoundError:
        raise FileNotFoundError(f"There is no file '{place.name}' in {place.absolute().parent}.") from None
    except OSError as fault:
        what = "is a folder" if place.is_dir() else f"cannot be read ({fault.strerror})"
        raise OSError(f"'{place}' {what}; name a file such as 'my-plan.toml'.") from None


def toml_table(content: bytes, file: str) -> dict[str, Any]:
    """The content of a TOML file; ``BadRecord`` if it is none."""
    if len(content) > LARGEST_FILE_BYTES:
        raise BadRecord(file, "", "", f"the file is larger than {LARGEST_FILE_BYTES // 1_000_000} MB")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise BadRecord(file, "", "", f"line {line} is not UTF-8 text; save the file as UTF-8") from None
    try:
        return toml.loads(text)
    except toml.TOMLDecodeError as fault:
        raise BadRecord(file, "", "", f"this is not TOML: {_clause(str(fault))}") from None
    except (RecursionError, ValueError) as fault:
        raise BadRecord(file, "", "", f"this cannot be read: {_clause(str(fault))}") from None


def tables(content: bytes, file: str) -> dict[str, dict[str, Any]]:
    """The top-level tables of a TOML file, one a record."""
    found = toml_table(content, file)
    if isinstance(found.get("steps"), list):
        raise BadRecord(
            file, "", "", f"this is a plan file, not one of techniques; read it with  stretchlib plan {file}"
        )
    for name, table in found.items():
        if not isinstance(table, dict):
            raise BadRecord(file, "", name, "must be a table such as [my-stretch], with its keys below it")
    return found


def form(table: Mapping[str, Any], record_type: type[T], file: str, record_id: str = "") -> T:
    """A table as a dataclass of any type; ``BadRecord`` says what does not fit."""
    try:
        return cast(T, _reader(cast(Any, record_type))(table))
    except _Fault as found:
        faults = [
            BadRecord(file, record_id, ".".join(fault.places), fault.reason) for fault in found.together()
        ]
        raise BadRecord.together(faults) from None


def slug(name: str) -> str:
    """A name as an id: lower-case words joined by hyphens; empty if nothing is left."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def record(table: Mapping[str, Any], record_id: str, record_type: type[T], file: str) -> T:
    """One table as a record of a type; ``BadRecord`` says what does not fit."""
    spelling = CLAIM_ID if record_type.__name__ == "Claim" else SLUG
    if not spelling.fullmatch(record_id):
        wanted = (
            "a capital letter and a number" if spelling is CLAIM_ID else "lower-case words joined by hyphens"
        )
        raise BadRecord(file, record_id, "", f"the id must be {wanted}")
    if "id" in table:
        raise BadRecord(file, record_id, "id", "the table's name is the id; leave this key out")
    return form({"id": record_id, **table}, record_type, file, record_id)


def records(content: bytes, record_type: type[T], file: str) -> dict[str, T]:
    """All records of a file whose tables are all of one type, by id."""
    found: dict[str, T] = {}
    faults: list[BadRecord] = []
    for name, table in tables(content, file).items():
        try:
            found[name] = record(table, name, record_type, file)
        except BadRecord as fault:
            faults.append(fault)
    if faults:
        raise BadRecord.together(faults)
    return found


class _Fault(Exception):
    """Something that does not fit, with the keys that lead to it from the outside in."""

    def __init__(self, reason: str, *places: str) -> None:
        super().__init__(reason)
        self.reason, self.places = reason, list(places)
        self.others: list[_Fault] = []
        #: Keys that whoever mistyped this one may have meant.
        self.meant: list[str] = []

    def together(self) -> list[_Fault]:
        """This one and all that were found with it: who mends a file wants to hear them at once."""
        return [self, *self.others]


def _read_all(parts: Iterable[tuple[str, Reader, Any]], faults: Iterable[_Fault] = ()) -> dict[str, Any]:
    """The values of all parts, or all that does not fit in them, besides what was found before."""
    found = list(faults)
    values: dict[str, Any] = {}
    for place, read, part in parts:
        try:
            values[place] = read(part)
        except _Fault as caught:
            for fault in caught.together():
                fault.places.insert(0, place)
            found += caught.together()
    if found:
        first, *others = found
        first.others = others
        raise first
    return values


@cache
def _reader(kind: Any) -> Reader:
    """The function that reads values of a type."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is PoseRecord:
        return _pose_reader()
    if is_dataclass(kind):
        return _record_reader(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return lambda value: _choice(value, parts)
    if origin is tuple:
        return _row_reader(_reader(parts[0]))
    if origin is Mapping:
        return _table_reader(_reader(parts[1]))
    if origin in (Union, UnionType) and NoneType in parts:  # TOML has no null: a value that stands is one
        return _reader(next(part for part in parts if part is not NoneType))
    raise TypeError(f"Files have no form for {kind}.")


def _record_reader(kind: Any) -> Reader:
    types = get_type_hints(kind)
    readers = {item.name: _reader(types[item.name]) for item in fields(kind)}
    required = [
        item.name for item in fields(kind) if item.default is MISSING and item.default_factory is MISSING
    ]

    def read(value: Any) -> Any:
        _is_table(value)
        known = [name for name in readers if name != "id"]
        faults = [_unknown_key(key, known) for key in value if key not in readers]
        meant = {
            near for fault in faults for near in fault.meant
        }  # a key that was mistyped is not missing too
        faults += [_Fault("is missing", name) for name in required if name not in value and name not in meant]
        parts = ((key, readers[key], part) for key, part in value.items() if key in readers)
        given = _read_all(parts, faults)
        try:
            return kind(**given)
        except ValueError as fault:
            raise _Fault(_clause(str(fault))) from None

    return read


def _pose_reader() -> Reader:
    """A pose stands flat in the file: coordinates beside what it rests on."""
    own = {item.name for item in fields(PoseRecord)} - {"pose"}
    read = _record_reader(PoseRecord)

    def pose_record(value: Any) -> Any:
        _is_table(value)
        nested = {key: part for key, part in value.items() if key in own}
        nested["pose"] = {key: part for key, part in value.items() if key not in own}
        try:
            return read(nested)
        except _Fault as caught:
            for fault in caught.together():
                fault.places = [place for place in fault.places if place != "pose"]
            raise

    return pose_record


def _row_reader(read: Reader) -> Reader:
    def row(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _Fault(f"must be a list in square brackets, but is {_named(value)}")
        return tuple(_read_all((str(place), read, part) for place, part in enumerate(value, 1)).values())

    return row


def _table_reader(read: Reader) -> Reader:
    def table(value: Any) -> Mapping[str, Any]:
        _is_table(value)
        return _read_all((key, read, part) for key, part in value.items())

    return table


def _is_table(value: Any) -> None:
    if not isinstance(value, dict):
        raise _Fault(f"must be a table, but is {_named(value)}")


def _unknown_key(key: str, known: list[str]) -> _Fault:
    near = get_close_matches(key, known, n=1)
    for (old, beside), advice in _RENAMED.items():
        if key == old and beside in known:
            return _Fault(f"is not a key of this record; {advice}", key)
    advice = f"'{near[0]}' is one" if near else f"known keys are {', '.join(known)}"
    fault = _Fault(f"is not a key of this record; {advice}", key)
    fault.meant = near
    return fault


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Fault(f"must be text in quotes, but is {_named(value)}")
    if not value or value.isspace():
        raise _Fault("is empty; write something or leave the key out")
    if sign := control_sign(value, allowed="\n\r\t"):
        raise _Fault(f"holds the control character {sign}; write plain text without it")
    return " ".join(value.split()) if re.search(r"[\n\r\t]", value) else value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Fault(f"must be true or false, but is {_named(value)}")
    return value


def _whole_number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _Fault(f"must be a whole number, but is {_named(value)}")
    return value


def _number(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise _Fault(f"must be a number, but is {_named(value)}")
    return float(value)


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _Fault(f"must be a day such as 2027-03-05, without quotes, but is {_named(value)}")
    return value


def _choice(value: Any, allowed: tuple[Any, ...]) -> Any:
    if isinstance(value, str) and value in allowed:
        return value
    near = get_close_matches(str(value), allowed, n=1, cutoff=0.5)
    if near:
        raise _Fault(f"is {value!r}; '{near[0]}' would be right")
    raise _Fault(f"is {value!r}; it must be one of {', '.join(allowed)}")


_PLAIN: Mapping[Any, Reader] = {str: _text, bool: _truth, int: _whole_number, float: _number, date: _day}


def _named(value: Any) -> str:
    return _KINDS.get(type(value), f"a {type(value).__name__}")


def _clause(message: str) -> str:
    """A message that fits behind a colon and before the full stop that ``BadRecord`` adds."""
    return message.strip().rstrip(".") or "unknown fault"
