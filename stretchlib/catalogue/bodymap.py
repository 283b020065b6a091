"""The forms of the body map: where somebody feels something, what it is like, and what it leads to."""

# No postponed annotations here: as text, each of them would be compiled again when the files are read.

from collections.abc import Mapping
from dataclasses import dataclass, field

from stretchlib.brief import Brief
from stretchlib.catalogue.display import Shown


@dataclass(frozen=True, slots=True, repr=False)
class Warnings(Brief):
    """What to look out for with one feeling in one place: ids of signs and of conditions."""

    signs: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Feeling(Shown):
    """What something feels like; ``say`` is what to do with it, whatever the place.

    ``always`` holds the warnings that it calls for in every place.
    """

    id: str
    name: str
    say: str
    always: Warnings = field(default_factory=Warnings)


@dataclass(frozen=True, slots=True, repr=False)
class Region(Shown):
    """A part of the body map.

    Attributes
    ----------
    plain : what lies there.
    sides : whether there is a left and a right one.
    chapters : ids of the chapters that teach about it.
    warnings : by the id of the feeling; a feeling that is not in here calls for none.
    """

    id: str
    name: str
    plain: str
    sides: bool
    chapters: tuple[str, ...]
    warnings: Mapping[str, Warnings] = field(default_factory=dict)

    @property
    def marks(self) -> tuple[str, ...]:
        """Where the stored picture shows it: ``low-back``, or ``knee-left`` and ``knee-right``."""
        return (f"{self.id}-left", f"{self.id}-right") if self.sides else (self.id,)
