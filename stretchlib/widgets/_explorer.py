"""The explorer: the body in 3D, to turn and to move, in the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

import traitlets

from stretchlib import catalogue
from stretchlib.arguments import names
from stretchlib.body.pose import SIDE_COORDINATES, TRUNK_COORDINATES, Pose, Side
from stretchlib.catalogue import structures
from stretchlib.catalogue.coverage import chapter_of_group
from stretchlib.catalogue.records import Muscle, PoseRecord, Stretch
from stretchlib.catalogue.turns import shown_by
from stretchlib.errors import UnknownId, UnknownMuscle
from stretchlib.show.stand_ins import Scene
from stretchlib.widgets._base import StretchWidget, bundle
from stretchlib.widgets._pose_data import movement_into, surroundings
from stretchlib.words import say

View = Literal["side", "front", "back", "above", "buttock"]
Guess = Literal["direction", "percent"]

STANDING = "standing"
#: What may stand beside a pose, apart from another technique: the same with another back, or standing.
BESIDE = ("hunched", "arched", STANDING)
_BESIDE_IN_PAGE = {"hunched": "round", "": ""}

#: Muscles that a ``repr`` names one by one.
MOST_NAMED = 8


class Explorer(StretchWidget):
    """The body in one posture, or two beside each other; see ``explore``, which makes it.

    Attributes
    ----------
    answered : empty until the reader has guessed, then ``{"muscle": id, "technique": id, "guess": "longer" |
        "shorter" | "same" | per cent, "right": bool, "percent": number or None, "direction": word}``.

    The page shows one of ``sl.body.people()`` and a slider from the clothed person over clear skin and
    muscles to the bones; a learner's choice of person holds for all widgets. Soft tissue is drawn, not
    measured.

    Limits: without WebGL the body is drawn in plain lines. Numbers are per cent of the length of muscle and
    tendon against standing, in a model of an average adult; outside the range in which the model can be
    trusted only the direction is told.
    """

    _esm = bundle("explorer.js")
    _css = bundle("explorer.css")
    told = frozenset({"answered"})

    content = traitlets.Dict().tag(sync=True)
    start = traitlets.Dict().tag(sync=True)
    compare = traitlets.Unicode("").tag(sync=True)
    muscles: Any = traitlets.List().tag(sync=True)
    view = traitlets.Unicode("side").tag(sync=True)
    predict = traitlets.Dict().tag(sync=True)
    answered = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        pose: str | Stretch | Pose | Mapping[str, float] = STANDING,
        *,
        phase: str = "",
        muscles: str | Iterable[str] | None = None,
        view: View = "side",
        compare: str | None = None,
        predict: str | None = None,
        guess: Guess = "direction",
        name: str = "",
    ) -> None:
        stretch, own = _posture(pose)
        if name and (stretch is not None or own == Pose()):
            raise ValueError(f"name is '{name}', but this pose has a name of its own; leave it out.")
        wanted = _phase(stretch, phase)
        if view not in get_args(View):
            raise UnknownId("view", view, get_args(View))
        if guess not in get_args(Guess):
            raise UnknownId("kind of guess", guess, get_args(Guess))
        shown = _shown(muscles, stretch)
        asked = _measured(predict) if predict is not None else None
        if asked is not None and asked not in shown:
            shown = [*shown, asked]
        self._scene = _scene(stretch, shown)
        self._call = f"{(stretch.id if stretch else 'standing' if own == Pose() else name or 'your pose')!r}"
        super().__init__(
            content=content(),
            start={
                "technique": stretch.id if stretch else "",
                "phase": wanted,
                "pose": _angles(own),
                "name": name,
            },
            compare=_beside(compare),
            muscles=shown,
            view=view,
            predict={"muscle": asked, "how": guess} if asked is not None else {},
        )

    def fallback(self) -> Scene:
        return self._scene

    def __repr__(self) -> str:
        shown = (
            f"{len(self.muscles)} muscles" if len(self.muscles) > MOST_NAMED else f"muscles={self.muscles!r}"
        )
        return f"Explorer({self._call}, {shown})"


def explore(
    pose: str | Stretch | Pose | Mapping[str, float] = STANDING,
    *,
    phase: str = "",
    muscles: str | Iterable[str] | None = None,
    view: View = "side",
    compare: str | None = None,
    predict: str | None = None,
    guess: Guess = "direction",
    name: str = "",
) -> Explorer:
    """The body, live, in 3D: turn it, look inside, move its joints, see what gets longer and by how much.

    A technique can be played as a movement, too; joints and lengths follow it.

    Parameters
    ----------
    pose : a technique such as ``"heel-on-stool"``, ``"standing"``, a ``Pose``, or angles of the right leg and
        the trunk in degrees, such as ``{"hip_flexion": 80, "knee_angle": 0}``.
    phase : one of the technique's poses, such as ``"easy"``; its main one if left out.
    muscles : what is shown: a group such as ``"hamstrings"``, a muscle such as ``"piri"``, a list of these,
        or ``"all"``. If left out, the muscles that the technique works on.
    view : ``"side"``, ``"front"``, ``"back"``, ``"above"``, or ``"buttock"`` for a near look from behind.
    compare : what stands beside it: ``"hunched"`` or ``"arched"`` (the same with another back),
        ``"standing"``, or another technique.
    predict : a muscle. The body then stands, and the reader guesses what the pose will do to this muscle
        before it moves there and the value is shown.
    guess : ``"direction"`` (longer, shorter, about the same) or ``"percent"``.
    name : what to call a pose that you give as angles; "Your pose" if left out.

    Raises
    ------
    UnknownId : a technique, phase, muscle, view or comparison that is not known, with the nearest ones.
    ValueError : an angle out of its range, a muscle that the body model does not have, or a name for a pose
        that has one.

    Examples
    --------
    >>> sl.explore("lying-strap", predict="semimem")  # guess first, then see
    Explorer('lying-strap', muscles=['semimem', 'semiten', 'bflh', 'gasmed', 'gaslat'])
    >>> sl.explore("heel-on-stool", muscles="hamstrings", compare="hunched")  # long back beside round back
    Explorer('heel-on-stool', muscles=['semimem', 'semiten', 'bflh', 'bfsh'])
    """
    return Explorer(
        pose,
        phase=phase,
        muscles=muscles,
        view=view,
        compare=compare,
        predict=predict,
        guess=guess,
        name=name,
    )


# --- what is asked for ------------------------------------------------------------------------------------


def _posture(pose: str | Stretch | Pose | Mapping[str, float]) -> tuple[Stretch | None, Pose]:
    if isinstance(pose, Stretch):
        return pose, Pose()
    if isinstance(pose, Pose):
        return None, pose
    if isinstance(pose, Mapping):
        return None, _own_pose(pose)
    if pose == STANDING:
        return None, Pose()
    return catalogue.stretch(pose), Pose()


def _own_pose(angles: Mapping[str, float]) -> Pose:
    known = {**TRUNK_COORDINATES, **SIDE_COORDINATES}
    for name in angles:
        if name not in known:
            raise UnknownId("joint coordinate", name, known)
    trunk: dict[str, Any] = {name: value for name, value in angles.items() if name in TRUNK_COORDINATES}
    leg = {name: value for name, value in angles.items() if name in SIDE_COORDINATES}
    return Pose(**trunk, right=Side(**leg))


def _phase(stretch: Stretch | None, phase: str) -> str:
    if stretch is None:
        if phase:
            raise ValueError(f"phase is '{phase}', but only techniques have phases; leave it out.")
        return ""
    if phase and phase not in stretch.poses:
        raise UnknownId(f"pose of '{stretch.id}'", phase, stretch.poses)
    return phase or stretch.main_phase


def _beside(compare: str | None) -> str:
    if compare is None:
        return ""
    if compare in BESIDE:
        return _BESIDE_IN_PAGE.get(compare, compare)
    try:
        return catalogue.stretch(compare).id
    except UnknownId:
        known = [*BESIDE, *(item.id for item in catalogue.stretches())]
        raise UnknownId("posture to compare with", compare, known) from None


def _shown(muscles: str | Iterable[str] | None, stretch: Stretch | None) -> list[str]:
    """Ids of the catalogue's muscles, in its order."""
    if muscles is None:
        named = [*stretch.primary, *stretch.secondary] if stretch else ["hamstrings"]
        found = [each for each in named if each == "hamstrings" or catalogue.muscle(each).paths]
    else:
        found = list(names("muscles", muscles, "hamstrings"))
    groups = _groups()
    wanted: set[str] = set()
    for each in found:
        if each == "all":
            wanted |= {item.id for item in _drawn()}
        elif each in groups:
            wanted |= {item.id for item in _drawn() if each in item.groups}
        else:
            wanted.add(_drawn_muscle(each).id)
    return [item.id for item in _drawn() if item.id in wanted]


def _drawn() -> list[Muscle]:
    """Muscles that have a shape, whether or not their length is known."""
    return [item for item in catalogue.muscles().values() if item.paths]


def _groups() -> dict[str, str]:
    """Groups that have a muscle to draw, with their names."""
    return {item.group: item.group.replace("-", " ").capitalize() for item in _drawn()}


def _drawn_muscle(name: str) -> Muscle:
    """By id, name, alias, or the id of one of its paths in the body model."""
    owner = next((item for item in _drawn() if name in item.paths), None)
    if owner is not None:
        return owner
    if members := [item.id for item in _drawn() if name in item.groups]:
        raise UnknownMuscle(name, (), members)
    try:
        found = catalogue.muscle(name)
    except UnknownId:
        raise UnknownId("muscle or group", name, [*_groups(), *(item.id for item in _drawn())]) from None
    if not found.paths:
        raise ValueError(f"The body model does not have {found.name}; choose a muscle that it draws.")
    return found


def _measured(name: str) -> str:
    """Id of a muscle whose change of length can be told."""
    found = _drawn_muscle(name)
    if not found.model:
        raise ValueError(
            f"The body model does not know the length of {found.name}; choose another to predict."
        )
    return found.id


def _scene(stretch: Stretch | None, shown: list[str]) -> Scene:
    names = ", ".join(catalogue.muscle(each).name for each in shown)
    title = say("widgets.body-of", name=stretch.name.lower()) if stretch else say("widgets.body")
    return Scene(title, say("widgets.body-shows", names=names or say("widgets.skeleton")), stretch)


# --- what the page gets -----------------------------------------------------------------------------------


def content() -> dict[str, Any]:
    """Facts of the catalogue that an explorer shows: poses of techniques, muscles, bones, the nerve."""
    nerve = structures.sciatic_nerve()
    return {
        "techniques": [_technique(item) for item in catalogue.stretches()],
        "muscles": [
            {
                "id": item.id,
                "name": item.name,
                "latin": item.latin,
                "plain": item.plain,
                "actions": list(item.actions),
                "group": item.group,
                "model": list(item.model),
                "drawn": list(item.drawn),
                "note": item.note,
            }
            for item in _drawn()
        ],
        "groups": [
            {"id": key, "name": name, "chapter": chapter.notebook if chapter else ""}
            for key, name in _groups().items()
            for chapter in [chapter_of_group(key)]
        ],
        "variants": [
            {"id": way.id, "name": way.name, "how_often": way.how_often}
            for way in structures.nerve_ways().values()
        ],
        "bones": {key: {"name": bone.name, "latin": bone.latin} for key, bone in structures.bones().items()},
        "nerve": {"name": nerve.name, "latin": nerve.latin, "plain": nerve.plain},
    }


def _technique(item: Stretch) -> dict[str, Any]:
    easier = {form.pose for form in item.easier}
    harder = {form.pose for form in item.harder}

    def label(phase: str) -> str:
        if phase == item.main_phase:
            return say("widgets.the-technique")
        if phase in item.forms:
            return item.forms[phase].name or phase
        if phase in easier:
            return say("cards.easier")
        return say("cards.harder") if phase in harder else phase.capitalize()

    phases = [
        {"id": phase, "label": label(phase), **_record(pose), **_moves(item.id, phase)}
        for phase, pose in item.poses.items()
    ]
    told = {"id": item.id, "name": item.name, "area": item.area, "person": shown_by(item.id)}
    return told | {"main": item.main_phase, "phases": phases}


def _moves(technique: str, phase: str) -> dict[str, str]:
    motion = movement_into(technique, phase)
    return {"moves": motion} if motion else {}


def _record(record: PoseRecord) -> dict[str, Any]:
    return {
        "pose": _angles(record.pose),
        "working": record.working,
        "hands": list(record.hands),
        **surroundings(record),
    }


def _angles(pose: Pose) -> dict[str, Any]:
    """The angles that are not zero."""

    def moved(angles: Mapping[str, float]) -> dict[str, float]:
        return {name: value for name, value in angles.items() if value}

    sides = {side: moved(getattr(pose, side).angles()) for side in ("left", "right")}
    return {**moved(pose.trunk()), **{side: angles for side, angles in sides.items() if angles}}
