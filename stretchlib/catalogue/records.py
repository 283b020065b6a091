"""The forms of what is taught: one frozen record for each stretch, muscle, claim, reference, sign and term.

A record holds facts and knows no screen. How it shows itself is decided in ``display`` and one floor up.
Every check that needs only the record itself stands here, in ``__post_init__``; links between records are
checked in ``links``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from stretchlib.body.pose import Pose
from stretchlib.catalogue import display

Area = Literal[
    "hamstrings", "hip-flexors", "piriformis", "thighs", "calves", "feet", "low-back", "upper-back", "nerve"
]
Position = Literal["standing", "sitting", "floor", "kneeling"]
Kind = Literal["stretch", "ball", "roller", "movement", "strength", "nerve-glide"]
Sides = Literal["left-right", "both"]
Side = Literal["left", "right", "both"]
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
Verdict = Literal["supported", "partly", "mixed", "wrong", "preference", "context"]
Status = Literal["verified", "to check", "from memory"]
Action = Literal["skip", "change"]
Urgency = Literal["now", "soon"]
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

PLACES: tuple[str, ...] = get_args(Place)
VERDICT_WORDS: Mapping[str, str] = {
    "supported": "Supported",
    "partly": "Partly right",
    "mixed": "Mixed evidence",
    "wrong": "Wrong",
    "preference": "Personal preference",
    "context": "Background",
}
STATUS_WORDS: Mapping[str, str] = {
    "verified": "sources checked against their abstracts",
    "to check": "source seen, conclusion not yet checked",
    "from memory": "general knowledge of the field, source not yet checked",
}
NOTICE = "No clinician has reviewed this yet. It is education, not advice for you in person."

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
INITIALS = re.compile(r" [A-Z]{1,4}$")
CITATION = re.compile(r"\s*\[((?:@[a-z0-9-]+)(?:;\s*@[a-z0-9-]+)*)\]")


class Shown:
    """Gives a record a short ``repr``, a full ``str`` and a rich display in notebooks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({getattr(self, 'id', '')!r})"

    def __str__(self) -> str:
        return display.plain(self)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return display.mimebundle(self)


@dataclass(frozen=True, slots=True, repr=False)
class Reference(Shown):
    """One published source. ``status`` says how far it was checked; only verified ones are printed."""

    id: str
    authors: str
    source: str
    status: Status
    year: int | None = None
    title: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    kind: Literal["article", "guideline", "thesis", "book", "web"] = "article"
    note: str = ""

    @property
    def label(self) -> str:
        """Short form for the running text, such as ``Decoster 2004``."""
        names = [INITIALS.sub("", name) for name in self.authors.removesuffix(" et al").split(", ")]
        first = " and ".join(names) if len(names) == 2 else names[0]
        return f"{first} {self.year}" if self.year else first

    @property
    def address(self) -> str:
        """Where to read it, empty if no address is known."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url


@dataclass(frozen=True, slots=True, repr=False)
class Claim(Shown):
    """A statement that people make, our verdict on it, and what we say instead.

    Attributes
    ----------
    claim : the statement, in our words.
    say : what the course says, one plain sentence.
    why : the explanation. A sentence that states a number cites its source as ``[@reference-id]``.
    status : how far the evidence behind it was checked.
    place : the part of the article it comes from, one of ``PLACES``.
    also_at : further parts of the article that say the same.
    correction : whether it is one of the corrections that matter most.
    chapter : the course chapter that teaches it.
    """

    id: str
    claim: str
    verdict: Verdict
    say: str
    why: str
    status: Status
    place: Place
    chapter: str
    sources: tuple[str, ...] = ()
    correction: bool = False
    also_at: tuple[Place, ...] = ()

    @property
    def verdict_words(self) -> str:
        return VERDICT_WORDS[self.verdict]


@dataclass(frozen=True, slots=True, repr=False)
class Muscle(Shown):
    """A muscle as a learner meets it.

    ``model`` names the muscle paths of the body model that make it up; empty where the model has none.
    """

    id: str
    name: str
    latin: str
    plain: str
    group: str
    origin: str
    insertion: str
    actions: tuple[str, ...]
    nerve: str
    status: Status
    sounds_like: str = ""
    model: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Term(Shown):
    """A technical word with its plain meaning and how it sounds."""

    id: str
    name: str
    plain: str
    sounds_like: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Sign(Shown):
    """Something a reader may notice in their own body that needs more than a stretch.

    ``urgency`` is ``now`` (emergency) or ``soon`` (see a clinician within days).
    """

    id: str
    sign: str
    action: str
    urgency: Urgency
    think_of: str
    status: Status
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Condition(Shown):
    """Something about a person that changes the plan.

    ``skip`` and ``change`` are what is said where a technique gives no sentence of its own.
    ``everything`` makes the condition hold for every technique, also for those of the reader's own files.
    """

    id: str
    name: str
    question: str
    why: str
    skip: str
    change: str
    status: Status
    everything: Literal["skip", "no"] = "no"
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class StopRule(Shown):
    """A reason to end a hold or a session."""

    id: str
    text: str
    status: Status


@dataclass(frozen=True, slots=True, repr=False)
class EffortRule(Shown):
    """How strong a stretch, a ball or a roller should feel."""

    id: str
    text: str
    basis: str
    status: Status
    claims: tuple[str, ...] = ()


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
    """An easier or harder form; ``pose`` names one of the stretch's poses if it has one."""

    text: str
    pose: str | None = None


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

    @property
    def needs(self) -> frozenset[str]:
        """Equipment without which it cannot be done; empty if none."""
        return frozenset(self.equipment) - {"none"}

    def caution(self, condition: str) -> Caution | None:
        """What this technique says about a condition; ``None`` if nothing."""
        return next((c for c in self.cautions if c.condition == condition), None)


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer of a question.

    ``feedback`` teaches somebody who chose it wrongly, or left it out wrongly. ``mark`` is what a label
    belongs to, for questions of kind ``label``: a muscle id or a landmark of the body model.
    """

    text: str
    feedback: str
    right: bool = False
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number to estimate, taken from the body model.

    Attributes
    ----------
    muscle : path of the body model whose length change against standing, in per cent, is asked for.
    angles : joint coordinates in degrees.
    value : the model's answer; a test holds it to the model.
    tolerance : how far off still counts as right.
    low, high : feedback for an estimate that is too low or too high.
    """

    muscle: str
    angles: Mapping[str, float]
    value: float
    tolerance: float
    low: str
    high: str


@dataclass(frozen=True, slots=True, repr=False)
class Question(Shown):
    """One question of the quiz bank.

    Attributes
    ----------
    kind : ``single`` (one right answer), ``multiple`` (any number), ``myth`` (myth or fact), ``order``
        (options stand in the right order here, and are shown shuffled), ``estimate`` or ``label``.
    claim : id of the claim it teaches.
    explain : what is said after the answer, right or wrong.
    """

    id: str
    kind: Literal["single", "multiple", "myth", "order", "estimate", "label"]
    chapter: str
    claim: str
    stem: str
    explain: str
    options: tuple[Option, ...] = ()
    estimate: Estimate | None = None
    picture: str | None = None

    def __post_init__(self) -> None:
        right = sum(option.right for option in self.options)
        if self.kind == "estimate":
            if self.estimate is None or self.options:
                raise ValueError("a question of kind 'estimate' needs 'estimate' and no 'options'")
            return
        if self.estimate is not None:
            raise ValueError(f"a question of kind '{self.kind}' has no 'estimate'")
        fewest = 2 if self.kind == "myth" else 3
        if len(self.options) < fewest:
            raise ValueError(f"a question of kind '{self.kind}' needs at least {fewest} options")
        if len({option.text for option in self.options}) < len(self.options):
            raise ValueError("two options say the same")
        if self.kind == "myth" and [option.text for option in self.options] != ["Myth", "Fact"]:
            raise ValueError("a question of kind 'myth' has the options 'Myth' and 'Fact', in this order")
        if self.kind in ("single", "myth") and right != 1:
            raise ValueError(f"a question of kind '{self.kind}' has one right option, but {right} are marked")
        if self.kind == "multiple" and not 0 < right < len(self.options):
            raise ValueError("a question of kind 'multiple' has at least one right and one wrong option")
        if self.kind == "label" and not all(option.mark for option in self.options):
            raise ValueError("every option of a question of kind 'label' needs a 'mark'")


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
        return f"pose-{self.id}-{next(iter(self.poses))}"


def cited(text: str) -> tuple[str, ...]:
    """Ids of the references that a text cites as ``[@id]`` or ``[@id; @id]``."""
    return tuple(key.strip()[1:] for match in CITATION.finditer(text) for key in match[1].split(";"))


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueError(f"'{name}' is {value:g}; it must lie between {low:g} and {high:g}")
