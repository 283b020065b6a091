"""What cards are made of: lists, tables, boxes and folds. Each takes text, which is escaped, or ``Html``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Literal

from stretchlib import catalogue
from stretchlib.catalogue.records import CITATION, Reference, Sign, Status, Stretch, cited, status_words
from stretchlib.catalogue.reviews import Part
from stretchlib.errors import UnknownId
from stretchlib.pictures import picture
from stretchlib.show.escaping import NOTHING, Html, joined, tag
from stretchlib.show.style import style
from stretchlib.words import say


def card(title: str, *parts: str, level: Literal[2, 3] = 3) -> Html:
    """An article with a title and its parts."""
    heading = tag(f"h{level}", title)
    return joined((style(), tag("article", heading, *parts, class_="sl-card", aria_label=title)))


def folded_card(title: str, *parts: str) -> Html:
    """A card of which only the title shows until it is opened."""
    inside = tag("details", tag("summary", tag("h3", title)), *parts, class_="sl-more")
    return joined((style(), tag("article", inside, class_="sl-card sl-folded", aria_label=title)))


def figure(picture_id: str) -> Html:
    """A stored picture; nothing where it has not been drawn yet."""
    try:
        drawn = picture(picture_id)
    except (UnknownId, FileNotFoundError):  # not drawn yet
        return NOTHING
    return Html(drawn.html())


def facts_list(facts: Mapping[str, str]) -> Html:
    """Facts as a list of terms."""
    rows = (tag("div", tag("dt", key), tag("dd", value)) for key, value in facts.items())
    return tag("dl", *rows, class_="sl-facts")


def section(title: str, items: Iterable[str], *, ordered: bool = False) -> Html:
    """A heading with a list; nothing without items."""
    listed = list(items)
    return joined((tag("h4", title), listing(listed, ordered=ordered))) if listed else NOTHING


def listing(items: Iterable[str], *, ordered: bool = False) -> Html:
    """Items as a list."""
    return tag("ol" if ordered else "ul", *(tag("li", item) for item in items))


def paragraph(text: str) -> Html:
    """A text as a paragraph; nothing without text."""
    return tag("p", text) if text else NOTHING


def small(text: str) -> Html:
    """A text in small letters; nothing without text."""
    return tag("p", text, class_="sl-small") if text else NOTHING


def numbered(text: str) -> Html:
    """A text in which the emergency number is marked, so that a page can name another country's."""
    words, chosen = catalogue.number_words(), catalogue.country()
    before, found, after = text.partition(words)
    marked = tag("span", words, data_sl_number=chosen.id if chosen else "") if found else NOTHING
    return joined((before, marked, after))


def sign_part(sign: Sign) -> Html:
    """What a sign is: a sentence, or a lead with its items as a list."""
    return joined((tag("p", sign.lead), listing(sign.items) if sign.items else "", paragraph(sign.more)))


def signs_by_action(signs: Iterable[Sign], level: str = "h4") -> Html:
    """Signs under what to do about them. A list of one entry a sign, each with its own items."""
    groups: dict[str, list[Sign]] = {}
    for sign in signs:
        groups.setdefault(sign.action, []).append(sign)
    return joined(
        part
        for action, told in groups.items()
        for part in (
            tag(level, numbered(action), class_="sl-do"),
            tag("ul", *(tag("li", sign_part(sign)) for sign in told), class_="sl-signs"),
        )
    )


def stop_box(*inside: str) -> Html:
    """What asks the reader to stop, in its own box."""
    return tag("div", *inside, class_="sl-stop")


def care_box(told: Iterable[tuple[str, str, str, str]], stretches: Iterable[Stretch]) -> Html:
    """Who must skip or change something: the conditions at once, what to do on opening, as in the timer.

    A page's script puts first what concerns a reader who has answered the safety check.

    Parameters
    ----------
    told : id of a condition, what it is called in the short list, how its entry begins, what to do.
    stretches : the techniques that the box is about.
    """
    shown = list(told)
    headings = dict.fromkeys(heading for _, heading, _, _ in shown)
    named = "\N{NO-BREAK SPACE}· ".join(headings)  # no line begins with the dot
    entries = (
        tag("li", tag("strong", f"{lead}."), f" {text}", data_sl_condition=condition)
        for condition, _, lead, text in shown
    )
    return tag(
        "div",
        tag("h4", say("elements.skip-or-change")),
        tag("p", named),
        fold(say("elements.what-then"), tag("ul", *entries)),
        class_="sl-care",
        data_sl_care="",
        data_sl_techniques=json.dumps({item.id: item.name for item in stretches}, ensure_ascii=False),
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]], label: str) -> Html:
    """Rows of text as a table with a name for screen readers."""
    top = tag("tr", *(tag("th", cell, scope="col") for cell in head))
    body = (tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", top), tag("tbody", *body), aria_label=label)


def with_links(text: str) -> Html:
    """A text whose ``[@id]`` marks become links to their verified sources."""
    known = catalogue.references()
    parts: list[str] = []
    end = 0
    for match in CITATION.finditer(text):
        parts.append(text[end : match.start()])
        keys = [key for key in cited(match[0]) if key in known and known[key].status == "verified"]
        if keys:
            links = joined((_linked(known[key], known[key].label) for key in keys), "; ")
            parts.append(joined((" (", links, ")")))
        end = match.end()
    return joined([*parts, text[end:]])


def _linked(source: Reference, words: str) -> Html:
    return tag("a", words, href=source.address) if source.address else joined((words,))


def reference_line(source: Reference) -> Html:
    """One source as a line with its link."""
    year = f" ({source.year})" if source.year else ""
    title = f" {source.sentence}" if source.title else ""
    note = f" {source.note}" if source.note else ""
    return joined((f"{source.authors}{year}.{title} ", _linked(source, source.source), f".{note}"))


def how_checked(status: Status, before: str = "") -> Html:
    """How far the evidence was checked."""
    return small(" ".join(filter(None, (before, say("elements.checked", how=status_words(status))))))


def said(sounds_like: str) -> tuple[str, ...]:
    """How a word sounds, to stand behind it; nothing for a word that sounds as it is written."""
    return (say("cards.sounds-like", said=sounds_like),) if sounds_like else ()


def fold(title: str, *parts: str, on_paper: bool = True) -> Html:
    """Parts that open on a tap or by the keyboard; nothing without parts.

    On paper they are open; with ``on_paper=False`` only where the reader has opened them.
    """
    inside = joined(parts)
    kind = "sl-more" if on_paper else "sl-more sl-aside"
    return tag("details", tag("summary", title), inside, class_=kind) if inside else NOTHING


def notice(*parts: str | Part) -> Html:
    """Whether a clinician has reviewed these parts, as ``catalogue.notice`` says it."""
    return small(catalogue.notice(*parts))
