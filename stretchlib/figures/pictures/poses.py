"""Pictures of poses: a clothed person shows what to do, the same person seen through what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Literal

import numpy as np
from matplotlib.axes import Axes

from stretchlib import body, catalogue
from stretchlib.body import drawing
from stretchlib.body.pose import Side
from stretchlib.body.posture import Placement
from stretchlib.catalogue.records import PoseRecord, Stretch
from stretchlib.catalogue.turns import shown_by
from stretchlib.figures.anatomy import furniture
from stretchlib.figures.anatomy.lens import Lens, draw_lens
from stretchlib.figures.anatomy.person import draw_person
from stretchlib.figures.anatomy.xray import Inside, draw_xray
from stretchlib.figures.engine.render import Camera
from stretchlib.figures.engine.style import clear
from stretchlib.figures.pictures import views
from stretchlib.look import Theme, change_colour, tokens

Seen = Literal["person", "xray"]
INCHES_PER_METRE = 3.1
MARGIN = 0.05  # metres
TWICE: Mapping[Seen, float] = {"person": 1.35, "xray": 1.8}  # how much coarser two views are drawn
PRESSED = ("ball", "roller")  # kinds that press on muscles and stretch none
CORNER, EDGE = 0.235, 0.012  # radius of a round picture in a corner, of the width; metres to the edge
SOLE = ("plantar-fascia",)
MEANT = tokens()["shade"]["meant"]  # of a muscle that is meant, and whose length is not told


@dataclass(frozen=True)
class PosePlan:
    """What a pose picture shows and where, before a line is drawn.

    Attributes
    ----------
    camera : from the working side, a little from above.
    near : the side of the body nearer to the viewer.
    person : id of who shows it.
    muscles : ids of the muscles to draw.
    meant : those of them that are in the colour of what is meant, because no length of theirs is told.
    beside : the same from another side, where the movement goes sideways.
    deep : muscles that are shown from nearer by too, where others or bones lie over them.
    """

    record: PoseRecord
    camera: Camera
    near: str
    person: str
    muscles: tuple[str, ...]
    alt: str
    meant: frozenset[str] = frozenset()
    nerve: bool = False
    beside: PosePlan | None = field(default=None, repr=False)
    deep: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[object, ...]:
        """What is drawn: the pose with its props, the side that is near, the muscles, and who."""
        known = self.record, self.near, self.muscles, sorted(self.meant), self.nerve, self.person
        return (*known, self.deep) if self.deep else known

    @cached_property
    def frame(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top in picture metres: room for the body and its props."""
        placement = placed(self.record)
        things = [thing.form[0] for thing in furniture.things(self.record, placement)]
        everything = [body.skin(placement, self.person, hands=self.record.hands).vertices, *things]
        seen = self.camera.project(np.concatenate(everything))[:, :2]
        (left, bottom), (right, top) = seen.min(axis=0) - MARGIN, seen.max(axis=0) + MARGIN
        return float(left), float(bottom), float(right), float(top)

    @property
    def across(self) -> float:
        """Metres from the left edge of the first view to its right one."""
        return self.frame[2] - self.frame[0]

    @property
    def up(self) -> float:
        """Metres from the lower edge of the first view to its upper one."""
        return self.frame[3] - self.frame[1]

    @property
    def stacked(self) -> bool:
        """Whether the other view stands below, not beside."""
        return self.across > 1.2 * self.up

    @property
    def size(self) -> tuple[float, float]:
        """Width and height with the other view, metres."""
        if self.beside is None:
            return self.across, self.up
        more, higher = self.beside.across, self.beside.up
        if self.stacked:
            return max(self.across, more), self.up + higher
        return self.across + more, max(self.up, higher)

    @property
    def inches(self) -> tuple[float, float]:
        """Width and height of the picture."""
        width, height = self.size
        return round(width * INCHES_PER_METRE, 2), round(height * INCHES_PER_METRE, 2)


@cache
def plan(stretch_id: str, phase: str, seen: Seen = "person") -> PosePlan:
    """Frame and content of a picture of one pose of a technique: clothed, or seen through.

    Raises
    ------
    UnknownId : no such stretch.
    ValueError : the stretch has no such phase.
    """
    stretch = catalogue.stretch(stretch_id)
    if phase not in stretch.poses:
        raise ValueError(f"'{stretch.id}' has no pose '{phase}'; it has {', '.join(stretch.poses)}.")
    record, who = stretch.poses[phase], shown_by(stretch.id)
    sideways = views.second(record, nearer(record))
    if seen == "person":
        return framed(record, (), _alt(stretch, phase, sideways is not None), person=who, beside=sideways)
    muscles = _drawn((*stretch.primary, *stretch.secondary))
    known, deep = _changes(record, muscles), _deep(stretch, muscles, sideways is not None)
    meant = muscles if stretch.kind in PRESSED else _drawn(stretch.primary)
    return framed(
        record,
        muscles,
        _inside_alt(stretch, phase, deep),
        person=who,
        meant=frozenset(muscle for muscle in meant if stretch.kind in PRESSED or muscle not in known),
        nerve=stretch.area == "nerve",
        beside=sideways,
        deep=deep,
    )


def _deep(stretch: Stretch, muscles: Iterable[str], twice: bool) -> tuple[str, ...]:
    """The muscles that a picture from the side hides: those of the deep buttock, and of the sole."""
    group = {"piriformis": "piriformis" if twice else "", "feet": "feet"}.get(stretch.area, "")
    named = [name for name in (*stretch.primary, *stretch.secondary) if catalogue.muscle(name).group == group]
    deep = _drawn(named)
    return tuple(muscle for muscle in muscles if muscle in deep)


def _drawn(names: Iterable[str]) -> tuple[str, ...]:
    """The muscles of the body that stand for some of the catalogue, in the order of the body."""
    wanted = {part for name in names for part in catalogue.muscle(name).paths}
    return tuple(muscle for muscle in body.drawn_muscles() if muscle in wanted)


def framed(
    record: PoseRecord,
    muscles: tuple[str, ...],
    alt: str,
    *,
    person: str = "woman-30",
    meant: frozenset[str] = frozenset(),
    nerve: bool = False,
    camera: Camera | None = None,
    beside: Camera | None = None,
    deep: tuple[str, ...] = (),
) -> PosePlan:
    """A picture of a pose with room for the body and its props.

    Parameters
    ----------
    muscles : ids of the muscles to draw, those of the body.
    camera : from the working side where none is given.
    beside : of a second view.
    """
    near = nearer(record)
    shown = PosePlan(
        record,
        views.first(record, near) if camera is None else camera,
        near,
        person,
        muscles=muscles,
        alt=alt,
        meant=meant,
        nerve=nerve,
        deep=deep,
    )
    return replace(shown, beside=replace(shown, camera=beside)) if beside else shown


def nearer(record: PoseRecord) -> str:
    """The side of the body that is nearer to the viewer: the working one, the right one of both."""
    return "right" if record.working == "both" else record.working


def draw_pose(
    stretch_id: str, phase: str = "hold", *, ax: Axes, theme: Theme = "light", seen: Seen = "person"
) -> Axes:
    """Draw one pose of a technique on ``ax``, in metres; with another view where it moves sideways."""
    picture = plan(stretch_id, phase, seen)
    clear(ax)
    if picture.beside is None:
        draw_plan(ax, picture, theme, seen=seen)
        if picture.deep:
            _draw_deep(ax, picture, theme, _corner(picture))
        return ax
    width, height = picture.size
    ax.set(xlim=(0, width), ylim=(0, height))
    for number, each in enumerate((picture, picture.beside)):
        across, up = each.across, each.up
        if picture.stacked:
            at = (0.5 * (width - across), height - up if number == 0 else 0.0)
        else:
            at = (0.0 if number == 0 else width - across, 0.0)
        if number == 1 and picture.deep:
            place = (at[0] + 0.5 * across, at[1] + 0.5 * up, 0.48 * min(across, up))
            _draw_deep(ax, picture, theme, place)
            continue
        inset = ax.inset_axes((*at, across, up), transform=ax.transData)
        clear(inset)
        draw_plan(inset, each, theme, seen=seen, coarse=TWICE[seen])
    return ax


def _corner(picture: PosePlan) -> tuple[float, float, float]:
    """Middle and radius of a circle in the upper corner away from the head, metres of the picture."""
    left, _, right, top = picture.frame
    radius = CORNER * picture.across
    head = picture.camera.project(placed(picture.record).points["head"])[0]
    x = right - radius - EDGE if head < 0.5 * (left + right) else left + radius + EDGE
    return x, top - radius - EDGE, radius


def _draw_deep(ax: Axes, picture: PosePlan, theme: Theme, place: tuple[float, float, float]) -> None:
    seen = views.sole if picture.deep[0] in SOLE else views.hip_from_behind
    draw_near(ax, replace(picture, muscles=picture.deep), theme, seen, place)


def draw_near(
    ax: Axes,
    picture: PosePlan,
    theme: Theme,
    seen: Callable[[Placement, str], Lens],
    place: tuple[float, float, float],
) -> None:
    """Draw the muscles of a picture from nearer by in a circle, with nothing before them.

    Parameters
    ----------
    seen : one of the near views.
    place : middle and radius of the circle, in the coordinates of the axes.
    """
    placement = placed(picture.record)
    inside = Inside(muscle_colours(picture), picture.near)
    lens = seen(placement, picture.near)
    draw_lens(ax, placement, lens, inside, person=picture.person, place=place, theme=theme)


def draw_plan(
    ax: Axes, picture: PosePlan, theme: Theme, *, coarse: float = 1.0, seen: Seen = "person"
) -> None:
    """Draw one view of a planned picture in metres, and set the axes' limits to its frame.

    Parameters
    ----------
    coarse : how many times smaller than usual it will be shown; details too small to see are left out.
    """
    placement = placed(picture.record)
    left, bottom, right, top = picture.frame
    ax.set_xlim(left, right)
    ax.set_ylim(bottom, top)
    hands, things = picture.record.hands, furniture.things(picture.record, placement)
    if seen == "person":
        draw_person(
            ax,
            placement,
            picture.camera,
            person=picture.person,
            hands=hands,
            things=things,
            theme=theme,
            coarse=coarse,
        )
        return
    inside = Inside(muscle_colours(picture), picture.near, picture.nerve)
    draw_xray(
        ax,
        placement,
        picture.camera,
        inside,
        person=picture.person,
        hands=hands,
        things=things,
        theme=theme,
        coarse=coarse,
    )


def muscle_colours(picture: PosePlan) -> dict[str, str]:
    """The colour of each muscle: by its length, or that of what is meant where no length is told."""
    known = length_changes(picture)
    return {
        muscle: MEANT if muscle in picture.meant else change_colour(known.get(muscle, 0.0))
        for muscle in picture.muscles
    }


def length_changes(picture: PosePlan) -> dict[str, float]:
    """Per cent against standing of each muscle in the picture, for its colour: see ``told_changes``."""
    return _changes(picture.record, picture.muscles)


def _changes(record: PoseRecord, muscles: Iterable[str]) -> dict[str, float]:
    side: Side = getattr(record.pose, nearer(record))
    found = {}
    for muscle in muscles:
        if muscle not in body.muscle_ids():
            continue
        leg, spans = side.leg(), body.domain()
        # A picture may bend a joint farther than the model knows: the colour is that of the end of its range.
        angles = {
            name: min(max(leg[name], spans[name][0]), spans[name][1]) for name in body.coordinates_of(muscle)
        }
        found[muscle] = float(body.length_change([muscle], **angles)[0])
    return found


def _known(record: PoseRecord, muscle: str) -> bool:
    """Whether the length model reaches as far as a pose, for one muscle."""
    leg, spans = getattr(record.pose, nearer(record)).leg(), body.domain()
    return all(spans[name][0] <= leg[name] <= spans[name][1] for name in body.coordinates_of(muscle))


def told_changes(record: PoseRecord, muscles: Iterable[str]) -> dict[str, float]:
    """Per cent against standing of those of the ``muscles`` whose length may be told as a number."""
    leg = getattr(record.pose, nearer(record)).leg()
    return {
        muscle: percent
        for muscle, percent in _changes(record, muscles).items()
        if _known(record, muscle)
        and body.is_trusted(muscle, **{name: leg[name] for name in body.coordinates_of(muscle)})
    }


def placed(record: PoseRecord) -> Placement:
    """The body in a recorded pose, resting on its contacts."""
    return body.place(record.pose, {contact.point: contact.height_cm / 100 for contact in record.contacts})


def _named(stretch: Stretch, phase: str) -> str:
    return stretch.name + ("" if phase in {"hold", "start"} else f", {phase} form")


def _alt(stretch: Stretch, phase: str, sideways: bool) -> str:
    seen = "drawn twice, from the side and from another side" if sideways else "seen from the side"
    return f"{_named(stretch, phase)}, {seen}. {stretch.summary}"


def _inside_alt(stretch: Stretch, phase: str, deep: Iterable[str]) -> str:
    nerve = ", with the sciatic nerve in gold" if stretch.area == "nerve" else ""
    muscles = [catalogue.muscle(muscle).name.lower() for muscle in stretch.primary]
    coloured = f" In colour: {', '.join(muscles)}." if muscles else ""
    told = (
        f"{_named(stretch, phase)}: bones and muscles inside the clear outline of a person{nerve}.{coloured}"
    )
    if deep:
        sole = set(deep) & set(SOLE)
        told += f" A circle shows {'the sole' if sole else 'the deep buttock from behind'}, larger."
    if stretch.kind in PRESSED:
        return told
    parts = {muscle: catalogue.muscle(muscle).model for muscle in stretch.primary}
    percent = told_changes(stretch.poses[phase], [part for model in parts.values() for part in model])
    told_muscles = [muscle for muscle, model in parts.items() if set(model) & set(percent)]
    if not told_muscles or min(percent.values()) < drawing.same_within():
        return told
    low, high = round(min(percent.values())), round(max(percent.values()))
    span = f"{low}" if low == high else f"{low} to {high}"
    groups = dict.fromkeys(catalogue.muscle(muscle).group for muscle in told_muscles)
    named = " and ".join(group.replace("-", " ") for group in groups)
    # One muscle gives its group its name: the piriformis is longer, the hamstrings are.
    verb = "is" if [*groups] == ["piriformis"] else "are"
    return f"{told} Here the {named} {verb} {span} per cent longer than in standing."
