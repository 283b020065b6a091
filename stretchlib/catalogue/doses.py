"""How much: holds, passes, slow movements, and the sets of them that come back."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

from dataclasses import dataclass
from typing import Literal

from stretchlib.brief import Brief
from stretchlib.words import say

MOST_HOLDS = 20
MOST_MOVEMENTS = 100
MOST_ROUNDS = 10
HOLD_SECONDS = (3, 300)
BRIEF_HOLD_SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Amount(Brief):
    """How much of something, for one side, as an exercise sheet says it.

    Attributes
    ----------
    kind : ``hold`` (stay still), ``roll`` (passes at a pace), ``repeat`` (slow movements that are counted) or
        ``time`` (an activity such as walking).
    repetitions : single holds, 1 to 20; for ``repeat`` single movements in one round, 1 to 100, so that
        "10 sliders" is ten. A roll has none: its passes follow from the time on one spot.
    rounds : how often the movements of ``repetitions``, the time on one spot of a ``roll``, or the whole of
        a ``time`` come back, 1 to 10. Holds have no rounds: two holds are two repetitions.
    hold_seconds : length of one hold, of the stay on one spot or area, or of the activity; for ``repeat``,
        how long each movement stays at its end, at most 10 seconds, if it does.
    seconds_each : time of one pass, or of one movement without its hold.
    most_repetitions, most_rounds : where to stop adding.
    """

    kind: Literal["hold", "roll", "repeat", "time"]
    repetitions: int | None = None
    rounds: int = 1
    hold_seconds: int | None = None
    seconds_each: float | None = None
    most_repetitions: int | None = None
    most_rounds: int | None = None

    def __post_init__(self) -> None:
        _within("rounds", self.rounds, 1, MOST_ROUNDS)
        if self.seconds_each is not None:
            _within("seconds_each", self.seconds_each, 0.5, 60)
        if self.kind in ("hold", "repeat"):
            if self.repetitions is None:
                raise ValueError(f"an amount of kind '{self.kind}' needs 'repetitions'")
            _within("repetitions", self.repetitions, 1, MOST_HOLDS if self.kind == "hold" else MOST_MOVEMENTS)
        elif self.repetitions is not None:
            raise ValueError(
                f"'repetitions' does not belong to kind '{self.kind}', which is timed; use 'rounds'"
            )
        if self.kind == "hold" and (self.rounds != 1 or self.most_rounds is not None):
            raise ValueError("'rounds' does not belong to kind 'hold'; use 'repetitions' for more holds")
        if self.kind == "repeat" and self.seconds_each is None:
            raise ValueError("an amount of kind 'repeat' needs 'seconds_each'")
        if self.kind != "repeat" and self.hold_seconds is None:
            raise ValueError(f"an amount of kind '{self.kind}' needs 'hold_seconds'")
        if self.hold_seconds is not None and self.kind != "time":
            longest = BRIEF_HOLD_SECONDS if self.kind == "repeat" else HOLD_SECONDS[1]
            _within("hold_seconds", self.hold_seconds, 1, longest)
        if self.most_repetitions is not None:
            if self.kind != "hold":
                raise ValueError("'most_repetitions' belongs only to kind 'hold'; use 'most_rounds'")
            _within("most_repetitions", self.most_repetitions, self.repetitions or 1, MOST_HOLDS)
        if self.most_rounds is not None:
            _within("most_rounds", self.most_rounds, self.rounds, MOST_ROUNDS)

    @property
    def bout_key(self) -> Literal["repetitions", "rounds"]:
        """The key that counts what stands alone, with a rest after it: holds, or rounds."""
        return "repetitions" if self.kind == "hold" else "rounds"

    @property
    def bouts(self) -> int:
        """Holds, or rounds: how often work begins on one side."""
        return (self.repetitions or 1) if self.kind == "hold" else self.rounds

    @property
    def most_bouts(self) -> int | None:
        return self.most_repetitions if self.kind == "hold" else self.most_rounds

    @property
    def active_seconds(self) -> int:
        """The time of one hold, of one spot or area, of one activity, or of one round of slow movements."""
        if self.kind != "repeat":
            return self.hold_seconds or 0
        return round((self.repetitions or 1) * ((self.seconds_each or 1) + (self.hold_seconds or 0)))

    @property
    def passes(self) -> int | None:
        """Movements of a round, or passes of a roll in its time; ``None`` where nothing is counted."""
        if self.kind == "roll" and self.seconds_each:
            return max(1, round(self.active_seconds / self.seconds_each))
        return self.repetitions if self.kind == "repeat" else None

    @property
    def words(self) -> str:
        """For one side, as words: ``2 to 3 holds of 30 seconds``, ``2 rounds of 8 slow repetitions``."""
        most = self.most_bouts or self.bouts
        times = f"{self.bouts}" if most == self.bouts else say("timer.span", low=self.bouts, high=most)
        if self.kind in ("hold", "roll"):
            name = "catalogue.holds" if self.kind == "hold" else "catalogue.spots"
            return say(name, count=most, times=times, seconds=self.hold_seconds)
        if self.kind == "time":
            once = duration(self.hold_seconds or 0)
        else:
            once = say("catalogue.repetitions", count=self.repetitions)
        what = say("catalogue.rounds", times=times, what=once) if most > 1 else once
        if self.kind == "time" or not self.hold_seconds:
            return what
        return say("catalogue.each-held", what=what, duration=duration(self.hold_seconds))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Dose(Amount):
    """How much of a technique, and where that comes from.

    A movement of the catalogue has no ``hold_seconds``, and nothing in it is a bare ``time``.

    Attributes
    ----------
    sessions_a_week : at least this many.
    basis : ``guideline`` or ``studies`` (numbers come from the sources of ``claims``), or ``course`` (our own
        choice).
    article : the dose the article gives, in our words.
    """

    kind: Literal["hold", "roll", "repeat"]
    sessions_a_week: int
    basis: Literal["guideline", "studies", "course"]
    article: str
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Amount.__post_init__(self)
        if self.kind == "repeat" and self.hold_seconds is not None:
            raise ValueError("'hold_seconds' does not belong to a dose of kind 'repeat'")
        if self.hold_seconds is not None:
            _within("hold_seconds", self.hold_seconds, *HOLD_SECONDS)
        _within("sessions_a_week", self.sessions_a_week, 1, 14)
        if self.basis != "course" and not self.claims:
            raise ValueError(f"a dose with basis '{self.basis}' needs 'claims' that hold its sources")

    @property
    def basis_words(self) -> str:
        """Where the dose comes from, as a sentence."""
        return say(f"catalogue.basis-{self.basis}")


@dataclass(frozen=True, slots=True, repr=False)
class LongHold(Brief):
    """A longer hold that some people may choose, such as those over 65.

    Attributes
    ----------
    seconds : length of each hold, 3 to 300.
    why : what is known of it, with its source as ``[@reference-id]``.
    claims : those that hold the numbers of ``why``.
    """

    id: str
    seconds: int
    why: str
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        _within("seconds", self.seconds, *HOLD_SECONDS)

    def instead_of(self, dose: Dose) -> int | None:
        """Seconds of the longer hold; ``None`` where nothing is held, or held as long already."""
        return self.seconds if dose.kind == "hold" and (dose.hold_seconds or 0) < self.seconds else None

    def words_for(self, dose: Dose) -> str:
        """What to say to these people, its source as ``[@id]``; empty where nothing changes."""
        if not self.instead_of(dose):
            return ""
        return say("catalogue.long-hold", seconds=self.seconds, why=self.why)


def duration(seconds: int) -> str:
    """Seconds as words: ``20 minutes``, ``1 minute``, ``90 seconds``."""
    if seconds % 60:
        return say("timer.seconds", count=seconds)
    return say("timer.minutes", count=seconds // 60)


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueError(f"'{name}' is {value:g}; it must lie between {low:g} and {high:g}")
