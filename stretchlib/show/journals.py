"""A learner's journal: its latest entries, as text in a terminal and as a card in a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from stretchlib.journals import Entry, Journal
from stretchlib.show.escaping import Html, tag
from stretchlib.show.parts import card, paragraph, table
from stretchlib.show.registry import html_for, plain_for
from stretchlib.words import say

LATEST = 30
LONGEST = 160  # signs of an entry in a list


@html_for(Journal)
def journal_card(journal: Journal) -> Html:
    """The latest entries, newest first, and where they live."""
    entries = journal.entries()
    rows = [(_when(entry), told(entry)) for entry in entries[: -LATEST - 1 : -1]]
    listed = table((say("journal.when"), say("journal.what")), rows, say("journal.title"))
    return card(
        say("journal.title"),
        listed if rows else tag("p", say("journal.empty-journal")),
        paragraph(_older(len(entries))),
        tag("p", say("journal-file.stays-here", path=journal.path), class_="sl-small"),
    )


@plain_for(Journal)
def journal_text(journal: Journal) -> str:
    """The latest entries, newest first, each with the beginning of its id."""
    entries = journal.entries()
    lines = [f"{entry.id[:8]}  {_when(entry)}  {_plain(entry)}" for entry in entries[: -LATEST - 1 : -1]]
    ends = [_older(len(entries)), say("journal-file.stays-here", path=journal.path)]
    return "\n".join([*(lines or [say("journal.empty-journal")]), *filter(None, ends)])


def told(entry: Entry) -> str:
    """An entry in words, such as "worst pain 4 of 10; walking 7 of 10"."""
    return shorten("; ".join(_parts(entry)), LONGEST, placeholder=" …")


def _plain(entry: Entry) -> str:
    """For a terminal: signs that would work on it are spelt out."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in told(entry))


def _parts(entry: Entry) -> Iterator[str]:
    data = entry.data
    if entry.kind == "session":
        yield say("journal.told-session", routine=data["routine"], minutes=round(data["seconds"] / 60))
    if "felt" in data:
        yield say("journal.told-felt", value=data["felt"])
    if "worst_pain" in data:
        yield say("journal.told-pain", value=data["worst_pain"])
    for name, value in data.get("activities", {}).items():
        yield say("journal.told-activity", name=name, value=value)
    if "confidence" in data:
        yield say("journal.told-confidence", value=data["confidence"])
    if "tries" in data:
        tries = ", ".join(f"{each:g}" for each in data["tries"])
        side = say(f"journal.told-{data['side']}")
        yield say("journal.told-knee", side=side, degrees=f"{data['degrees']:g}", tries=tries)
    yield from (data[key] for key in ("text", "note") if key in data)


def _when(entry: Entry) -> str:
    return entry.at.strftime("%Y-%m-%d %H:%M")


def _older(count: int) -> str:
    return say("journal.older", count=count - LATEST) if count > LATEST else ""
