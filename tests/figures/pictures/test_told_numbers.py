"""An alt text tells a number only where the body model may be trusted with it."""

import re

import pytest

from stretchlib import body, catalogue
from stretchlib.figures.pictures import poses

TOLD = re.compile(r"(\d+)(?: to (\d+))? per cent")
POSES = [(s.id, phase) for s in catalogue.stretches() for phase in s.poses]


def trusted(stretch, phase):
    """Per cent of each primary muscle whose length may be told in this pose."""
    record = stretch.poses[phase]
    leg = getattr(record.pose, "right" if record.working == "both" else record.working).leg()
    found = []
    for part in {part for name in stretch.primary for part in catalogue.muscle(name).model}:
        if part in body.muscle_ids():
            angles = {name: leg[name] for name in body.coordinates_of(part)}
            if body.is_trusted(part, **angles):
                found.append(round(float(body.length_change([part], **angles)[0])))
    return found


@pytest.mark.parametrize(("stretch_id", "phase"), POSES)
def test_a_number_in_an_alt_text_is_one_that_may_be_told(stretch_id, phase):
    alt = poses.plan(stretch_id, phase, "inside").alt
    assert "piriformis are" not in alt.replace("and piriformis are", "")
    told = TOLD.search(alt)
    if told:
        known = trusted(catalogue.stretch(stretch_id), phase)
        assert known, f"'{told[0]}' is told of no muscle that may be told of"
        assert (int(told[1]), int(told[2] or told[1])) == (min(known), max(known))


def test_some_alt_texts_tell_a_number():
    assert any(TOLD.search(poses.plan(*pose, "inside").alt) for pose in POSES)
