"""The forms of techniques: what is done, how much, in which pose, and for whom not."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from stretchlib.brief import Brief
from stretchlib.catalogue.display import Shown
from stretchlib.catalogue.doses import Dose
from stretchlib.catalogue.pose_records import PoseRecord
from stretchlib.errors import UnknownId
from stretchlib.words import say

Area = Literal[
    "hamstrings", "hip-flexors", "piriformis", "thighs", "calves", "feet", "low-back", "upper-back", "nerve"
]
Position = Literal["standing", "sitting", "floor", "kneeling"]
Kind = Literal["stretch", "ball", "roller", "movement", "strength", "nerve-glide"]
Sides = Literal["left-right", "both"]
Action = Literal["skip", "change"]
ArticlePart = Literal[
    "Introduction",
    "Hamstrings",
    "Ballerina stretch",
    "Machine stretch",
    "Lying stretches",
    "Piriformis",
    "Foam roller",
    "Lunges",
    "Closing",
    "Comment 1",
    "Comment 1, reply",
    "Comment 2",
    "Comment 2, reply",
    "Comment 3",
    "Comment 3, reply",
    "Comment 4",
    "Comment 4, reply",
    "Comment 5",
    "Comment 5, reply",
    "Comment 6",
    "Comment 6, reply",
    "Left out by the article",
]
ARTICLE_PARTS: tuple[str, ...] = get_args(ArticlePart)
#: Poses between which a movement goes, by the one that stands for it.
PAIRS: Mapping[str, tuple[str, ...]] = {"round": ("sink",), "bent": ("reach",)}


@dataclass(frozen=True, slots=True, repr=False)
class Variant(Brief):
    """An easier or harder form.

    A form with an ``id`` is whole: it has a name, steps and a pose of its own, so that somebody can do it
    from these alone. Only whole forms may need other things or another place than the technique, and only
    they can stand in for it where a condition asks for that.

    Attributes
    ----------
    text : the form in a sentence.
    pose : the one of the technique's poses that shows it.
    name : how a plan calls it.
    equipment, position : where they differ from those of the technique.
    short_steps, work_from, which_side, way_out : as those of a technique.
    """

    text: str
    pose: str | None = None
    name: str | None = None
    equipment: tuple[str, ...] | None = None
    position: Position | None = None
    id: str | None = None
    steps: tuple[str, ...] = ()
    short_steps: tuple[str, ...] = ()
    work_from: int | None = None
    which_side: str = ""
    way_out: str = ""

    def __post_init__(self) -> None:
        _check_guide(self.steps, self.work_from, self.which_side)
        parts = {"id": self.id, "name": self.name, "steps": self.steps, "pose": self.pose}
        missing = [key for key, value in parts.items() if not value]
        if missing and len(missing) < len(parts) and (self.id or self.name or self.steps):
            raise ValueError(
                f"a form with an 'id', a 'name' or 'steps' needs all of them and a 'pose';"
                f" '{missing[0]}' is missing"
            )
        if self.elsewhere and self.id is None:
            raise ValueError("a form with 'equipment' or 'position' needs 'id', 'name', 'steps' and 'pose'")

    @property
    def elsewhere(self) -> bool:
        """Whether it needs other things or another place than the technique."""
        return self.equipment is not None or self.position is not None


def action_words(action: str) -> str:
    """What a caution asks for as a word: "skip" or "change"."""
    return say("catalogue.skip" if action == "skip" else "catalogue.change")


@dataclass(frozen=True, slots=True, repr=False)
class Caution(Brief):
    """What somebody with a condition does about a technique: skip it or change it, and how.

    ``forms`` are ids of whole forms, one of which takes the place of the technique. Without, the technique
    stays as it is and ``text`` says what to heed while doing it.
    """

    condition: str
    action: Action
    text: str = ""
    forms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.forms and self.action == "skip":
            raise ValueError(
                f"the caution for '{self.condition}' skips the technique, so it can have no 'forms'"
            )

    @property
    def action_words(self) -> str:
        """The action as a word: "skip" or "change"."""
        return action_words(self.action)


@dataclass(frozen=True, slots=True, repr=False)
class Stretch(Shown):
    """One technique: how to do it, how much, for whom not, and what is known about it.

    Attributes
    ----------
    steps : instructions in order.
    short_steps : the way in in short, for the second side; all its steps are said again without them.
    work_from : number of the step with which the hold or the movement begins, from 1. Where it is left out,
        that is the last sentence of the last step.
    which_side : a sentence that says which leg or arm is meant by "one" and "the other"; ``{side}`` and
        ``{other}`` stand for left and right.
    way_out : how to come out of it.
    step_poses : the pose that shows each step, where not all are shown by the main one.
    equipment : what it cannot be done without; empty if nothing (written ``["none"]`` in the file).
    side_word : what is stretched, for titles such as ``left leg``.
    primary, secondary : muscle ids.
    article_part : the part of the article that has it, if any.
    chapter : the chapter that teaches it, where that is not the one of its kind or area.
    model_silent : for each primary muscle that the body model does not show longer here, the reason.
    """

    id: str
    name: str
    summary: str
    area: Area
    kind: Kind
    position: Position
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    mistakes: tuple[str, ...]
    easier: tuple[Variant, ...]
    harder: tuple[Variant, ...]
    equipment: tuple[str, ...]
    sides: Sides
    dose: Dose
    poses: Mapping[str, PoseRecord]
    primary: tuple[str, ...]
    cautions: tuple[Caution, ...]
    stop_if: tuple[str, ...]
    claims: tuple[str, ...]
    evidence: str
    secondary: tuple[str, ...] = ()
    side_word: str = "side"
    article_part: ArticlePart | None = None
    chapter: str | None = None
    model_silent: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    short_steps: tuple[str, ...] = ()
    work_from: int | None = None
    which_side: str = ""
    way_out: str = ""
    step_poses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_guide(self.steps, self.work_from, self.which_side)
        if self.step_poses and len(self.step_poses) != len(self.steps):
            raise ValueError(
                f"'step_poses' holds {len(self.step_poses)} poses; name one a step, {len(self.steps)} in all"
            )
        for phase in self.step_poses:
            if phase not in self.poses:
                raise ValueError(f"'step_poses' names the pose '{phase}', which this record does not have")
        for name in ("steps", "cues", "mistakes", "easier", "stop_if"):
            if not getattr(self, name):
                raise ValueError(f"'{name}' is empty; give at least one")
        if not self.equipment:
            raise ValueError("'equipment' is empty; write [\"none\"] if nothing is needed")
        if "none" in self.equipment and len(self.equipment) > 1:
            raise ValueError("'equipment' says none and something else; keep one of them")
        if not self.poses:
            raise ValueError("'poses' is empty; give at least one pose, such as 'hold'")
        for variant in (*self.easier, *self.harder):
            if variant.pose is not None and variant.pose not in self.poses:
                raise ValueError(
                    f"a variant names the pose '{variant.pose}', which this record does not have"
                )
        ids = [form.id for form in (*self.easier, *self.harder) if form.id]
        for form_id in ids:
            if ids.count(form_id) > 1:
                raise ValueError(f"two forms have the id '{form_id}'; rename one")
        for caution in self.cautions:
            for form_id in caution.forms:
                if form_id not in ids:
                    raise ValueError(
                        f"the caution for '{caution.condition}' names the form '{form_id}', which this"
                        f" record does not have"
                    )
        if self.sides == "left-right" and self.main_pose.working == "both":
            raise ValueError("'sides' is left-right, but the pose works on both sides")
        named = [caution.condition for caution in self.cautions]
        for condition in named:
            if named.count(condition) > 1:
                raise ValueError(f"'cautions' has the condition '{condition}' twice; keep one")

    @property
    def main_phase(self) -> str:
        """The phase that stands for the technique: ``hold``, or the first one."""
        return "hold" if "hold" in self.poses else next(iter(self.poses))

    @property
    def main_pose(self) -> PoseRecord:
        return self.poses[self.main_phase]

    def leg(self, *coordinates: str, phase: str = "") -> dict[str, float]:
        """Angles of the stretched leg in degrees, to ask the body model about the pose of this technique.

        Parameters
        ----------
        *coordinates : such as ``"hip_flexion"``; all those of the leg where none is named.
        phase : such as ``"easy"``; the main pose where none is named.

        Raises
        ------
        UnknownId : no such coordinate or phase, with the nearest.
        """
        wanted = phase or self.main_phase
        if wanted not in self.poses:
            raise UnknownId("phase", wanted, self.poses)
        record = self.poses[wanted]
        angles = record.pose.side("left" if record.working == "both" else record.working).leg()
        for name in coordinates:
            if name not in angles:
                raise UnknownId("coordinate of the leg", name, angles)
        return {name: angles[name] for name in coordinates or angles}

    @property
    def dose_words(self) -> str:
        """How much of it and on which sides, such as "2 to 3 holds of 30 seconds, each leg"."""
        if self.sides == "both":
            return self.dose.words
        return say("catalogue.on-each", what=self.dose.words, side=self.side_word)

    @property
    def picture(self) -> str:
        """Id of the stored picture of the main pose."""
        return self.picture_of(self.main_phase)

    def picture_of(self, phase: str) -> str:
        """Id of the stored picture of a pose: a person shows what to do."""
        return f"pose-{self.id}-{phase}"

    def inside_of(self, phase: str) -> str:
        """Id of the stored picture of a pose seen through: bones and the muscles that matter."""
        return f"inside-{self.id}-{phase}"

    @property
    def phases(self) -> tuple[str, ...]:
        """Names of the poses that are not those of a whole form."""
        return tuple(key for key in self.poses if key not in self.forms)

    @property
    def forms(self) -> Mapping[str, Variant]:
        """The whole forms by id, easier ones first."""
        return {form.id: form for form in (*self.easier, *self.harder) if form.id is not None}

    def form(self, form_id: str) -> Variant:
        """One of the whole forms; ``UnknownId`` with the nearest."""
        if form_id not in self.forms:
            raise UnknownId(f"form of '{self.id}'", form_id, self.forms)
        return self.forms[form_id]

    def poses_of(self, form: Variant | None) -> Mapping[str, PoseRecord]:
        """The poses that somebody goes through in a form; ``None`` is the technique itself.

        Poses of the easier and harder forms do not belong to the technique itself.
        """
        if form is not None:
            return {form.pose: self.poses[form.pose]} if form.pose else {}
        others = {each.pose for each in self.harder} | {each.pose for each in self.forms.values()}
        own = {key: pose for key, pose in self.poses.items() if key == self.main_phase or key not in others}
        return own | {key: self.poses[key] for key in PAIRS.get(self.main_phase, ()) if key in self.poses}

    def fits(
        self,
        form: Variant | None,
        equipment: Collection[str] | None = None,
        positions: Collection[str] | None = None,
    ) -> bool:
        """Whether these things and places allow a form, ``None`` being the technique itself.

        ``equipment`` and ``positions`` allow anything where they are ``None``.
        """
        needs = self.equipment if form is None or form.equipment is None else form.equipment
        position = self.position if form is None or form.position is None else form.position
        enough = equipment is None or set(needs) - {"none"} <= set(equipment)
        return enough and (positions is None or position in positions)

    def needs_of(self, form: Variant | None) -> frozenset[str]:
        """Equipment without which a form cannot be done; empty if none."""
        needs = self.equipment if form is None or form.equipment is None else form.equipment
        return frozenset(needs) - {"none"}

    @property
    def needs(self) -> frozenset[str]:
        """Equipment without which it cannot be done; empty if none."""
        return frozenset(self.equipment) - {"none"}

    def told(self, caution: Caution) -> str:
        """What a caution says, with the names of the forms that it leaves: “Seated cat-camel”. Sit for it."""
        names = " or ".join(f"“{self.form(form_id).name}”" for form_id in caution.forms)
        return f"{names}. {caution.text}" if names else caution.text

    def caution(self, condition: str) -> Caution | None:
        """What this technique says about a condition; ``None`` if nothing."""
        return next((c for c in self.cautions if c.condition == condition), None)


def _check_guide(steps: Sequence[str], work_from: int | None, which_side: str) -> None:
    """``ValueError`` where what a timer says of the steps does not fit them."""
    if work_from is not None and not 1 <= work_from <= len(steps):
        raise ValueError(
            f"'work_from' is {work_from}; it must be the number of a step, from 1 to {len(steps)}"
        )
    if which_side and "{side}" not in which_side:
        raise ValueError("'which_side' names no side; write {side} where left or right belongs")
