"""``stretchlib plan`` and routines in a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from own_technique import GOOD
from rich.console import Console

from stretchlib import catalogue
from stretchlib.cli import main
from stretchlib.routine import Routine, Step, load, named, plan
from stretchlib.routine.terminal import run


def said(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["plan", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_a_wish_is_printed_as_a_plan() -> None:
    code, text = said("--minutes", "3", "--moment", "desk")
    assert code == 0
    assert text.rstrip() == str(plan(3, moment="desk"))


def test_wishes_may_be_given_more_than_once() -> None:
    code, text = said(
        "-m", "12", "-e", "chair", "-e", "pad", "-f", "hamstrings", "-f", "hip-flexors", "-c", "osteoporosis"
    )
    assert code == 0
    assert "Thin bones" in text


def test_a_plan_file_is_read_and_a_set_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    code, _ = said("--set", "desk", "--toml", str(path), "--ical", str(tmp_path / "mine.ics"))
    assert code == 0
    assert load(path).stages == named("desk").stages
    assert b"BEGIN:VEVENT\r\n" in (tmp_path / "mine.ics").read_bytes()
    code, text = said(str(path))
    assert code == 0
    assert text.startswith("Desk set")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--minutes", "0"], "minutes is 0"),
        (["--minutes", "-3"], "must lie between 1 and 120"),
        (["--minutes", "1e9"], "must lie between 1 and 120"),
        (["--minutes", "nan"], "must be a number"),
        (["--equipment", "trampoline"], "There is no equipment 'trampoline'"),
        (["--condition", "clot-suspected"], "There is no plan"),
        (["--level", "heroic"], "There is no level"),
        (["--set", "cor"], "'core'"),
        (["no-such-file.toml"], "does not exist"),
    ],
)
def test_a_wrong_wish_is_one_sentence_and_exit_code_2(arguments: list[str], words: str) -> None:
    code, text = said(*arguments)
    assert code == 2
    assert words in text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    "wish", [["-m", "5"], ["--focus", "calves"], ["--seed", "2"], ["--set", "core"], ["-c", "osteoporosis"]]
)
def test_a_wish_that_a_plan_file_cannot_heed_is_refused(wish: list[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(named("desk").to_toml(), encoding="utf-8")
    code, text = said(str(path), *wish)
    assert code == 2
    assert "does not go with a plan file" in text
    code, text = said("--set", "desk", "--minutes", "9")
    assert code == 2
    assert "--minutes does not go with --set" in text


def test_longer_holds_can_be_had_for_wishes_a_set_and_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert said("--set", "desk", "--long-holds", "--toml", str(path))[0] == 0
    assert load(path).stages == named("desk").with_long_holds().stages
    assert "Feland 2001" in said("--set", "desk", "--long-holds")[1]
    assert "Feland 2001" in " ".join(said("--minutes", "10", "--long-holds")[1].split())
    path.write_text(named("desk").to_toml(), encoding="utf-8")
    assert "1:00  Seated figure-four" in said(str(path), "--long-holds")[1]


def test_a_technique_file_is_told_from_a_plan(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD, encoding="utf-8")
    code, text = said(str(tmp_path / "mine.toml"))
    assert code == 2
    assert "stretchlib check mine.toml" in text


def test_the_plan_file_of_the_instructors_guide_does_what_its_comments_say(tmp_path: Path) -> None:
    guide = (Path(__file__).resolve().parents[2] / "book" / "teach.md").read_text(encoding="utf-8")
    path = tmp_path / "my-plan.toml"
    path.write_text(guide.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert [step.amount_words() for step in load(path).steps] == [
        "20 minutes",
        "2 holds of 45 seconds, each leg",
        "10 slow repetitions, left leg only",
        "3 rounds of 8 slow repetitions",
        "1 hold of 30 seconds, each leg",
        "2 rounds of 60 seconds, slowly",
        "10 slow repetitions, each held for 5 seconds",
        "1 hold of 30 seconds, each side",
    ]


def test_a_name_in_square_brackets_is_shown_as_it_stands() -> None:
    screen = Console(file=io.StringIO(), width=100)
    clock = FakeClock()
    step = Step(title="Step [/b] two", text="Walk [about].", seconds=5)
    run(Routine("x", "[red]Plan[/]", (step,)), console=screen, now=clock.now, sleep=clock.sleep)
    shown = screen.file.getvalue()
    assert "[red]Plan[/]" in shown
    assert "Step [/b] two. Next: the end.\n  Walk [about]." in shown


def test_signs_and_who_takes_care_are_read_before_a_routine_starts_in_a_terminal() -> None:
    screen = Console(file=io.StringIO(), width=100)
    clock = FakeClock()
    read_first: list[str] = []
    run(
        named("desk"),
        console=screen,
        now=clock.now,
        sleep=clock.sleep,
        wait=lambda: read_first.append(screen.file.getvalue()),
    )
    (shown,) = (" ".join(text.split()) for text in read_first)
    for sign in catalogue.emergency_signs():
        assert sign.lead in shown
        assert sign.action in shown
    for rule in catalogue.stop_rules():
        assert rule.text in shown
    assert "A new hip from the last months" in shown
    assert "Get ready" not in shown, "nothing has started yet"


def test_a_broken_plan_file_is_one_sentence_and_exit_code_2(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("name = 'x'\n[[steps]]\nstretch = 'nothing'\n", encoding="utf-8")
    code, text = said(str(path))
    assert code == 2
    assert "steps.1.stretch" in text


OVERSLEPT_SECONDS = 0.17


class FakeClock:
    """Time that passes only while somebody sleeps, and then too long, as on a busy machine."""

    def __init__(self, interrupt_after: float | None = None) -> None:
        self.time, self.interrupt_after = 0.0, interrupt_after

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds + OVERSLEPT_SECONDS
        if self.interrupt_after is not None and self.time > self.interrupt_after:
            raise KeyboardInterrupt


def test_a_routine_runs_in_a_terminal_and_does_not_drift() -> None:
    routine, clock, screen = Routine.of("heel-on-stool"), FakeClock(), io.StringIO()
    console = Console(file=screen, force_terminal=False, width=200)
    assert run(routine, console=console, now=clock.now, sleep=clock.sleep) == len(routine.stages)
    late = clock.time - routine.seconds
    assert 0 <= late <= OVERSLEPT_SECONDS, f"{late:.2f} s late: what each stage oversleeps adds up"
    text = screen.getvalue()
    for stage in routine.stages:
        assert stage.title in text
        assert all(sentence.text in text for sentence in stage.sentences)
    assert "No clinician has reviewed" in text
    assert "Stop:" in text


def test_ctrl_c_ends_a_routine_with_a_sentence() -> None:
    clock, screen = FakeClock(interrupt_after=60), io.StringIO()
    console = Console(file=screen, force_terminal=False, width=200)
    assert run(Routine.of("heel-on-stool"), console=console, now=clock.now, sleep=clock.sleep) == 1
    assert "Ended after 1 of 9 stages." in screen.getvalue()
