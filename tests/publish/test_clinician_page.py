"""One page of a journal for whoever treats its owner: what it holds, and that it stays one page."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from stretchlib.cli import main
from stretchlib.journals import Entry, Journal, entries
from stretchlib.publish.handouts import clinician_page

START = datetime(2026, 8, 3, 7, 30, tzinfo=timezone(timedelta(hours=1)))
TODAY = date(2026, 11, 29)
HOSTILE = '#read("/etc/passwd") \\ <b>x</b> $1/2$ *not bold* "'


def log(weeks: int, words: str) -> list[Entry]:
    some = []
    for week in range(weeks):
        at = START + timedelta(weeks=week)
        some += [
            entries.new("session", at, routine="core", seconds=615),
            entries.new("check-in", at, worst_pain=6, activities={words[:60]: 4, "film": 5, "walk": 7}),
            *(entries.new("knee-extension", at, side=side, tries=[30, 34]) for side in ("left", "right")),
            entries.new("note", at, text=words),
        ]
    return some


def read(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


def test_it_tells_what_was_done_and_measured_in_the_owners_words_and_nothing_more() -> None:
    [page] = read(clinician_page(log(9, HOSTILE), TODAY).pdf())
    assert "From 2026-08-03 to 2026-09-28." in page
    assert "6, on 2026-08-03" in page
    assert "32, then 32" in page
    assert HOSTILE in page
    for interpreted in ("better", "worse", "noise", "improve"):
        assert interpreted not in page


@pytest.mark.parametrize("words", ["long " * 200, "o" * 300, "x"])
def test_ten_years_of_it_are_still_one_page(words: str) -> None:
    assert len(read(clinician_page(log(520, words), date(2036, 8, 1)).pdf())) == 1


def test_an_empty_journal_has_a_page_too() -> None:
    assert "My journal" in read(clinician_page([], TODAY).pdf())[0]


def test_the_command_writes_it(tmp_path: Path) -> None:
    file = tmp_path / "mine.sqlite3"
    with Journal(file) as mine:
        mine.record("check-in", worst_pain=3)
    done = CliRunner().invoke(main, ["journal", "--file", str(file), "export", str(tmp_path / "page.pdf")])
    assert done.exit_code == 0, done.output
    assert "Worst pain of the week" in read((tmp_path / "page.pdf").read_bytes())[0]
