"""Left and right: the other side of a pose is the same picture, seen in a mirror."""

from dataclasses import replace

import numpy as np
import pytest

from stretchlib import body, catalogue
from stretchlib.figures.pictures import poses

POSES = [(stretch.id, phase) for stretch in catalogue.stretches() for phase in stretch.poses]
PAIRED = [name.removeprefix("right_") for name in body.bones() if name.startswith("right_")]


def other(name):
    """``left_x`` for ``right_x`` and the other way round."""
    if name.startswith("left"):
        return name.replace("left", "right", 1)
    return name.replace("right", "left", 1) if name.startswith("right") else name


def mirrored(record):
    contacts = tuple(replace(contact, point=other(contact.point)) for contact in record.contacts)
    props = tuple(
        replace(
            prop,
            under=other(prop.under) if prop.under else prop.under,
            aside_cm=None if prop.aside_cm is None else -prop.aside_cm,
        )
        for prop in record.props
    )
    working = other(record.working)
    return replace(record, pose=record.pose.mirrored(), working=working, contacts=contacts, props=props)


@pytest.mark.by_turns(3)
@pytest.mark.parametrize(("stretch_id", "phase"), POSES)
def test_the_other_side_of_a_pose_is_its_mirror_image(stretch_id, phase):
    plan = poses.plan(stretch_id, phase, "xray")
    if plan.record.working == "both" or abs(plan.record.pose.pelvis_roll) > 45:
        pytest.skip("seen from one side only")
    reflected = poses.framed(mirrored(plan.record), plan.muscles, "", person=plan.person)
    left, bottom, right, top = plan.frame
    assert reflected.frame == pytest.approx((-right, bottom, -left, top), abs=0.012)
    here, there = poses.placed(plan.record), poses.placed(reflected.record)

    def seen(picture, points):
        return picture.camera.project(points)

    for kind in PAIRED:
        for side in ("left", "right"):
            one = seen(plan, here.mesh(f"{side}_{kind}")[0])
            two = seen(reflected, there.mesh(other(f"{side}_{kind}"))[0]) * [-1, 1, 1]
            for edge in (np.min, np.max):
                assert edge(one, axis=0) == pytest.approx(edge(two, axis=0), abs=1e-3), f"{side} {kind}"
    for muscle in plan.muscles:
        for strand in body.strands(muscle):
            one = seen(plan, here.muscle_path(strand, plan.near))
            two = seen(reflected, there.muscle_path(strand, reflected.near)) * [-1, 1, 1]
            assert one == pytest.approx(two, abs=1.5e-3), strand
    assert poses.length_changes(plan) == pytest.approx(poses.length_changes(reflected))
