"""The ``evidence`` directive: every claim of the catalogue with our verdict, and the sources we checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from stretchlib import catalogue
from stretchlib.catalogue.records import (
    CITATION,
    Claim,
    Reference,
    Verdict,
    cited,
    status_words,
    verdict_words,
)
from stretchlib.words import say

#: Chapters that the page names otherwise than "The" and their id.
NAMED = ("balls-and-rollers", "connected", "evidence", "routines", "safety")


class Evidence(SphinxDirective):
    """Put in place of ``{evidence}``: a section a chapter, a subsection a claim, then the list of sources."""

    def run(self) -> list[nodes.Node]:
        claims = list(catalogue.claims().values())
        printed = [source for source in catalogue.references().values() if source.status == "verified"]
        chapters = dict.fromkeys(claim.chapter for claim in claims)
        return [
            _tally(claims),
            *(_chapter(chapter, [c for c in claims if c.chapter == chapter]) for chapter in chapters),
            _section("sources", say("cards.sources"), [_source_list(printed)]),
        ]


def _tally(claims: list[Claim]) -> nodes.Node:
    """How many claims got which verdict."""
    items = []
    for verdict in get_args(Verdict):
        count = sum(claim.verdict == verdict for claim in claims)
        if count:
            items.append(nodes.list_item("", _paragraph(_badge(verdict), nodes.Text(f" {count}"))))
    return nodes.bullet_list("", *items, classes=["verdict-tally"])


def _chapter(chapter: str, claims: Iterable[Claim]) -> nodes.section:
    words = chapter.replace("-", " ")
    title = say(f"pages.claims-{chapter}") if chapter in NAMED else say("pages.claims-of", chapter=words)
    return _section(f"claims-{chapter}", title, [_claim(claim) for claim in claims])


def _claim(claim: Claim) -> nodes.section:
    told = _paragraph(nodes.strong("", f"{say('claims.we-say')} "), nodes.Text(claim.say), classes=["we-say"])
    status = status_words(claim.status)
    body = [
        _paragraph(_badge(claim.verdict), classes=["verdict-line"]),
        told,
        _paragraph(*_with_sources(claim.why)),
        _paragraph(nodes.Text(status[0].upper() + status[1:] + "."), classes=["status"]),
    ]
    return _section(
        f"claim-{claim.id.lower()}", say("claims.quoted", claim=claim.claim), body, classes=["claim"]
    )


def _badge(verdict: Verdict) -> nodes.inline:
    return nodes.inline("", verdict_words(verdict), classes=["verdict", f"verdict-{verdict}"])


def _with_sources(text: str) -> Iterator[nodes.Node]:
    """A text whose ``[@id]`` marks become links to the list of sources; unverified sources are left out."""
    known = catalogue.references()
    end = 0
    for mark in CITATION.finditer(text):
        sources = [known[key] for key in cited(mark[0]) if key in known and known[key].status == "verified"]
        yield nodes.Text(text[end : mark.start()])
        if sources:
            yield nodes.Text(" (")
            for index, source in enumerate(sources):
                yield nodes.Text("; " if index else "")
                yield nodes.reference("", source.label, refid=f"source-{source.id}", internal=True)
            yield nodes.Text(")")
        end = mark.end()
    yield nodes.Text(text[end:])


def _source_list(sources: Iterable[Reference]) -> nodes.Node:
    ordered = sorted(sources, key=lambda source: (source.authors.lower(), source.year or 0))
    return nodes.bullet_list("", *(_source(source) for source in ordered), classes=["sources"])


def _source(source: Reference) -> nodes.list_item:
    year = f" {source.when}." if source.when else ""
    title = f" {source.sentence}" if source.title else ""
    parts: list[nodes.Node] = [nodes.Text(f"{source.authors.rstrip('.')}.{year}{title} {source.source}")]
    if source.address:
        link = nodes.reference("", source.address.split("://")[-1], refuri=source.address, internal=False)
        parts += [nodes.Text(". "), link]
    return nodes.list_item("", _paragraph(*parts), ids=[f"source-{source.id}"])


def _paragraph(*parts: nodes.Node, classes: Iterable[str] = ()) -> nodes.paragraph:
    return nodes.paragraph("", "", *parts, classes=list(classes))


def _section(
    section_id: str, title: str, body: Iterable[nodes.Node], classes: Iterable[str] = ()
) -> nodes.section:
    heading = nodes.title(title, title)
    return nodes.section("", heading, *body, ids=[section_id], names=[section_id], classes=list(classes))
