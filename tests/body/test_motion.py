"""Movements: contacts hold, nobody hurries, each step is done in its turn, the hold is the pose."""

from __future__ import annotations

import gzip
from importlib import resources
from itertools import pairwise

import numpy as np
import pytest
from movements import measures

from stretchlib import body
from stretchlib.body.moving import COLUMNS, Motion
from stretchlib.body.pose import COORDINATES
from stretchlib.body.stored import stored
from stretchlib.catalogue import library
from stretchlib.catalogue.records import SelfTest, Stretch
from stretchlib.errors import UnknownId
from stretchlib.figures.anatomy import furniture

MISS = 0.01  # metres
FASTEST, JERK = 180.0, 8000.0  # degrees/s, degrees/s³, of all joints together
DEEP = 0.015  # metres
APART = 0.015  # metres
SINKS = 0.06  # metres, as much as is seen on a card
NO_JOINTS = ("x", "y", "z", "thing")
FPS, ROUNDING = 30, 1e-9
IN_LAP = 0.04  # metres; people differ by so much
IDS = body.motion_ids()


def moving(name: str, side: str | None = None) -> Motion:
    technique, _, form = name.partition(".")
    return body.motion(technique, form=form or None, side=side)


def source(name: str) -> tuple[Stretch | SelfTest, tuple[str, ...]]:
    """The technique or self-test of a movement, and the steps that are done."""
    technique, _, form = name.partition(".")
    item = library.all_stretches().get(technique) or library.self_test(technique)
    if isinstance(item, Stretch) and form in item.forms:
        return item, item.forms[form].steps
    return item, item.steps


def test_all_movements_are_few_bytes() -> None:
    data = resources.files("stretchlib.body") / "data" / "movements.json"
    assert len(gzip.compress(data.read_bytes(), 9)) <= 40_000  # so the bundle packs them


def test_each_technique_named_form_and_self_test_is_a_movement() -> None:
    wanted = set(library.self_tests())
    for name, item in library.all_stretches().items():
        wanted |= {name, *(f"{name}.{form}" for form in item.forms)}
    assert wanted <= set(IDS)


@pytest.mark.parametrize("name", IDS)
def test_what_touches_stays_within_a_centimetre(name: str) -> None:
    missed = measures.misses(moving(name), fps=8)
    assert missed
    assert {point: gap for point, gap in missed.items() if gap > MISS} == {}


@pytest.mark.parametrize("name", IDS)
def test_nobody_hurries(name: str) -> None:
    speed = measures.speeds(moving(name))
    assert speed.fastest <= FASTEST, speed.joint
    assert speed.jerk <= JERK


@pytest.mark.parametrize("name", IDS)
def test_steps_are_done_in_their_order(name: str) -> None:
    told = list(measures.steps_told(moving(name)))
    _, steps = source(name)
    warm_up = {0} if steps[0].startswith("Warm up") else set()
    assert told == [k for k in range(len(steps)) if k not in warm_up]


@pytest.mark.parametrize("name", IDS)
def test_the_pose_of_the_catalogue_is_passed(name: str) -> None:
    motion, (item, _) = moving(name), source(name)
    record = stored("movements")["motions"][name]
    pose = item.poses[record["pose"]].pose
    row = motion._rows[record["row"]]
    ours = {column: row[k] for k, column in enumerate(COLUMNS)}
    theirs = pose.trunk() | {
        f"{side}.{joint}": angle
        for side in ("left", "right")
        for joint, angle in pose.side(side).angles().items()
    }
    allowed = 8.0 if name == "sciatic-slider" else 0.051  # its feet would meet
    assert max(abs(ours[joint] - angle) for joint, angle in theirs.items()) <= allowed


@pytest.mark.parametrize("name", IDS)
def test_spans_join_and_a_hold_can_go_on(name: str) -> None:
    motion = moving(name)
    ways = [record["way"] for record in motion._record["spans"]]
    for a, b in pairwise(ways):
        assert np.abs(motion._rows[a[-1]] - motion._rows[b[0]]).max() <= 0.101
    for span, way in zip(motion.spans, ways, strict=True):
        if span.kind in ("hold", "loop"):
            assert way[0] == way[-1]
    assert motion.spans[0].kind == "start"
    assert {"hold", "loop"} & {span.kind for span in motion.spans}


def test_the_other_side_is_the_mirror_image() -> None:
    left, right = moving("lying-strap"), moving("lying-strap", side="right")
    assert (left.side, right.side, right.mirrored) == ("left", "right", True)
    for t in (2.0, 7.5, 12.0):
        one, other = left.at(t), right.at(t)
        assert one.pose.mirrored() == other.pose
        for point in ("heel", "hand", "elbow"):
            here, there = one.points[f"left_{point}"], other.points[f"right_{point}"]
            assert np.allclose(here * [1, 1, -1], there, atol=1e-9)
        assert left.misses(t).keys() == {
            point.replace("right", "LEFT").replace("left", "right").replace("LEFT", "left")
            for point in right.misses(t)
        }


@pytest.mark.by_turns(3)
@pytest.mark.parametrize(
    "name",
    [
        *("lying-figure-four", "lying-thigh-to-chest", "modified-thomas", "active-knee-extension"),
        *("seated-figure-four", "heel-on-stool.chair", "roller-outer-buttock", "ball-outer-buttock-wall"),
        *("half-kneeling-hip-flexor", "upper-back-chair.crossed", "split-lunge", "supported-hip-hinge"),
    ],
)
def test_skin_stays_out_of_floor_things_and_other_skin(name: str) -> None:
    """A few instants; ``tools/check_movements.py`` looks at all."""
    motion, (item, _) = moving(name), source(name)
    record = item.poses[stored("movements")["motions"][name]["pose"]]
    first = next(span for span in motion.spans if span.kind in ("hold", "loop"))

    def depths(t: float) -> dict[str, float]:
        skin, faces = measures.unpressed(motion, t)
        laid = measures.laid_on(motion, t)
        return {
            **measures.below_floor(skin, motion, t),
            **measures.in_things(skin, record),
            **measures.in_itself(skin, faces, laid),
        }

    own = depths(first.start)
    for t in np.linspace(0.8, first.start, 8):
        deeper = {k: v for k, v in depths(float(t)).items() if v - own.get(k, 0.0) > DEEP}
        assert deeper == {}, f"at {t:.1f} s"


@pytest.mark.parametrize(
    "name",
    [
        *("roller-calves", "roller-hamstrings", "roller-outer-buttock", "roller-outer-thigh"),
        *("roller-front-thigh", "roller-upper-back", "ball-shoulder-blades", "ball-outer-buttock-wall"),
    ],
)
def test_somebody_lies_or_leans_on_the_roller_or_ball_all_the_time(name: str) -> None:
    motion, (item, _) = moving(name), source(name)
    record = item.poses[stored("movements")["motions"][name]["pose"]]
    thing = next(t for t in furniture.things(record, motion.anchor) if t.name.startswith(("roller", "ball")))
    corners, _ = thing.form
    low, high = corners.min(axis=0), corners.max(axis=0)
    radius = (high - low).min() / 2
    round_about = [axis for axis in range(3) if high[axis] - low[axis] < 2.2 * radius]
    first = next(span for span in motion.spans if span.kind in ("hold", "loop"))
    for t in np.linspace(0.0, first.end, 7):
        skin = body.skin(motion.at(float(t)), "woman-30", hands=motion.hands(float(t))).vertices
        away = skin - motion.thing(float(t)) - (low + high) / 2
        beside = (np.abs(away) < (high - low) / 2 + APART).all(axis=1)
        gaps = np.linalg.norm(away[beside][:, round_about], axis=1) - radius
        assert gaps.min(initial=1.0) <= APART, f"at {t:.1f} s"


@pytest.mark.by_turns(2)
@pytest.mark.parametrize(
    "name",
    [
        *("heel-on-stool", "supported-hip-hinge", "supported-hip-hinge.wall", "calf-wall-bent"),
        *("half-kneeling-hip-flexor", "split-lunge"),
    ],
)
def test_somebody_on_one_leg_stands_over_it(name: str) -> None:
    motion = moving(name)
    for t in np.linspace(0.5, 6.0, 23):
        assert (measures.off_balance(motion, float(t)) or 0.0) <= 0.05, f"at {t:.1f} s"


def test_the_crossed_knee_is_seen_to_sink_while_the_words_say_so() -> None:
    motion = moving("seated-figure-four.upright")
    sinking = next(span for span in motion.spans if span.kind == "way-in" and span.step == 2)
    high, low = (motion.at(t).points["left_knee"][1] for t in (sinking.start, sinking.end))
    assert high - low >= SINKS


@pytest.mark.parametrize("person", [each.id for each in body.people()])
def test_hands_wait_in_the_lap_until_they_reach_for_the_thigh(person: str) -> None:
    motion = moving("lying-figure-four")
    side, frame = measures.owners()
    trunk = np.isin(frame, ["pelvis", "thorax"]) | np.char.startswith(frame, "lumbar")
    cross = next(span for span in motion.spans if span.kind == "stay")
    for t in np.linspace(0.0, cross.end, 4):
        skin = body.skin(motion.at(float(t)), person, hands=motion.hands(float(t))).vertices
        for own in ("left", "right"):
            hand = skin[(frame == "hand") & (side == own)]
            gap = np.linalg.norm(hand[:, None] - skin[trunk][None], axis=2).min()
            assert gap <= IN_LAP, f"{own} hand at {t:.1f} s"


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("name", IDS)
def test_angles_stay_where_the_body_can_be_drawn(name: str, side: str) -> None:
    """Asked of the rows, which a pose would keep in the ranges by itself."""
    motion = moving(name, side)
    played = np.array([motion.row(float(t)) for t in np.arange(0.0, motion.seconds, 1 / FPS)])
    outside = {}
    for column, low, high in zip(COLUMNS, played.min(axis=0), played.max(axis=0), strict=True):
        joint = column.rpartition(".")[2]
        if joint not in NO_JOINTS:
            least, most = (0.0, 100.0) if joint == "closed" else COORDINATES[joint]
            outside[column] = max(least - low, high - most)
    assert {column: by for column, by in outside.items() if by > ROUNDING} == {}


def test_unknown_ids_name_the_nearest() -> None:
    with pytest.raises(UnknownId, match="lying-strap"):
        body.motion("lying-strip")
    with pytest.raises(UnknownId, match="wall"):
        body.motion("lying-strap", form="walls")
    with pytest.raises(ValueError, match="'left' or 'right'"):
        body.motion("lying-strap", side="both")
    with pytest.raises(ValueError, match="seconds from 0 to"):
        body.motion("lying-strap").at(-1)
