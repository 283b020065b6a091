"""Texts with their sources named, as a reader meets them."""

from __future__ import annotations

from stretchlib.catalogue import library
from stretchlib.catalogue.records import CITATION, cited


def with_sources(text: str) -> str:
    """A text whose ``[@id]`` marks are replaced by author and year; unverified sources are left out."""

    def label(match: object) -> str:
        known = library.references()
        keys = cited(match.group(0))  # type: ignore[attr-defined]
        names = [known[key].label for key in keys if key in known and known[key].status == "verified"]
        return f" ({'; '.join(names)})" if names else ""

    return CITATION.sub(label, text)
