"""Strips of stills: each shows its movement from first to last, in few pictures and few bytes."""

from __future__ import annotations

import gzip
from itertools import pairwise

import numpy as np
import pytest

from stretchlib import body, catalogue
from stretchlib.figures.anatomy.face import _Face, _strokes
from stretchlib.figures.engine.render import Solid, look
from stretchlib.figures.pictures import strips
from stretchlib.pictures import picture, pictures
from stretchlib.show.techniques import strip_of

IDS = strips.strip_ids()
LYING = strip_of("lying-strap")


def test_each_technique_and_each_form_with_steps_has_a_strip() -> None:
    for item in catalogue.stretches():
        for name in (item.id, *(f"{item.id}.{form}" for form in item.forms)):
            assert strip_of(name) in IDS
            assert strip_of(name) in pictures()


@pytest.mark.parametrize("name", IDS)
def test_three_to_five_stills_lead_from_the_start_into_the_hold(name: str) -> None:
    strip = strips.strip(name)
    seconds = [still.second for still in strip.stills]
    assert 3 <= len(seconds) <= 5
    assert seconds == sorted(seconds)
    assert seconds[0] == 0.0
    last = next(span for span in strip.motion.spans if span.kind in ("hold", "loop"))
    assert last.start - 1.5 <= seconds[-1] <= last.end


@pytest.mark.parametrize("name", IDS)
def test_steps_are_numbered_in_their_order_and_none_is_left_out(name: str) -> None:
    strip = strips.strip(name)
    told = [[int(number) for number in words.split("\N{EN DASH}")] for words in strip.steps]
    assert told[0][0] == 1
    for before, after in pairwise(told):
        assert after[0] in (before[-1], before[-1] + 1)


@pytest.mark.parametrize("name", IDS)
def test_no_two_neighbours_look_the_same(name: str) -> None:
    strip = strips.strip(name)
    for one, other in pairwise(strip.stills):
        rows = strip.motion.row(one.second), strip.motion.row(other.second)
        assert np.abs(rows[0] - rows[1]).max() >= 5.0, "degrees or centimetres"


@pytest.mark.by_turns(8)
@pytest.mark.parametrize("name", IDS)
def test_the_whole_person_is_inside_each_still(name: str) -> None:
    strip = strips.strip(name)
    left, bottom, right, top = strip.frame
    for still in strip.stills:
        skin = body.skin(strip.motion.at(still.second), strip.person).vertices
        seen = strip.camera.project(skin)[:, :2]
        assert (seen > [left, bottom]).all()
        assert (seen < [right, top]).all()


def test_strips_are_small() -> None:
    packed = [len(gzip.compress(picture(name).svg().encode(), 9)) for name in IDS]
    assert max(packed) <= 15_500
    assert sum(packed) / len(packed) <= 11_000


def test_raised_hands_draw_no_brows_into_the_air() -> None:
    strip = strips.strip(LYING)
    still = strip.stills[2]
    placement = strip.motion.at(still.second)
    skin = body.skin(placement, strip.person, hands=strip.motion.hands(still.second))
    face = _Face(
        skin, placement, strip.camera, look([Solid("skin", skin.vertices, skin.faces)], strip.camera)
    )
    head = strip.camera.project(placement.points["head"])[:2]
    for _, _, places in _strokes(face, "#000000", "#000000"):
        assert np.linalg.norm(places[:, :2] - head, axis=1).max() < 0.15


def test_the_strap_is_seen_from_the_step_on_that_loops_it() -> None:
    strip = strips.strip(LYING)
    seen = [any(thing.name.startswith("strap") for thing in strip.things(still)) for still in strip.stills]
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (False, True)
