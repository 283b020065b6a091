"""From TOML text to records, with one clear error for anything that does not fit.

Unknown keys, missing keys and wrong types are errors that name file, record and key. cattrs builds the
records; the hooks here make it strict, because a TOML file says a value's type and a wrong one is a slip.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

try:  # the same parser as the standard library's, compiled: the catalogue loads three times as fast
    import tomli as toml
except ImportError:  # where only the standard library is at hand, as in some browsers
    import tomllib as toml  # type: ignore[no-redef]

from cattrs import ClassValidationError, Converter, IterableValidationError
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn

from stretchlib.body.pose import Pose
from stretchlib.catalogue.records import SLUG, PoseRecord
from stretchlib.errors import BadRecord

T = TypeVar("T")

LARGEST_FILE_BYTES = 2_000_000
_KINDS: Mapping[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a table",
}
CLAIM_ID = re.compile(r"[A-Z][0-9]+")


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
    for name, table in found.items():
        if not isinstance(table, dict):
            raise BadRecord(file, "", name, "must be a table such as [my-stretch], with its keys below it")
    return found


def form(table: Mapping[str, Any], record_type: type[T], file: str, record_id: str = "") -> T:
    """A table as a dataclass of any type; ``BadRecord`` says what does not fit."""
    try:
        return _converter().structure(table, record_type)
    except Exception as fault:
        key, reason = _first_fault(fault)
        raise BadRecord(file, record_id, key, reason) from None


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
    return {name: record(table, name, record_type, file) for name, table in tables(content, file).items()}


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _truth)
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook_factory(
        _made_from(Literal), lambda kind: lambda value, _: _choice(value, get_args(kind))
    )
    converter.register_structure_hook_factory(_made_from(tuple), lambda kind: _row_reader(kind, converter))
    converter.register_structure_hook_factory(
        _made_from(Mapping), lambda kind: _table_reader(kind, converter)
    )
    converter.register_structure_hook_factory(is_dataclass, lambda kind: _record_reader(kind, converter))
    converter.register_structure_hook_factory(
        lambda kind: kind is PoseRecord, lambda _: _pose_reader(converter)
    )
    return converter


def _made_from(form: Any) -> Callable[[Any], bool]:
    """Whether a type such as ``tuple[str, ...]`` is made from a form such as ``tuple``."""

    def is_made_from(kind: Any) -> bool:
        origin: Any = get_origin(kind)
        return origin is form

    return is_made_from


def _record_reader(kind: type[T], converter: Converter) -> Callable[[Any, Any], T]:
    read = cast(Callable[[Any, Any], T], make_dict_structure_fn(kind, converter))

    def checked(value: Any, _: Any) -> T:
        if not isinstance(value, dict):
            raise TypeError(f"must be a table, but is {_named(value)}")
        return read(value, kind)

    return checked


def _pose_reader(converter: Converter) -> Callable[[Any, Any], PoseRecord]:
    """A pose stands flat in the file: coordinates beside what it rests on."""
    own = {item.name for item in fields(PoseRecord)} - {"pose"}
    angles = {item.name for item in fields(Pose)}
    read = make_dict_structure_fn(PoseRecord, converter)

    def pose_record(value: Any, _: Any) -> PoseRecord:
        if not isinstance(value, dict):
            raise TypeError(f"must be a table, but is {_named(value)}")
        extra = set(value) - own - angles
        if extra:
            raise ForbiddenExtraKeysError("", PoseRecord, extra)
        nested = {key: part for key, part in value.items() if key in own}
        nested["pose"] = {key: part for key, part in value.items() if key in angles}
        return read(nested, PoseRecord)

    return pose_record


def _row_reader(kind: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    item = get_args(kind)[0]

    def row(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise TypeError(f"must be a list in square brackets, but is {_named(value)}")
        return tuple(_at(place, converter, part, item) for place, part in enumerate(value))

    return row


def _table_reader(kind: Any, converter: Converter) -> Callable[[Any, Any], Mapping[str, Any]]:
    item = get_args(kind)[1]

    def table(value: Any, _: Any) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise TypeError(f"must be a table, but is {_named(value)}")
        return {key: _at(key, converter, part, item) for key, part in value.items()}

    return table


class _Within(Exception):
    """A fault inside a list or table, with its place."""

    def __init__(self, place: str | int, fault: Exception) -> None:
        super().__init__(place)
        self.place, self.fault = place, fault


def _at(place: str | int, converter: Converter, part: Any, kind: Any) -> Any:
    try:
        return converter.structure(part, kind)
    except Exception as fault:
        raise _Within(place, fault) from None


def _text(value: Any, _: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"must be text in quotes, but is {_named(value)}")
    if not value or value.isspace():
        raise ValueError("is empty; write something or leave the key out")
    return " ".join(value.split()) if "\n" in value else value


def _truth(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"must be true or false, but is {_named(value)}")
    return value


def _whole_number(value: Any, _: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"must be a whole number, but is {_named(value)}")
    return value


def _number(value: Any, _: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise TypeError(f"must be a number, but is {_named(value)}")
    return float(value)


def _choice(value: Any, allowed: tuple[Any, ...]) -> Any:
    if value in allowed and isinstance(value, str):
        return value
    near = get_close_matches(str(value), allowed, n=1, cutoff=0.5)
    if near:
        raise ValueError(f"is {value!r}; '{near[0]}' would be right")
    raise ValueError(f"is {value!r}; it must be one of {', '.join(allowed)}")


def _named(value: Any) -> str:
    return _KINDS.get(type(value), f"a {type(value).__name__}")


def _first_fault(fault: BaseException) -> tuple[str, str]:
    """The dotted key and the reason of the first thing that is wrong."""
    places, leaf = _descend(fault)
    if isinstance(leaf, ForbiddenExtraKeysError):
        extra = min(leaf.extra_fields)
        known = _keys_of(leaf.cl)
        near = get_close_matches(extra, known, n=1)
        advice = f"'{near[0]}' is one" if near else f"known keys are {', '.join(known)}"
        return ".".join([*places, extra]), f"is not a key of this record; {advice}"
    if isinstance(leaf, KeyError):
        return ".".join(places), "is missing"
    return ".".join(places), _clause(str(leaf))


def _keys_of(kind: Any) -> list[str]:
    names = [item.name for item in fields(kind) if item.name not in {"id", "pose"}]
    return names + ([item.name for item in fields(Pose)] if kind is PoseRecord else [])


def _descend(fault: BaseException) -> tuple[list[str], BaseException]:
    places: list[str] = []
    while True:
        if isinstance(fault, _Within):
            places.append(str(fault.place + 1) if isinstance(fault.place, int) else fault.place)
            fault = fault.fault
        elif isinstance(fault, ClassValidationError | IterableValidationError):
            fault = _gravest(fault)
            places.extend(_noted(fault))
        else:
            return [place for place in places if place != "pose"], fault


def _gravest(group: ClassValidationError | IterableValidationError) -> Exception:
    """An unknown key explains a missing one (a slip in typing), so it is told first."""
    faults = list(group.exceptions)
    return next((f for f in faults if isinstance(f, ForbiddenExtraKeysError)), faults[0])


def _noted(fault: BaseException) -> Iterator[str]:
    for note in getattr(fault, "__notes__", []):
        name = getattr(note, "name", None)
        if isinstance(name, str):
            yield name


def _clause(message: str) -> str:
    """A message that fits behind a colon and before the full stop that ``BadRecord`` adds."""
    return message.strip().rstrip(".") or "unknown fault"
