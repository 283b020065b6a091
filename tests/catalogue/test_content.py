"""What the catalogue says: links hold, numbers have sources, words are plain and our own."""

from __future__ import annotations

import re
import subprocess
import sys
from statistics import mean

import learner_text
import pytest
from article_shingles import article, shingles
from reading_grade import grade

from stretchlib import catalogue
from stretchlib.body import domain, length_change
from stretchlib.catalogue import library
from stretchlib.catalogue.records import CITATION, Claim, Stretch, cited
from stretchlib.errors import UnknownId

STRETCHES = list(library.shipped_stretches().values())
CLAIMS = list(catalogue.claims().values())
LONGER_PERCENT = 3.0


def test_the_shipped_catalogue_has_no_problem() -> None:
    assert catalogue.check() == []


def test_a_dangling_id_in_the_shipped_catalogue_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = dict(catalogue.references())
    del shelf["decoster-2004"]
    monkeypatch.setattr(library, "references", lambda: shelf)
    assert any("decoster-2004" in problem for problem in catalogue.check())


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+(?!\[@)", text) if part]


def unsourced_numbers(text: str) -> list[str]:
    """Sentences that print a number and cite no verified source."""
    known = catalogue.references()
    return [
        part
        for part in sentences(text)
        if re.search(r"\d", CITATION.sub("", part))
        and not any(known[key].status == "verified" for key in cited(part))
    ]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_printed_number_stands_beside_a_verified_source(claim: Claim) -> None:
    assert unsourced_numbers(claim.why) == []
    if re.search(r"\d", claim.say):
        assert claim.status == "verified"
        assert any(catalogue.reference(key).status == "verified" for key in claim.sources)
    if claim.status != "verified":
        assert not re.search(r"\d", claim.say + claim.why)


def test_a_number_without_a_verified_source_would_be_found() -> None:
    assert unsourced_numbers("All is well. In 12 people it helped.") == ["In 12 people it helped."]
    assert unsourced_numbers("In 12 people it helped [@hawkins-hull-1990].")
    assert not unsourced_numbers("In 12 people it helped [@decoster-2004]. All is well.")


@pytest.mark.parametrize("item", STRETCHES, ids=lambda item: item.id)
def test_instructions_hold_no_numbers_and_the_dose_says_where_its_own_come_from(item: Stretch) -> None:
    told = [*item.steps, *item.cues, *item.mistakes, *item.stop_if, item.summary]
    told += [variant.text for variant in (*item.easier, *item.harder)]
    told += [caution.text for caution in item.cautions]
    assert [text for text in told if re.search(r"\d", text)] == []
    assert unsourced_numbers(item.evidence) == []
    if item.dose.basis == "guideline":
        assert all(catalogue.claim(key).status == "verified" for key in item.dose.claims)


def test_self_tests_cite_a_verified_source_for_each_number() -> None:
    for test in catalogue.self_tests().values():
        assert unsourced_numbers(test.meaning) == []
        assert not re.search(r"\d", " ".join((test.summary, test.score, *test.steps, *test.stop_if)))


def test_safety_from_memory_prints_no_number() -> None:
    signs = (*catalogue.emergency_signs(), *catalogue.clinician_signs())
    for record in (*signs, *catalogue.conditions().values(), *catalogue.stop_rules()):
        if record.status != "verified":
            texts = " ".join(text for _, text in learner_text.of_record(record, record.id))
            assert not re.search(r"\d", texts), record.id


@pytest.mark.parametrize("item", [s for s in STRETCHES if s.kind == "stretch"], ids=lambda item: item.id)
def test_every_primary_muscle_gets_longer_in_the_model_or_the_record_says_why_not(item: Stretch) -> None:
    side = "left" if item.main_pose.working == "both" else item.main_pose.working
    # Pictures may bend a joint farther than the model knows lengths for: a drawn turn of the thigh, for
    # instance, comes partly from shin and pelvis. The lengths are then those at the end of the domain.
    leg = {
        name: min(max(angle, domain()[name][0]), domain()[name][1])
        for name, angle in item.main_pose.pose.side(side).leg().items()
    }
    for key in item.primary:
        paths = catalogue.muscle(key).model
        longer = bool(paths) and max(length_change(list(paths), **leg)) >= LONGER_PERCENT
        assert longer != (key in item.model_silent), f"{key} in {item.id}"


def test_what_is_said_of_a_pelvis_pulled_back_is_what_the_model_says() -> None:
    tipped_back = length_change(["semimem", "iliacus"], hip_flexion=-15)
    assert tipped_back[0] < 0 < tipped_back[1]
    told = catalogue.claim("B12")
    assert "hip flexors longer" in told.say
    assert not re.search(r"slack", told.say + told.why)


def test_no_run_of_eight_words_comes_from_the_article() -> None:
    stored = article()
    shared = [place for place, text in learner_text.everything() if shingles(text) & stored]
    assert shared == []


def test_a_sentence_of_the_article_would_be_found() -> None:
    words = "One of my favorite hamstring stretches, which puts less stress"
    assert shingles(words) & article()


def test_learners_read_the_catalogue_with_eight_years_of_school() -> None:
    by_length = [(len(text.split()), grade(text), place) for place, text in learner_text.everything()]
    prose = [entry for entry in by_length if entry[0] >= 6]
    assert mean(level for _, level, _ in prose) <= 8
    hardest = sorted(prose, key=lambda entry: -entry[1])[: len(prose) // 20]
    assert min(level for _, level, _ in hardest) < 14


def test_a_learned_sentence_has_a_high_grade() -> None:
    assert grade("The ischiocrural musculature participates in lumbopelvic stabilisation.") > 14
    assert grade("Sit tall. Tip forward. Stay there and breathe.") < 3


def test_nobody_is_said_to_have_reviewed_anything() -> None:
    for place, text in learner_text.everything():
        assert not re.search(r"reviewed by|approved by|clinically proven|guarantee|cure\b", text.lower()), (
            place
        )
    assert "No clinician has reviewed" in catalogue.notice()


def test_the_emergency_signs_say_what_to_do_now() -> None:
    assert len(catalogue.emergency_signs()) == 8
    for sign in catalogue.emergency_signs():
        assert "ambulance" in sign.action
        assert "now" in sign.action


def test_a_suspected_clot_rules_out_every_technique_also_an_own_one(good: str, tmp_path: object) -> None:
    path = tmp_path / "mine.toml"  # type: ignore[operator]
    path.write_text(good, encoding="utf-8")
    catalogue.load(path)
    for item in catalogue.stretches():
        assert [c.action for c in catalogue.cautions_for(item, ["clot-suspected"])] == ["skip"]
        assert catalogue.cautions_for(item, ["clot-suspected"])[0].text


def test_aliases_names_and_latin_names_find_the_record() -> None:
    assert catalogue.stretch("Ballerina Stretch") is catalogue.stretch("heel-on-stool")
    assert catalogue.muscle("Musculus semitendinosus").id == "semiten"
    assert catalogue.term("ischial tuberosity").id == "sit-bone"
    assert catalogue.claim("c4").id == "C4"
    assert catalogue.condition("DVT").id == "clot-suspected"


@pytest.mark.parametrize(
    ("find", "wanted", "nearest"),
    [
        (catalogue.stretch, "heel-on-stol", "heel-on-stool"),
        (catalogue.muscle, "semimen", "semimem"),
        (catalogue.condition, "hip-replacement-posteror", "hip-replacement-posterior"),
        (catalogue.term, "sitbone", "sit-bone"),
        (lambda wanted: catalogue.stretches(area=wanted), "hamstring", "hamstrings"),
        (lambda wanted: catalogue.stretches(equipment={wanted}), "straps", "strap"),
    ],
)
def test_an_unknown_id_names_the_nearest(find: object, wanted: str, nearest: str) -> None:
    with pytest.raises(UnknownId, match=f"'{nearest}'"):
        find(wanted)  # type: ignore[operator]


def test_equipment_means_doable_with_that_or_less() -> None:
    ids = {item.id for item in catalogue.stretches(equipment={"mat", "strap"})}
    assert {"lying-strap", "lying-thigh-to-chest"} <= ids
    assert "heel-on-stool" not in ids
    for item in catalogue.stretches(equipment={"none"}):
        forms = [form.equipment for form in (*item.easier, *item.harder) if form.equipment is not None]
        assert any(set(needs) <= {"none", "wall"} for needs in (item.equipment, *forms))
    assert {"calf-wall-straight", "split-lunge"} <= {item.id for item in catalogue.stretches(equipment=set())}


def test_text_without_a_screen_loads_no_numerics_and_no_widgets() -> None:
    code = (
        "import sys, stretchlib as sl; str(sl.stretch('heel-on-stool')); sl.catalogue.check();"
        "sl.stretch('heel-on-stool')._repr_mimebundle_(); sl.routine.Routine.of('lying-strap').to_dict();"
        "heavy = {'numpy', 'matplotlib', 'ipywidgets', 'anywidget', 'pandas'} & set(sys.modules);"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
