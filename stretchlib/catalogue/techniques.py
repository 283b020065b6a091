"""The forms of techniques: what is done, how much, in which pose, and for whom not."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from stretchlib.body.pose import Pose
from stretchlib.catalogue.display import Shown

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
BASIS_WORDS: Mapping[str, str] = {
    "guideline": "Our dose follows the exercise guidelines.",
    "studies": "Our dose follows the studies of rolling.",
    "course": "Our dose is our own choice; we found no study that compared doses.",
}


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of a technique.

    Attributes
    ----------
    kind : ``hold`` (stay still), ``roll`` (passes at a pace) or ``repeat`` (slow repetitions).
    hold_seconds : length of one hold, or time spent on one spot or area; not for ``repeat``.
    repetitions : holds for each side; for ``repeat``, rounds.
    count : slow repetitions in a round; only for ``repeat``.
    seconds_each : time of one pass or repetition.
    most_repetitions : where to stop adding.
    sessions_a_week : at least this many.
    basis : ``guideline`` or ``studies`` (numbers come from the sources of ``claims``), or ``course`` (our own
        choice).
    article : the dose the article gives, in our words.
    """

    kind: Literal["hold", "roll", "repeat"]
    repetitions: int
    sessions_a_week: int
    basis: Literal["guideline", "studies", "course"]
    article: str
    hold_seconds: int | None = None
    most_repetitions: int | None = None
    count: int | None = None
    seconds_each: float | None = None
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _within("repetitions", self.repetitions, 1, 20)
        _within("sessions_a_week", self.sessions_a_week, 1, 14)
        if self.most_repetitions is not None:
            _within("most_repetitions", self.most_repetitions, self.repetitions, 20)
        if self.kind == "repeat":
            if self.count is None or self.seconds_each is None:
                raise ValueError("a dose of kind 'repeat' needs 'count' and 'seconds_each'")
            if self.hold_seconds is not None:
                raise ValueError("'hold_seconds' does not belong to a dose of kind 'repeat'")
        else:
            if self.hold_seconds is None:
                raise ValueError(f"a dose of kind '{self.kind}' needs 'hold_seconds'")
            if self.count is not None:
                raise ValueError("'count' belongs only to a dose of kind 'repeat'")
            _within("hold_seconds", self.hold_seconds, 3, 300)
        if self.count is not None:
            _within("count", self.count, 1, 100)
        if self.seconds_each is not None:
            _within("seconds_each", self.seconds_each, 0.5, 60)
        if self.basis != "course" and not self.claims:
            raise ValueError(f"a dose with basis '{self.basis}' needs 'claims' that hold its sources")

    @property
    def active_seconds(self) -> int:
        """The time of one hold, of one spot or area, or of one round of slow repetitions."""
        if self.hold_seconds is not None:
            return self.hold_seconds
        return round((self.count or 1) * (self.seconds_each or 1))

    @property
    def basis_words(self) -> str:
        """Where the dose comes from, as a sentence."""
        return BASIS_WORDS[self.basis]

    @property
    def words(self) -> str:
        """The dose for one side, as words: ``2 to 3 holds of 30 seconds``."""
        times = f"{self.repetitions}"
        if self.most_repetitions is not None and self.most_repetitions > self.repetitions:
            times += f" to {self.most_repetitions}"
        many = (self.most_repetitions or self.repetitions) > 1
        if self.kind == "hold":
            return f"{times} hold{'s' if many else ''} of {self.hold_seconds} seconds"
        if self.kind == "roll":
            return f"{times} round{'s' if many else ''} of {self.hold_seconds} seconds, slowly"
        rounds = f"{times} rounds of " if many else ""
        return f"{rounds}{self.count} slow repetitions"


@dataclass(frozen=True, slots=True)
class Variant:
    """An easier or harder form.

    Attributes
    ----------
    pose : one of the technique's poses, if the form has its own picture.
    name, equipment, position : where the form needs other things or another place than the technique; the
        planner then offers it under its name.
    """

    text: str
    pose: str | None = None
    name: str | None = None
    equipment: tuple[str, ...] | None = None
    position: Position | None = None

    def __post_init__(self) -> None:
        if self.elsewhere and self.name is None:
            raise ValueError("a form with 'equipment' or 'position' needs a 'name'")

    @property
    def elsewhere(self) -> bool:
        """Whether it needs other things or another place than the technique."""
        return self.equipment is not None or self.position is not None


@dataclass(frozen=True, slots=True)
class Caution:
    """What somebody with a condition does about a technique: skip it or change it, and how."""

    condition: str
    action: Action
    text: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A point of the body that rests on something; ``height_cm`` above the floor for a 1.70 m figure."""

    point: ContactPoint
    height_cm: float
    on: Support = "floor"


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing the technique uses.

    ``height_cm`` is how far its top lies above the floor, where that matters; ``under`` is the part of the
    body that a ball or roller presses on, where that is not one of the contacts.
    """

    kind: Support
    height_cm: float | None = None
    under: BodyPart | None = None


@dataclass(frozen=True, slots=True)
class PoseRecord:
    """One pose of a technique, drawn once; the other side is its mirror image.

    Attributes
    ----------
    pose : joint coordinates in degrees.
    working : the side that is stretched in this record.
    """

    pose: Pose
    working: Side
    contacts: tuple[Contact, ...]
    props: tuple[Prop, ...] = ()


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

    @property
    def picture(self) -> str:
        """Id of the stored picture of the main pose."""
        return self.picture_of(self.main_phase)

    def picture_of(self, phase: str) -> str:
        return f"pose-{self.id}-{phase}"

    def form_for(
        self, equipment: Collection[str] | None = None, positions: Collection[str] | None = None
    ) -> "Stretch | Variant | None":
        """The technique itself, or its first other form, that these things and places allow.

        ``None`` allows anything. The result is ``None`` if no form fits.
        """

        def allowed(needs: Collection[str], position: str) -> bool:
            fits = equipment is None or set(needs) - {"none"} <= set(equipment)
            return fits and (positions is None or position in positions)

        if allowed(self.equipment, self.position):
            return self
        return next(
            (
                form
                for form in (*self.easier, *self.harder)
                if form.elsewhere
                and allowed(
                    self.equipment if form.equipment is None else form.equipment,
                    form.position or self.position,
                )
            ),
            None,
        )

    @property
    def needs(self) -> frozenset[str]:
        """Equipment without which it cannot be done; empty if none."""
        return frozenset(self.equipment) - {"none"}

    def caution(self, condition: str) -> Caution | None:
        """What this technique says about a condition; ``None`` if nothing."""
        return next((c for c in self.cautions if c.condition == condition), None)


@dataclass(frozen=True, slots=True, repr=False)
class SelfTest(Shown):
    """A measure that learners take of themselves; no diagnosis.

    Attributes
    ----------
    score : what is read off, and which way is better.
    meaning : typical values and error, each number with its source as ``[@reference-id]``.
    noise_degrees : a smaller change is noise; ``None`` where nothing is measured.
    at_home : whether learners may score it by themselves.
    """

    id: str
    name: str
    summary: str
    area: Area
    steps: tuple[str, ...]
    score: str
    meaning: str
    at_home: bool
    stop_if: tuple[str, ...]
    poses: Mapping[str, PoseRecord]
    noise_degrees: int | None = None
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def picture(self) -> str:
        """Id of the stored picture of the pose."""
        return f"self-test-{self.id}"


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueError(f"'{name}' is {value:g}; it must lie between {low:g} and {high:g}")
