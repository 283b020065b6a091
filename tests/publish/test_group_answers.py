"""Answers without people: a class is counted right, and nobody can be found out by a number."""

from __future__ import annotations

import csv
import io
import json
import os
import random
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import many_answers
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import stretchlib.answers
from stretchlib import answers, catalogue
from stretchlib.answers.handed import RESULTS, WHENS, Handed, as_code, as_json
from stretchlib.cli import main

KNOWN = [question.id for question in catalogue.questions()]
SCHEMA = jsonschema.Draft202012Validator(
    json.loads(Path(stretchlib.answers.__file__).with_name("answers.schema.json").read_text())
)
HANDED = st.builds(
    Handed,
    st.sampled_from(WHENS),
    st.integers(0, 2**64 - 1).map("{:016x}".format),
    st.dictionaries(st.sampled_from(KNOWN), st.sampled_from(RESULTS), min_size=1, max_size=30),
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["workshop", "report", *map(str, arguments)])


@pytest.fixture(scope="module")
def course_day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result, list[Handed], dict[str, str]]:
    """Two hundred files of a class, and what the command made of them."""
    folder = tmp_path_factory.mktemp("class")
    place = folder / "in"
    place.mkdir()
    honest, wrong = many_answers.write(place)
    return folder, run(place, "-o", folder / "out"), honest, wrong


def test_a_class_of_two_hundred_files_is_counted_right(
    course_day: tuple[Path, Result, list[Handed], dict[str, str]],
) -> None:
    folder, result, honest, _ = course_day
    assert result.exit_code == 0, result.output
    head, *rows = csv.reader(io.StringIO((folder / "out" / "answers.csv").read_text("utf-8-sig")))
    assert len(head) == 6
    assert [row[0] for row in rows] == many_answers.QUESTIONS
    for question, text, *shown in rows:
        assert text == catalogue.question(question).stem
        for when, (people, right) in zip(WHENS, (shown[:2], shown[2:]), strict=True):
            asked = [
                each.answers[question] for each in honest if each.when == when and question in each.answers
            ]
            assert abs(int(people) - len(asked)) <= 2
            first = asked.count("first")
            if right.isdigit():
                assert abs(int(right) - first) <= 2
            else:
                assert min(first, len(asked) - first) < 5


def test_each_broken_file_is_named_with_its_fault(
    course_day: tuple[Path, Result, list[Handed], dict[str, str]],
) -> None:
    _, result, _, wrong = course_day
    assert len(wrong) == 30
    lines = [line.strip() for line in result.stderr.splitlines() if line.startswith("  ")]
    assert len(lines) == 30, "no file that is in order is named"
    plain = {answers.folder.plain_name(name): why for name, why in wrong.items()}
    for line in lines:
        name, _, why = line.partition(": ")
        assert plain.pop(name) in why
    assert not plain


def test_nothing_of_a_hostile_file_runs_or_draws(
    course_day: tuple[Path, Result, list[Handed], dict[str, str]],
) -> None:
    folder, result, _, _ = course_day
    page = (folder / "out" / "answers.html").read_text()

    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found |= {tag, *(name for name, _ in attrs if name.startswith("on"))}

    tags = Tags()
    tags.feed(page)
    assert not tags.found & {"script", "img", "iframe", "link"}
    assert "&lt;script&gt;" in page, "the name is shown as text"
    for sign in ("\x1b", "\u202e"):
        assert sign not in page + result.output
    assert not [*folder.rglob("escaped.json")]


def test_links_pipes_and_missing_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(many_answers.told())
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "link.json").symlink_to(tmp_path / "secret.txt")
    (inside / "endless.json").symlink_to("/dev/zero")
    (inside / "folder.json").mkdir()
    os.mkfifo(inside / "pipe.json")
    result = run(inside, tmp_path / "not-there.json", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    for name in ("link", "endless", "folder", "pipe"):
        assert f"{name}.json: It is not a plain file." in result.stderr
    assert "not-there.json: It cannot be opened: No such file or directory." in result.stderr


@given(HANDED)
def test_a_file_and_a_code_hold_the_same(handed: Handed) -> None:
    text = as_json(handed)
    SCHEMA.validate(json.loads(text))
    link = f"https://example.org/course/group-answers.html#answers={as_code(handed)}"
    for form in (text, f"\ufeff {text}\r\n", as_code(handed), link):
        (found,) = answers.read(form.encode(), KNOWN)
        assert found == Handed(handed.when, handed.person, dict(handed.answers))


def test_what_is_handed_in_tells_nothing_but_answers() -> None:
    allowed = {"format", "version", "when", "person", "answers"}
    assert set(json.loads(as_json(many_answers.honest(1)[0]))) == allowed
    assert set(SCHEMA.schema["properties"]) == allowed
    assert SCHEMA.schema["additionalProperties"] is False


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with pytest.raises(answers.BadAnswers, match=r"\.$"):
        answers.read(data, KNOWN)


@given(st.lists(HANDED, max_size=8), st.randoms())
def test_copies_and_order_change_nothing(handed: list[Handed], chance: random.Random) -> None:
    twice = [*handed, *handed]
    chance.shuffle(twice)
    assert answers.report(twice, KNOWN) == answers.report(handed, KNOWN)


def class_of(people: int, right: int, question: str = KNOWN[0]) -> list[Handed]:
    return [
        Handed("before", f"{at:016x}", {question: "first" if at < right else "wrong"}) for at in range(people)
    ]


def shown(people: int, right: int) -> tuple[object, ...]:
    found = answers.report(class_of(people, right), KNOWN)
    if not found.rows:
        return (found.before, None)
    return (found.before, found.rows[0].before.people, found.rows[0].before.right)


def test_no_number_of_fewer_than_five_people_can_be_told_from_a_report() -> None:
    """Every report fits several classes, in which the small numbers differ."""
    fits = defaultdict(set)
    for people in range(1, 61):
        for right in range(people + 1):
            fits[shown(people, right)].add((people, right))
    for report, classes in fits.items():
        for of_right in (True, False):
            numbers = {right if of_right else people - right for people, right in classes}
            assert min(numbers) >= 5 or len(numbers) >= 5, report
        people = {number for number, _ in classes}
        assert min(people) >= 5 or people == {1, 2, 3, 4}, report


def test_the_difference_of_two_numbers_tells_of_no_small_group() -> None:
    """Of a class of any size one question is skipped by some: how many cannot be worked out."""
    fits = defaultdict(set)
    for people in range(20, 71):
        for skipped in range(15):
            some = class_of(people, 0)
            others = class_of(people - skipped, 0, KNOWN[1])
            found = answers.report([*some, *others], KNOWN)
            fits[(found.before, *(row.before.people for row in found.rows))].add(skipped)
    assert all(len(numbers) > 1 for numbers in fits.values() if min(numbers) < 5)


def test_a_cell_that_looks_like_a_formula_is_text() -> None:
    stem = "=HYPERLINK(1)"
    found = answers.report(class_of(20, 10), KNOWN)
    (_, row) = csv.reader(io.StringIO(answers.table(found, {KNOWN[0]: stem})))
    assert row[1] == f"'{stem}"
