"""Poses: the body stands where the record says that it stands."""

from __future__ import annotations

import pytest

from stretchlib.body import place
from stretchlib.catalogue import library
from stretchlib.catalogue.records import PoseRecord

POSES = {
    f"{item.id} {phase}": record
    for item in (*library.shipped_stretches().values(), *library.self_tests().values())
    for phase, record in item.poses.items()
}
FARTHEST_MISS_METRES = 0.025


@pytest.mark.parametrize("record", POSES.values(), ids=POSES.keys())
def test_every_contact_of_a_pose_is_where_the_record_says(record: PoseRecord) -> None:
    contacts = {contact.point: contact.height_cm / 100 for contact in record.contacts}
    misses = place(record.pose, contacts).misses()
    far = {point: miss for point, miss in misses.items() if abs(miss) > FARTHEST_MISS_METRES}
    assert far == {}


@pytest.mark.parametrize("record", POSES.values(), ids=POSES.keys())
def test_what_a_contact_rests_on_is_among_the_props(record: PoseRecord) -> None:
    there = {prop.kind for prop in record.props} | {"floor"}
    assert {contact.on for contact in record.contacts} <= there
