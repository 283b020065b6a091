"""The form of what learners measure of themselves."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

from collections.abc import Mapping
from dataclasses import dataclass

from stretchlib.catalogue.display import Shown
from stretchlib.catalogue.numbers import Number
from stretchlib.catalogue.pose_records import PoseRecord
from stretchlib.catalogue.techniques import Area


@dataclass(frozen=True, slots=True, repr=False)
class SelfTest(Shown):
    """A measure that learners take of themselves; no diagnosis.

    Attributes
    ----------
    score : what is read off, and which way is better.
    meaning : typical values and error, each number with its source as ``[@reference-id]``.
    numbers : every number that ``meaning`` prints.
    noise_degrees : a smaller change is noise; ``None`` where no checked source says how small.
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
    numbers: tuple[Number, ...] = ()

    @property
    def picture(self) -> str:
        """Id of the stored picture of the pose."""
        return f"self-test-{self.id}"
