"""Claims, sources, chapters, cautions as plain data for the browser. Only verified sources are named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stretchlib import catalogue
from stretchlib.catalogue.records import CITATION, Claim, Reference, Stretch, cited, status_words


def claim_data(claim: Claim) -> dict[str, Any]:
    """A claim in full: ``why`` is a list of texts and of sources where they are cited."""
    return {
        "id": claim.id,
        "claim": claim.claim,
        "kind": claim.verdict,
        "why": _with_sources(claim.why),
        "chapter": claim.chapter,
        **verdict_data(claim),
    }


def verdict_data(claim: Claim) -> dict[str, Any]:
    """What stands for a claim after an answer: the verdict, what we say, how far we checked, sources."""
    return {
        "verdict": claim.verdict_words,
        "say": claim.say,
        "checked": status_words(claim.status),
        "sources": [_source(source) for source in _printed(claim.sources)],
    }


def chapter_data(ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Title and notebook of chapters, in reading order."""
    named = set(ids)
    return {
        key: {"title": chapter.title, "notebook": chapter.notebook}
        for key, chapter in catalogue.chapters().items()
        if key in named
    }


def care_data(stretches: Iterable[Stretch]) -> list[dict[str, Any]]:
    """What each condition asks of some techniques: its ``id``, ``title`` and ``family``, and the advice."""
    chosen = tuple(stretches)
    found = []
    for about in catalogue.conditions().values():
        advice = [
            {"id": item.id, "technique": item.name, "action": caution.action, "text": item.told(caution)}
            for item in chosen
            for caution in catalogue.cautions_for(item, [about.id])
        ]
        if advice:
            found.append({"id": about.id, "title": about.name, "family": about.heading, "advice": advice})
    return found


def country_code() -> str:
    """The country whose emergency number is named until the page's reader chooses one; empty if none is."""
    chosen = catalogue.country()
    return chosen.id if chosen else ""


def _with_sources(text: str) -> list[str | dict[str, str]]:
    parts: list[str | dict[str, str]] = []
    end = 0
    for match in CITATION.finditer(text):
        parts.append(text[end : match.start()])
        parts += [_source(source) for source in _printed(cited(match[0]))]
        end = match.end()
    parts.append(text[end:])
    return [part for part in parts if part]


def _printed(ids: tuple[str, ...]) -> list[Reference]:
    known = catalogue.references()
    return [known[key] for key in ids if known[key].status == "verified"]


def _source(source: Reference) -> dict[str, str]:
    return {"label": source.label, "address": source.address}
