"""``stretchlib journal``: a learner keeps, sees, carries and deletes entries from a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stretchlib.cli import main
from stretchlib.journals import Journal


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STRETCHLIB_HOME", str(tmp_path / "home"))

    def run(*words: str, answer: str = "") -> Result:
        return CliRunner().invoke(main, ["journal", *words], input=answer)

    return run


def test_a_week_is_kept_shown_carried_and_deleted(run, tmp_path: Path) -> None:
    assert "Nothing here yet." in run().output
    run("session", "--routine", "core", "--minutes", "13.5", "--at", "2026-11-02T07:30", "--note", "good")
    run(
        "check-in",
        "--pain",
        "4",
        "--activity",
        "sitting",
        "6",
        "--activity",
        "stairs",
        "8",
        "--confidence",
        "7",
    )
    run("knee", "--side", "left", "31", "35", "33")
    told = run().output
    assert len(told.splitlines()) == 4
    assert "2026-11-02 07:30  core, 14 min; good" in told
    assert "worst pain 4 of 10; sitting 6 of 10; stairs 8 of 10; confidence 7 of 10" in told
    assert "left knee: 33° to straight (31, 35, 33)" in told
    assert told.index("left knee") < told.index("core, 14 min"), "newest first"
    assert "and nowhere else" in told
    carried = tmp_path / "carried.json"
    assert run("export", str(carried)).exit_code == 0
    assert "0 new, 0 changed, 3 the same" in run("import", str(carried)).output
    measured = told.splitlines()[0].split()[0]
    assert run("delete", measured).exit_code == 0
    assert "left knee" not in run().output
    assert run("delete", "--everything", answer="n\n").exit_code == 1
    assert "core" in run().output
    assert run("delete", "--everything", answer="y\n").exit_code == 0
    assert "Nothing here yet." in run().output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check-in"], "needs at least one value"),
        (["knee", "--side", "left", "700"], "An angle must be from 0 to 150 degrees, not 700.0."),
        (["delete", "zzz"], "0 entries begin with 'zzz'"),
        (["delete"], "Name one entry, or give --everything."),
        (["export", "there.docx"], "ends in .json, .csv or .pdf"),
    ],
)
def test_wrong_input_is_one_sentence(run, words: list[str], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output


def test_an_unusable_journal_is_one_sentence(run, tmp_path: Path) -> None:
    missing = run("rescue")
    assert (missing.exit_code, missing.output.count("\n")) == (2, 1)
    assert "There is no journal" in missing.output
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "journal.sqlite3").write_bytes(b"no journal at all " * 100)
    result = run()
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "is damaged: 'stretchlib journal rescue'" in result.output
    assert "0 entries were saved" in run("rescue").output
    assert "Nothing here yet." in run().output


def test_words_of_a_learner_do_nothing_on_a_terminal_or_in_a_page(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite3")
    journal.record("note", text="\x1b[31m<script>alert(1)</script>")
    assert "\x1b" not in str(journal)
    assert "<script>" not in journal._repr_mimebundle_()["text/html"]
