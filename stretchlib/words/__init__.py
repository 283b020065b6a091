"""The words of the interface: every sentence that widgets and commands say, one file a language.

The front end reads the same file when it is built. Facts (techniques, claims, signs) stand in the catalogue.
The environment variable ``STRETCHLIB_WORDS`` names another file for both, to try a language out.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable
from functools import cache, wraps
from importlib.resources import files
from pathlib import Path
from typing import ParamSpec, TypeVar

from stretchlib.errors import UnknownId

__all__ = ["cached", "language", "placeholders", "say", "sections", "text"]

Entry = str | dict[str, str]
P = ParamSpec("P")
R = TypeVar("R")

#: Names another words file.
VARIABLE = "STRETCHLIB_WORDS"
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


def say(name: str, /, **values: object) -> str:
    """One text of the interface with its placeholders filled in.

    Parameters
    ----------
    name : section and key, such as ``"flashcards.turn"``.
    **values : one for each placeholder; a whole number ``count`` chooses between ``one`` and ``other``.

    Raises
    ------
    UnknownId : no text has that name; the message has the nearest ones.
    TypeError : a value is missing, or no placeholder has its name.
    """
    entry, wanted = _entry(name)
    if values.keys() != wanted:
        needs = ", ".join(sorted(wanted)) or "nothing"
        raise TypeError(f"The text '{name}' needs {needs}, and got {', '.join(sorted(values)) or 'nothing'}.")
    told = entry if isinstance(entry, str) else entry["one" if values["count"] == 1 else "other"]
    return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), told) if wanted else told


def text(name: str) -> str:
    """One text with its placeholders, for a template that fills them in itself.

    Raises
    ------
    UnknownId : no text has that name; the message has the nearest ones.
    TypeError : it has forms, between which only ``say`` chooses.
    """
    entry, _ = _entry(name)
    if not isinstance(entry, str):
        raise TypeError(f"The text '{name}' has forms for one and for more: ask for it by say.")
    return entry


def placeholders(entry: Entry) -> set[str]:
    """Names of what is to be filled in; a text with two forms always needs ``count``."""
    if isinstance(entry, str):
        return set(_PLACEHOLDER.findall(entry))
    return {"count", *(name for text in entry.values() for name in _PLACEHOLDER.findall(text))}


def sections() -> dict[str, dict[str, Entry]]:
    """All texts by section and key."""
    return _read(language())


def language() -> str:
    """The file of words that is spoken; empty for the package's own."""
    return os.environ.get(VARIABLE, "")


def cached(make: Callable[P, R]) -> Callable[P, R]:
    """Keep what a function makes of its arguments, as ``functools.cache`` does, once for each language."""

    kept: dict[tuple[object, ...], R] = {}

    @wraps(make)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        key = (language(), args, *kwargs.items())
        if key not in kept:
            kept[key] = make(*args, **kwargs)
        return kept[key]

    return asked


@cache
def _read(path: str) -> dict[str, dict[str, Entry]]:
    file = Path(path) if path else files("stretchlib.words") / "en.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _entry(name: str) -> tuple[Entry, set[str]]:
    """A text and the names of its placeholders."""
    known = _entries(language())
    if name not in known:
        raise UnknownId("text of the interface", name, known)
    return known[name]


@cache
def _entries(path: str) -> dict[str, tuple[Entry, set[str]]]:
    return {
        f"{section}.{key}": (entry, placeholders(entry))
        for section, all_ in _read(path).items()
        for key, entry in all_.items()
    }
