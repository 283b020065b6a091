"""Questions for learning platforms: what independent readers find in them again."""

from __future__ import annotations

import base64
import functools
import io
import os
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import moodle_xml_parser.parser as moodle_reader
import onyx2moodle.parser as qti_reader
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from qti_player import Q, play

from stretchlib import catalogue
from stretchlib.catalogue.records import Option, Question
from stretchlib.cli import main
from stretchlib.pictures import picture
from stretchlib.publish import platforms

BANK = {question.id: question for question in catalogue.questions()}
MATCHED = ("order", "label")
HOSTILE = (
    "</text><script>alert(1)</script> ]]> & &amp; \"so\" 'so' {=right ~wrong #tip} \\ \u05d0\u05d1 🦵 =1"
)


@functools.cache
def moodle() -> bytes:
    return platforms.moodle_xml(platforms.chosen())


@functools.cache
def qti() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(platforms.qti_package(platforms.chosen())))


def of_kind(*kinds: str) -> list[Question]:
    return [question for question in BANK.values() if question.kind in kinds]


def plain(markup: str) -> str:
    """What a reader sees of a piece of HTML."""
    return html.fragment_fromstring(markup, create_parent=True).text_content() if markup else ""


def moodle_question(question: Question, file: bytes | None = None) -> etree._Element:
    (found,) = etree.fromstring(file or moodle()).xpath("question[idnumber=$id]", id=question.id)
    return found


def item(question: Question, package: zipfile.ZipFile | None = None) -> etree._Element:
    return etree.fromstring((package or qti()).read(f"items/{question.id}.xml"))


# Moodle


def test_a_reader_of_moodle_xml_finds_every_choice_with_its_key_and_feedback() -> None:
    found = {quiz.name: quiz for quiz in moodle_reader.parse_bytes(moodle())["multichoice"]}
    wanted = of_kind("single", "multiple", "myth")
    assert len(found) == len(wanted)
    for question in wanted:
        read = next(quiz for quiz in found.values() if plain(quiz.text_pre_parse).startswith(question.stem))
        assert read.single == (question.kind != "multiple")
        assert {plain(option.answer): plain(option.feedback) for option in read.options} == {
            option.text: option.feedback for option in question.options
        }
        key = {plain(option.answer) for option in read.options if option.score_fraction > 0}
        assert key == {option.text for option in question.options if option.right}
        shares = [option.score_fraction for option in read.options]
        assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
        if question.kind == "multiple":
            assert sum(shares) == pytest.approx(0, abs=0.001), "ticking everything must not pay"
        assert question.explain in plain(read.general_feedback)
        assert catalogue.claim(question.claim).say in plain(read.general_feedback)


@pytest.mark.parametrize("question", of_kind(*MATCHED), ids=lambda question: question.id)
def test_moodle_matches_each_name_with_its_number(question: Question) -> None:
    read = moodle_question(question)
    pairs = {
        plain(pair.findtext("text")): pair.findtext("answer/text") for pair in read.findall("subquestion")
    }
    if question.kind == "order":
        assert pairs == {option.text: str(at) for at, option in enumerate(question.options, 1)}
        assert read.findtext("shuffleanswers") == "true"
    else:
        blank = picture(f"{question.picture}-blank")
        from_the_top = sorted(question.options, key=lambda option: blank.marks[option.mark or ""][1])
        assert pairs == {f"Number {at}": option.text for at, option in enumerate(from_the_top, 1)}
    told = plain(read.findtext("generalfeedback/text"))
    assert all(option.feedback in told for option in question.options)


@pytest.mark.parametrize("question", of_kind("estimate"), ids=lambda question: question.id)
def test_moodle_judges_an_estimate_as_the_page_does(question: Question) -> None:
    answers = [
        (
            answer.findtext("text"),
            float(answer.findtext("tolerance")),
            answer.get("fraction"),
            plain(answer.findtext("feedback/text")),
        )
        for answer in moodle_question(question).findall("answer")
    ]

    def judged(guess: float) -> tuple[str, str]:
        """By Moodle's rule: the first answer within whose tolerance the guess lies."""
        return next(
            (share, told)
            for text, tolerance, share, told in answers
            if text == "*" or abs(guess - float(text)) <= tolerance + 1e-9
        )

    asked = question.estimate
    assert asked is not None
    for off in (-1, 0, 1):
        assert judged(asked.value + off * asked.tolerance)[0] == "100"
    assert judged(asked.value - asked.tolerance - 0.1) == ("0", asked.low)
    assert judged(asked.value + asked.tolerance + 0.1) == ("0", asked.high)
    assert judged(-500) == ("0", asked.low)


def test_moodle_has_a_category_for_each_chapter_in_reading_order() -> None:
    paths = etree.fromstring(moodle()).xpath("question[@type='category']/category/text/text()")
    chapters = [chapter.title for key, chapter in catalogue.chapters().items() if catalogue_has(key)]
    assert [path.removeprefix("$course$/top/").split("/", 1)[1] for path in paths] == chapters


def catalogue_has(chapter: str) -> bool:
    return any(question.chapter == chapter for question in BANK.values())


def test_every_picture_in_moodle_is_there_and_has_its_text() -> None:
    for question in of_kind("label"):
        stem = moodle_question(question).find("questiontext")
        (shown,) = html.fragment_fromstring(stem.findtext("text"), create_parent=True).iter("img")
        (file,) = stem.findall("file")
        assert shown.get("src") == f"@@PLUGINFILE@@/{file.get('name')}"
        assert picture(f"{question.picture}-blank").alt in shown.get("alt")
        assert is_png_of(base64.b64decode(file.text), question)
    assert moodle().count(b"@@PLUGINFILE@@") == len(of_kind("label"))


def is_png_of(data: bytes, question: Question) -> bool:
    """Whether it is a picture of the plate's shape, twice as large as shown."""
    width, height = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    blank = picture(f"{question.picture}-blank")
    return data.startswith(b"\x89PNG\r\n") and (width, height) == (2 * blank.width, 2 * blank.height)


# QTI


@pytest.mark.parametrize("question", BANK.values(), ids=lambda question: question.id)
def test_a_reader_of_qti_finds_question_key_and_feedback(question: Question, tmp_path: Path) -> None:
    file = tmp_path / "item.xml"
    file.write_bytes(qti().read(f"items/{question.id}.xml"))
    read = qti_reader.parse_item(file)
    body = " ".join(read.body_xml.itertext())
    assert read.identifier == question.id
    assert question.stem in body
    told = {feedback.identifier: plain(feedback.html) for feedback in read.feedback}
    assert question.explain in told["after"]
    if question.kind == "estimate":
        assert question.estimate is not None
        assert read.response_decls["RESPONSE"].correct_values == [f"{question.estimate.value:g}"]
        assert (told["low"], told["high"]) == (question.estimate.low, question.estimate.high)
        assert [interaction.kind for interaction in read.interactions] == ["textEntry"]
        return
    assert all(option.text in body for option in question.options)
    assert all(
        told[f"option-{at}"] == f"{option.text}: {option.feedback}"
        for at, option in enumerate(question.options, 1)
    )
    if question.kind in ("single", "myth", "multiple"):
        (choice,) = read.interactions
        names = {option.identifier: plain(option.html) for option in choice.choices}
        key = {names[name] for name in read.response_decls["RESPONSE"].correct_values}
        assert key == {option.text for option in question.options if option.right}
        assert choice.max_choices == (0 if question.kind == "multiple" else 1)


def responses(question: Question) -> Iterator[tuple[Any, bool, set[str]]]:
    """Answers, whether each is right, and the options that must tell why."""
    names = [f"option-{at}" for at in range(1, len(question.options) + 1)]
    right = [name for name, option in zip(names, question.options, strict=True) if option.right]
    match question.kind:
        case "estimate":
            asked = question.estimate
            assert asked is not None
            yield asked.value + asked.tolerance, True, set()
            yield asked.value - asked.tolerance - 0.1, False, {"low"}
            yield asked.value + asked.tolerance + 0.1, False, {"high"}
        case "order":
            yield names, True, set()
            yield [names[1], names[0], *names[2:]], False, set(names[:2])
        case "label":
            numbers = {
                name: number_of(question, option)
                for name, option in zip(names, question.options, strict=True)
            }
            yield [*numbers.items()], True, set()
            first, second, *rest = names
            swapped = [
                (first, numbers[second]),
                (second, numbers[first]),
                *((name, numbers[name]) for name in rest),
            ]
            yield swapped, False, {first, second}
        case "multiple":
            yield right[::-1], True, set()
            yield names, False, set(names) - set(right)
            yield right[1:], False, {right[0]}
        case _:
            for name in names:
                yield name, name in right, {name}


def number_of(question: Question, option: Option) -> str:
    marks = picture(f"{question.picture}-blank").marks
    heights = sorted(marks[other.mark or ""][1] for other in question.options)
    return f"place-{heights.index(marks[option.mark or ''][1]) + 1}"


@pytest.mark.parametrize("question", BANK.values(), ids=lambda question: question.id)
def test_a_qti_player_scores_and_tells_what_the_page_does(question: Question) -> None:
    found = item(question)
    for response, right, told in responses(question):
        if response == [] or response is None:
            continue
        score, feedback = play(found, response)
        assert (score, set(feedback)) == (float(right), {*told, "after"}), response


def test_every_picture_in_qti_is_there_and_has_its_text() -> None:
    for question in BANK.values():
        shown = [*item(question).iter(f"{Q}img")]
        assert len(shown) == (question.kind == "label")
        for image in shown:
            name = os.path.normpath(f"items/{image.get('src')}")
            assert is_png_of(qti().read(name), question)
            assert picture(f"{question.picture}-blank").alt in image.get("alt")


# Both


def test_no_place_in_the_files_gives_the_answer_away() -> None:
    places: Counter[int] = Counter()
    for question in of_kind("single"):
        names = [node.get("identifier") for node in item(question).iter(f"{Q}simpleChoice")]
        places[
            names.index(next(f"option-{at}" for at, option in enumerate(question.options, 1) if option.right))
        ] += 1
    assert max(places.values()) < len(of_kind("single")) / 2


def test_the_same_questions_give_the_same_bytes_elsewhere(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "stretchlib", "quizzes", "--output", str(tmp_path)]
    subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}, check=True, stdout=-3
    )
    assert (tmp_path / "stretchlib-moodle.xml").read_bytes() == moodle()
    assert (tmp_path / "stretchlib-qti.zip").read_bytes() == platforms.qti_package(platforms.chosen())


def hostile(text: str) -> Question:
    question = BANK["short-head-origin"]
    first, *rest = question.options
    options = (replace(first, text=f"{first.text} {text}", feedback=text), *rest)
    return replace(question, stem=text, explain=text, options=options)


def as_read_back(question: Question) -> Iterator[tuple[str, str, str]]:
    """Stem, explanation and feedback as a browser shows them, from Moodle's form and from QTI's."""
    read = moodle_question(question, platforms.moodle_xml([question]))
    shown = html.fragment_fromstring(read.findtext("questiontext/text"), create_parent=True)
    told = html.fragment_fromstring(read.findtext("generalfeedback/text"), create_parent=True)
    option = read.xpath("answer[@fraction='100']/feedback/text/text()")[0]
    yield shown[0].text, told[0].text, plain(option)
    package = zipfile.ZipFile(io.BytesIO(platforms.qti_package([question])))
    found = item(question, package)
    explained, first = (
        found.find(f"{Q}modalFeedback[@identifier='{name}']") for name in ("after", "option-1")
    )
    yield (
        found.find(f".//{Q}prompt").text.removesuffix(" "),
        explained[0].text,
        first[0][0].tail.removeprefix(": "),
    )


def test_hostile_characters_come_back_as_they_were() -> None:
    for read in as_read_back(hostile(HOSTILE)):
        assert read == (HOSTILE, HOSTILE, HOSTILE)


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    for read in as_read_back(hostile(text)):
        assert read == (text, text, text)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ufffe", "\ud800"])
def test_a_character_that_no_xml_can_hold_is_told(character: str) -> None:
    for write in platforms.FORMATS.values():
        with pytest.raises(
            platforms.NotWritten, match=r"^XML cannot hold the character .* after 'Which': take it out\.$"
        ):
            write([hostile(f"Which{character}")])


def test_a_chapter_alone_and_a_form_alone(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["quizzes", "hamstrings", "--format", "qti", "-o", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert [path.name for path in tmp_path.iterdir()] == ["stretchlib-qti.zip"]
    items = [
        name
        for name in zipfile.ZipFile(tmp_path / "stretchlib-qti.zip").namelist()
        if name.startswith("items/")
    ]
    assert items == [f"items/{question.id}.xml" for question in catalogue.questions("hamstrings")]


def test_a_wrong_chapter_is_told_in_one_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["quizzes", "hamstring", "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert "hamstrings" in result.output
    assert not [*tmp_path.iterdir()]
