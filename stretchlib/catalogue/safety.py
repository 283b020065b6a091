"""The forms of what somebody must heed: signs, conditions, reasons to stop, and how strong it may feel."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from stretchlib.body.pose import COORDINATES
from stretchlib.catalogue.display import Shown

Status = Literal["verified", "to check", "from memory"]
Urgency = Literal["now", "today", "soon"]


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
    family : what it is called together with others of its kind, in lists that must stay short; else empty.
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
    family: str = ""
    aliases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for coordinate, ends in self.limits.items():
            if coordinate not in COORDINATES:
                raise ValueError(f"'limits' names '{coordinate}', which is no joint coordinate")
            if len(ends) != 2 or not ends[0] < ends[1]:
                raise ValueError(f"'limits.{coordinate}' must be two angles, the lowest and the highest")

    @property
    def heading(self) -> str:
        """Its name in lists that must stay short."""
        return self.family or self.name


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
