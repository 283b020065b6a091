"""One page of a journal for whoever treats its owner: what was done, what was measured, own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from stretchlib.catalogue.citing import with_sources
from stretchlib.journals.entries import Entry
from stretchlib.journals.progress import progress, rules
from stretchlib.publish.handouts.content import Handout
from stretchlib.words import say

#: What one page has room for.
MOST_WEEKS = 6
MOST_NOTES = 5
LONGEST_NOTE = 220
LONGEST_NAME = 70


def clinician_page(entries: Iterable[Entry], today: date) -> Handout:
    """What a journal holds, as its owner noted it; nothing is interpreted.

    Parameters
    ----------
    today : the day up to which weeks are shown.
    """
    told = sorted((each for each in entries if not each.deleted), key=lambda each: (each.at, each.id))
    shows = progress(told, today)
    first, last = (told[0].at.date(), told[-1].at.date()) if told else (today, today)
    weeks = shows["weeks"][-MOST_WEEKS:]
    summary = say("journal.page-lead", first=first, last=last)
    content = {
        "title": say("journal.page-title"),
        "kicker": say("journal.title"),
        "summary": summary,
        "description": summary,
        "notice": say("catalogue.education"),
        "measures": list(_measures(shows)),
        "weeks": [
            [each["monday"], str(each["sessions"]), str(round(each["seconds"] / 60))] for each in weeks
        ],
        "notes": list(_notes(told))[:MOST_NOTES],
    }
    return Handout("journal", "clinician", content)


def _measures(shows: dict[str, Any]) -> Iterator[list[str]]:
    """For each measure: its name, first and latest value, the middle of both ends, what would count."""
    known = rules()
    pain, things = known["pain"], known["things"]
    percent = round(100 * pain["share"])
    of_pain = say("journal.rule-pain", points=pain["points"], percent=percent, source=_cited(pain["sources"]))
    of_things = {
        kind: say(f"journal.rule-{kind}", points=points, source=_cited(things["sources"]))
        for kind, points in (("mean", things["mean"]), ("thing", things["single"]))
    }
    degrees = known["knee"]["degrees"]
    of_knee = say("journal.rule-knee", degrees=degrees, source=_cited(known["knee"]["sources"]))
    several = len(shows["things"]) > 1
    rows = [
        (say("journal.pain-title"), shows["pain"], of_pain),
        *([(say("journal.mean-title"), shows["mean"], of_things["mean"])] if several else []),
        *((each["name"], each, of_things["thing"]) for each in shows["things"]),
        *((say(f"journal.knee-{side}-title"), series, of_knee) for side, series in shows["knee"].items()),
    ]
    for name, series, counts in rows:
        if points := series["points"]:
            ends = (
                say("journal.value-on", value=f"{value:g}", day=day) for day, value in (points[0], points[-1])
            )
            yield [_cut(name, LONGEST_NAME), *ends, _middle(series), counts]


def _middle(series: dict[str, Any]) -> str:
    """Of the values at both ends; empty of a single value."""
    if "before" not in series:
        return ""
    return say("journal.middle-of", before=f"{series['before']:g}", now=f"{series['now']:g}")


def _week(week: dict[str, Any]) -> list[str]:
    return [week["monday"], str(week["sessions"]), str(round(week["seconds"] / 60))]


def _cut(words: str, most: int) -> str:
    """In one line; also of one endless word its beginning stays."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most]} …"


def _cited(keys: Iterable[str]) -> str:
    return with_sources(f"[{'; '.join(f'@{key}' for key in keys)}]").strip(" ()")


def _notes(told: list[Entry]) -> Iterator[list[str]]:
    """Newest first."""
    for each in reversed(told):
        words = each.data.get("text") or each.data.get("note")
        if words:
            yield [each.at.date().isoformat(), _cut(words, LONGEST_NOTE)]
