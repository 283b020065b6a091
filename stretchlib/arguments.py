"""What callers pass: numbers, switches and names, each checked with one sentence that says what is right."""

from __future__ import annotations

from collections.abc import Iterable
from operator import index
from unicodedata import category
from unicodedata import name as sign_name


def whole_number(name: str, value: object, low: int | None = None, high: int | None = None) -> int:
    """``value`` as an int, NumPy's too; ``ValueError`` if it is none or lies outside ``low`` to ``high``."""
    if high is not None:
        right = f"a whole number from {low} to {high}"
    else:
        right = "a whole number" if low is None else f"a whole number of at least {low}"
    try:
        number = index(value)  # type: ignore[arg-type]
    except TypeError:
        number = None
    if (
        number is None
        or isinstance(value, bool)
        or (low is not None and number < low)
        or (high is not None and number > high)
    ):
        raise ValueError(f"{name} is {value!r}; it must be {right}.")
    return number


def switch(name: str, value: object) -> bool:
    """``value`` as a bool; ``ValueError`` if it is none: the text ``"no"`` would count as true."""
    if not isinstance(value, bool):
        raise ValueError(f"{name} is {value!r}; it must be True or False.")
    return value


def names(name: str, value: str | Iterable[str], example: str) -> tuple[str, ...]:
    """One name, or several, as a tuple in a stable order; ``ValueError`` if they are none."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Iterable):
        raise ValueError(f"{name} is {value!r}; it must be one name or several, such as {{'{example}'}}.")
    listed = list(value)
    return tuple(sorted(listed, key=str) if isinstance(value, set | frozenset) else listed)


def control_sign(text: str, allowed: str = "") -> str | None:
    """The first sign that is no text, such as an escape or a line break; or ``None``.

    It is told by number and name, so that it does its work nowhere.
    """
    for sign in "" if text.isprintable() else text:
        if sign not in allowed and category(sign) in ("Cc", "Cs", "Zl", "Zp"):
            called = sign_name(sign, "")
            return f"U+{ord(sign):04X}{f' ({called.lower()})' if called else ''}"
    return None
