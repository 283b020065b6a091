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
        assert "journal" not in made.answers[-1]
        assert page.export() == made.journal.export()
    state = json.dumps(made.get_state(), default=str)
    assert "from the page" not in state
    assert "from Python" not in state
    made._hear(made, {"kind": "forget"}, [])
    assert made.answers[-1] == {"kind": "forgotten"}
    assert '"id"' not in made.journal.export()
    made.journal.close()


def test_what_another_program_writes_is_told_once(tmp_path: Path) -> None:
    made, look = Told(tmp_path / "mine.sqlite3"), {"kind": "look"}
    made._hear(made, {"kind": "hello", "journal": made.journal.export()}, [])
    made._hear(made, look, [])
    assert len(made.answers) == 1
    with Journal(tmp_path / "mine.sqlite3") as other:
        other.record("note", text="by a command")
    made._hear(made, {"kind": "keep", "journal": made.journal.export()}, [])
    for _ in range(2):
        made._hear(made, look, [])
    made.journal.record("note", text="by the same notebook")
    for _ in range(2):
        made._hear(made, look, [])
    told = [answer["journal"] for answer in made.answers if "journal" in answer]
    assert ["by a command" in each for each in told] == [False, True, True]
    assert ["by the same notebook" in each for each in told] == [False, False, True]
    made.journal.close()


CELLS = (
    "import sys, stretchlib as sl; from stretchlib.widgets import JournalWidget; told = []",
    "class Told(JournalWidget):\n    def send(self, content, buffers=None): told.append(content)",
    "shown = Told(sys.argv[1]); hello = {'kind': 'hello', 'journal': shown.journal.export()}",
    "shown._hear(shown, hello, []); shown._hear(shown, hello, [])",
    "sl.Journal(sys.argv[1]).record('note', text='by a cell')",
    "1 + 1",
    "print(len(told), 'by a cell' in told[-1]['journal'])",
    "shown.close(); kept = sl.Journal(sys.argv[1]).record('note', text='later')",
    "print(len(told))",
)


def test_the_page_hears_of_what_a_cell_wrote(tmp_path: Path) -> None:
    code = (
        "import sys; from IPython.core.interactiveshell import InteractiveShell;"
        f"[InteractiveShell.instance().run_cell(cell) for cell in {CELLS!r}]"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "mine.sqlite3")]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shown.stdout.split()[-3:] == ["3", "True", "3"], shown.stdout + shown.stderr


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
