"""From techniques to a timed routine: what happens, for how long, on which side.

A routine knows no clock and no screen. The timer runs its stages; ``to_dict`` is what it reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

from stretchlib import catalogue
from stretchlib.catalogue import display
from stretchlib.catalogue.records import Dose, Side, Stretch

StageKind = Literal["prepare", "hold", "switch", "rest", "roll", "repeat"]
StageSide = Literal["left", "right", "both", "none"]

SWITCH_SECONDS = 8
REST_SECONDS = 8


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of time with one instruction.

    Attributes
    ----------
    seconds : how long it lasts.
    side : the side that is stretched.
    stretch : id of the technique, or ``None``.
    picture : id of the stored picture, or ``None``.
    mirrored : whether the picture is to be shown mirrored, because it was drawn for the other side.
    count : passes or slow repetitions in this stage; ``None`` for a hold.
    """

    kind: StageKind
    seconds: int
    title: str
    text: str
    side: StageSide = "none"
    stretch: str | None = None
    picture: str | None = None
    mirrored: bool = False
    count: int | None = None

    def __post_init__(self) -> None:
        if self.seconds < 1:
            raise ValueError(f"A stage lasts at least 1 second, but '{self.title}' lasts {self.seconds}.")

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "seconds": self.seconds,
            "title": self.title,
            "text": self.text,
            "side": self.side,
            "stretch": self.stretch,
            "picture": self.picture,
            "mirrored": self.mirrored,
            "count": self.count,
        }


@dataclass(frozen=True, slots=True, repr=False)
class Routine:
    """Stages in order, with what must be said before they start.

    Make one with ``Routine.of("heel-on-stool", "lying-strap")``.
    """

    id: str
    name: str
    stages: tuple[Stage, ...]
    stretches: tuple[Stretch, ...] = ()

    @classmethod
    def of(
        cls,
        *stretches: str | Stretch,
        repetitions: int | None = None,
        hold_seconds: int | None = None,
        prepare_seconds: int = 5,
        switch_seconds: int = SWITCH_SECONDS,
        rest_seconds: int = REST_SECONDS,
        name: str | None = None,
        routine_id: str | None = None,
    ) -> Routine:
        """A routine of techniques in the given order, both sides of each.

        Parameters
        ----------
        *stretches : ids, names or records.
        repetitions : holds or rounds on each side; each technique's own number if ``None``.
        hold_seconds : length of a hold or of the time on one spot; each technique's own if ``None``.
        prepare_seconds : time to get into place before each technique.
        switch_seconds, rest_seconds : time between sides, and between two holds of one side.

        Raises
        ------
        UnknownId : a technique that the catalogue does not have.
        ValueError : no technique, or a number out of range.
        """
        chosen = tuple(item if isinstance(item, Stretch) else catalogue.stretch(item) for item in stretches)
        if not chosen:
            raise ValueError("A routine needs at least one technique, such as Routine.of('heel-on-stool').")
        _checked("repetitions", repetitions, 1, 20)
        _checked("hold_seconds", hold_seconds, 3, 300)
        for key, seconds in (
            ("prepare_seconds", prepare_seconds),
            ("switch_seconds", switch_seconds),
            ("rest_seconds", rest_seconds),
        ):
            _checked(key, seconds, 1, 120)
        pauses = (prepare_seconds, switch_seconds, rest_seconds)
        stages: list[Stage] = []
        for item in chosen:
            dose = replace(
                item.dose,
                repetitions=repetitions or item.dose.repetitions,
                hold_seconds=hold_seconds
                if item.dose.hold_seconds and hold_seconds
                else item.dose.hold_seconds,
                most_repetitions=None,
            )
            stages.extend(_stages(item, dose, *pauses))
        return cls(
            id=routine_id
            or "-then-".join(item.id for item in chosen[:2]) + ("-and-more" if len(chosen) > 2 else ""),
            name=name or _name(chosen),
            stages=tuple(stages),
            stretches=chosen,
        )

    @property
    def seconds(self) -> int:
        """The time of all stages."""
        return sum(stage.seconds for stage in self.stages)

    def cautions(self) -> list[dict[str, str]]:
        """Who must skip or change something, one entry a condition: ``id``, ``title``, ``text``."""
        entries: dict[str, list[str]] = {}
        unique = list(dict.fromkeys(item.id for item in self.stretches))
        by_id = {item.id: item for item in self.stretches}
        for key in unique:
            item = by_id[key]
            for caution in item.cautions:
                about = catalogue.condition(caution.condition)
                said = f"{caution.action.capitalize()}: {catalogue.advice(about, caution)}"
                entries.setdefault(about.id, []).append(said if len(unique) == 1 else f"{item.name}. {said}")
        order = list(catalogue.conditions())
        return [
            {"id": key, "title": catalogue.condition(key).name, "text": " ".join(entries[key])}
            for key in sorted(entries, key=order.index)
        ]

    def to_dict(self) -> dict[str, Any]:
        """The routine as plain lists and dictionaries; the timer reads this form."""
        return {
            "id": self.id,
            "name": self.name,
            "seconds": self.seconds,
            "stages": [stage.to_dict() for stage in self.stages],
            "cautions": self.cautions(),
            "emergency": [
                {"id": sign.id, "sign": sign.sign, "action": sign.action}
                for sign in catalogue.emergency_signs()
            ],
            "stop_rules": [rule.text for rule in catalogue.stop_rules()],
            "effort": self._effort(),
            "notice": catalogue.NOTICE,
        }

    def _effort(self) -> str:
        kinds = ["pressure" if item.kind in ("ball", "roller") else "stretch" for item in self.stretches]
        return " ".join(catalogue.effort(kind).text for kind in dict.fromkeys(kinds or ["stretch"]))

    def __repr__(self) -> str:
        return f"Routine({self.id!r}, {len(self.stages)} stages, {clock(self.seconds)})"

    def __str__(self) -> str:
        rows = [("at", "for", "what", "side")]
        at = 0
        for stage in self.stages:
            side = "" if stage.side == "none" else stage.side
            rows.append((clock(at), clock(stage.seconds), stage.title, side))
            at += stage.seconds
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
        ]
        lines.insert(1, "  ".join("-" * width for width in widths))
        return "\n".join([f"{self.name} ({clock(self.seconds)})", "", *(line.rstrip() for line in lines)])

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return display.mimebundle(self, str(self))


def clock(seconds: int) -> str:
    """Seconds as ``m:ss``."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _stages(item: Stretch, dose: Dose, prepare: int, switch: int, rest: int) -> Iterator[Stage]:
    sides: tuple[Side, ...] = ("left", "right") if item.sides == "left-right" else ("both",)
    for place, side in enumerate(sides):
        mirrored = side != "both" and side != item.main_pose.working
        stage = partial(Stage, side=side, stretch=item.id, picture=item.picture, mirrored=mirrored)
        limb = f"{side} {item.side_word}"
        title = item.name if side == "both" else f"{item.name}, {limb}"
        if place == 0:
            yield stage("prepare", prepare, f"Get ready: {title}", item.steps[0])
        else:
            yield stage("switch", switch, f"Switch: {limb}", f"Change over to the {limb}.")
        for turn in range(dose.repetitions):
            if turn:
                yield stage("rest", rest, "Rest", "Come out slowly, relax and breathe.")
            numbered = f"{title} ({turn + 1} of {dose.repetitions})" if dose.repetitions > 1 else title
            yield stage(dose.kind, dose.active_seconds, numbered, _doing(item, dose), count=_count(dose))


def _count(dose: Dose) -> int | None:
    if dose.kind == "roll" and dose.seconds_each:
        return max(1, round(dose.active_seconds / dose.seconds_each))
    return dose.count


def _doing(item: Stretch, dose: Dose) -> str:
    if dose.kind == "hold":
        return item.steps[-1]
    if dose.kind == "roll":
        return f"{item.cues[0]} Slow, small movements."
    return f"{dose.count} times, slowly. {item.cues[0]}"


def _name(chosen: Iterable[Stretch]) -> str:
    names = list(dict.fromkeys(item.name for item in chosen))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _checked(key: str, value: object, low: int, high: int) -> None:
    if value is None:
        return
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError(f"{key} is {value!r}; it must be a whole number from {low} to {high}.")
