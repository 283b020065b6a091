"""Who skips or changes what: the rules written down a second time, by hand and not from the records.

Records and table must say the same. Whoever loosens or tightens one of them has to touch the other, and so
thinks twice.
"""

from __future__ import annotations

import pytest

from stretchlib import catalogue
from stretchlib.catalogue.records import Stretch

GROUPS = {
    "hamstring-stretches": "heel-on-stool supported-hip-hinge supported-sit-back lying-thigh-to-chest"
    " lying-strap half-split-rock-back",
    "lying-hamstring": "lying-thigh-to-chest lying-strap",
    "figure-fours": "lying-figure-four seated-figure-four",
    "buttock-stretches": "lying-figure-four seated-figure-four knee-to-opposite-shoulder",
    "buttock-balls": "ball-outer-buttock ball-outer-buttock-wall",
    "balls": "ball-outer-buttock ball-outer-buttock-wall ball-foot ball-calf ball-shoulder-blades",
    "side-rollers": "roller-outer-buttock roller-outer-thigh",
    "leg-rollers": "roller-outer-buttock roller-outer-thigh roller-front-thigh roller-hamstrings"
    " roller-calves",
    "calf-stretches": "calf-wall-straight calf-wall-bent",
    "arching": "upper-back-chair roller-upper-back roller-front-thigh",
}
#: Condition: what is skipped, what is changed; a form after the colon takes the technique's place.
TABLE: dict[str, tuple[str, str]] = {
    "leg-pain-with-tingling": (
        "hamstring-stretches buttock-stretches buttock-balls roller-outer-buttock roller-hamstrings"
        " roller-calves ball-calf",
        "half-kneeling-hip-flexor split-lunge calf-stretches cat-camel sciatic-slider roller-outer-thigh"
        " roller-front-thigh",
    ),
    "hamstring-tear": (
        "hamstring-stretches buttock-balls roller-hamstrings sciatic-slider split-lunge",
        "half-kneeling-hip-flexor buttock-stretches",
    ),
    "hamstring-tendinopathy": (
        "hamstring-stretches buttock-balls",
        "half-kneeling-hip-flexor buttock-stretches leg-rollers split-lunge sciatic-slider",
    ),
    "gluteal-tendinopathy": (
        "knee-to-opposite-shoulder buttock-balls side-rollers",
        "figure-fours lying-strap half-kneeling-hip-flexor split-lunge",
    ),
    "hip-replacement-posterior": (
        "supported-sit-back lying-thigh-to-chest buttock-stretches buttock-balls ball-calf side-rollers",
        "heel-on-stool:low-step supported-hip-hinge:wall lying-strap half-kneeling-hip-flexor"
        " half-split-rock-back split-lunge cat-camel sciatic-slider lat-kneeling-chair upper-back-chair"
        " roller-upper-back roller-front-thigh roller-hamstrings roller-calves ball-foot"
        " ball-shoulder-blades",
    ),
    "hip-replacement-anterior": (
        "half-kneeling-hip-flexor split-lunge buttock-stretches calf-wall-straight buttock-balls ball-calf"
        " side-rollers",
        "hamstring-stretches cat-camel sciatic-slider lat-kneeling-chair upper-back-chair"
        " roller-upper-back roller-front-thigh roller-hamstrings roller-calves ball-foot"
        " ball-shoulder-blades",
    ),
    "hip-surgery": (
        "hamstring-stretches half-kneeling-hip-flexor split-lunge buttock-stretches buttock-balls ball-calf"
        " side-rollers roller-front-thigh roller-hamstrings",
        "everything-else",
    ),
    "belly-surgery": (
        "half-kneeling-hip-flexor split-lunge balls roller-front-thigh upper-back-chair roller-upper-back",
        "everything-else",
    ),
    "back-surgery": (
        "cat-camel supported-hip-hinge supported-sit-back half-split-rock-back buttock-stretches"
        " lat-kneeling-chair arching ball-shoulder-blades side-rollers",
        "everything-else",
    ),
    "other-surgery": ("", "everything-else"),
    "hip-impingement": (
        "knee-to-opposite-shoulder supported-sit-back",
        "half-kneeling-hip-flexor split-lunge figure-fours lying-thigh-to-chest",
    ),
    "osteoporosis": (
        "roller-upper-back upper-back-chair ball-shoulder-blades",
        "hamstring-stretches half-kneeling-hip-flexor split-lunge:rail lying-figure-four"
        " knee-to-opposite-shoulder seated-figure-four:upright cat-camel:sinking sciatic-slider"
        " lat-kneeling-chair buttock-balls ball-foot ball-calf leg-rollers",
    ),
    "spine-slip": (
        "arching split-lunge",
        "cat-camel:rounding,seated half-kneeling-hip-flexor lat-kneeling-chair supported-hip-hinge"
        " supported-sit-back calf-wall-straight",
    ),
    "spinal-stenosis": (
        "arching split-lunge",
        "cat-camel:rounding,seated half-kneeling-hip-flexor lat-kneeling-chair supported-hip-hinge"
        " supported-sit-back calf-wall-straight",
    ),
    "stiff-spine": ("arching", "cat-camel:rounding,seated everything-else"),
    "aneurysm": ("everything-else", ""),
    "hernia": (
        "roller-front-thigh",
        "half-kneeling-hip-flexor split-lunge cat-camel upper-back-chair roller-upper-back"
        " lat-kneeling-chair supported-hip-hinge supported-sit-back",
    ),
    "pregnancy": (
        "supported-sit-back lying-hamstring half-split-rock-back lying-figure-four"
        " knee-to-opposite-shoulder roller-front-thigh roller-upper-back ball-outer-buttock",
        "heel-on-stool:seated supported-hip-hinge:wall half-kneeling-hip-flexor split-lunge:rail"
        " seated-figure-four:upright ball-outer-buttock-wall ball-foot ball-calf ball-shoulder-blades"
        " side-rollers roller-hamstrings roller-calves",
    ),
    "pelvic-girdle-pain": (
        "half-kneeling-hip-flexor half-split-rock-back split-lunge buttock-stretches side-rollers"
        " roller-front-thigh",
        "heel-on-stool:seated supported-hip-hinge supported-sit-back lying-hamstring cat-camel"
        " lat-kneeling-chair calf-stretches buttock-balls",
    ),
    "bleeding-risk": ("balls", "leg-rollers roller-upper-back"),
    "clot-suspected": ("everything-else", ""),
    "wound-or-fracture": (
        "balls leg-rollers roller-upper-back",
        "hamstring-stretches half-kneeling-hip-flexor split-lunge buttock-stretches cat-camel"
        " sciatic-slider calf-stretches lat-kneeling-chair upper-back-chair",
    ),
    "kneeling-pain": (
        "half-split-rock-back lat-kneeling-chair",
        "half-kneeling-hip-flexor:standing cat-camel:seated split-lunge:rail supported-sit-back"
        " figure-fours leg-rollers",
    ),
    "foot-neuropathy": (
        "ball-foot",
        "heel-on-stool half-kneeling-hip-flexor half-split-rock-back split-lunge:rail calf-stretches"
        " sciatic-slider ball-calf roller-calves",
    ),
    "shoulder-or-wrist": (
        "supported-hip-hinge supported-sit-back ball-outer-buttock ball-calf ball-shoulder-blades"
        " leg-rollers roller-upper-back lat-kneeling-chair",
        "half-split-rock-back lying-strap cat-camel:seated upper-back-chair:crossed",
    ),
    "hypermobility": (
        "",
        "hamstring-stretches half-kneeling-hip-flexor buttock-stretches sciatic-slider calf-stretches"
        " lat-kneeling-chair roller-upper-back",
    ),
    "poor-balance": (
        "supported-sit-back roller-upper-back",
        "heel-on-stool:seated supported-hip-hinge:wall half-kneeling-hip-flexor half-split-rock-back"
        " split-lunge:rail calf-stretches cat-camel:seated buttock-balls ball-calf ball-shoulder-blades"
        " leg-rollers upper-back-chair",
    ),
    "varicose-veins": ("ball-calf leg-rollers", ""),
    "achilles-repair": (
        "calf-stretches ball-calf roller-calves split-lunge",
        "lying-strap half-kneeling-hip-flexor half-split-rock-back",
    ),
}
#: These keep to the strictest of both ways of operating.
LIKE_BOTH = ("hip-replacement-lateral", "hip-replacement-partial", "hip-replacement-unknown")
#: Condition: the farthest angles of any pose that somebody with it may be shown.
LIMITS = {
    "hip-replacement-posterior": {
        "hip_flexion": (-30, 90), "hip_adduction": (-45, 0), "hip_rotation": (-80, 10),
    },
    "hip-replacement-anterior": {"hip_flexion": (-10, 125), "hip_rotation": (-20, 45)},
    "back-surgery": {"lumbar_flexion": (-5, 12), "thoracic_flexion": (-6, 16)},
    "osteoporosis": {"lumbar_flexion": (-40, 12), "thoracic_flexion": (-30, 16)},
    "spine-slip": {"lumbar_flexion": (-2, 60), "thoracic_flexion": (-6, 40)},
    "spinal-stenosis": {"lumbar_flexion": (-2, 60), "thoracic_flexion": (-6, 40)},
    "stiff-spine": {"lumbar_flexion": (-5, 60), "thoracic_flexion": (-6, 40)},
    "pregnancy": {"pelvis_pitch": (-60, 120)},
}  # fmt: skip
NO_PLAN = {"aneurysm"}
NEVER_HARDER = {
    *TABLE, *LIKE_BOTH,
} - {
    "leg-pain-with-tingling", "hamstring-tear", "hamstring-tendinopathy", "gluteal-tendinopathy",
    "hip-impingement", "bleeding-risk", "clot-suspected", "wound-or-fracture", "kneeling-pain",
    "shoulder-or-wrist", "varicose-veins", "achilles-repair",
}  # fmt: skip
ALL = [item.id for item in catalogue.stretches()]


def asked(condition: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Technique to what the table asks of somebody with a condition: action and forms."""
    if condition in LIKE_BOTH:
        return _both()
    skipped, changed = TABLE[condition]
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for action, cell in (("skip", skipped), ("change", changed)):
        words = cell.split()
        for word in sorted(words, key=lambda word: word == "everything-else"):
            name, _, forms = word.partition(":")
            group = ALL if name == "everything-else" else GROUPS.get(name, name).split()
            for item in ALL if name == "everything-else" else group:
                if item not in found:
                    found[item] = (action, frozenset(forms.split(",")) if forms else frozenset())
    return found


def _both() -> dict[str, tuple[str, frozenset[str]]]:
    behind, front = asked("hip-replacement-posterior"), asked("hip-replacement-anterior")
    found = {}
    for item in {*behind, *front}:
        marks = [side[item] for side in (behind, front) if item in side]
        action = "skip" if any(action == "skip" for action, _ in marks) else "change"
        found[item] = (
            action,
            frozenset().union(*(forms for _, forms in marks)) if action == "change" else frozenset(),
        )
    return found


def told(item: Stretch, condition: str) -> tuple[str, frozenset[str]] | None:
    """What the records ask."""
    given = catalogue.cautions_for(item, [condition])
    return (given[0].action, frozenset(given[0].forms)) if given else None


@pytest.mark.parametrize("turned", [False, True], ids=["in order", "turned round"])
def test_the_strictest_caution_stands_first_in_whatever_order_conditions_are_named(turned: bool) -> None:
    named = sorted(catalogue.conditions(), reverse=turned)
    mixed = 0
    for item in catalogue.stretches():
        actions = [caution.action for caution in catalogue.cautions_for(item, named)]
        assert actions == sorted(actions, key=["skip", "change"].index), item.id
        mixed += len(set(actions)) == 2
    assert mixed > 10, "few techniques are skipped for one and changed for another, so this sees nothing"


def test_the_table_names_every_condition_and_only_techniques_that_exist() -> None:
    assert {*TABLE, *LIKE_BOTH} == set(catalogue.conditions())
    for condition in TABLE:
        assert set(asked(condition)) <= set(ALL), condition


@pytest.mark.parametrize("condition", [*TABLE, *LIKE_BOTH])
def test_records_and_table_ask_the_same_of_each_technique(condition: str) -> None:
    wanted = asked(condition)
    differing = {
        item.id: f"records: {said}, table: {wanted.get(item.id)}"
        for item in catalogue.stretches()
        if (said := told(item, condition)) != wanted.get(item.id)
    }
    assert not differing, "decide which of the two is right, and mend the other"


def test_records_and_table_allow_the_same_angles() -> None:
    stored = {
        key: {name: tuple(ends) for name, ends in about.limits.items()}
        for key, about in catalogue.conditions().items()
        if about.limits
    }
    assert stored == LIMITS


@pytest.mark.parametrize("condition", [*TABLE, *LIKE_BOTH])
def test_no_pose_that_may_be_done_goes_beyond_the_limits(condition: str) -> None:
    limits = [
        LIMITS[name]
        for name in (condition, *(list(LIMITS)[:2] if condition in LIKE_BOTH else ()))
        if name in LIMITS
    ]
    for item in catalogue.stretches():
        for form in catalogue.forms_for(item, [condition]):
            for record in item.poses_of(form).values():
                for coordinate, low, high in ((k, *ends) for each in limits for k, ends in each.items()):
                    owners = (
                        (record.pose,)
                        if hasattr(record.pose, coordinate)
                        else (record.pose.left, record.pose.right)
                    )
                    for owner in owners:
                        assert low <= getattr(owner, coordinate) <= high, (item.id, form, coordinate)


def test_a_form_that_a_condition_asks_for_is_whole() -> None:
    for item in catalogue.stretches():
        for caution in item.cautions:
            for form in map(item.form, caution.forms):
                assert form.name
                assert len(form.steps) >= 3
                assert form.pose in item.poses


def test_who_gets_no_plan_and_no_harder_form() -> None:
    conditions = catalogue.conditions().values()
    assert {about.id for about in conditions if about.no_plan} == NO_PLAN
    assert {about.id for about in conditions if not about.harder} == NEVER_HARDER


def test_every_question_for_a_condition_can_be_answered_yes_or_no() -> None:
    for condition in catalogue.conditions().values():
        assert condition.question.endswith("?")
        assert condition.question.startswith(("Do ", "Does ", "Have ", "Are "))
