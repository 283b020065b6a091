"""The guided timer."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import traitlets

from stretchlib.arguments import switch, whole_number
from stretchlib.catalogue.records import Stretch
from stretchlib.pictures import pictures
from stretchlib.routine import NoPlan, Routine, load, named, set_names
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.widgets._claim_data import care_data, country_code
from stretchlib.widgets._movement import engine_reference, scenes_by_picture
from stretchlib.widgets._planner import Planner


class RoutineTimer(StretchWidget):
    """A guided routine that runs in the browser; the kernel only hears what happened.

    Parameters
    ----------
    routine : what to do; see ``Routine.of``.
    prepare_seconds : time to get ready before the steps of each technique, 0 to 120; ``None`` keeps the
        routine's own. The steps follow, each with time to do it.
    sound : whether sounds say when something changes. The learner can turn them on and off.
    voice : whether the browser speaks what to do, with a voice of the learner's own machine. The learner can
        turn it on and off.

    Attributes
    ----------
    event : the latest thing that happened: ``{"kind": "started" | "stage" | "paused" | "resumed" |
        "finished", "number": n, "stage": index, "title": text, "side": side}``; ``number`` counts events.
        Ticks are never sent.
    finished : empty until the end, then ``{"routine": id, "started": ISO time, "seconds": time without
        pauses, "skipped": [indices of stages], "felt": None}``. A way in or out that was cut short is no
        skipped stage. Set once more, with ``felt`` from 0 to 10, if the learner says how strong the stretch
        felt; ``started`` tells which run it belongs to.

    Limits: browsers start sound only after a tap or a key, so Start opens it; where the system holds it
    back, the timer says so, and the next press opens it again. Plain http pages cannot keep the screen awake.
    With the tab hidden or the screen locked it goes on by sound, as long as the system lets it; otherwise it
    pauses after half a minute and says for how long nobody was there. Some systems let no voice speak behind
    a locked screen: the signals still sound. Where a run was is kept in the browser for twelve hours, and
    nowhere else.
    """

    _esm = bundle("timer.js")
    _css = bundle("timer.css")
    told = frozenset({"event", "finished"})

    routine = traitlets.Dict().tag(sync=True)
    care: Any = traitlets.List().tag(sync=True)
    country = traitlets.Unicode().tag(sync=True)
    pictures = traitlets.Dict().tag(sync=True)
    moving = traitlets.Dict().tag(sync=True)
    engine = traitlets.Unicode("").tag(sync=True)
    prepare_seconds = traitlets.Int(None, allow_none=True, min=0, max=120).tag(sync=True)
    sound = traitlets.Bool(True).tag(sync=True)
    voice = traitlets.Bool(False).tag(sync=True)
    event = traitlets.Dict().tag(sync=True)
    finished = traitlets.Dict().tag(sync=True)

    def __init__(
        self, routine: Routine, *, prepare_seconds: int | None = None, sound: bool = True, voice: bool = False
    ) -> None:
        if not isinstance(routine, Routine):
            raise ValueError(f"routine is {routine!r}; it must be a Routine, as Routine.of makes one.")
        if prepare_seconds is not None:
            prepare_seconds = whole_number("prepare_seconds", prepare_seconds, 0, 120)
        self._plan = routine
        moving = _moving(routine)
        super().__init__(
            routine=routine.to_dict(),
            care=care_data(routine.stretches),
            country=country_code(),
            pictures=_pictures(routine),
            moving=moving,
            engine=engine_reference() if moving else "",
            prepare_seconds=prepare_seconds,
            sound=switch("sound", sound),
            voice=switch("voice", voice),
        )

    def follow(self, planner: Planner) -> None:
        """Take up what a planner plans, now and each time that its plan changes; a run begins anew then."""

        def take_up(_change: object = None) -> None:
            with suppress(NoPlan):  # its page says why; the timer's cautions say so too
                self._take(planner.plan)

        planner.observe(take_up, "made")
        take_up()

    def _take(self, routine: Routine) -> None:
        self._plan = routine
        with self.hold_sync():
            self.care = care_data(routine.stretches)
            self.pictures = _pictures(routine)
            self.moving = _moving(routine)
            self.engine = engine_reference() if self.moving else ""
            self.routine = routine.to_dict()

    def fallback(self) -> Routine:
        return self._plan

    def __repr__(self) -> str:
        return f"RoutineTimer({self._plan!r})"


def timer(
    what: str | Path | Stretch | Routine | Planner,
    *,
    hold_seconds: int | None = None,
    prepare_seconds: int | None = None,
    sound: bool = True,
    voice: bool = False,
) -> RoutineTimer:
    """A guided timer.

    Parameters
    ----------
    what : a technique, such as ``"heel-on-stool"``, a ready-made set, such as ``"core"``, a ``Routine``,
        the path of a plan file (``.toml``), or the widget ``sl.planner()``, whose plan it follows.
    hold_seconds : length of each hold, 3 to 300, such as 60 for people over 65; movements, rolls and free
        steps of a routine stay as they are. ``None`` keeps what is planned.
    prepare_seconds : time to get ready before the steps of each technique, 0 to 120; ``None`` keeps the
        routine's own.
    sound : whether sounds say when something changes.
    voice : whether the browser speaks what to do.

    Raises
    ------
    UnknownId : with the nearest techniques.
    BadRecord : the plan file breaks a rule; the message names file, step and key.
    ValueError : a number out of range, or ``hold_seconds`` where nothing is held.

    Examples
    --------
    >>> sl.timer("heel-on-stool")
    RoutineTimer(Routine('heel-on-stool', 9 stages, 3:38))
    >>> sl.timer("desk").routine["id"]
    'desk'
    """
    if isinstance(what, Planner) and hold_seconds is not None:
        raise ValueError("hold_seconds does not go with a planner, in which holds are chosen; leave it out.")
    routine = what.plan if isinstance(what, Planner) else _routine(what)
    if hold_seconds is not None:
        routine = routine.with_holds_of(hold_seconds)
    made = RoutineTimer(routine, prepare_seconds=prepare_seconds, sound=sound, voice=voice)
    if isinstance(what, Planner):
        made.follow(what)
    return made


def _routine(what: str | Path | Stretch | Routine) -> Routine:
    if isinstance(what, Routine):
        return what
    if isinstance(what, Path) or (isinstance(what, str) and what.endswith(".toml")):
        return load(what)
    if isinstance(what, str) and what in set_names():
        return named(what)
    return Routine.of(what)


def _pictures(routine: Routine) -> dict[str, dict[str, Any]]:
    """The stored pictures that the routine's stages name, each once."""
    known = pictures()
    named = [stage.picture for stage in routine.stages]
    named += [sentence.picture for stage in routine.stages for sentence in stage.sentences]
    wanted = dict.fromkeys(key for key in named if key is not None and key in known)
    return {key: {"svg": known[key].themed_svg(), "alt": known[key].alt} for key in wanted}


def _moving(routine: Routine) -> dict[str, dict[str, Any]]:
    """What moves in place of the pictures of the routine's stages, for learners who choose it."""
    shown = {stage.picture for stage in routine.stages}
    scenes = scenes_by_picture(routine.stretches)
    return {picture: scene for picture, scene in scenes.items() if picture in shown}
