"""Every wrong call of the public names is told in one sentence that says what would be right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import stretchlib as sl
from stretchlib.errors import UnknownId

Call = Callable[[], Any]
NUMBERS = {
    "negative minutes": (lambda: sl.plan(minutes=-5), "minutes is -5; it must lie between 1 and 120"),
    "minutes as text": (lambda: sl.plan(minutes="10"), "minutes is '10'; it must be a number"),
    "no minutes": (lambda: sl.plan(minutes=None), "minutes is None; it must be a number"),
    "endless minutes": (lambda: sl.plan(minutes=1e9), "minutes is 1e+09; it must lie between"),
    "minutes that are true": (lambda: sl.plan(minutes=True), "minutes is True; it must be a number"),
    "a plan's seed as text": (lambda: sl.plan(seed="a"), "seed is 'a'; it must be a whole number"),
    "half a second": (
        lambda: sl.timer("heel-on-stool", prepare_seconds=2.5),
        "prepare_seconds is 2.5; it must be a whole number from 0 to 120",
    ),
    "seconds as text": (
        lambda: sl.timer("heel-on-stool", prepare_seconds="5"),
        "prepare_seconds is '5'; it must be a whole number from 0 to 120",
    ),
    "a switch as text": (
        lambda: sl.timer("heel-on-stool", sound="no"),
        "sound is 'no'; it must be True or False",
    ),
    "a count as text": (lambda: sl.quiz(count="5"), "count is '5'; it must be a whole number of at least 1"),
    "a quiz' seed as text": (lambda: sl.quiz(seed="x"), "seed is 'x'; it must be a whole number"),
    "a hold too short": (
        lambda: sl.routine.Routine.of("heel-on-stool", hold_seconds=-3),
        "hold_seconds is -3; it must be a whole number from 3 to 300",
    ),
    "radians for degrees, too many": (
        lambda: sl.body.lengths("semimem", hip_flexion=1400),
        "hip_flexion is 1400, but must be from -30 to 120 degrees",
    ),
    "an angle as text": (
        lambda: sl.body.lengths("semimem", hip_flexion="80"),
        "hip_flexion is '80', but must be numbers from -30 to 120 degrees",
    ),
    "an angle of a pose as text": (
        lambda: sl.explore({"hip_flexion": "80"}),
        "hip_flexion is '80', but must be a number",
    ),
}
NAMES = {
    "a misspelt stretch": (lambda: sl.stretch("heel-on-stol"), "did you mean 'heel-on-stool'"),
    "no stretch": (lambda: sl.stretch(None), "None is no stretch; give one name in quotes, such as"),
    "a list for one stretch": (lambda: sl.stretch(["heel-on-stool"]), "['heel-on-stool'] is no stretch"),
    "a number for a claim": (lambda: sl.claim(3), "3 is no claim; give one name in quotes, such as 'A1'"),
    "a list for an area": (lambda: sl.stretches(area=["hamstrings"]), "['hamstrings'] is no area"),
    "a number for equipment": (lambda: sl.stretches(equipment=5), "equipment is 5; it must be one name or"),
    "a misspelt thing": (lambda: sl.stretches(equipment={"chiar"}), "did you mean 'chair'"),
    "a number for the area": (lambda: sl.plan(area=5), "area is 5; it must be one name or several"),
    "an empty area": (lambda: sl.plan(area=[]), "area is empty; name at least one"),
    "two words for the area": (
        lambda: sl.plan(area="calves", focus="calves"),
        "area and focus mean the same: give area alone",
    ),
    "no conditions": (lambda: sl.plan(conditions=None), "conditions is None; it must be one name or several"),
    "an unknown level": (lambda: sl.plan(level="medium"), "known are 'easy', 'hard', 'usual'"),
    "a timer of nothing": (lambda: sl.timer([]), "[] is no stretch; give one name in quotes"),
    "a number for muscles": (
        lambda: sl.explore("heel-on-stool", muscles=5),
        "muscles is 5; it must be one name or several, such as {'hamstrings'}",
    ),
    "no view": (lambda: sl.explore("heel-on-stool", view=None), "None is no view; give one name in quotes"),
    "no figure": (lambda: sl.figure(None), "None is no picture; give one name in quotes"),
    "a number for a chapter": (lambda: sl.quiz(5), "5 is no chapter or question; give one name in quotes"),
    "no claims": (lambda: sl.evidence(), "There are no claims; name at least one, such as 'A1'"),
    "a list for claims": (lambda: sl.evidence(["A1"]), "['A1'] is no claim"),
    "a number for techniques": (lambda: sl.cautions(5), "5 is no stretch; give one name in quotes"),
    "a number for muscles of a sheet": (lambda: sl.muscles(5), "5 is no muscle; give one name in quotes"),
    "an unknown condition": (lambda: sl.conditions("osteoporose"), "did you mean 'osteoporosis'"),
    "a group for a muscle": (
        lambda: sl.muscle("hamstrings"),
        "'hamstrings' is a group of muscles and no single one; its muscles are ['semimem', 'semiten'",
    ),
    "a group for one muscle's spread": (
        lambda: sl.body.spread("hamstrings"),
        "'hamstrings' is a group of muscles and no single one; its muscles are ['semimem', 'semiten'",
    ),
    "a misspelt group": (lambda: sl.body.lengths("hamstrigns"), "did you mean 'hamstrings'"),
    "a group said otherwise": (
        lambda: sl.muscle("Hamstring"),
        "did you mean the group of muscles sl.muscles('hamstrings')?",
    ),
    "a muscle for a stretch": (lambda: sl.stretch("piri"), "did you mean the muscle sl.muscle('piri')?"),
    "a set for a stretch": (lambda: sl.stretch("core"), "did you mean the set sl.timer('core')?"),
    "a misspelt set": (lambda: sl.timer("coer"), "did you mean the set sl.timer('core')?"),
    "a claim for a picture": (lambda: sl.figure("A1"), "did you mean the claim sl.claim('A1')?"),
    "a masked angle": (
        lambda: sl.body.lengths("semimem", hip_flexion=np.ma.masked_array([80.0, 50.0], [0, 1])),
        "hip_flexion is masked in places, and a masked angle has no length",
    ),
    "a masked angle for a change": (
        lambda: sl.body.length_change("semimem", hip_flexion=np.ma.masked_array([80.0, 900.0], [0, 1])),
        "hip_flexion is masked in places, and a masked angle has no length",
    ),
    "a list for a coordinate": (
        lambda: sl.body.moment_arms("piri", ["hip_rotation"]),
        "do not depend on ['hip_rotation'], but on hip_flexion",
    ),
    "several muscles for one": (
        lambda: sl.body.spread(["semimem", "bflh"]),
        "muscle is ['semimem', 'bflh'], but must be one id such as 'semimem'",
    ),
    "a group to predict": (
        lambda: sl.explore("heel-on-stool", predict="hamstrings"),
        "'hamstrings' is a group of muscles and no single one; its muscles are ['semimem', 'semiten'",
    ),
    "a list for a deck": (lambda: sl.flashcards(["hamstrings"]), "['hamstrings'] is no deck; give one name"),
    "a name for a routine": (
        lambda: sl.widgets.RoutineTimer("core"),
        "routine is 'core'; it must be a Routine, as Routine.of makes one",
    ),
    "a number for a day": (
        lambda: sl.routine.named("core").to_ical(days=[1]),
        "1 is no day of the week; give one name in quotes, such as 'FR'",
    ),
    "a text for a date": (
        lambda: sl.routine.named("core").to_ical(start="2030-01-07"),
        "start is '2030-01-07'; it must be a day such as datetime.date(2030, 1, 7)",
    ),
    "no file": (lambda: sl.routine.load(None), "path is None; it must be the name of a file"),
    "a missing file": (lambda: sl.timer("missing.toml"), f"There is no file 'missing.toml' in {Path.cwd()}"),
    "a folder for a file": (lambda: sl.routine.load("/"), "'/' is a folder; name a file such as"),
    "a misspelt name of the library": (lambda: sl.timers, "stretchlib has no name 'timers'; it has"),
}
WRONG = {**NUMBERS, **NAMES}


@pytest.mark.parametrize(("call", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_call_is_told_in_one_sentence_what_would_be_right(call: Call, told: str) -> None:
    with pytest.raises((ValueError, UnknownId, OSError, AttributeError)) as caught:
        call()
    message = str(caught.value)
    assert told in message
    assert message.endswith((".", "?"))
    assert "\n" not in message


def test_whole_numbers_of_numpy_and_one_name_alone_are_right() -> None:
    core = sl.routine.named("core")
    assert "BYDAY=MO;" in core.to_ical(days="MO", weeks=2)
    assert sl.catalogue.check("none.toml") == [f"There is no file 'none.toml' in {Path.cwd()}."]
    assert sl.timer("heel-on-stool", prepare_seconds=np.int64(7)).prepare_seconds == 7
    assert sl.plan(area="hamstrings") == sl.plan(area={"hamstrings"}) == sl.plan(focus={"hamstrings"})


def test_a_plural_gives_all_of_a_kind_and_with_ids_those() -> None:
    for plural, every in (
        (sl.muscles, sl.catalogue.muscles()),
        (sl.claims, sl.catalogue.claims()),
        (sl.conditions, sl.catalogue.conditions()),
        (sl.techniques, {item.id: item for item in sl.stretches()}),
    ):
        assert list(plural()) == list(every.values())
        first, second = list(every)[:2]
        assert [item.id for item in plural(second, first)] == [second, first]
    assert {source.status for source in sl.sources()} == {"verified"}


def test_a_muscle_is_found_by_its_paths_and_a_group_gives_all_its_muscles() -> None:
    assert sl.muscle("glmax1") is sl.muscle("glmax")
    assert [item.id for item in sl.muscles("hamstrings")] == ["semimem", "semiten", "bflh", "bfsh"]
    assert [item.id for item in sl.muscles("psoas", "hip-flexors")].count("psoas") == 1
    one_by_one = sl.body.lengths(["semimem", "semiten", "bflh", "bfsh"], hip_flexion=[0, 80])
    assert np.array_equal(sl.body.lengths("hamstrings", hip_flexion=[0, 80]), one_by_one)
    assert sl.body.length_change(["piri", "calves"], hip_flexion=80).shape == (4,)


def test_a_ready_made_set_runs_in_the_timer() -> None:
    for name in sl.routine.set_names():
        assert sl.timer(name).routine["id"] == name
