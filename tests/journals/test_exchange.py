"""The exchange format carries everything, merges without doubles, and can be checked by anybody's schema."""

from __future__ import annotations

import csv
import io
import json
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stretchlib.journals
from stretchlib.journals import BadEntry, Entry, Journal, entries, exchange

SCHEMA = json.loads(
    Path(stretchlib.journals.__file__).with_name("journal.schema.json").read_text(encoding="utf-8")
)
ALIKE = jsonschema.Draft202012Validator(SCHEMA)

hours = st.integers(-14 * 4, 14 * 4).map(lambda quarter: timezone(timedelta(minutes=15 * quarter)))
times = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=hours)
words = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip) | st.sampled_from(
    ["🦵🏽 kalt", "שלום עולם", "<script>alert(1)</script>", "=1+1", "\x00\x1b[31m", "a\r\nb"]
)
scale = st.integers(0, 10)
notes = st.fixed_dictionaries({}, optional={"note": words})
values = st.one_of(
    st.tuples(
        st.just("session"),
        st.fixed_dictionaries(
            {"routine": words, "seconds": st.integers(1, 86400)},
            optional={
                "techniques": st.dictionaries(words, st.integers(1, 86400), min_size=1, max_size=4),
                "felt": scale,
            },
        ),
    ),
    st.tuples(
        st.just("check-in"),
        st.fixed_dictionaries(
            {"worst_pain": scale},
            optional={
                "activities": st.dictionaries(words, scale, min_size=1, max_size=3),
                "confidence": scale,
                "note": words,
            },
        ),
    ),
    st.tuples(
        st.just("knee-extension"),
        st.fixed_dictionaries(
            {
                "side": st.sampled_from(["left", "right"]),
                "tries": st.lists(st.floats(0, 150) | st.integers(0, 150), min_size=1, max_size=9),
            },
        ),
    ),
    st.tuples(st.just("note"), st.fixed_dictionaries({"text": words})),
)


@st.composite
def written(draw: st.DrawFn) -> Entry:
    kind, told = draw(values)
    entry = entries.new(kind, draw(times), **told)
    return entry.without_data(entry.changed + timedelta(seconds=1)) if draw(st.booleans()) else entry


@pytest.mark.long
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(written(), max_size=6))
def test_export_import_export_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, some: list[Entry]
) -> None:
    text = exchange.as_json(some)
    ALIKE.validate(json.loads(text))
    with Journal(tmp_path_factory.mktemp("there") / "journal.sqlite3") as journal:
        assert journal.merge(text.encode()) == (len(some), 0, 0)
        assert journal.export() == text
        assert journal.merge(text) == (0, 0, len(some)), "no doubles"
        assert journal.export() == text
        rows = list(csv.DictReader(io.StringIO(journal.export("csv"), newline="")))
        assert len(rows) == sum(not entry.deleted for entry in some) == len(journal)
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_megabyte_of_words_goes_there_and_back(tmp_path: Path) -> None:
    journal, other = Journal(tmp_path / "one"), Journal(tmp_path / "other")
    journal.record("note", text="Ω" * 2**20)
    other.merge(journal.export())
    assert other.export() == journal.export()


def test_of_two_versions_the_later_counts_in_any_order(tmp_path: Path) -> None:
    first, second = (Journal(tmp_path / name) for name in ("phone", "notebook"))
    shared = first.record("note", text="from the phone")
    second.merge(first)
    first.amend(shared, text="changed on the phone")
    time.sleep(0.01)  # changes are told apart by the millisecond
    second.amend(shared, text="changed later in the notebook")
    own = second.record("check-in", worst_pain=4)
    assert first.merge(second) == (1, 1, 0)
    assert second.merge(first) == (0, 0, 2)
    assert first.export() == second.export()
    assert {entry.id for entry in first.entries()} == {shared, own}
    time.sleep(0.01)
    second.delete(shared)
    first.merge(second)
    assert [entry.id for entry in first.entries()] == [own]


GOOD = {
    "id": "7b1c0a52-9d1e-4a38-8d6e-0f6f6f0f7a11",
    "kind": "note",
    "at": "2026-11-02T07:30:00.000+01:00",
    "changed": "2026-11-02T07:30:00.000+01:00",
    "text": "words",
}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": "7"}, "Entry 2: The id of an entry must be a UUID, not '7'. Nothing was taken over."),
        ({"kind": "pain"}, "Entry 2: There is no entry of the kind 'pain'"),
        ({"at": "yesterday"}, "Entry 2: 'at' must be a time with its offset"),
        ({"at": "2026-13-02T07:30:00+01:00"}, "Entry 2: 'at' must be a time with its offset"),
        ({"changed": None}, "Entry 2: 'changed' must be a time with its offset"),
        ({"text": 3}, "Entry 2: 'text' must be some words, not 3."),
        ({"more": 3}, "Entry 2: 'note' has no value 'more'"),
    ],
)
def test_a_broken_entry_is_named_and_nothing_is_taken_over(
    tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    journal = Journal(tmp_path / "journal.sqlite3")
    text = json.dumps({"format": "stretchlib-journal", "version": 1, "entries": [GOOD, GOOD | change]})
    with pytest.raises(BadEntry) as fault:
        journal.merge(text)
    assert str(fault.value).startswith(told)
    assert journal.entries() == []
    assert not ALIKE.is_valid(json.loads(text)) or "13-02" in text, "the schema says so too"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        "[" * 100_000,
        '{"format": "other"}',
        '{"format":"stretchlib-journal","version":NaN}',
        '{"format":"stretchlib-journal","version":2,"entries":[]}',
        "\ufeff{}",
        '{"format":"stretchlib-journal"}',
    ],
)
def test_what_is_no_journal_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadEntry) as fault:
        Journal(tmp_path / "journal.sqlite3").merge(text)
    assert "\n" not in str(fault.value)
