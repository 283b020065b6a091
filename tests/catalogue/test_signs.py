"""Signs of danger: short, plain, sourced, with one rule for tingling and the right number to call."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from reading_grade import grade

from stretchlib import catalogue
from stretchlib.catalogue import care, reading, shelves
from stretchlib.catalogue.records import Sign
from stretchlib.errors import BadRecord

SIGNS = catalogue.sign_templates()
NOW = [sign for sign in SIGNS if sign.urgency == "now"]
LONGEST_WORDS = 20
HARDEST_GRADE = 6


def sign_id(sign: Sign) -> str:
    return sign.id


def parts(sign: Sign) -> list[str]:
    return [part for part in (sign.lead, *sign.items, sign.more, sign.action) if part]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?:])\s+", text) if part]


@pytest.mark.parametrize("sign", NOW, ids=sign_id)
def test_an_emergency_sign_is_read_in_a_hurry(sign: Sign) -> None:
    filled = [part.replace("{number}", "your local emergency number") for part in parts(sign)]
    for part in filled:
        assert max(len(each.split()) for each in sentences(part)) <= LONGEST_WORDS, part
    assert grade(" ".join(filled)) <= HARDEST_GRADE
    assert grade(sign.action.replace("{number}", "999")) <= HARDEST_GRADE
    for each in sign.items:
        assert grade(each) <= HARDEST_GRADE, each


def test_a_sign_as_long_as_the_old_one_would_be_found() -> None:
    old = "You have new numbness around the genitals, the anus or the inner thighs; or you cannot start"
    assert max(len(part.split()) for part in sentences(f"{old} to pass urine or to feel it.")) > LONGEST_WORDS


def test_trouble_at_the_end_of_the_spine_is_six_short_items() -> None:
    (sign,) = [sign for sign in SIGNS if sign.id == "saddle-numbness"]
    assert len(sign.items) == 6


def test_the_signs_that_must_not_be_missing_are_there() -> None:
    by_id = {sign.id: sign for sign in SIGNS}
    aorta = by_id["sudden-pain-with-faintness"]
    assert any("faint" not in item for item in aorta.items), "strong sudden pain alone is enough"
    assert any("faint" in item for item in aorta.items)
    assert by_id["cancer-with-weak-legs"].urgency == "now"
    assert by_id["past-cancer"].urgency == "today"
    assert by_id["pregnant-and-unwell"].urgency == "now"
    assert "maternity unit" in by_id["pregnant-and-unwell"].action
    assert by_id["young-with-back-pain"].plan == "none"


def test_what_is_urgent_gives_no_plan_and_the_rest_stands_first_in_it() -> None:
    for sign in SIGNS:
        assert sign.plan == "none" or sign.urgency == "soon", sign.id


def test_a_plan_beside_an_emergency_would_be_refused() -> None:
    with pytest.raises(ValueError, match="it must be none"):
        replace(NOW[0], plan="first-remark")
    with pytest.raises(ValueError, match="colon"):
        replace(NOW[0], items=())


def test_signs_come_most_urgent_first() -> None:
    order = ["now", "today", "soon"]
    assert [order.index(sign.urgency) for sign in SIGNS] == sorted(
        order.index(sign.urgency) for sign in SIGNS
    )
    named = (*catalogue.emergency_signs(), *catalogue.clinician_signs())
    assert [sign.id for sign in named] == [sign.id for sign in SIGNS]


def test_a_record_that_is_verified_without_a_source_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = replace(next(sign for sign in SIGNS if sign.status == "verified"), sources=())
    monkeypatch.setattr(care, "sign_templates", lambda: (bare,))
    assert any(bare.id in fault and "verified" in fault for fault in catalogue.check())


def test_a_record_whose_source_nobody_checked_is_not_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    unchecked = replace(NOW[0], status="verified", sources=("nhs-aortic-aneurysm",))
    monkeypatch.setattr(care, "sign_templates", lambda: (unchecked,))
    assert any(unchecked.id in fault and "verified" in fault for fault in catalogue.check())


def test_tingling_has_one_rule_in_every_technique() -> None:
    rule = catalogue.nerve_rule().text
    assert "Come out now." in rule
    assert "smaller next time" in rule
    assert "see a clinician" in rule
    for item in (*catalogue.stretches(), *catalogue.self_tests().values()):
        shown = item._repr_mimebundle_()
        assert rule in shown["text/html"], item.id
        assert rule in " ".join(shown["text/plain"].split()), item.id
        for reason in item.stop_if:
            if re.search(r"tingl|numb|electric", reason):
                assert not re.search(r"ease off|wait|go on|move the ball", reason.lower()), reason


def test_text_and_card_show_items_as_a_list() -> None:
    sign = catalogue.emergency_signs()[0]
    assert str(sign).count("\n- ") == len(sign.items)
    html = sign._repr_mimebundle_()["text/html"]
    for item in sign.items:
        assert f"<li>{item}</li>" in html


def test_a_placeholder_is_in_every_emergency_and_in_no_text_that_is_shown() -> None:
    assert all("{number}" in sign.action for sign in NOW)
    for sign in (*catalogue.emergency_signs(), *catalogue.clinician_signs()):
        assert "{" not in " ".join(parts(sign))


def test_a_sign_that_names_no_plan_rule_is_told_by_file_record_and_key() -> None:
    table = dict(reading.toml_table(shelves.packaged("safety.toml"), "safety.toml")["signs"]["no-better"])
    del table["plan"]
    with pytest.raises(BadRecord, match=r"safety.toml.*no-better.*plan"):
        reading.record(table, "no-better", Sign, "safety.toml")
