"""How objects of the library name themselves where a notebook prints them: in one short line."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, Sequence, ValuesView
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, TypeVar

T = TypeVar("T")

#: Signs of a ``repr``; more would fill a page where somebody only wanted to see what a thing is.
MOST_SIGNS = 200
_NAMES = ("id", "name")
_FEW = 3


def brief(thing: Any, *, most: int = MOST_SIGNS) -> str:
    """``Type('id')``; without an id, the fields that are not as they are by default, as far as they fit.

    Parameters
    ----------
    thing : a dataclass.
    most : signs that the text may have; what is left out is told by ``…``.
    """
    called = type(thing).__name__
    for name in _NAMES:
        if isinstance(given := getattr(thing, name, None), str) and given:
            return f"{called}({_short(given, most - len(called) - 2)})"
    told: list[str] = []
    for field in fields(thing):
        value = getattr(thing, field.name)
        if not field.repr or _is_default(field, value):
            continue
        room = most - len(called) - len("(, …)") - sum(len(part) + 2 for part in told)
        part = f"{field.name}={_short(value, room - len(field.name) - 1)}"
        if len(part) > room:
            return f"{called}({', '.join([*told, '…'])})"
        told.append(part)
    return f"{called}({', '.join(told)})"


def _is_default(field: Any, value: Any) -> bool:
    if field.default is not MISSING:
        return bool(value is field.default or (not hasattr(value, "shape") and value == field.default))
    if field.default_factory is not MISSING:
        return bool(value == field.default_factory())
    return False


def _short(value: Any, most: int) -> str:
    """A value as text of at most ``most`` signs, as far as that can be."""
    if hasattr(value, "shape"):
        return f"<array {'x'.join(map(str, value.shape))}>"
    if is_dataclass(value) and not isinstance(value, type):
        return brief(value, most=max(most, len(type(value).__name__) + 3))
    if isinstance(value, Mapping | Sequence | set | frozenset) and not isinstance(value, str):
        whole = repr(value)
        return whole if len(value) <= _FEW and len(whole) <= most else f"<{len(value)} entries>"
    whole = repr(value)
    return whole if len(whole) <= most else f"{whole[: max(most - 2, 1)]}…{whole[-1]}"


class Brief:
    """Gives a dataclass the short ``repr`` of ``brief``; its decorator needs ``repr=False``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return brief(self)


class Records(Mapping[str, T]):
    """Things by id, to look at and not to change: ``Records('bone', 62 entries)``.

    Parameters
    ----------
    kind : what one of them is called.
    found : the things by id, in order.
    """

    __slots__ = ("_found", "_kind")

    def __init__(self, kind: str, found: Mapping[str, T]) -> None:
        self._kind = kind
        self._found = dict(found)

    def __getitem__(self, key: str) -> T:
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, key: object) -> bool:
        return key in self._found

    # The views of the dictionary itself: the general ones look up each key again.
    def keys(self) -> KeysView[str]:
        """The ids, in order."""
        return self._found.keys()

    def values(self) -> ValuesView[T]:
        """The things, in order."""
        return self._found.values()

    def items(self) -> ItemsView[str, T]:
        """Ids with their things, in order."""
        return self._found.items()

    def __repr__(self) -> str:
        return f"Records({self._kind!r}, {len(self)} entries)"


class Several(Brief):
    """Gives a dataclass whose one field holds records the ways of a sequence: ``len``, ``for``, ``[0]``.

    Its ``repr`` names the first records: ``MuscleSheet('psoas', 'iliacus')``.
    """

    __slots__ = ()

    def _records(self) -> tuple[Any, ...]:
        (only,) = fields(self)  # type: ignore[arg-type]
        return tuple(getattr(self, only.name))

    def __len__(self) -> int:
        return len(self._records())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._records())

    def __getitem__(self, place: int) -> Any:
        return self._records()[place]

    def __repr__(self) -> str:
        named = [repr(record.id) for record in self._records()[:_FEW]]
        more = [f"… {len(self)} in all"] if len(self) > _FEW else []
        return f"{type(self).__name__}({', '.join([*named, *more])})"
