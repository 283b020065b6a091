"""Reviews by clinicians: nobody is named who did not read just these words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from own_technique import GOOD
from reviewed_catalogue import SAID, WHO, Copy, copied

from stretchlib import catalogue, routine
from stretchlib.catalogue import care, library, notices, review_parts
from stretchlib.catalogue.records import CITATION
from stretchlib.catalogue.reviews import PART_NAMES, Item, Part, is_fingerprint
from stretchlib.cli import main
from stretchlib.errors import BadRecord
from stretchlib.routine.review_part import plans
from stretchlib.show import mimebundle, sheets, signs
from stretchlib.widgets._bodymap import body_map
from stretchlib.widgets._claims import claim_table
from stretchlib.widgets._safety import safety_check

NOBODY = "No clinician has reviewed this yet."
TECHNIQUE = notices.TECHNIQUE
#: What shows itself to a learner, and the parts that somebody must have read for it.
SURFACES: dict[str, tuple[Callable[[], object], tuple[str, ...]]] = {
    "technique": (lambda: mimebundle(catalogue.stretch("heel-on-stool")), TECHNIQUE),
    "condition": (
        lambda: mimebundle(catalogue.condition("osteoporosis"))["text/html"],
        ("conditions", "cautions"),
    ),
    "self-test": (lambda: mimebundle(catalogue.self_test("active-knee-extension")), ("self-tests",)),
    "emergency signs": (lambda: signs.emergency_signs()._repr_mimebundle_()["text/html"], ("signs",)),
    "rules": (lambda: sheets.session_rules()._repr_mimebundle_()["text/html"], ("effort", "stop-rules")),
    "evidence": (lambda: sheets.evidence("C4")._repr_mimebundle_()["text/html"], ("claims", "reasons")),
    "techniques": (lambda: sheets.techniques("lying-strap")._repr_mimebundle_()["text/html"], TECHNIQUE),
    "glance": (
        lambda: sheets.at_a_glance("lying-strap")._repr_mimebundle_()["text/html"],
        ("techniques", "doses"),
    ),
    "cautions": (
        lambda: sheets.cautions("lying-strap")._repr_mimebundle_()["text/html"],
        ("cautions", "conditions", "stop-rules"),
    ),
    "claims": (lambda: claim_table("C4").notice, ("claims", "reasons")),
    "body map": (
        lambda: body_map().notice + str(body_map().fallback()),
        ("body-map", "signs", "conditions"),
    ),
    "safety check": (lambda: safety_check().notice, ("signs", "conditions", "cautions", "stop-rules")),
    "routine": (lambda: str(routine.Routine.of("heel-on-stool")), TECHNIQUE),
    "timer": (lambda: routine.Routine.of("heel-on-stool").to_dict()["notice"], TECHNIQUE),
}


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copy]:
    with copied(tmp_path, monkeypatch) as found:
        yield found


def said(surface: str) -> str:
    """What a surface says, without line breaks."""
    made = SURFACES[surface][0]()
    return " ".join(str(made).replace("\\n", " ").split())


def test_no_review_is_recorded_as_long_as_nobody_has_made_one() -> None:
    assert dict(catalogue.reviews()) == {}


@pytest.mark.parametrize("surface", SURFACES)
def test_without_a_record_everything_says_that_no_clinician_has_reviewed_it(surface: str) -> None:
    assert NOBODY in said(surface)
    assert "Reviewed" not in said(surface)


@pytest.mark.by_turns(6)
@pytest.mark.parametrize("surface", SURFACES)
def test_a_review_speaks_where_all_that_is_shown_was_read_and_only_there(copy: Copy, surface: str) -> None:
    parts = SURFACES[surface][1]
    copy.reviewed(*parts)
    for other, (_, needed) in SURFACES.items():
        covered = set(needed) <= set(parts)
        assert (SAID in said(other)) == covered, other
        assert (NOBODY in said(other)) != covered, other


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("left_out", TECHNIQUE)
def test_a_card_names_nobody_while_one_of_its_parts_is_unread(copy: Copy, left_out: str) -> None:
    copy.reviewed(*(name for name in TECHNIQUE if name != left_out))
    assert NOBODY in said("technique")


def test_one_changed_word_takes_a_review_back_and_check_says_so(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "stretchlib.cli.checking.checkout", lambda: None
    )  # the pictures are fresh; it takes a while
    copy.reviewed("signs", "effort")
    assert catalogue.reviewed("signs") == SAID
    copy.change("safety.toml", "A leg gets weaker fast", "A leg gets weaker slowly")
    assert catalogue.reviewed("signs") == NOBODY
    assert catalogue.reviewed("effort") == SAID
    told = CliRunner().invoke(main, ["check"])
    assert told.exit_code == 0, told.output
    words = "The review 'made-up' of 5 March 2027 no longer covers signs: the text has changed since."
    assert words in told.output
    copy.change("safety.toml", "A leg gets weaker slowly", "A leg gets weaker fast")
    assert catalogue.reviewed("signs") == SAID
    assert list(notices.stale([review_parts.part("signs")])) == []


@pytest.mark.parametrize(
    ("part", "file", "old", "new"),
    [
        (
            "stop-rules",
            "stretches.toml",
            "You feel tingling or an electric line",
            "You feel an electric line",
        ),
        ("conditions", "safety.toml", "Have you torn a hamstring", "Did you tear a hamstring"),
        (
            "cautions",
            "stretches.toml",
            '"hamstring-tear", action = "skip"',
            '"hamstring-tear", action = "change"',
        ),
        ("cautions", "stretches.toml", '  { condition = "hamstring-tendinopathy", action = "skip" },\n', ""),
        ("doses", "stretches.toml", "hold_seconds = 30", "hold_seconds = 60"),
        ("doses", "stretches.toml", "sessions_a_week = 3", "sessions_a_week = 7"),
        ("claims", "claims.toml", 'verdict = "mixed"', 'verdict = "supported"'),
        ("claims", "claims.toml", 'status = "verified"', 'status = "to check"'),
        ("claims", "claims.toml", 'sources = ["sadler-2017", "ha', 'sources = ["gou-2024", "ha'),
        ("effort", "safety.toml", "aim = [3, 5]", "aim = [3, 7]"),
        ("effort", "safety.toml", "a clear pull, no pain", "a strong pull"),
        ("signs", "safety.toml", 'urgency = "now"', 'urgency = "soon"'),
        ("techniques", "stretches.toml", "Sit bones back, chest long.", "Chest long."),
    ],
)
def test_each_part_hears_a_change_of_what_it_says(
    copy: Copy, part: str, file: str, old: str, new: str
) -> None:
    before = review_parts.part(part).fingerprint
    copy.change(file, old, new)
    assert review_parts.part(part).fingerprint != before


def test_new_line_breaks_and_another_order_change_no_fingerprint(copy: Copy) -> None:
    before = {name: review_parts.part(name).fingerprint for name in review_parts.names()}
    path = copy.folder / "claims.toml"
    text = path.read_text(encoding="utf-8")
    first, second = text.index("[A1]"), text.index("[A2]")
    third = text.index("[A3]")
    path.write_text(text[:first] + text[second:third] + text[first:second] + text[third:], encoding="utf-8")
    copy.change(
        "claims.toml",
        'say = "Muscle length is one small factor among many."',
        'say = """Muscle length is one\nsmall factor   among many."""'.replace("   ", "\n"),
    )
    assert {name: review_parts.part(name).fingerprint for name in review_parts.names()} == before


words = st.text("abc ", min_size=1).filter(lambda text: bool(text.strip()))
items = st.lists(
    st.builds(Item, id=words, title=words, lines=st.lists(st.tuples(words, words), min_size=1).map(tuple)),
    min_size=1,
    max_size=5,
)


@given(items, st.randoms(use_true_random=False))
@pytest.mark.long
def test_the_fingerprint_is_that_of_the_words_alone(found: list[Item], chance: random.Random) -> None:
    mark = Part("signs", tuple(found)).fingerprint
    shuffled = chance.sample(found, len(found))
    assert Part("signs", tuple(shuffled)).fingerprint == mark
    assert is_fingerprint(mark, "signs")
    assert not is_fingerprint(mark, "doses")
    place = chance.randrange(len(found))
    more = Item(found[place].id, found[place].title + " not", found[place].lines)
    assert Part("signs", (*found[:place], more, *found[place + 1 :])).fingerprint != mark


def test_a_slip_in_any_place_of_a_fingerprint_is_seen() -> None:
    mark = review_parts.part("signs").fingerprint
    slips = [mark[:at] + ("0" if mark[at] != "0" else "1") + mark[at + 1 :] for at in range(len(mark))]
    assert not [slip for slip in slips if is_fingerprint(slip, "signs")]


@pytest.mark.parametrize(
    ("parts", "other", "told"),
    [
        ({"sings": "ea98-7b59-7489-132d"}, {}, "'sings', which is no part of the course; 'signs' is one"),
        ({"chapters/Pelvis": "ea98-7b59-7489-132d"}, {}, "no part of the course"),
        ({"signs": "ea98-7b59-7489-0000"}, {}, "no fingerprint of the part 'signs'"),
        ({"signs": "looks fine"}, {}, "no fingerprint of the part 'signs'"),
        ({}, {}, "'parts' is empty"),
        ({"signs": ""}, {"date": '"2027-03-05"'}, "date: must be a day such as 2027-03-05"),
        ({"signs": ""}, {"date": "2027-03-05T10:00:00"}, "date: must be a day"),
        ({"signs": ""}, {"profession": '"wizard"'}, "it must be one of physiotherapist"),
        ({"signs": ""}, {"who": '" "'}, "who: is empty"),
        ({"signs": ""}, {"stars": "5"}, "stars: is not a key of this record"),
    ],
)
def test_a_wrong_record_is_an_error_of_one_sentence(
    copy: Copy, parts: dict[str, str], other: dict[str, str], told: str
) -> None:
    good = review_parts.part("signs").fingerprint
    copy.record({name: mark or good for name, mark in parts.items()}, **other)
    with pytest.raises(BadRecord) as caught:
        catalogue.reviews()
    message = str(caught.value)
    assert message.startswith("reviews.toml: [made-up]")
    assert told in message
    assert message.count(". ") == 0
    assert message.endswith(".")
    assert catalogue.check() == [message]


def test_a_chapter_that_the_course_does_not_have_is_named(copy: Copy) -> None:
    mark = Part("chapters/pelvi", ()).fingerprint
    copy.record({"chapters/pelvi": mark})
    assert catalogue.check() == ["reviews.toml: [made-up] parts: 'pelvi' does not exist; 'pelvis' is known."]


def test_two_reviewers_who_read_different_parts_are_named_as_such(copy: Copy) -> None:
    copy.reviewed("claims")
    copy.reviewed("reasons", review="another", who='"Another name"', profession='"physician"')
    assert catalogue.reviewed("claims", "reasons") == (
        f"Reviewed in parts by {WHO}, physiotherapist, on 5 March 2027; "
        "and by Another name, physician, on 5 March 2027."
    )
    assert catalogue.reviewed("claims") == SAID


def test_a_name_is_shown_as_text(copy: Copy) -> None:
    copy.reviewed("signs", who='"<b>bold</b>"')
    assert "<b>bold" not in said("emergency signs")
    assert "&lt;b&gt;bold" in said("emergency signs")


def test_a_technique_of_the_readers_own_is_reviewed_by_nobody(copy: Copy, tmp_path: Path) -> None:
    copy.reviewed(*TECHNIQUE)
    assert SAID in said("technique")
    own = tmp_path / "own.toml"
    own.write_text(GOOD, encoding="utf-8")
    (item,) = catalogue.load(own)
    assert NOBODY in str(item)


def test_a_ready_made_plan_needs_a_review_of_its_own_and_a_readers_plan_gets_none(copy: Copy) -> None:
    core = routine.named("core")
    copy.reviewed(*TECHNIQUE)
    assert NOBODY in core.to_dict()["notice"]
    copy.record({"plans": plans().fingerprint}, "again")
    assert "Reviewed in parts by" in core.to_dict()["notice"]
    longer = routine.Routine.of("heel-on-stool", hold_seconds=200)
    assert NOBODY in longer.to_dict()["notice"]
    assert NOBODY in routine.plan(10).to_dict()["notice"]


def test_every_part_but_the_plans_is_one_of_the_catalogue() -> None:
    assert {*review_parts.names(), "plans"} == set(PART_NAMES)


#: What a learner never reads, or what the form says in other words.
NOT_ON_THE_FORM = {
    "id", "aliases", "sources", "status", "verdict", "article_part", "other_article_parts", "chapter",
    "correction", "claims",
    "urgency", "conditions", "everything", "why",
    "plan", "counts_as", "limits", "numbers",
}  # fmt: skip


@pytest.mark.parametrize("part", ["signs", "stop-rules", "effort", "conditions", "claims"])
def test_no_words_of_a_record_are_missing_from_what_a_reviewer_reads(part: str) -> None:
    shelf = {
        "signs": (*care.emergency_signs(), *care.clinician_signs()),
        "stop-rules": care.stop_rules(),
        "effort": tuple(care.effort(kind) for kind in ("stretch", "pressure", "symptoms")),
        "conditions": tuple(care.conditions().values()),
        "claims": tuple(library.claims().values()),
    }[part]
    read = {item.id: " ".join(item.words) for item in review_parts.part(part).items}
    for record in shelf:
        for text in _texts(record, NOT_ON_THE_FORM if part == "claims" else NOT_ON_THE_FORM - {"why"}):
            assert " ".join(text.split()) in read[record.id], (part, record.id)


def test_the_reasons_hold_the_explanation_of_every_claim() -> None:
    read = {item.id: " ".join(item.words) for item in review_parts.part("reasons").items}
    for claim in library.claims().values():
        for piece in CITATION.split(claim.why)[::2]:
            assert " ".join(piece.split()) in read[claim.id]


def _texts(record: object, left_out: set[str]) -> Iterator[str]:
    assert is_dataclass(record)
    for item in fields(record):
        value = getattr(record, item.name)
        if item.name not in left_out:
            yield from [value] if isinstance(value, str) else re.findall(r"'([^']{3,})'", str(value))
