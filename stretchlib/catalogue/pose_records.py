"""A pose as a record: joint angles, what the body rests on, what stands round it, what the hands hold."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

from dataclasses import dataclass
from typing import Literal

from stretchlib.body.pose import Pose
from stretchlib.brief import Brief

Side = Literal["left", "right", "both"]
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
        runs from left to right. Of a ball or roller, how far to the right of the part that it is under.
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
