"""The forms of what is taught: frozen records, one a stretch, muscle, claim, reference, sign, term, question.

A record holds facts and knows no screen. How it shows itself is decided in ``display`` and one floor up.
Every check that needs only the record itself stands in its ``__post_init__``; links between records are
checked in ``links``. Techniques, questions and the body map have modules of their own; this one gives all
forms.
"""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stretchlib.body.groups import MUSCLE_GROUPS
from stretchlib.body.pose import COORDINATES
from stretchlib.catalogue.bodymap import Feeling, Region, Warnings
from stretchlib.catalogue.display import Shown
from stretchlib.catalogue.doses import Amount, Dose
from stretchlib.catalogue.measures import SelfTest
from stretchlib.catalogue.numbers import CITATION, Number, cited
from stretchlib.catalogue.questions import Estimate, Guess, Option, Question
from stretchlib.catalogue.techniques import (
    PLACES,
    Action,
    Area,
    BodyPart,
    Caution,
    Contact,
    ContactPoint,
    Kind,
    Place,
    PoseRecord,
    Position,
    Prop,
    Side,
    Sides,
    Stretch,
    Support,
    Variant,
)

__all__ = [
    "CITATION",
    "INITIALS",
    "PLACES",
    "SLUG",
    "STATUS_WORDS",
    "VERDICT_WORDS",
    "Action",
    "Amount",
    "Area",
    "BodyPart",
    "Caution",
    "Chapter",
    "Claim",
    "Condition",
    "Contact",
    "ContactPoint",
    "Deck",
    "Dose",
    "EffortRule",
    "Estimate",
    "Feeling",
    "Guess",
    "Kind",
    "Muscle",
    "Number",
    "Option",
    "Place",
    "PoseRecord",
    "Position",
    "Prop",
    "Question",
    "Reference",
    "Region",
    "SelfTest",
    "Shown",
    "Side",
    "Sides",
    "Sign",
    "Status",
    "StopRule",
    "Stretch",
    "Support",
    "Term",
    "Urgency",
    "Variant",
    "Verdict",
    "Warnings",
    "cited",
]

Verdict = Literal["supported", "partly", "mixed", "wrong", "preference", "context"]
Status = Literal["verified", "to check", "from memory"]
Urgency = Literal["now", "today", "soon"]

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

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
INITIALS = re.compile(r" [A-Z]{1,4}$")


@dataclass(frozen=True, slots=True, repr=False)
class Chapter(Shown):
    """A chapter of the course; ``notebook`` is its file without ``.ipynb``.

    ``kinds`` and ``areas`` are those of the techniques that it teaches, ``groups`` those of the muscles.
    """

    id: str
    title: str
    notebook: str
    kinds: tuple[Kind, ...] = ()
    areas: tuple[Area, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Deck(Shown):
    """The flash cards of a chapter, whose id it has: words of the glossary, and muscles."""

    id: str
    terms: tuple[str, ...]
    muscles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Reference(Shown):
    """One published source. ``status`` says how far it was checked; only verified ones are printed.

    ``letter`` tells it from another source of the same first author and year.
    """

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
    letter: Literal["", "a", "b"] = ""

    @property
    def label(self) -> str:
        """Short form for the running text, such as ``Decoster 2004``."""
        names = [INITIALS.sub("", name) for name in self.authors.removesuffix(" et al").split(", ")]
        first = " and ".join(names) if len(names) == 2 else names[0]
        return f"{first} {self.when}".rstrip()

    @property
    def when(self) -> str:
        """The year with its letter, such as ``2021a``; empty if the year is not known."""
        return f"{self.year}{self.letter}" if self.year else ""

    @property
    def sentence(self) -> str:
        """The title with the mark that ends a sentence, empty if the title is not known."""
        return self.title if not self.title or self.title[-1] in ".?!" else f"{self.title}."

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
    numbers : every number that ``why`` and ``say`` print, with its source.
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
    numbers: tuple[Number, ...] = ()

    @property
    def verdict_words(self) -> str:
        return VERDICT_WORDS[self.verdict]


@dataclass(frozen=True, slots=True, repr=False)
class Muscle(Shown):
    """A muscle as a learner meets it.

    ``model`` names the muscle paths of the body model that make it up; empty where the model has none.
    ``group`` is the one that it is listed under. The file gives it only where ``model`` is empty: the others
    have those of the body, ``body.MUSCLE_GROUPS``.
    """

    id: str
    name: str
    latin: str
    plain: str
    origin: str
    insertion: str
    actions: tuple[str, ...]
    nerve: str
    status: Status
    sounds_like: str = ""
    model: tuple[str, ...] = ()
    group: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if bool(self.group) == bool(self.model):
            raise ValueError("needs either 'model', whose groups it then has, or 'group'; give one of them")
        if not self.group:
            if not self.groups:
                raise ValueError("'model' names paths that no group of body/data/groups.json holds all of")
            object.__setattr__(self, "group", self.groups[0])

    @property
    def groups(self) -> tuple[str, ...]:
        """Every group that it belongs to: rectus femoris is a hip flexor and a part of the quadriceps."""
        if not self.model:
            return (self.group,)
        return tuple(name for name, members in MUSCLE_GROUPS.items() if set(self.model) <= set(members))


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

    Attributes
    ----------
    lead : the whole sign, or what introduces its ``items``.
    items : short sentences, of which one is enough unless the lead says otherwise; shown as a list.
    more : what makes it count even more; empty if nothing is known to.
    action : what to do. ``{number}`` stands for the emergency number in the file; ``library`` fills it in.
    urgency : ``now`` (emergency), ``today`` (be seen the same day) or ``soon`` (within days).
    plan : ``none`` if nobody with this sign gets a plan before a clinician has looked; with ``first-remark``
        the sign stands first in what a plan says.
    conditions : those that somebody with this sign must heed as well.
    """

    id: str
    lead: str
    action: str
    urgency: Urgency
    plan: Literal["none", "first-remark"]
    think_of: str
    status: Status
    items: tuple[str, ...] = ()
    more: str = ""
    sources: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.urgency != "soon" and self.plan != "none":
            raise ValueError(f"'plan' is {self.plan}; with urgency {self.urgency} it must be none")
        if bool(self.items) != self.lead.endswith(":"):
            raise ValueError("'lead' must end with a colon if items follow, and only then")

    @property
    def sign(self) -> str:
        """All of it as running text, for places that have no lists."""
        return " ".join(part for part in (self.lead, *self.items, self.more) if part)

    def to_dict(self) -> dict[str, object]:
        """What a widget shows of it, as plain lists and texts."""
        return {
            "id": self.id,
            "lead": self.lead,
            "items": list(self.items),
            "more": self.more,
            "action": self.action,
            "urgency": self.urgency,
            "plan": self.plan,
            "conditions": list(self.conditions),
        }


@dataclass(frozen=True, slots=True, repr=False)
class Condition(Shown):
    """Something about a person that changes the plan.

    Attributes
    ----------
    skip, change : what is said where a technique gives no sentence of its own.
    everything : makes the condition hold for every technique, also for those of the reader's own files:
        ``skip`` or ``change``.
    counts_as : conditions whose rules hold too, where nobody can tell which of them it is.
    limits : joint coordinate to the lowest and the highest angle in degrees that a pose may have, on either
        side of the body.
    harder : whether harder forms may be offered at all.
    no_plan : where no plan may be made, the sentence that says so and what to do; else empty.
    """

    id: str
    name: str
    question: str
    why: str
    skip: str
    change: str
    status: Status
    everything: Literal["skip", "change", "no"] = "no"
    counts_as: tuple[str, ...] = ()
    limits: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    harder: bool = True
    no_plan: str = ""
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for coordinate, ends in self.limits.items():
            if coordinate not in COORDINATES:
                raise ValueError(f"'limits' names '{coordinate}', which is no joint coordinate")
            if len(ends) != 2 or not ends[0] < ends[1]:
                raise ValueError(f"'limits.{coordinate}' must be two angles, the lowest and the highest")


@dataclass(frozen=True, slots=True, repr=False)
class StopRule(Shown):
    """A reason to end a hold or a session."""

    id: str
    text: str
    status: Status
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class EffortRule(Shown):
    """How strong a stretch, a ball or a roller should feel.

    ``aim`` is the part of the scale from 0 to 10 that is meant, lowest and highest. The file's ``text`` says
    ``{low}`` and ``{high}`` for them; here the numbers stand in it.
    """

    id: str
    aim: tuple[int, ...]
    text: str
    basis: str
    status: Status
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.aim) != 2 or not 0 <= self.aim[0] < self.aim[1] <= 10:
            raise ValueError("'aim' must be two numbers from 0 to 10, the lowest and the highest")
        low, high = self.aim
        if "{high}" not in self.text or (low and "{low}" not in self.text):
            raise ValueError("'text' must say {low} and {high} where the numbers of 'aim' belong")
        told = self.text.replace("{low}", f"{low}").replace("{high}", f"{high}")
        object.__setattr__(self, "text", told)
