"""The Python side of the journal: what it gives the page, and how page and file become alike."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stretchlib import catalogue
from stretchlib.journals import Journal
from stretchlib.journals.progress import rules
from stretchlib.widgets import JournalWidget, journal


class Told(JournalWidget):
    """Remembers what it sends."""

    def send(self, content: Any, buffers: Any = None) -> None:  # noqa: ARG002
        self.answers = [*getattr(self, "answers", []), content]


def test_every_rule_has_sources_that_somebody_has_checked() -> None:
    known = catalogue.references()
    for name in ("pain", "things"):
        assert {known[key].status for key in rules()[name]["sources"]} == {"verified"}
    assert all(journal().sources.values())
    assert journal().sources["guideline"] == "Garber 2011"


def test_page_and_file_become_alike_and_no_word_stands_in_the_saved_state(tmp_path: Path) -> None:
    with Journal(tmp_path / "page") as page:
        page.record("note", text="from the page")
        hello = {"kind": "hello", "journal": page.export()}
        made = Told(tmp_path / "mine.sqlite3")
        made.journal.record("note", text="from Python")
        made._hear(made, hello, [])
        [answer] = made.answers
        assert (answer["kind"], answer["path"]) == ("entries", str(tmp_path / "mine.sqlite3"))
        page.merge(answer["journal"])
        assert page.export() == made.journal.export()
        page.delete(page.entries()[0].id)
        made._hear(made, {"kind": "keep", "journal": page.export()}, [])
        assert made.answers[-1]["journal"] == ""
        assert page.export() == made.journal.export()
    state = json.dumps(made.get_state(), default=str)
    assert "from the page" not in state
    assert "from Python" not in state
    made._hear(made, {"kind": "forget"}, [])
    assert '"id"' not in made.journal.export()
    made.journal.close()


def test_what_cannot_be_read_or_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    made = Told(tmp_path / "mine.sqlite3")
    for odd in (None, 7, {"kind": "keep"}, {"kind": "keep", "journal": 7}, {"kind": "other"}):
        made._hear(made, odd, [])
    assert not hasattr(made, "answers")
    made._hear(made, {"kind": "keep", "journal": "{"}, [])
    assert made.answers == [{"kind": "fault", "words": "This is no journal: it cannot be read as JSON."}]
    other = Told(tmp_path)
    other._hear(other, {"kind": "hello", "journal": '{"format":"stretchlib-journal"'}, [])
    assert other.answers[0]["kind"] == "fault"
    assert "\n" not in other.answers[0]["words"]


def test_no_file_is_opened_before_a_browser_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRETCHLIB_HOME", str(tmp_path / "home"))
    repr(journal())
    journal()._repr_mimebundle_()
    assert not (tmp_path / "home").exists()


def test_it_shows_itself_in_a_python_without_sqlite() -> None:
    code = (
        "import sys; sys.modules['sqlite3'] = None; import stretchlib as sl; made = sl.journal();"
        "made._hear(made, {'kind': 'hello', 'journal': ''}, []); print(made)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "JournalWidget()\n"
