"""How routines and plans put times, areas and lists into words."""

from __future__ import annotations

from collections.abc import Iterable

from stretchlib.words import say


def area_words(area: str) -> str:
    """An area as part of a sentence, such as "the hamstrings"."""
    return say(f"catalogue.area-{area}")


def clock(seconds: int) -> str:
    """Seconds as ``m:ss``."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def minutes_in_words(seconds: int) -> str:
    """Seconds as minutes, such as "1 minute" or "2.5 minutes"; as ``m:ss`` where these are not round."""
    if seconds % 30:
        return clock(seconds)
    return say("timer.minutes", count=1 if seconds == 60 else f"{seconds / 60:g}")


def joined(names: Iterable[str]) -> str:
    """The names as part of a sentence, each once: "a", "a and b", "a, b and c"."""
    *all_but_last, last = list(dict.fromkeys(names)) or [""]
    return say("elements.and", names=", ".join(all_but_last), last=last) if all_but_last else last
