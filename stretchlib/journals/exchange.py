"""The open format that carries a journal between page, notebook and clinician; a table for spreadsheets.

``journal.schema.json`` beside this file describes it. Versions only grow.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from stretchlib import spreadsheet
from stretchlib.journals.entries import KINDS, BadEntry, Entry, line, read
from stretchlib.words import say

FORMAT = "stretchlib-journal"
VERSION = 1
COLUMNS = ("at", "kind", *dict.fromkeys(key for fields in KINDS.values() for key in fields), "degrees", "id")


def as_json(entries: Iterable[Entry]) -> str:
    """Entries as the exchange format: the same text for the same entries, in Python and in the page."""
    told = sorted(entries, key=lambda each: each.id)
    lines = ",\n".join(map(line, told))
    head = f'{{"format":"{FORMAT}","version":{VERSION},"entries":['
    return f"{head}\n{lines}\n]}}\n" if told else f"{head}]}}\n"


def from_json(text: str | bytes) -> list[Entry]:
    """The entries of the exchange format.

    Raises
    ------
    BadEntry : what it is instead, or which entry cannot be read; one sentence.
    """
    try:
        told = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise BadEntry(say("entries.no-json")) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadEntry(say("entries.other-format"))
    version = told.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise BadEntry(say("entries.other-format"))
    if version > VERSION:
        raise BadEntry(say("entries.newer-format"))
    entries = told.get("entries")
    if not isinstance(entries, list):
        raise BadEntry(say("entries.other-format"))
    found = []
    for place, each in enumerate(entries, 1):
        try:
            found.append(read(each))
        except BadEntry as fault:
            raise BadEntry(say("entries.entry-fault", place=place, fault=str(fault))) from None
    return found


def as_csv(entries: Iterable[Entry]) -> str:
    """Entries as a table for a spreadsheet; deleted ones are left out."""
    told = (entry.told() for entry in entries if not entry.deleted)
    rows = ([_cell(each.get(column, "")) for column in COLUMNS] for each in told)
    return spreadsheet.as_csv([COLUMNS, *rows])


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        value = "; ".join(f"{name}: {how_well}" for name, how_well in value.items())
    if isinstance(value, list):
        value = "; ".join(f"{each:g}" for each in value)
    return str(value)


def _refuse(constant: str) -> Any:
    raise ValueError(constant)
