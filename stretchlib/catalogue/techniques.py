"""The forms of techniques: what is done, how much, in which pose, and for whom not."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from stretchlib.body.pose import Pose
from stretchlib.brief import Brief
from stretchlib.catalogue.display import Shown
from stretchlib.catalogue.doses import Dose
from stretchlib.errors import UnknownId

Area = Literal[
    "hamstrings", "hip-flexors", "piriformis", "thighs", "calves", "feet", "low-back", "upper-back", "nerve"
]
Position = Literal["standing", "sitting", "floor", "kneeling"]
Kind = Literal["stretch", "ball", "roller", "movement", "strength", "nerve-glide"]
Sides = Literal["left-right", "both"]
Side = Literal["left", "right", "both"]
Action = Literal["skip", "change"]
Support = Literal[
    "floor", "mat", "pad", "stool", "chair", "table", "wall", "bar", "strap", "ball", "roller", "blocks"
]
ContactPoint = Literal[
    "left_heel", "left_ball", "left_foot", "left_toe", "left_knee", "left_hand", "left_elbow", "left_buttock",
    "right_heel", "right_ball", "right_foot", "right_toe", "right_knee", "right_hand", "right_elbow",
    "right_buttock", "left_shoulder", "right_shoulder", "back", "buttocks", "head",
]  # fmt: skip
BodyPart = Literal[
    "left_thigh", "left_calf", "left_buttock", "left_foot", "left_shoulder_blade",
    "right_thigh", "right_calf", "right_buttock", "right_foot", "right_shoulder_blade", "upper_back",
]  # fmt: skip
HoldPlace = Literal[
    "floor", "stool", "chair", "table", "wall", "bar", "strap", "hip", "head",
    "left_thigh", "behind_left_thigh", "left_knee", "left_shin", "left_shoulder",
    "right_thigh", "behind_right_thigh", "right_knee", "right_shin", "right_shoulder",
]  # fmt: skip
AT_EASE = 0.3  #: How far a hand is closed that does nothing.
Place = Literal[
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
PLACES: tuple[str, ...] = get_args(Place)
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
    """

    text: str
    pose: str | None = None
    name: str | None = None
    equipment: tuple[str, ...] | None = None
    position: Position | None = None
    id: str | None = None
    steps: tuple[str, ...] = ()

    def __post_init__(self) -> None:
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


@dataclass(frozen=True, slots=True, repr=False)
class Contact(Brief):
    """A point of the body that rests on something; ``height_cm`` above the floor for a 1.70 m figure."""

    point: ContactPoint
    height_cm: float
    on: Support = "floor"


@dataclass(frozen=True, slots=True, repr=False)
class Prop(Brief):
    """A thing the technique uses.

    Attributes
    ----------
    height_cm : how far its top lies above the floor, where that matters.
    under : the part of the body that a ball or roller presses on, where that is not one of the contacts.
    ahead_cm : how far ahead of the pelvis its face (wall) or its middle stands, where that matters; behind
        if negative.
    aside_cm : of a bar that runs forward beside the body, how far to the right of the pelvis; one without it
        runs from left to right.
    """

    kind: Support
    height_cm: float | None = None
    under: BodyPart | None = None
    ahead_cm: float | None = None
    aside_cm: float | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Hold(Brief):
    """What a hand holds or rests on, and how far it is closed: 0 flat, 0.7 round a rail, 1 a fist.

    Raises
    ------
    ValueError : ``closed`` is not from 0 to 1.
    """

    hand: Literal["left", "right"]
    on: HoldPlace
    closed: float = 0.3

    def __post_init__(self) -> None:
        if not 0.0 <= self.closed <= 1.0:
            raise ValueError(f"'closed' is {self.closed:g}, but must be from 0 (flat) to 1 (a fist)")


@dataclass(frozen=True, slots=True, repr=False)
class PoseRecord(Brief):
    """One pose of a technique, drawn once; the other side is its mirror image.

    Attributes
    ----------
    pose : joint coordinates in degrees.
    working : the side that is stretched in this record.
    holds : what each hand holds or rests on; a hand without one hangs at ease.
    """

    pose: Pose
    working: Side
    contacts: tuple[Contact, ...]
    props: tuple[Prop, ...] = ()
    holds: tuple[Hold, ...] = ()

    @property
    def hands(self) -> tuple[float, float]:
        """How far the left and the right hand are closed, from 0 (flat) to 1 (a fist)."""
        closed = {hold.hand: hold.closed for hold in self.holds}
        return closed.get("left", AT_EASE), closed.get("right", AT_EASE)


@dataclass(frozen=True, slots=True, repr=False)
class Stretch(Shown):
    """One technique: how to do it, how much, for whom not, and what is known about it.

    Attributes
    ----------
    steps : instructions in order.
    equipment : what it cannot be done without; empty if nothing (written ``["none"]`` in the file).
    side_word : what is stretched, for titles such as ``left leg``.
    primary, secondary : muscle ids.
    place : the part of the article that has it, if any.
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
    place: Place | None = None
    chapter: str | None = None
    model_silent: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
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
