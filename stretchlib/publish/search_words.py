"""Lets the search of the book find pages by words that learners use and pages do not."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "search-words.toml"


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words of learners.

    Attributes
    ----------
    same : words by whose pages each of them is found too.
    first : the page that each of them puts first, by its name in Sphinx.
    """

    same: Mapping[str, list[str]]
    first: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> SearchWords:
        """The file beside the book's configuration; without it there are none."""
        path = folder / FILE
        found = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return cls(found.get("same", {}), found.get("first", {}))

    def add_to(self, index: dict[str, Any], stem: Callable[[str], str]) -> None:
        """Put them into a frozen index of Sphinx, whose numbers are places in its ``docnames``.

        The pages are those that the index had before, so that one word's pages do not reach a third by way
        of a second.
        """
        texts, titles = index["terms"], index["titleterms"]
        before = {word: {*_pages(texts.get(word)), *_pages(titles.get(word))} for word in {*texts, *titles}}
        for word, others in self.same.items():
            pages = {page for each in (word, *others) for page in before.get(stem(each.lower()), ())}
            if pages:
                texts[stem(word.lower())] = sorted(pages)
        places = {name: at for at, name in enumerate(index["docnames"])}
        for word, page in self.first.items():
            if page in places:  # it alone counts as named by the word; all others stay found
                key = stem(word.lower())
                texts[key] = sorted({*_pages(texts.get(key)), *_pages(titles.get(key)), places[page]})
                titles[key] = [places[page]]


def _pages(found: int | list[int] | None) -> list[int]:
    """Sphinx writes one page as a number, and several as a list."""
    if found is None:
        return []
    return [found] if isinstance(found, int) else list(found)
