"""Poses beside each other: what a change of posture does, and movements from first to last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from matplotlib.axes import Axes

from stretchlib import body, catalogue
from stretchlib.body.drawing import about_same
from stretchlib.body.pose import Pose, with_back
from stretchlib.catalogue.records import Stretch
from stretchlib.figures.engine.style import clear
from stretchlib.figures.pictures import views
from stretchlib.figures.pictures.poses import (
    INCHES_PER_METRE,
    PosePlan,
    Seen,
    draw_near,
    draw_plan,
    framed,
    length_changes,
    plan,
)
from stretchlib.look import Theme, colours

HAMSTRINGS = ("semimem", "semiten", "bflh")
HIP_FLEXORS = ("iliacus", "psoas", "recfem")
# Points that an inch of a picture's width wants, for about 10 CSS pixels on a screen of 320; and at least.
TITLE, LINE = (2.4, 13.0), (2.2, 11.5)
LEADING = 1.4  # from line to line, in sizes of the words
ROUND = 0.9  # how wide a circle is, of its panel
STEP_NAMES = ("First", "Then")


@dataclass(frozen=True)
class Panel:
    """A pose with what is written below it; the subtitle may have several lines."""

    picture: PosePlan
    title: str
    subtitle: str = ""


@dataclass(frozen=True)
class Comparison:
    """Poses side by side, or below each other where they are lying; ``seen`` clothed or through.

    Attributes
    ----------
    hip : whether the front of the hip is shown from nearer by too, in a circle below each.
    """

    panels: tuple[Panel, ...]
    alt: str
    seen: Seen = "xray"
    hip: bool = False

    @property
    def stacked(self) -> bool:
        """Whether the panels stand below each other."""
        first = self.panels[0].picture
        return first.across > 1.3 * first.up

    @property
    def round(self) -> float:
        """How wide the circles are, metres of the picture."""
        return ROUND * min(panel.picture.across for panel in self.panels) if self.hip else 0.0

    @property
    def words(self) -> float:
        """Room for words below each panel, metres."""
        subtitles = [panel.subtitle for panel in self.panels if panel.subtitle]
        lines = max((1 + text.count("\n") for text in subtitles), default=0)
        title, line = self.word_sizes
        return LEADING * (1.1 * title + lines * line + 0.3 * line) * self.point

    @property
    def word_sizes(self) -> tuple[float, float]:
        """Points of a title and of the lines below it."""
        width = self.size_across / self.coarse * INCHES_PER_METRE
        # Three beside each other leave no room for more than the least.
        share = 1.0 if len(self.panels) < 3 else 0.0
        title, line = (round(max(share * wanted * width, least), 1) for wanted, least in (TITLE, LINE))
        return title, line

    @property
    def point(self) -> float:
        """A point in metres of the picture."""
        return self.coarse / (72 * INCHES_PER_METRE)

    @property
    def size_across(self) -> float:
        """Metres from the left edge to the right one."""
        widths = [panel.picture.across for panel in self.panels]
        return max(widths) if self.stacked else sum(widths)

    @property
    def coarse(self) -> float:
        """How many times smaller than a single picture the panels are drawn."""
        return 1.0 if len(self.panels) < 3 or self.stacked else 1.5

    @property
    def lowest(self) -> float:
        """The lowest bottom of all panels, metres from the floor."""
        return min(panel.picture.frame[1] for panel in self.panels)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, inches."""
        pictures = [panel.picture for panel in self.panels]
        if self.stacked:
            height = sum(picture.up + self.words for picture in pictures)
        else:
            height = max(picture.frame[3] for picture in pictures) - self.lowest + self.round + self.words
        scale = INCHES_PER_METRE / self.coarse
        return round(self.size_across * scale, 2), round(height * scale, 2)


def draw_comparison(wanted: Comparison, *, ax: Axes, theme: Theme = "light") -> Axes:
    """Draw a comparison in metres from its left lower corner, each panel on axes of its own."""
    clear(ax)
    muted, words = colours(theme)["muted"], wanted.words
    coarse = wanted.coarse
    width, height = (inches * coarse / INCHES_PER_METRE for inches in wanted.size)
    x, y = 0.0, height
    for panel in wanted.panels:
        picture = panel.picture
        size = (picture.across, picture.up)
        above = words + wanted.round
        bottom = y - size[1] if wanted.stacked else above + picture.frame[1] - wanted.lowest
        inset = ax.inset_axes((x, bottom, *size), transform=ax.transData)
        clear(inset)
        fine = coarse if wanted.seen == "person" else 1.5 * coarse
        draw_plan(inset, picture, theme, coarse=fine, seen=wanted.seen)
        base, middle = bottom if wanted.stacked else words, x + 0.5 * size[0]
        large, small = (LEADING * points * wanted.point for points in wanted.word_sizes)
        if wanted.hip:
            radius = 0.5 * wanted.round
            draw_near(ax, picture, theme, views.front_of_hip, (middle, words + radius, radius))
        style: dict[str, Any] = {"ha": "center", "va": "center"}
        title_at = base - 0.75 * large
        ax.text(middle, title_at, panel.title, fontsize=wanted.word_sizes[0], weight="bold", **style)
        for row, line in enumerate(panel.subtitle.split("\n")):
            line_at = title_at - 0.5 * large - (0.5 + row) * small
            ax.text(middle, line_at, line, fontsize=wanted.word_sizes[1], color=muted, **style)
        if wanted.stacked:
            y = base - words
        else:
            x += size[0]
    ax.set_xlim(0, width)
    ax.set_ylim(0, height)
    return ax


def comparison_ids() -> list[str]:
    """Ids of all comparisons; movements are called ``sequence-<stretch>``."""
    moving = (s for s in catalogue.stretches() if len(s.phases) == 2 and not {"easy", "hard"} & set(s.phases))
    return [*_MAKERS, *(f"sequence-{stretch.id}" for stretch in moving)]


@cache
def comparison(comparison_id: str) -> Comparison:
    """A comparison by one of ``comparison_ids``."""
    if comparison_id in _MAKERS:
        return _MAKERS[comparison_id]()
    return _sequence(catalogue.stretch(comparison_id.removeprefix("sequence-")))


def draw_back_shape(*, ax: Axes, theme: Theme = "light") -> Axes:
    """The same heel on the same stool with a long back and with a round one."""
    return draw_comparison(comparison("back-long-or-round"), ax=ax, theme=theme)


def _back_shapes() -> Comparison:
    """The pose of the technique, and the same leg where it is while the pelvis tips backward."""
    record = catalogue.stretch("heel-on-stool").poses["hard"]
    shapes = (record, replace(record, pose=_rounded(record.pose)))
    long_back, round_back = (framed(shape, HAMSTRINGS, "") for shape in shapes)
    spans = [_span(picture) for picture in (long_back, round_back)]
    return Comparison(
        (
            Panel(long_back, "Back long", f"hamstrings\n{spans[0]} % longer"),
            Panel(round_back, "Back round", f"hamstrings\n{spans[1]} % longer"),
        ),
        "Two drawings of a person with one heel on a chair, the leg at the same height. With a long "
        f"back and the pelvis tipped forward the hamstrings are {spans[0]} per cent longer than in standing. "
        f"With a round back and the pelvis tipped back they are only {spans[1]} per cent longer.",
    )


def _rounded(pose: Pose) -> Pose:
    """The legs stay where they are; hands that rested on the hips reach down."""
    reach = {"shoulder_flexion": 95.0, "shoulder_abduction": 0.0, "shoulder_rotation": 0.0}
    bent = with_back(pose, "round")
    left, right = (replace(side, elbow_flexion=12.0, **reach) for side in (bent.left, bent.right))
    return replace(bent, left=left, right=right)


def _three_lunges() -> Comparison:
    """Upright, deeper, and as deep with the back arched: what each does to three hip flexors."""
    upright, deeper = (
        catalogue.stretch("half-kneeling-hip-flexor").poses[name] for name in ("start", "hold")
    )
    arched = replace(deeper, pose=with_back(deeper.pose, "arched"))
    titles = ("Upright", "Deeper", "Deeper, back arched")
    pictures = [framed(record, HIP_FLEXORS, "") for record in (upright, deeper, arched)]
    told = ["\n".join(_spans(picture)) for picture in pictures]
    iliacus = [_span_of(picture, "iliacus") for picture in pictures]
    return Comparison(
        tuple(map(Panel, pictures, titles, told)),
        "Three drawings of a half-kneeling lunge. Iliacus, in front of the rear hip, against standing: "
        f"upright with the pelvis tucked {iliacus[0]}, deeper {iliacus[1]}, as deep with the back arched "
        f"{iliacus[2]}. The arch gives the hip's stretch away. Spans are those of three related models; "
        "for psoas only the direction is told. Circles show each hip from nearer by.",
        hip=True,
    )


def _spans(picture: PosePlan) -> list[str]:
    names = {"iliacus": "iliacus", "recfem": "rectus femoris", "psoas": "psoas"}
    return [f"{name} {_span_of(picture, muscle)}" for muscle, name in names.items()]


def _span_of(picture: PosePlan, muscle: str) -> str:
    """Length against standing by the related models; only which way where they are not trusted."""
    leg = getattr(picture.record.pose, picture.near).leg()
    angles = {name: leg[name] for name in body.coordinates_of(muscle)}
    low, high = (round(float(end)) for end in body.spread(muscle, **angles))
    if not body.is_trusted(muscle, **angles):
        percent = length_changes(picture)[muscle]
        return "about as in standing" if about_same(percent) else "longer" if percent > 0 else "shorter"
    if low == high:
        return _against_standing(low)
    return f"{low} to {high} % longer" if low >= 0 else f"{low} to {high} %".replace("-", "\N{MINUS SIGN}")


def _lunges() -> Comparison:
    """The rear thigh stays where it is, once with the pelvis tucked and once with the back arched."""
    record = catalogue.stretch("half-kneeling-hip-flexor").poses["hold"]
    arched = with_back(record.pose, "arched")
    pictures = [framed(replace(record, pose=pose), HIP_FLEXORS, "") for pose in (record.pose, arched)]
    told = [_against_standing(round(length_changes(picture)["iliacus"])) for picture in pictures]
    return Comparison(
        (
            Panel(pictures[0], "Pelvis tucked", f"iliacus {told[0]}"),
            Panel(pictures[1], "Back arched", f"iliacus {told[1]}"),
        ),
        "Two drawings of a half-kneeling lunge, the rear thigh at the same angle. With the pelvis tucked, "
        f"iliacus at the front of the rear hip is {told[0]} against standing. With the back arched and the "
        f"pelvis tipped forward it is {told[1]}: the back moves instead of the hip.",
    )


def _against_standing(percent: int) -> str:
    if percent == 0:
        return "no longer than in standing"
    return f"{abs(percent)} % {'longer' if percent > 0 else 'shorter'}"


def _sequence(stretch: Stretch) -> Comparison:
    first, then = (plan(stretch.id, phase) for phase in stretch.phases)
    return Comparison(
        tuple(Panel(picture, name) for picture, name in zip((first, then), STEP_NAMES, strict=True)),
        f"{stretch.name}: two drawings of the movement, first and then. {stretch.summary}",
        "person",
    )


def _span(picture: PosePlan) -> str:
    values = sorted(round(value) for value in length_changes(picture).values())
    return f"{values[0]} to {values[-1]}"


_MAKERS: Mapping[str, Callable[[], Comparison]] = {
    "back-long-or-round": _back_shapes,
    "lunge-tucked-or-arched": _lunges,
    "lunge-three-ways": _three_lunges,
}
