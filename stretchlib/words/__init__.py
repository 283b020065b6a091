"""The words of the interface: every sentence that widgets and commands say, one file a language.

The front end reads the same file when it is built. Facts (techniques, claims, signs) stand in the catalogue.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from stretchlib.errors import UnknownId

__all__ = ["placeholders", "say", "sections", "text"]

Entry = str | dict[str, str]

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
    entry = _entry(name)
    wanted = placeholders(entry)
    if set(values) != wanted:
        needs = ", ".join(sorted(wanted)) or "nothing"
        raise TypeError(f"The text '{name}' needs {needs}, and got {', '.join(sorted(values)) or 'nothing'}.")
    told = entry if isinstance(entry, str) else entry["one" if values["count"] == 1 else "other"]
    return _PLACEHOLDER.sub(lambda found: str(values[found[1]]), told)


def text(name: str) -> str:
    """One text with its placeholders, for a template that fills them in itself.

    Raises
    ------
    UnknownId : no text has that name; the message has the nearest ones.
    TypeError : it has forms, between which only ``say`` chooses.
    """
    entry = _entry(name)
    if not isinstance(entry, str):
        raise TypeError(f"The text '{name}' has forms for one and for more: ask for it by say.")
    return entry


def placeholders(entry: Entry) -> set[str]:
    """Names of what is to be filled in; a text with two forms always needs ``count``."""
    if isinstance(entry, str):
        return set(_PLACEHOLDER.findall(entry))
    return {"count", *(name for text in entry.values() for name in _PLACEHOLDER.findall(text))}


@cache
def sections() -> dict[str, dict[str, Entry]]:
    """All texts by section and key."""
    return tomllib.loads((files("stretchlib.words") / "en.toml").read_text(encoding="utf-8"))


def _entry(name: str) -> Entry:
    entry = _entries().get(name)
    if entry is None:
        raise UnknownId("text of the interface", name, _entries())
    return entry


@cache
def _entries() -> dict[str, Entry]:
    return {f"{section}.{key}": entry for section, all_ in sections().items() for key, entry in all_.items()}
