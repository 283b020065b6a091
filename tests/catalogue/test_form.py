"""The form of the files: what does not fit is one clear error that names file, record and key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import EffortRule
from stretchlib.errors import BadRecord, UnknownId

Write = Callable[..., Path]


def test_a_good_file_has_no_problems_and_its_technique_can_be_used(good: str, toml_file: Write) -> None:
    path = toml_file(good)
    assert catalogue.check([path]) == []
    assert [item.id for item in catalogue.load(path)] == ["my-stretch"]
    assert catalogue.stretch("My stretch").dose.words == "2 holds of 30 seconds"


def test_a_technique_that_was_taken_out_of_a_file_is_gone_when_the_file_is_loaded_again(
    good: str, toml_file: Write
) -> None:
    both = toml_file(good + good.replace("my-stretch", "my-second").replace("My stretch", "My second"))
    assert [item.id for item in catalogue.load(both)] == ["my-stretch", "my-second"]
    assert [item.id for item in catalogue.load(toml_file(good))] == ["my-stretch"]
    with pytest.raises(UnknownId):
        catalogue.stretch("my-second")
    assert "my-second" not in {item.id for item in catalogue.stretches()}


def test_loading_a_changed_file_again_replaces_its_techniques(good: str, toml_file: Write) -> None:
    catalogue.load(toml_file(good))
    catalogue.load(toml_file(good.replace("Sit and tip forward.", "Sit and lean.")))
    assert catalogue.stretch("my-stretch").summary == "Sit and lean."


BROKEN = {
    "unknown key": ('name = "My stretch"', 'name = "My stretch"\nhold_secs = 3', "hold_secs", "is not a key"),
    "mistyped key": ("summary =", "sumary =", "sumary", "'summary' is one"),
    "missing key": ('position = "sitting"\n', "", "position", "is missing"),
    "missing pose key": ('working = "left"\n', "", "poses.hold.working", "is missing"),
    "text for a number": (
        "hold_seconds = 30",
        'hold_seconds = "30"',
        "dose.hold_seconds",
        "must be a whole number",
    ),
    "truth for a number": (
        "repetitions = 2",
        "repetitions = true",
        "dose.repetitions",
        "must be a whole number",
    ),
    "number for text": ('name = "My stretch"', "name = 7", "name", "must be text"),
    "text for a list": ('claims = ["C8"]', 'claims = "C8"', "claims", "must be a list"),
    "table for a list": ('cues = ["Long chest."]', "cues = { a = 1 }", "cues", "must be a list"),
    "text for a table": (
        "props = [{ kind",
        'props = ["chair", { kind',
        "poses.hold.props.1",
        "must be a table",
    ),
    "number in a list": ('"Tip forward."]', "4]", "steps.2", "must be text"),
    "empty text": ('"Sit and tip forward."', '" "', "summary", "is empty"),
    "empty steps": ('["Sit tall.", "Tip forward."]', "[]", "", "'steps' is empty"),
    "no equipment named": ('["chair"]', "[]", "", '["none"]'),
    "equipment none and more": ('["chair"]', '["none", "chair"]', "", "none and something else"),
    "unknown area": ('"hamstrings"', '"hamstring"', "area", "'hamstrings' would be right"),
    "unknown prop": ('kind = "chair"', 'kind = "sofa"', "poses.hold.props.1.kind", "must be one of"),
    "unknown contact point": (
        '"buttocks"',
        '"bottom"',
        "poses.hold.contacts.1.point",
        "'buttocks' would be right",
    ),
    "unknown joint": (
        "hip_flexion = 80, knee_angle = 0",
        "hip_flex = 80",
        "poses.hold.left.hip_flex",
        "is not a key",
    ),
    "impossible angle": ("knee_angle = 0", "knee_angle = 190", "poses.hold.left", "from 0 to 130"),
    "not a number": (
        "pelvis_pitch = 20",
        "pelvis_pitch = nan",
        "poses.hold.pelvis_pitch",
        "must be a number",
    ),
    "hold of no time": ("hold_seconds = 30", "hold_seconds = 0", "dose", "must lie between"),
    "endless hold": ("hold_seconds = 30", "hold_seconds = 90000", "dose", "must lie between"),
    "guideline without claims": ('claims = ["C9"]', "claims = []", "dose", "needs 'claims'"),
    "movement without a pace": ('kind = "hold"', 'kind = "repeat"', "dose", "needs 'seconds_each'"),
    "movement that is held": (
        'kind = "hold"\nhold_seconds = 30',
        'kind = "repeat"\nseconds_each = 4\nhold_seconds = 5',
        "dose",
        "'hold_seconds' does not belong",
    ),
    "holds in rounds": ("repetitions = 2", "repetitions = 2\nrounds = 3", "dose", "use 'repetitions'"),
    "a roll that is counted": ('kind = "hold"', 'kind = "roll"', "dose", "use 'rounds'"),
    "old count": ("repetitions = 2", "count = 2", "dose.count", "'rounds' for how often"),
    "old part of the article": (
        'side_word = "leg"',
        'side_word = "leg"\nplace = "Hamstrings"',
        "place",
        "is not a key of this record; write 'article_part'",
    ),
    "a sign that rings": ('"My stretch"', '"My \\u0007 stretch"', "name", "control character U+0007"),
    "variant without pose": ('pose = "hold"', 'pose = "top"', "", "'top'"),
    "caution twice": (
        'action = "skip" }]',
        'action = "skip" }, { condition = "hamstring-tear", action = "change" }]',
        "",
        "twice",
    ),
    "unknown action": ('action = "skip"', 'action = "avoid"', "cautions.1.action", "must be one of"),
    "bad id": ("my-stretch", "My_Stretch", "", "lower-case words"),
    "id as a key": ('name = "My stretch"', 'id = "x"\nname = "My stretch"', "id", "leave this key out"),
    "dangling condition": ('"hamstring-tear"', '"hamstring-tears"', "cautions", "'hamstring-tear' is known"),
    "dangling claim": ('claims = ["C8"]', 'claims = ["Z8"]', "claims", "does not exist"),
    "dangling dose claim": ('claims = ["C9"]', 'claims = ["Z9"]', "dose.claims", "does not exist"),
    "dangling muscle": ('"semimem"', '"semimemb"', "primary", "'semimem' is known"),
    "dangling source": ("@bandy-1997", "@bandy-1897", "evidence", "'bandy-1997' is known"),
    "unknown phase": (
        "[my-stretch.poses.hold]",
        "[my-stretch.poses.hold]\nworking = 'left'\ncontacts = []\n[my-stretch.poses.relax]",
        "poses",
        "does not exist",
    ),
    "id of the package": ("my-stretch", "heel-on-stool", "", "choose another"),
    "name of the package": ('name = "My stretch"', 'name = "Heel on a stool"', "aliases", "already means"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_named_with_file_record_and_key(case: str, good: str, toml_file: Write) -> None:
    old, new, key, words = BROKEN[case]
    assert old in good
    everywhere = old == "my-stretch"
    path = toml_file(good.replace(old, new) if everywhere else good.replace(old, new, 1))
    problems = catalogue.check([path])
    assert len(problems) == 1, problems
    assert problems[0].startswith("mine.toml: [")
    assert words in problems[0]
    assert key in problems[0]
    assert problems[0].count("\n") == 0
    with pytest.raises(BadRecord) as caught:
        catalogue.load(path)
    assert str(caught.value) == problems[0]


FILES = {
    "not TOML": (b"[my-stretch\nname=1", "this is not TOML"),
    "not UTF-8": ("[x]\nname = 'Bücking'".encode("latin-1"), "line 2 is not UTF-8"),
    "huge": (b"# " + b"x" * 2_100_000, "larger than 2 MB"),
    "the same id twice": (b"[a]\nname='x'\n[a]\nname='y'", "this is not TOML"),
    "a key outside a record": (b"name = 'x'", "must be a table"),
    "empty": (b"", "holds no technique"),
    "nested without end": (b"x = " + b"[" * 5000, "cannot be read"),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_catalogue_is_said_so_in_one_sentence(case: str, toml_file: Write) -> None:
    content, words = FILES[case]
    problems = catalogue.check([toml_file(content)])
    assert len(problems) == 1
    assert words in problems[0]
    with pytest.raises(BadRecord):
        catalogue.load(toml_file(content))


def test_a_file_that_is_not_there_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    assert catalogue.check([tmp_path / "none.toml"]) == [f"There is no file 'none.toml' in {tmp_path}."]
    assert "folder" in catalogue.check([tmp_path])[0]


def test_each_broken_record_of_a_file_is_told(good: str, toml_file: Write) -> None:
    second = good.replace("my-stretch", "my-other").replace('"My stretch"', '"My other"')
    path = toml_file(
        good.replace("hold_seconds = 30", "hold_seconds = 1") + second.replace('"sitting"', '"lying"')
    )
    assert len(catalogue.check([path])) == 2


@pytest.mark.parametrize(
    ("aim", "text", "fault"),
    [
        ((5, 3), "Between {low} and {high}.", "'aim' must be two numbers from 0 to 10"),
        ((3, 11), "Between {low} and {high}.", "'aim' must be two numbers from 0 to 10"),
        ((3,), "Between {low} and {high}.", "'aim' must be two numbers from 0 to 10"),
        ((3, 5), "Between 3 and 5.", "'text' must say {low} and {high}"),
        ((3, 5), "At {high} or below.", "'text' must say {low} and {high}"),
    ],
)
def test_an_effort_rule_says_its_numbers_once(aim: tuple[int, ...], text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        EffortRule("stretch", aim, text, "A basis.", "verified")
