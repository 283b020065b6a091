"""What the planner in a page needs of the catalogue, as plain data: techniques, forms, rules, numbers.

The page plans by itself (``frontend/src/routine/``). What conditions leave of each technique is worked out
here for one condition at a time; the page puts several together, and shared vectors hold it to the answers
of ``planner``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, get_args

from stretchlib import catalogue
from stretchlib.catalogue.citing import with_sources
from stretchlib.catalogue.doses import BRIEF_HOLD_SECONDS
from stretchlib.catalogue.records import Area, Dose, Stretch, Variant
from stretchlib.routine import explaining, guiding, links, planner, steps, wishes
from stretchlib.routine.choosing import works_first_on_its_area
from stretchlib.routine.stages import Pauses
from stretchlib.routine.wording import area_words

EFFORT_KINDS = ("stretch", "pressure")


def planner_data() -> dict[str, Any]:
    """Everything that a plan is made from, and what a timer shows beside it.

    A form is named by its place: 0 is the technique itself, 1 the first of its ``forms``. Keys without a
    value are left out. Actions of signs say ``{number}`` where a page fills in the emergency number.
    """
    longer = catalogue.long_hold()
    return {
        "areas": {area: area_words(area) for area in get_args(Area)},
        "things": sorted(catalogue.equipment_names() - catalogue.ALWAYS_THERE),
        "numbers": _numbers(),
        "signs": [sign.to_dict() for sign in catalogue.sign_templates()],
        "conditions": [
            _filled(
                {
                    "id": about.id,
                    "name": about.name,
                    "heading": about.heading,
                    "change": about.change,
                    "no_plan": about.no_plan,
                    "no_harder": not about.harder,
                }
            )
            for about in catalogue.conditions().values()
        ],
        "techniques": [_technique(item) for item in catalogue.stretches()],
        "effort": {
            kind: {"text": rule.text, "aim": list(rule.aim)}
            for kind in EFFORT_KINDS
            for rule in [catalogue.effort(kind)]
        },
        "stop_rules": [rule.text for rule in catalogue.stop_rules()],
        "long_hold": {"seconds": longer.seconds, "why": with_sources(longer.why)},
        "notice": catalogue.notice(),
        "link_things": list(links.things()),
    }


def _numbers() -> dict[str, Any]:
    """What the planner and the guide count with."""
    return {
        "minutes": [wishes.FEWEST_MINUTES, wishes.MOST_MINUTES],
        "core": list(wishes.CORE),
        "desk": list(wishes.DESK),
        "guideline": explaining.GUIDELINE_SECONDS,
        "close": explaining.CLOSE_SECONDS,
        "most_bouts": planner.MOST_BOUTS,
        "most_over": planner.MOST_OVER_SECONDS,
        "warm_up_share": planner.WARM_UP_SHARE,
        "warm_up_seconds": list(planner.WARM_UP_SECONDS),
        "warm_up_from": planner.WARM_UP_FROM_SECONDS,
        "pauses": asdict(Pauses()),
        "words_a_second": guiding.WORDS_A_SECOND,
        "move_seconds": guiding.MOVE_SECONDS,
        "going_seconds": guiding.GOING_SECONDS,
        "out_seconds": guiding.OUT_SECONDS,
        "free_movement_seconds": steps.FREE_MOVEMENT_SECONDS,
        "brief_hold_seconds": BRIEF_HOLD_SECONDS,
        "settle_seconds": dict(guiding.SETTLE_SECONDS),
    }


def _technique(item: Stretch) -> dict[str, Any]:
    listed = (*item.easier, *item.harder)
    return _filled(
        {
            "id": item.id,
            "area": item.area,
            "kind": item.kind,
            "position": item.position,
            "needs": sorted(item.needs),
            "sides": item.sides,
            "side_word": item.side_word,
            "dose": _dose(item.dose),
            "works_elsewhere": not works_first_on_its_area(item),
            "name": item.name,
            **_guide(item),
            "picture": item.picture,
            "working": item.main_pose.working,
            "pictures": _pictures_of_steps(item),
            "forms": [_form(item, form, at >= len(item.easier)) for at, form in enumerate(listed)],
            "rules": {key: rule for key in catalogue.conditions() if (rule := _rule(item, listed, key))},
        }
    )


def _form(item: Stretch, form: Variant, harder: bool) -> dict[str, Any]:
    phase = form.pose or item.main_phase
    elsewhere = {
        "needs": None if form.equipment is None else sorted(item.needs_of(form)),
        "position": form.position,
    }
    return _filled(
        {
            "id": form.id,
            "harder": harder,
            "text": form.text,
            "name": form.name,
            **_guide(form),
            "picture": item.picture_of(phase),
            "working": item.poses[phase].working,
        }
    ) | {key: value for key, value in elsewhere.items() if value is not None}


def _guide(source: Stretch | Variant) -> dict[str, Any]:
    keys = ("steps", "short_steps", "work_from", "which_side", "way_out")
    return {key: getattr(source, key) for key in keys}


def _pictures_of_steps(item: Stretch) -> list[str | None]:
    """The picture of each step that another pose than the main one shows."""
    return [None if phase == item.main_phase else item.picture_of(phase) for phase in item.step_poses]


def _dose(dose: Dose) -> dict[str, Any]:
    keys = ("kind", "repetitions", "rounds", "hold_seconds", "seconds_each")
    return _filled({key: getattr(dose, key) for key in keys} | {"most": dose.most_bouts})


def _rule(item: Stretch, listed: tuple[Variant, ...], condition: str) -> dict[str, Any]:
    """What one condition makes of a technique; empty where it changes nothing.

    ``forms`` are the places of those that are left, ``beyond`` those of smaller changes whose pose goes
    too far.
    """
    places: dict[str | None, int] = {None: 0}
    places.update({form.id: at for at, form in enumerate(listed, 1) if form.id is not None})
    left = [places[None if form is None else form.id] for form in catalogue.forms_for(item, [condition])]
    beyond = [
        at
        for at, form in enumerate(listed, 1)
        if form.id is None and catalogue.beyond(item, form, condition) is not None
    ]
    rule: dict[str, Any] = {} if left == list(places.values()) else {"forms": left}
    if beyond:
        rule["beyond"] = beyond
    for caution in catalogue.cautions_for(item, [condition]):
        rule |= {"action": caution.action, "text": caution.text}
        if caution.forms:
            rule["instead"] = [places[form] for form in caution.forms]
    return rule


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something; lists for tuples."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value not in (None, "", (), [], {}, False)
    }
