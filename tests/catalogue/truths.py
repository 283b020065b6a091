"""The sentences of truth.toml, each asked of a placed body: within 2 cm and 3 degrees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
from placed_body import UP, Floats, PlacedBody, degrees, unit

from stretchlib.body import place
from stretchlib.body.drawing import props as sizes

NEAR, DEEP, TURN = 0.02, 0.005, 3.0
BOARD = 0.036  # metres: how thick the back of a chair is drawn
# Metres that flesh may be pressed in by the body's weight before it is drawn flat; seat and sole are drawn
# thick. What is drawn is never more than 5 mm inside: tests/body/test_people_hold.py.
SOFT = {"foot": 0.045, "ball": 0.045, "toe": 0.045, "buttocks": 0.06, "buttock": 0.06, "hand": 0.03}
FLESH = 0.035
Judge = Callable[..., str | None]
SENTENCES: list[tuple[re.Pattern[str], Judge]] = []
PAIRS = {
    "feet": "foot",
    "elbows": "elbow",
    "knees": "knee",
    "shoulders": "shoulder",
    "both hands": "hand",
    "wrists": "wrist",
}
FRONT = np.array([1.0, 0.0, 0.0])


def sentence(pattern: str) -> Callable[[Judge], Judge]:
    """A sentence that the table may say."""

    def keep(judge: Judge) -> Judge:
        SENTENCES.append((re.compile(pattern), judge))
        return judge

    return keep


def judged(words: str, body: PlacedBody) -> str | None:
    """What is wrong about a sentence, or nothing."""
    for pattern, judge in SENTENCES:
        if match := pattern.fullmatch(words):
            return judge(body, *match.groups())
    raise ValueError(f"truths.py cannot read '{words}'.")


def _each(parts: str) -> Iterator[str]:
    if parts in PAIRS:
        yield from (f"{side}_{PAIRS[parts]}" for side in ("left", "right"))
    else:
        yield parts.replace(" ", "_")


def _within(found: float, low: str, high: str) -> str | None:
    fits = float(low) - TURN <= found <= float(high) + TURN
    return None if fits else f"{found:.0f} degrees"


def _cm(metres: float) -> str:
    return f"{100 * metres:.1f} cm"


@sentence(r"((?:left|right) hand|both hands) on the bar")
def on_the_bar(body: PlacedBody, hands: str) -> str | None:
    bar = body.thing("bar")
    assert bar.height_cm is not None
    assert bar.ahead_cm is not None
    runs = FRONT if bar.aside_cm is not None else np.array([0.0, 0.0, 1.0])
    at = np.array([bar.ahead_cm, bar.height_cm - 1.75, bar.aside_cm or 0.0]) / 100
    for hand in _each(hands):
        place, _, along = body.palm(hand.split("_")[0])
        away = place - at
        away = away - (away @ runs) * runs
        askew = min(degrees(along, runs), degrees(along, -runs))
        if np.linalg.norm(away) > NEAR or askew > 25:
            return f"{hand} {_cm(float(np.linalg.norm(away)))} from it, {askew:.0f} degrees askew"
    return None


@sentence(r"((?:left|right) hand) (?:on|behind) the (head|hip|(?:left|right) (?:thigh|shin|shoulder|knee))")
def on_the_body(body: PlacedBody, hand: str, part: str) -> str | None:
    side = hand.split()[0]
    place, out, _ = body.palm(side)
    name = part.replace(" ", "_") if part != "hip" else f"{side}_hip"
    skin = body.part(name)
    away = np.linalg.norm(skin - place, axis=1)
    near = skin[np.argsort(away)[:6]].mean(axis=0)
    gap = float(away.min())
    inward = degrees(out, body.middle_of(name, place) - place)
    if gap > NEAR or inward > 75:
        return f"{_cm(gap)} away, palm turned {inward:.0f} degrees from it"
    return None if np.linalg.norm(near - place) < 2 * NEAR else "beside it"


@sentence(r"((?:left|right) hand) behind the ((?:left|right) thigh)")
def behind_the_thigh(body: PlacedBody, hand: str, thigh: str) -> str | None:
    side, leg = hand.split()[0], thigh.split()[0]
    frame = body.placement.frames[f"{leg}_femur"]
    local = frame.rotation.T @ (body.palm(side)[0] - frame.origin)
    if local[0] > 0.0:
        return f"{_cm(float(local[0]))} in front of the thigh bone"
    return on_the_body(body, hand, thigh)


SENTENCES.insert(0, SENTENCES.pop())


@sentence(r"(.+) on the (floor|mat|pad|stool|chair|table|wall|ball|roller)")
def on_the_thing(body: PlacedBody, parts: str, thing: str) -> str | None:
    if parts == "ball":
        return _ball_on_the_wall(body)
    for part in _each(parts):
        gap = body.gap(part, thing)
        if not -SOFT.get(part.rpartition("_")[2], FLESH) <= gap <= NEAR:
            return f"{part.replace('_', ' ')} {_cm(abs(gap))} {'off' if gap > 0 else 'inside'}"
    return None


def _ball_on_the_wall(body: PlacedBody) -> str | None:
    wall = body.thing("wall").ahead_cm
    assert wall is not None
    gap = abs(body.round_thing(body.thing("ball"))[0] - wall / 100) - sizes().ball_radius
    return None if abs(gap) <= NEAR else f"ball {_cm(abs(gap))} off"


@sentence(r"back of the chair at the (wall|shoulder blades)")
def chair_back(body: PlacedBody, at: str) -> str | None:
    ahead = body.thing("chair").ahead_cm
    assert ahead is not None
    half = sizes().seat_width["chair"] / 2
    if at == "wall":
        wall = body.thing("wall").ahead_cm
        assert wall is not None
        gap = abs(wall - ahead) / 100 - half
        return None if -DEEP <= gap <= NEAR else f"gap of {_cm(gap)}"
    height = body.thing("chair").height_cm
    assert height is not None
    top = height / 100 + sizes().chair_back
    face = ahead / 100 - half + BOARD
    back = body.part("back")
    gap = float(back[abs(back[:, 1] - top + 0.04) < 0.05][:, 0].min() - face)
    return None if -FLESH <= gap <= NEAR else f"{_cm(abs(gap))} {'off' if gap > 0 else 'inside'}"


@sentence(r"(knees|elbows|(?:left|right) (?:knee|elbow|ankle|hip)) bent (-?\d+) to (-?\d+)")
def bent(body: PlacedBody, joints: str, low: str, high: str) -> str | None:
    for joint in _each(joints):
        side, _, kind = joint.partition("_")
        own = body.record.pose.side(side)
        found = {
            "knee": own.knee_angle,
            "elbow": own.elbow_flexion,
            "ankle": own.ankle_angle,
            "hip": own.hip_flexion,
        }[kind]
        if wrong := _within(found, low, high):
            return f"{side} {wrong}"
    return None


@sentence(r"(low back|chest|whole back|pelvis|trunk|gaze) (?:bent |tipped )?(-?\d+) to (-?\d+)")
def tipped(body: PlacedBody, what: str, low: str, high: str) -> str | None:
    pose = body.record.pose
    found = {
        "low back": pose.lumbar_flexion,
        "chest": pose.thoracic_flexion,
        "whole back": pose.lumbar_flexion + pose.thoracic_flexion,
        "pelvis": pose.pelvis_pitch,
        "trunk": _lean(body.at("c7") - body.at("hip")) - _standing_lean(),
        "gaze": _pitch(body.placement.frames["head"].rotation @ FRONT),
    }[what]
    return _within(found, low, high)


@cache
def _standing_lean() -> float:
    points = place().points
    return _lean(points["c7"] - 0.5 * (points["left_hip"] + points["right_hip"]))


def _lean(up: Floats) -> float:
    """Degrees by which a line that goes up leans forward."""
    return float(np.degrees(np.arctan2(up[0], up[1])))


def _pitch(ahead: Floats) -> float:
    return float(np.degrees(np.arcsin(np.clip(ahead[1], -1, 1))))


@sentence(r"(left|right) (leg|thigh) raised (-?\d+) to (-?\d+)")
def raised(body: PlacedBody, side: str, what: str, low: str, high: str) -> str | None:
    end = body.at(f"{side}_{'ankle' if what == 'leg' else 'knee'}")
    along = end - body.at(f"{side}_hip")
    if abs(body.record.pose.pelvis_pitch) > 45:  # lying: from the feet's end of the floor, up and over
        return _within(float(np.degrees(np.arctan2(along[1], along[0]))), low, high)
    return _within(float(np.degrees(np.arctan2(along[0], -along[1]))), low, high)


@sentence(r"(left|right) (shank|leg) upright within (\d+)")
def upright(body: PlacedBody, side: str, what: str, most: str) -> str | None:
    top = body.at(f"{side}_{'knee' if what == 'shank' else 'hip'}")
    found = degrees(top - body.at(f"{side}_ankle"), UP)
    return _within(found, "0", most)


@sentence(r"(.+?) (over|under|behind|ahead of|above|below) (?:the )?(.+?)(?: by (\d+))?")
def beside(body: PlacedBody, a: str, how: str, b: str, by: str | None) -> str | None:
    """``over`` and ``under`` on one plumb line; the others by at least so many centimetres."""
    least = float(by or 0) / 100
    names = list(zip(_each(PLURAL.get(a, a)), _each(PLURAL.get(b, b)), strict=False))
    if len([*_each(PLURAL.get(a, a))]) == 1 or len([*_each(PLURAL.get(b, b))]) == 1:
        names = [(x, y) for x in _each(PLURAL.get(a, a)) for y in _each(PLURAL.get(b, b))]
    for one, other in names:
        if how in {"above", "below"}:
            lowest = body.part(one)[:, 1].min() if how == "above" else _height(body, one)
            reach = (1 if how == "above" else -1) * (float(lowest) - _height(body, other))
        else:
            gap = float((body.at(one) - body.at(other))[0])
            if how in {"over", "under"}:
                if abs(gap) > max(NEAR, least):
                    return f"{one.replace('_', ' ')} {_cm(abs(gap))} {'ahead' if gap > 0 else 'behind'}"
                continue
            reach = gap if how == "ahead of" else -gap
        if reach < least - NEAR * (how not in {"above", "below"}):
            return f"{one.replace('_', ' ')} by {_cm(reach)} only"
    return None


PLURAL = {"hands": "both hands", "wrists": "wrists", "hips": "hip", "shoulders": "shoulder", "feet": "feet"}


def _height(body: PlacedBody, what: str) -> float:
    if what in {"floor", "mat"}:
        return 0.0
    if what.isdigit():
        return float(what) / 100
    if what in {"chair", "table"}:
        return (body.thing(what).height_cm or 0.0) / 100
    return float(body.at("back" if what == "chest" else what)[1])


@sentence(r"feet away from the wall by (\d+)")
def feet_from_the_wall(body: PlacedBody, by: str) -> str | None:
    wall = body.thing("wall").ahead_cm
    assert wall is not None
    reach = abs(body.at("heel")[0] - wall / 100)
    return None if reach >= float(by) / 100 - NEAR else f"{_cm(reach)} only"


@sentence(r"(left|right) heel lifted")
def lifted(body: PlacedBody, side: str) -> str | None:
    found = float(body.part(f"{side}_heel")[:, 1].min())
    return None if found > 0.02 else f"{_cm(found)} only"


@sentence(r"both shoulders down")
def shoulders_down(body: PlacedBody) -> str | None:
    left, right = (float(body.at(f"{side}_shoulder")[1]) for side in ("left", "right"))
    fits = max(left, right) <= 0.13 + NEAR and abs(left - right) <= NEAR
    return None if fits else f"joints {_cm(left)} and {_cm(right)} up"


@sentence(r"hips square")
def square(body: PlacedBody) -> str | None:
    return _within(abs(body.record.pose.pelvis_roll), "0", "0")


@sentence(r"balanced")
def balanced(body: PlacedBody) -> str | None:
    """The body's weight lies over what carries it."""
    on = [c.point for c in body.record.contacts]
    skin = np.concatenate([body.part(p)[:, 0] for p in on])
    weight = body.weight()
    if skin.min() - NEAR <= weight <= skin.max() + NEAR:
        return None
    return f"weight at {_cm(weight)}, carried from {_cm(float(skin.min()))} to {_cm(float(skin.max()))}"


@sentence(r"(ears level with|head between) the arms")
def ears(body: PlacedBody, which: str) -> str | None:
    """On one line with them, or at least beside the upper arm's flesh."""
    ear, shoulder, wrist = (body.at(name) for name in ("ear", "shoulder", "wrist"))
    along = unit((wrist - shoulder) * [1, 1, 0])
    away = (ear - shoulder) * [1, 1, 0]
    gap = float(np.cross(along, away)[2])
    most = NEAR if which.startswith("ears") else 3 * NEAR
    return None if abs(gap) <= most else f"{_cm(abs(gap))} {'above' if gap > 0 else 'below'} them"


@sentence(r"bar between hip and chest")
def bar_height(body: PlacedBody) -> str | None:
    height = body.thing("bar").height_cm
    assert height is not None
    return None if 86 <= height <= 127 else f"{height:g} cm"


@sentence(r"hands at the height of the head")
def head_height(body: PlacedBody) -> str | None:
    height = 100 * float(body.at("hand")[1])
    return None if 145 <= height <= 170 else f"{height:.0f} cm"


@sentence(r"hands together")
def together(body: PlacedBody) -> str | None:
    gap = float(np.linalg.norm(body.palm("left")[0] - body.palm("right")[0]))
    return None if gap <= 3 * NEAR else f"{_cm(gap)} apart"


@sentence(r"strap from the fists round the (left|right) sole")
def strap(body: PlacedBody, side: str) -> str | None:
    """Both hands are fists that the strap can run out of toward the sole."""
    sole = body.at(f"{side}_sole")
    for hand, closed in zip(("left", "right"), body.record.hands, strict=True):
        place, _, along = body.palm(hand)
        askew = degrees(along, sole - place)
        askew = min(askew, 180.0 - askew)  # it may come in beside the thumb or beside the little finger
        if closed < 0.9 or askew > 45:
            return f"{hand} hand closed {closed:g}, strap bent by {askew:.0f} degrees"
    return None


@sentence(r"(left|right) ankle across the (left|right) thigh")
def across(body: PlacedBody, side: str, other: str) -> str | None:
    """The outer ankle lies on the thigh, a hand's breadth or so above the knee."""
    hip, knee = body.at(f"{other}_hip"), body.at(f"{other}_knee")
    ankle = body.at(f"{side}_ankle")
    share = float((ankle - hip) @ (knee - hip) / ((knee - hip) @ (knee - hip)))
    skin = body.part(f"{other}_thigh")
    own = body.skin_near(f"{side}_ankle", 0.09)
    gap = float(np.linalg.norm(own[:, None] - skin[None, ::2], axis=2).min())
    if not 0.6 <= share <= 1.0 or gap > NEAR:
        return f"{_cm(gap)} off, {share:.2f} of the way to the knee"
    deep = body.depth_in_thigh(other, ankle)
    return None if deep <= NEAR else f"{_cm(deep)} inside"


@sentence(r"(left|right) knee across the middle by (\d+)")
def over_the_middle(body: PlacedBody, side: str, by: str) -> str | None:
    z = float(body.at(f"{side}_knee")[2]) * (1 if side == "left" else -1)
    return None if z >= float(by) / 100 - NEAR else f"{_cm(-z)} short of it"
