"""What conditions leave of a technique: all of it, some of its forms, or nothing.

Three things are put together: what the technique says about a condition, what the condition says about every
technique, and the angles that the condition allows. The strictest wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from stretchlib.body.pose import TRUNK_COORDINATES
from stretchlib.catalogue.records import Caution, Condition, PoseRecord, Stretch, Variant
from stretchlib.words import say

Form: TypeAlias = Variant | None
"""A whole form of a technique, or ``None`` for the technique itself."""


def advice(about: Condition, caution: Caution) -> str:
    """The sentence that a technique's caution gives, or the condition's own where it gives none."""
    return caution.text or (about.skip if caution.action == "skip" else about.change)


def cautions(item: Stretch, conditions: Sequence[Condition], known: Mapping[str, Condition]) -> list[Caution]:
    """What somebody with these conditions does about a technique, strictest first; each with its sentence.

    Conditions of which each leaves a form, but none the same, rule the technique out together.
    """
    told = [caution for about in conditions if (caution := _caution(item, about, known)) is not None]
    several = len(conditions) > 1  # one alone has been asked for its forms above
    if several and all(each.action != "skip" for each in told) and not allowed_forms(item, conditions, known):
        told = [
            Caution(each.condition, "skip", say("elements.none-in-common")) if each.forms else each
            for each in told
        ]
    return sorted(told, key=lambda caution: caution.action != "skip")


def allowed_forms(
    item: Stretch, conditions: Iterable[Condition], known: Mapping[str, Condition]
) -> tuple[Form, ...]:
    """The forms of a technique that all these conditions leave, the technique itself first; maybe none."""
    forms: list[Form] = [None, *item.forms.values()]
    for about in _expanded(conditions, known):
        written = _written(item, about)
        if written is not None and written.action == "skip":
            return ()
        if written is not None and written.forms:
            forms = [form for form in forms if form is not None and form.id in written.forms]
        forms = [form for form in forms if beyond(item, form, about, known) is None]
    return tuple(forms)


def beyond(item: Stretch, form: Form, about: Condition, known: Mapping[str, Condition]) -> str | None:
    """The first joint coordinate in which a form goes beyond what a condition allows, or ``None``."""
    limited = [each for each in _expanded([about], known) if each.limits]
    poses = item.poses_of(form).values() if limited else ()
    for each in limited:
        for coordinate, (low, high) in each.limits.items():
            for record in poses:
                if not all(low <= angle <= high for angle in _angles(record, coordinate)):
                    return coordinate
    return None


def _caution(item: Stretch, about: Condition, known: Mapping[str, Condition]) -> Caution | None:
    """What one condition, with those that it counts as, asks about a technique."""
    written = [caution for each in _expanded([about], known) if (caution := _written(item, each))]
    forms = allowed_forms(item, [about], known)
    if not forms:
        skipped = next((caution for caution in written if caution.action == "skip"), None)
        return Caution(about.id, "skip", advice(about, skipped) if skipped else about.skip)
    if None in forms and not written:
        return None
    named = tuple(form.id for form in forms if form is not None and form.id) if None not in forms else ()
    telling = sorted(written, key=lambda caution: not caution.forms)
    text = advice(about, telling[0]) if telling else about.change
    return Caution(about.id, "change", text, named)


def _written(item: Stretch, about: Condition) -> Caution | None:
    """The caution of the record, or what the condition says about everything."""
    caution = item.caution(about.id)
    if about.everything == "skip" and (caution is None or caution.action != "skip"):
        return Caution(about.id, "skip")
    if about.everything == "change" and caution is None:
        return Caution(about.id, "change")
    return caution


def _expanded(conditions: Iterable[Condition], known: Mapping[str, Condition]) -> Iterator[Condition]:
    """The conditions and those whose rules they bring with them."""
    for about in conditions:
        yield about
        yield from _expanded((known[other] for other in about.counts_as), known)


def _angles(record: PoseRecord, coordinate: str) -> tuple[float, ...]:
    """The angle of a coordinate of the trunk, or those of both sides."""
    if coordinate in TRUNK_COORDINATES:
        return (getattr(record.pose, coordinate),)
    return getattr(record.pose.left, coordinate), getattr(record.pose.right, coordinate)
