"""What may be in a plan, best first, and in which form.

Conditions come first, then things and places, then level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from stretchlib import catalogue
from stretchlib.catalogue.records import Caution, Position, Stretch, Variant
from stretchlib.routine.steps import FormName, Step
from stretchlib.routine.ties import draw
from stretchlib.routine.wishes import Wishes
from stretchlib.routine.wording import area_words, joined
from stretchlib.words import say


class NoPlan(ValueError):
    """No plan can keep these wishes; the message is one sentence that says why.

    Examples
    --------
    >>> try:
    ...     sl.plan(1, area="hamstrings", position="kneeling", equipment=())
    ... except sl.routine.NoPlan as none:
    ...     print(str(none)[:17])
    There is no plan,
    """


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
            return Step(self.item.id, repetitions=bouts, variant=self.variant, form=form, care=self._care())
        return Step(self.item.id, rounds=bouts, variant=self.variant, form=form, care=self._care())

    def advice(self) -> list[str]:
        """A sentence for each condition, in words that fit the form that is done."""
        return [f"{catalogue.condition(key).name}: {text}" for key, text in self._asked().items()]

    def _care(self) -> str | None:
        """What the conditions ask, each thing once and without their names: others may hear it."""
        return " ".join(dict.fromkeys(self._asked().values())) or None

    def _asked(self) -> dict[str, str]:
        return {
            caution.condition: caution.text if self.form is None or caution.forms else about.change
            for caution in self.cautions
            for about in [catalogue.condition(caution.condition)]
        }


def candidates(wishes: Wishes, seed: int) -> tuple[list[Choice], list[str]]:
    """Techniques that keep all rules, best first, and one sentence for each that a condition rules out.

    ``seed`` breaks ties. ``NoPlan`` where nothing is left, or where something comes before any plan.
    """
    _nothing_comes_first(wishes)
    unbound = replace(wishes, conditions=())
    fitting = [choice.item for item in catalogue.stretches() if (choice := choose(item, unbound))]
    allowed, left_out = [], []
    for item in fitting:
        choice = choose(item, wishes)
        if choice is not None:
            allowed.append(choice)
        elif not wishes.asked_for or item.area in wishes.focus:  # else nobody misses it in this plan
            left_out.append(_why_left_out(item, wishes))
    usable = [choice for choice in allowed if choice.item.kind != "nerve-glide" or "nerve" in wishes.focus]
    if not usable:
        raise NoPlan(_why_none(fitting, wishes))
    if wishes.asked_for and not any(choice.item.area in wishes.focus for choice in usable):
        near = [item for item in fitting if item.area in wishes.focus]
        words = joined(area_words(area) for area in wishes.focus)
        raise NoPlan(
            say("planner.none-for-ruled-out" if near else "planner.none-for-nothing-fits", areas=words)
        )
    return sorted(usable, key=lambda choice: (_rank(choice, wishes), draw(seed, choice.item.id))), left_out


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


def _nothing_comes_first(wishes: Wishes) -> None:
    """``NoPlan`` where a sign or a condition asks for something else than exercise."""
    for sign in wishes.signs:
        if sign.urgency == "now":
            raise NoPlan(say("planner.none-now", action=sign.action))
    for sign in wishes.signs:
        if sign.plan == "none":
            raise NoPlan(say("planner.none-before-looked-at", action=sign.action))
    for key in wishes.conditions:
        about = catalogue.condition(key)
        if about.no_plan:
            raise NoPlan(about.no_plan)


def _why_left_out(item: Stretch, wishes: Wishes) -> str:
    """The sentence for a technique of which conditions leave nothing that fits."""
    cautions = catalogue.cautions_for(item, wishes.conditions)
    if not cautions:  # only its harder form fits things and place
        careful = next(key for key in wishes.conditions if not catalogue.condition(key).harder)
        about, text = catalogue.condition(careful), say("planner.only-harder")
        return say("planner.left-out", name=item.name, condition=about.name, text=text)
    about = catalogue.condition(cautions[0].condition)
    skipped = cautions[0].action == "skip"
    text = cautions[0].text if skipped else say("planner.form-not-wished")
    return say("planner.left-out", name=item.name, condition=about.name, text=text)


def _why_none(fitting: Sequence[Stretch], wishes: Wishes) -> str:
    if fitting:
        names = joined(catalogue.condition(key).name for key in wishes.conditions)
        return say("planner.all-ruled-out", conditions=names)
    return say("planner.nothing-fits")


def _rank(choice: Choice, wishes: Wishes) -> tuple[bool | int, ...]:
    """Smaller is better: asked for, first of all for that area, unchanged, no other form, no pressure."""
    item = choice.item
    moving = item.kind in ("movement", "strength")
    return (
        item.area not in wishes.focus,
        not works_first_on_its_area(item),
        len(choice.cautions),
        choice.form is not None and choice.form.elsewhere,
        item.kind in ("ball", "roller"),
        not moving if wishes.moment == "before-activity" else item.kind == "strength",
    )


def works_first_on_its_area(item: Stretch) -> bool:
    """Whether its first muscle belongs to its area; the sit-back, say, works first on buttock and back."""
    if item.area not in ("hamstrings", "hip-flexors", "calves") or not item.primary:
        return True
    return item.area in catalogue.muscle(item.primary[0]).groups
