"""A plan as a link: whole, short, without anything of a person's health, and never believed unseen."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from shared_vectors import STALE, stored
from shared_vectors import links as vectors

from stretchlib import catalogue
from stretchlib.cli import main
from stretchlib.errors import BadLink
from stretchlib.routine import Routine, Step, from_link, links, named, plan, screen, set_names
from stretchlib.words import say

ROOT = Path(__file__).parents[2]
BASE = "https://example.org/course/"
# Lines that are in links which people have: they stay, and stay in this order.
PRINTED = ("heel-on-stool", "supported-hip-hinge", "supported-sit-back")


def test_python_still_answers_as_in_the_shared_file() -> None:
    assert stored(vectors) == vectors.vectors(), STALE


@pytest.mark.parametrize("name", set_names())
def test_a_ready_made_set_comes_out_as_it_went_in(name: str) -> None:
    there = named(name)
    back = from_link(there.to_link(BASE))
    assert (back.name, back.note, back.pauses, back.steps) == (
        there.name,
        there.note,
        there.pauses,
        there.steps,
    )


def test_a_planned_routine_of_twelve_steps_fits_a_small_code() -> None:
    planned = plan(60)
    twelve = replace(planned, steps=planned.steps[:12])
    assert len(twelve.steps) == 12
    assert len(twelve.to_link().removeprefix(links.MARK)) <= 200
    own = [Step(title=f"Own exercise {at}", text="Slowly. " * 24, seconds=60) for at in range(3)]
    assert len(replace(twelve, steps=(*twelve.steps[:9], *own)).to_link().removeprefix(links.MARK)) <= 1000


def test_no_link_says_what_somebody_has() -> None:
    for key, about in catalogue.conditions().items():
        check = screen(conditions=[key])
        try:
            planned = plan(60, check=check)
        except ValueError:  # no plan at all with this condition
            continue
        found = from_link(planned.to_link())
        assert all(step.care is None for step in found.steps), key
        told = repr((found.name, found.note, found.steps)).lower()
        assert key not in told
        assert about.name.lower() not in told


def test_what_a_therapist_asks_to_keep_to_travels_with_the_step() -> None:
    step = Step("lying-strap", care="Stop at half way, as we did it together.")
    rule = catalogue.stretch("lying-strap").cautions[0].text
    mixed = replace(step, care=f"{rule} As we did it.")  # nothing is cut out of what somebody wrote
    assert from_link(Routine("mine", "Mine", (step, mixed)).to_link()).steps == (step, mixed)


def test_who_opens_it_is_sent_to_the_safety_check_first() -> None:
    assert "safety check" in from_link(named("core").to_link()).remarks[0]


def test_a_step_that_this_version_does_not_know_is_told_and_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    link = Routine.of("heel-on-stool", "lying-strap", "calf-wall-bent").to_link()
    known = links.things()
    gone = tuple("gone-by-then" if thing == "lying-strap" else thing for thing in known)
    monkeypatch.setattr(links, "things", lambda: gone)  # the catalogue has it no more
    found = from_link(link)
    assert [step.stretch for step in found.steps] == ["heel-on-stool", "calf-wall-bent"]
    assert found.remarks[1].startswith("1 step")
    monkeypatch.setattr(links, "things", lambda: known[: known.index("lying-strap")])  # or not yet
    assert [step.stretch for step in from_link(link).steps] == ["heel-on-stool"]


def test_the_list_of_numbers_only_grows_and_names_everything() -> None:
    assert links.things()[: len(PRINTED)] == PRINTED
    assert len(set(links.things())) == len(links.things())
    there = {item.id for item in catalogue.stretches()}
    there |= {
        f"{item.id}.{form.id}"
        for item in catalogue.stretches()
        for form in (*item.easier, *item.harder)
        if form.id is not None
    }
    assert there <= set(links.things()), there - set(links.things())


def test_the_page_that_a_link_names_has_the_planner() -> None:
    notebook = (ROOT / links.planner_page()).with_suffix(".ipynb")
    assert "sl.planner(" in notebook.read_text(encoding="utf-8")


@given(st.one_of(st.text(), st.binary().map(lambda data: data.decode("latin-1"))))
def test_no_text_does_anything_but_say_that_it_holds_no_plan(text: str) -> None:
    with pytest.raises(BadLink, match=r"^[A-Z][^.]*(\.|: )"):
        from_link(text)


def test_a_mistyped_letter_is_never_told_as_a_newer_version() -> None:
    code = named("desk").to_link().removeprefix(links.MARK)
    told = set()
    for at, letter in enumerate(code):
        for other in {"A", "Z", "g", "_"} - {letter}:
            try:  # the last bits of what is packed mean nothing: the plan is the same without them
                assert from_link(code[:at] + other + code[at + 1 :]) == from_link(code)
            except BadLink as fault:
                told.add(str(fault))
    assert told == {say("links.no-plan")}


def test_a_link_of_a_newer_version_is_told_as_one() -> None:
    newer = bytes([2 * (links.VERSION + 1)]) + b"what nobody knows yet"
    check = zlib.crc32(newer).to_bytes(4, "big")
    with pytest.raises(BadLink, match="newer version"):
        from_link(urlsafe_b64encode(newer + check).decode().rstrip("="))


def test_a_technique_of_ones_own_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [thing for thing in links.things() if thing != "heel-on-stool"]
    monkeypatch.setattr(links, "things", lambda: known)
    with pytest.raises(BadLink, match="Heel on a stool, which is not in the course"):
        Routine.of("heel-on-stool").to_link()


def test_the_command_line_writes_and_reads_links() -> None:
    run = CliRunner().invoke
    printed = run(main, ["plan", "--set", "desk", "--link", "--base-url", BASE])
    assert printed.output.strip() == named("desk").to_link(BASE)
    read = run(main, ["plan", "--from-link", printed.output.strip()])
    assert read.exit_code == 0
    assert "safety check" in read.output
    broken = run(main, ["plan", "--from-link", printed.output.strip()[:-9]])
    assert broken.exit_code == 2
    assert "lost on the way" in broken.output
    assert "Traceback" not in broken.output
    refused = run(main, ["plan", "--from-link", "x", "--condition", "osteoporosis"])
    assert refused.exit_code == 2
