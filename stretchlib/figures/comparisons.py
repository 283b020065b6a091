"""Two poses side by side, with what each does to the muscle."""

from __future__ import annotations

from functools import cache

from matplotlib.axes import Axes

from stretchlib.body.pose import Pose, Side
from stretchlib.catalogue.records import Contact, PoseRecord, Prop
from stretchlib.figures.poses import INCHES_PER_METRE, PosePlan, draw_plan, framed, length_changes
from stretchlib.figures.style import clear
from stretchlib.look import Theme, colours

MUSCLES = ("semimem", "semiten", "bflh")
SEAT_CM = 45
LEG_ANGLE = 65  # degrees of the raised leg from hanging down, the same in both poses
TEXT_ROOM = 0.22  # metres below the floor


def draw_back_shape(*, ax: Axes, theme: Theme = "light") -> Axes:
    """The same heel on the same stool with a long back and with a round one.

    The leg stays where it is. With the round back the pelvis tips 20 degrees backward.
    """
    clear(ax)
    shift = 0.0
    left = back_long().left
    for name, picture in (("Back long", back_long()), ("Back round", back_round())):
        # The first picture starts at its own left edge; the second stands beside it.
        offset = shift - picture.left + left
        draw_plan(ax, picture, theme, offset)
        middle = offset + 0.5 * (picture.left + picture.right)
        ax.text(middle, -0.11, name, ha="center", va="center", fontsize=13, weight="bold")
        told = f"hamstrings {_span(picture)} % longer"
        ax.text(middle, -0.19, told, ha="center", va="center", fontsize=11, color=colours(theme)["muted"])
        shift += picture.right - picture.left
    ax.set_xlim(left, left + shift)
    ax.set_ylim(-TEXT_ROOM - 0.03, max(back_long().top, back_round().top))
    return ax


def size() -> tuple[float, float]:
    """Width and height of ``draw_back_shape``, inches."""
    pictures = (back_long(), back_round())
    width = sum(picture.right - picture.left for picture in pictures)
    height = max(picture.top for picture in pictures) + TEXT_ROOM + 0.03
    return round(width * INCHES_PER_METRE, 2), round(height * INCHES_PER_METRE, 2)


def back_alt() -> str:
    """What ``draw_back_shape`` shows, with its numbers."""
    return (
        "Two drawings of a person with one heel on a high stool, the leg at the same height. With a long "
        f"back and the pelvis tipped forward the hamstrings are {_span(back_long())} per cent longer than in "
        "standing. With a round back and the pelvis tipped back they are only "
        f"{_span(back_round())} per cent longer."
    )


@cache
def back_long() -> PosePlan:
    """Pelvis tipped forward 15 degrees, spine in line."""
    return _heel_on_stool(38, pelvis_pitch=15, lumbar_flexion=5, thoracic_flexion=0, neck_flexion=0)


@cache
def back_round() -> PosePlan:
    """Pelvis tipped back 5 degrees, spine bent forward."""
    return _heel_on_stool(100, pelvis_pitch=-5, lumbar_flexion=42, thoracic_flexion=28, neck_flexion=12)


def _heel_on_stool(shoulder_flexion: float, *, pelvis_pitch: float, **spine: float) -> PosePlan:
    reach = {"shoulder_flexion": shoulder_flexion, "elbow_flexion": 12.0}
    pose = Pose(
        pelvis_pitch=pelvis_pitch,
        **spine,
        left=Side(hip_flexion=LEG_ANGLE + pelvis_pitch, ankle_angle=-20, **reach),
        right=Side(hip_flexion=pelvis_pitch, **reach),
    )
    contacts = (Contact("right_foot", 0.0), Contact("left_heel", SEAT_CM, "stool"))
    return framed(PoseRecord(pose, "left", contacts, (Prop("stool", SEAT_CM),)), MUSCLES, "")


def _span(picture: PosePlan) -> str:
    values = sorted(round(value) for value in length_changes(picture).values())
    return f"{values[0]} to {values[-1]}"
