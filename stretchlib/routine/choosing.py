"""Which form of a technique somebody may do: conditions first, then things and places, then level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from stretchlib import catalogue
from stretchlib.catalogue.records import Caution, Position, Stretch, Variant
from stretchlib.routine.steps import FormName, Step
from stretchlib.routine.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Choice:
    """A technique as a plan takes it.

    Attributes
    ----------
    form : the whole form that is done; ``None`` is the technique itself.
    variant : the words of a smaller change, ``easier`` or ``harder``, of the technique itself.
    cautions : what the conditions of the wishes ask, strictest first.
    """

    item: Stretch
    form: Variant | None
    variant: FormName
    cautions: tuple[Caution, ...]

    def step(self, bouts: int) -> Step:
        """The step that does so many holds of it, or rounds where it is no hold."""
        form = None if self.form is None else self.form.id
        if self.item.dose.kind == "hold":
            return Step(self.item.id, repetitions=bouts, variant=self.variant, form=form)
        return Step(self.item.id, rounds=bouts, variant=self.variant, form=form)

    def advice(self) -> list[str]:
        """A sentence for each condition, in words that fit the form that is done."""
        return [
            f"{about.name}: {caution.text if self.form is None or caution.forms else about.change}"
            for caution in self.cautions
            for about in [catalogue.condition(caution.condition)]
        ]


def choose(item: Stretch, wishes: Wishes) -> Choice | None:
    """The form of a technique that keeps conditions, things, places and level; ``None`` if there is none."""
    if wishes.moment == "before-activity" and item.kind in ("ball", "roller"):
        return None
    allowed = catalogue.forms_for(item, wishes.conditions)
    things = None if wishes.equipment is None else wishes.equipment | catalogue.ALWAYS_THERE
    fitting = [form for form in allowed if item.fits(form, things, positions(wishes))]
    cautions = tuple(catalogue.cautions_for(item, wishes.conditions))
    may_be_harder = not cautions and all(catalogue.condition(key).harder for key in wishes.conditions)
    if not may_be_harder:
        fitting = [form for form in fitting if form not in item.harder]
    if not fitting:
        return None
    if None not in fitting:
        return Choice(item, fitting[0], "usual", cautions)
    first = {"easy": item.easier, "hard": item.harder if may_be_harder else ()}.get(wishes.level, ())[:1]
    for form in first:
        if form.id is not None and form in fitting:
            return Choice(item, form, "usual", cautions)
        if form.id is None and _within(item, form, wishes):
            return Choice(item, None, "easier" if wishes.level == "easy" else "harder", cautions)
    return Choice(item, None, "usual", cautions)


def positions(wishes: Wishes) -> frozenset[str]:
    """Where the plan may be done; at a desk nobody lies down or kneels."""
    asked = wishes.positions or frozenset(get_args(Position))
    return asked & {"standing", "sitting"} if wishes.moment == "desk" else asked


def _within(item: Stretch, form: Variant, wishes: Wishes) -> bool:
    """Whether the pose of a smaller change stays within what the conditions allow."""
    return all(catalogue.beyond(item, form, key) is None for key in wishes.conditions)
