"""How routines and plans put times, areas and lists into words."""

from __future__ import annotations

from collections.abc import Iterable

AREA_WORDS = {
    "hamstrings": "the hamstrings",
    "hip-flexors": "the hip flexors",
    "piriformis": "the buttock and piriformis",
    "thighs": "the thighs",
    "calves": "the calves",
    "feet": "the feet",
    "low-back": "the low back",
    "upper-back": "the upper back",
    "nerve": "the sciatic nerve",
}


def clock(seconds: int) -> str:
    """Seconds as ``m:ss``."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def minutes_in_words(seconds: int) -> str:
    """Seconds as minutes, such as "1 minute" or "2.5 minutes"; as ``m:ss`` where these are not round."""
    return f"{seconds / 60:g} minute{'' if seconds == 60 else 's'}" if seconds % 30 == 0 else clock(seconds)


def joined(names: Iterable[str]) -> str:
    """The names as part of a sentence, each once: "a", "a and b", "a, b and c"."""
    *all_but_last, last = list(dict.fromkeys(names)) or [""]
    return f"{', '.join(all_but_last)} and {last}" if all_but_last else last
