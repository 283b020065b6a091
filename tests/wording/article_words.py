"""Which words each part of the source article holds: hashes of word stems, without its text or their order.

Run with the article's path to make ``article-words.json`` anew: ``python article_words.py ARTICLE``.
"""

from __future__ import annotations

import json
import re
import sys
from hashlib import sha256
from pathlib import Path

STORED = Path(__file__).with_name("article-words.json")
#: Where each part begins: the first words of a line, in order. A reply begins with a bullet.
BEGINNINGS = (
    ("Introduction", "Disclosure"),
    ("Hamstrings", "Tight hamstrings can"),
    ("Ballerina stretch", "Ballerina stretch"),
    ("Machine stretch", "Get resourceful"),
    ("Lying stretches", "Other ways"),
    ("Piriformis", "Another problem area"),
    ("Foam roller", "Foam roller fun"),
    ("Lunges", "Lunges offer"),
    ("Closing", "I hope you"),
)
REPLY = "\u2022"
_ENDINGS = re.compile(r"(?:ies|es|s|ing|ed|y|e)$")


def stem(word: str) -> str:
    """A word without its usual endings, so that ``hamstring`` and ``hamstrings`` are one."""
    found = word.lower()
    for _ in range(2):
        shorter = _ENDINGS.sub("", found)
        found = shorter if len(shorter) >= 3 else found
    return found


def words(text: str) -> set[str]:
    """All words of a text, in small letters and without apostrophes."""
    return set(re.findall(r"[a-z0-9]+", text.lower().replace("\u2019", "").replace("'", "")))


def hashed(word: str) -> str:
    """The stored form of a word."""
    return sha256(stem(word).encode()).hexdigest()[:12]


def parts(article: str) -> dict[str, str]:
    """The text of each part, comments and replies among them."""
    found: dict[str, list[str]] = {}
    place, waiting = "", list(BEGINNINGS)
    for line in article.splitlines():
        told = line.strip()
        comment = re.match(r"(\d+)\. ", told)
        if comment:
            place = f"Comment {comment[1]}"
        elif told.startswith(REPLY):
            place = f"{place}, reply"
        elif waiting and told.startswith(waiting[0][1]):
            place = waiting.pop(0)[0]
        elif told == "Leave a Comment":
            place = ""
        if place:
            found.setdefault(place, []).append(told)
    return {name: "\n".join(lines) for name, lines in found.items()}


def digest(article: str) -> dict[str, list[str]]:
    """Hashes of the word stems of each part, in no order but their own."""
    return {name: sorted({hashed(word) for word in words(text)}) for name, text in parts(article).items()}


def stored() -> dict[str, frozenset[str]]:
    """The stored hashes of each part."""
    found = json.loads(STORED.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in found.items()}


def holds(part: frozenset[str], term: str) -> bool:
    """Whether a part has every word of a term."""
    return {hashed(word) for word in term.split()} <= part


if __name__ == "__main__":
    made = digest(Path(sys.argv[1]).read_text(encoding="utf-8"))
    STORED.write_text(json.dumps(made, indent=0) + "\n", encoding="utf-8")
