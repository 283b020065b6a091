"""A technique as a movement, as its record says it: keys, what touches what, which step belongs to what.

``tools/build_movements.py`` solves these records; nothing that a reader runs needs them.
"""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stretchlib.body.pose import SIDE_COORDINATES, TRUNK_COORDINATES
from stretchlib.brief import Brief

PLACE = ("x", "y", "z")
_TRUNK = {*PLACE, *TRUNK_COORDINATES, "thing"}
_LIMB = {*SIDE_COORDINATES, "closed"}


def _check(changes: Mapping[str, float], known: set[str]) -> None:
    for name in changes:
        if name not in known:
            raise ValueError(f"'{name}' is no coordinate here; known are {', '.join(sorted(known))}")


@dataclass(frozen=True, slots=True, repr=False)
class Key(Brief):
    """A posture that a movement goes to or through.

    Attributes
    ----------
    like : what it is but for its changes: a pose of the technique, a start position, or an earlier key.
    trunk, both, left, right : its changes, degrees; of the pelvis's place, and ``thing``, centimetres;
        ``closed``, how far a hand is closed, per cent.
    seconds : from the key before.
    stay : seconds of rest there.
    through : passed without a stop.
    step : number of the step that is told on the way to it, from 1; ``rest_step`` while resting there.
    lag : share of the way by which a coordinate starts late.
    """

    name: str
    like: str
    seconds: float = 0.0
    stay: float = 0.0
    through: bool = False
    step: int | None = None
    rest_step: int | None = None
    trunk: Mapping[str, float] | None = None
    both: Mapping[str, float] | None = None
    left: Mapping[str, float] | None = None
    right: Mapping[str, float] | None = None
    lag: Mapping[str, float] | None = None

    def __post_init__(self) -> None:
        _check(self.trunk or {}, _TRUNK)
        for changes in (self.both, self.left, self.right):
            _check(changes or {}, _LIMB)
        _check(self.lag or {}, _TRUNK)
        if self.through and self.stay:
            raise ValueError("'through' and 'stay' exclude each other")

    @property
    def changes(self) -> dict[str, dict[str, float]]:
        """Changes of the trunk (``""``) and of each side."""
        both = self.both or {}
        return {
            "": dict(self.trunk or {}),
            "left": {**both, **(self.left or {})},
            "right": {**both, **(self.right or {})},
        }


@dataclass(frozen=True, slots=True, repr=False)
class Touch(Brief):
    """A point that stays where it is from one key to another.

    Contacts and holds of the pose in ``anchor`` hold in all keys unless a touch says otherwise.

    Attributes
    ----------
    point : a contact point, ``"weight"`` or ``"thing"``.
    keys : the first and the last key, or the only one; none take a contact of the anchor away.
    stands : key that says where it stays; otherwise the anchor, or the first of ``keys``.
    axes : those in which it stays.
    rolls : a point of the body, or two: what lies on the loose thing goes twice as far as that does, as on a
        roller; of two, the thing also stays as far from the line between them as in the anchor.
    on_part : a frame of the body that it stays on; ``at`` metres in that frame, if not where it stands.
    world : metres, where it stays if not where it stands.
    height_cm : of what it rests on, if the anchor does not say it.
    over : for ``"weight"``, contact points over whose middle it is, ``by`` metres off.
    grace : seconds in which it comes and goes; without, it holds from key to key alone.
    clears : it only passes at this height.
    turns : a hand's turn is not kept.
    share : how much a miss counts.
    """

    point: str
    keys: tuple[str, ...] = ()
    stands: str | None = None
    axes: Literal["xyz", "xy", "yz", "xz", "x", "y", "z"] | None = None
    on_part: str | None = None
    at: tuple[float, ...] = ()
    world: tuple[float, ...] = ()
    height_cm: float | None = None
    on: str | None = None
    over: tuple[str, ...] = ()
    rolls: tuple[str, ...] = ()
    by: tuple[float, ...] = (0.0, 0.0, 0.0)
    grace: float = 0.0
    clears: bool = False
    turns: bool = False
    share: float = 1.0

    def __post_init__(self) -> None:
        if len(self.keys) > 2:
            raise ValueError("'keys' names the first and the last key only")
        if (self.point == "weight") != bool(self.over):
            raise ValueError("'over' and the point 'weight' go together")
        if (self.point == "thing") != (len(self.rolls) in (1, 2)):
            raise ValueError("'rolls', one point or two, and the point 'thing' go together")


@dataclass(frozen=True, slots=True, repr=False)
class Movement(Brief):
    """A technique, a form of it or a self-test as a movement.

    Attributes
    ----------
    id : of the technique or self-test, if ``of`` does not name it; ``form`` is the form of it.
    anchor : the key whose posture is the catalogue's own and decides where everything stands.
    keys, touches : what is done; those of ``like``, of which own ones with the same name or point take the
        place, where another movement is named.
    without : keys of ``like`` that are left out.
    poses : for ``like``, which of this technique's poses stand for those of the other.
    loop : the two keys between which it goes to and fro, at last; ``loop_step`` is told meanwhile.
    back : whether it comes out the way it went in.
    breathes : whether the person breathes in the last key.
    breaths : how many the hold shows.
    times : how often the loop is shown.
    along : the axis of the world along which ``thing`` goes.
    since : key from which on a ball, roller or strap is where it is used.
    """

    id: str
    of: str | None = None
    form: str | None = None
    anchor: str = "hold"
    like: str | None = None
    poses: Mapping[str, str] | None = None
    without: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    touches: tuple[Touch, ...] = ()
    loop: tuple[str, ...] = ()
    loop_step: int | None = None
    along: Literal["x", "y", "z"] = "x"
    since: str | None = None
    times: int = 3
    back: bool = True
    breathes: bool = True
    breaths: int = 2

    @property
    def technique(self) -> str:
        return self.of or self.id

    @property
    def name(self) -> str:
        """How the built data call it."""
        return f"{self.technique}.{self.form}" if self.form else self.technique
