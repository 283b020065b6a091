"""The sources as BibTeX, for the book and for everybody's own writing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stretchlib.catalogue import library
from stretchlib.catalogue.records import INITIALS, Reference

_SPECIAL = re.compile(r"([&%$#_])")


def bibtex(references: Iterable[Reference] | None = None) -> str:
    """BibTeX entries, one a source.

    Parameters
    ----------
    references : which; the verified ones of the catalogue if left out.
    """
    chosen = references
    if chosen is None:
        chosen = (item for item in library.references().values() if item.status == "verified")
    return "\n\n".join(entry(item) for item in chosen) + "\n"


def entry(item: Reference) -> str:
    """One source as a BibTeX entry."""
    values = {
        "author": _authors(item),
        "title": item.title,
        "journal" if item.kind == "article" else "howpublished": item.source,
        "year": str(item.year or ""),
        "doi": item.doi,
        "pmid": item.pmid,
        "url": item.url,
        "note": item.note,
    }
    as_they_are = {"doi", "pmid", "url", "year"}
    written = {
        key: value if key in as_they_are else _SPECIAL.sub(r"\\\1", value)
        for key, value in values.items()
        if value
    }
    kind = "article" if item.kind == "article" else "misc"
    lines = [f"  {key} = {{{value}}}," for key, value in written.items()]
    return "\n".join([f"@{kind}{{{item.id},", *lines, "}"])


def _authors(item: Reference) -> str:
    if item.kind in ("guideline", "web"):
        return "{" + item.authors + "}"
    names = item.authors.removesuffix(" et al").replace(" and ", ", ").split(", ")
    written = []
    for name in names:
        initials = INITIALS.search(name)
        family = INITIALS.sub("", name)
        given = " ".join(f"{letter}." for letter in initials[0].strip()) if initials else ""
        written.append(f"{{{family}}}, {given}" if given else f"{{{family}}}")
    if item.authors.endswith(" et al") or len(names) == 1:
        written.append("others")
    return " and ".join(written)
