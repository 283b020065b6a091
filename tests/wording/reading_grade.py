"""Flesch-Kincaid reading grade, close enough to hold a catalogue to plain words."""

from __future__ import annotations

import re


def syllables(word: str) -> int:
    """Spoken vowel groups; a silent final e does not count."""
    word = word.lower()
    count = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if word.endswith(("es", "ed")) and not word.endswith(("ted", "ded", "ses", "xes", "zes", "ches", "shes")):
        count -= 1 if count > 1 else 0
    return max(1, count)


def grade(text: str) -> float:
    """The school grade of a text: 8 is read easily at about fourteen years."""
    sentences = [part for part in re.split(r"[.!?:;]+(?:\s|$)", text) if re.search(r"[a-zA-Z]", part)]
    words = re.findall(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*", text)
    if not words or not sentences:
        return 0.0
    spoken = sum(syllables(part) for word in words for part in re.split(r"[-'\u2019]", word) if part)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59
