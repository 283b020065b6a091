"""A drawn person: lines where one part hides another, things in the same room, drawings that stay small."""

from __future__ import annotations

import gzip
import re

import numpy as np
import pytest

from stretchlib import body, catalogue
from stretchlib.body import drawing
from stretchlib.figures import registry
from stretchlib.figures.anatomy import furniture
from stretchlib.figures.anatomy.dress import dressed
from stretchlib.figures.anatomy.scenery import solids_of
from stretchlib.figures.engine import contours, forms
from stretchlib.figures.engine.render import Camera, Solid, look, outward_normals
from stretchlib.figures.pictures import poses, views
from stretchlib.pictures import picture, pictures

FRONT = Camera(azimuth=0.0)
POSES = [(stretch.id, phase) for stretch in catalogue.stretches() for phase in stretch.poses]


def plate(name: str, half: float, z: float, tilt: float = 0.0) -> Solid:
    """A square that faces the viewer, turned about its upright middle by degrees."""
    corners = np.array([[-half, -half, 0.0], [half, -half, 0.0], [half, half, 0.0], [-half, half, 0.0]])
    a = np.radians(tilt)
    turn = np.array([[np.cos(a), 0, np.sin(a)], [0, 1, 0], [-np.sin(a), 0, np.cos(a)]])
    return Solid(name, corners @ turn.T + [0.0, 0.0, z], np.array([[0, 1, 2], [0, 2, 3]]))


def lengths(*solids: Solid, kin: dict[str, int] | None = None) -> dict[int, float]:
    """Metres of line of each kind."""
    view = look(solids, FRONT, pixel=0.002)
    found = dict.fromkeys((contours.ROUND, contours.FRONT, contours.HEM), 0.0)
    for line in contours.lines(view, kin):
        found[line.kind] += 0.002 * float(np.hypot(*np.diff(line.places, axis=0).T).sum())
    return found


def test_a_part_before_another_of_the_same_region_gets_a_line_round_it() -> None:
    found = lengths(plate("skin", 0.2, 0.0), plate("skin", 0.1, 0.05))
    assert found[contours.FRONT] == pytest.approx(0.8, rel=0.05)
    assert found[contours.ROUND] == pytest.approx(1.6, rel=0.05)


def test_a_surface_that_only_turns_away_gets_no_line_inside() -> None:
    assert lengths(plate("skin", 0.2, 0.0, tilt=75.0))[contours.FRONT] == 0


def test_a_hem_is_a_line_though_nothing_hides_anything() -> None:
    found = lengths(plate("shorts", 0.2, 0.0), plate("shirt", 0.1, 0.0005))
    assert found[contours.HEM] == pytest.approx(0.8, rel=0.05)
    assert found[contours.FRONT] == 0


def test_a_hand_that_touches_a_wall_keeps_its_line() -> None:
    found = lengths(plate("wall", 0.2, 0.0), plate("skin", 0.1, 0.0005), kin={"wall": 1})
    assert found[contours.FRONT] == pytest.approx(0.8, rel=0.05)


def test_a_back_at_a_slanting_wall_has_its_own_line_all_the_way() -> None:
    """The wall is nearer on one side of the back and farther on the other."""
    view = look([plate("wall", 0.4, 0.0, tilt=60.0), plate("skin", 0.05, 0.0)], FRONT, pixel=0.002)
    lines = [line for line in contours.lines(view, {"wall": 1}) if line.kind == contours.FRONT]
    assert {view.names[line.owner] for line in lines} == {"skin"}


def test_a_ball_that_a_body_presses_is_seen() -> None:
    for stretch in ("ball-calf", "ball-outer-buttock", "ball-foot"):
        plan = poses.plan(stretch, "hold")
        placement = poses.placed(plan.record)
        person = dressed(body.skin(placement, plan.person), placement, plan.camera)
        made = furniture.things(plan.record, placement)
        view = look([*person, *solids_of(made, plan.camera)], plan.camera, pixel=0.004)
        seen = np.count_nonzero(view.region == view.names.index("ball 0")) * view.pixel**2
        assert seen > 0.8 * np.pi * drawing.props().ball_radius ** 2


def test_a_line_goes_round_one_of_two_that_stand_side_by_side() -> None:
    left, right = plate("skin", 0.1, 0.0), plate("chair", 0.1, 0.0)
    right = Solid("chair", right.vertices + np.array([0.2, 0.0, 0.0]), right.faces)
    view = look([left, right], FRONT, pixel=0.002)
    for line in contours.lines(view, {"chair": 1}):
        if line.kind == contours.ROUND:
            middle = view.left + view.pixel * line.places[:, 0].mean() > 0.1
            assert view.names[line.owner] == ("chair" if middle else "skin")
            assert np.ptp(line.places[:, 0]) * view.pixel <= 0.21, "one line round both"


@pytest.mark.parametrize(
    "form",
    [
        forms.box(np.array([-1.0, 0.0, 2.0]), np.array([1.0, 0.5, 3.0])),
        forms.slanted(np.array([0.0, 0.0, 0.0]), np.array([0.1, 1.0, 0.1]), 0.02),
        forms.rod(np.zeros(3), np.array([0.0, 0.0, 1.0]), 0.1),
        forms.ball(np.array([1.0, 2.0, 3.0]), 0.5),
    ],
    ids=["box", "post", "rod", "ball"],
)
def test_every_side_of_a_thing_looks_outward(form: forms.Form) -> None:
    vertices, faces = form
    normals, used = outward_normals(vertices, faces), np.unique(faces)
    assert ((vertices - vertices[used].mean(axis=0)) * normals).sum(axis=1)[used].min() > 0


@pytest.mark.parametrize(("stretch", "phase"), POSES)
def test_both_pictures_of_a_pose_have_one_frame_and_are_small(stretch: str, phase: str) -> None:
    item = catalogue.stretch(stretch)
    person, inside = picture(item.picture_of(phase)), picture(item.inside_of(phase))
    assert (person.width, person.height) == (inside.width, inside.height)
    views = 1 if poses.plan(stretch, phase).beside is None else 2
    for text in (person.svg(), inside.svg()):
        assert len(text) <= 61_000 * views


@pytest.mark.parametrize(("stretch", "phase"), POSES)
def test_each_muscle_that_a_technique_names_is_drawn_inside(stretch: str, phase: str) -> None:
    item = catalogue.stretch(stretch)
    drawn = poses.plan(stretch, phase, "xray").muscles
    for muscle in (*item.primary, *item.secondary):
        paths = catalogue.muscle(muscle).paths
        assert paths, muscle
        assert set(paths) <= set(drawn), muscle


def test_pictures_of_poses_are_small_on_average() -> None:
    for kind in ("pose-", "inside-"):
        sizes = [len(gzip.compress(picture(name).svg().encode(), 9)) for name in pictures() if kind in name]
        assert sum(sizes) / len(sizes) <= 15_000


def test_people_take_turns_in_the_order_of_the_catalogue() -> None:
    shown = [poses.shown_by(stretch.id) for stretch in catalogue.stretches()]
    assert shown[:4] == [person.id for person in body.people()]
    assert shown[4:] == shown[:-4]


def test_what_moves_sideways_is_seen_from_two_sides() -> None:
    twice = {stretch for stretch, phase in POSES if poses.plan(stretch, phase).beside is not None}
    assert {"knee-to-opposite-shoulder", "seated-figure-four", "lying-figure-four"} <= twice
    assert not {"lying-strap", "supported-hip-hinge", "calf-wall-bent"} & twice


@pytest.mark.parametrize(("stretch", "phase"), POSES)
def test_things_stand_where_the_body_touches_them(stretch: str, phase: str) -> None:
    record = poses.plan(stretch, phase).record
    placement = poses.placed(record)
    made = furniture.things(record, placement)
    for contact in record.contacts:
        own = [thing.form[0] for thing in made if thing.name.split()[0] == contact.on]
        if contact.on == "floor" or not own:
            continue
        vertices = np.concatenate(own)
        low, high = vertices.min(axis=0) - 0.05, vertices.max(axis=0) + 0.05
        at = furniture.part(contact.point, placement)
        assert (at[[0, 2]] > low[[0, 2]]).all(), f"{contact.point} beside its {contact.on}"
        assert (at[[0, 2]] < high[[0, 2]]).all(), f"{contact.point} beside its {contact.on}"


def test_a_wall_before_the_hands_shows_its_surface_to_the_viewer() -> None:
    record = poses.plan("calf-wall-straight", "hold").record
    for near in ("left", "right"):
        toward = views.first(record, near).axes[2]
        assert toward[0] < 0, "the side of the wall that the hands are on looks backward"


def test_the_forearm_of_a_heavy_person_is_seen_before_the_belly() -> None:
    plan = poses.plan("half-kneeling-hip-flexor", "hold")
    placement = poses.placed(plan.record)
    skin = body.skin(placement, "man-45")
    seen = {solid.name: solid for solid in dressed(skin, placement, plan.camera)}
    view = look(list(seen.values()), plan.camera, pixel=0.004)
    elbow, wrist = (placement.points[f"{plan.near}_{name}"] for name in ("elbow", "wrist"))
    along = np.linspace(0.2, 0.9, 12)[:, None] * (wrist - elbow) + elbow
    middle = plan.camera.project(along)
    column = np.rint((middle[:, 0] - view.left) / view.pixel).astype(int)
    row = np.rint((middle[:, 1] - view.bottom) / view.pixel).astype(int)
    names = [view.names[number] for number in view.region[row, column]]
    assert names.count("skin") >= 11


@pytest.mark.thorough
def test_people_look_different_and_so_do_themes() -> None:
    one = [registry.svg("pose-calf-wall-bent-hold", theme) for theme in ("light", "dark")]
    assert one[0] != one[1]
    assert one[0] == registry.svg("pose-calf-wall-bent-hold", "light")
    skins = [person.colours["skin"] for person in body.people()]
    assert len(set(skins)) == len(skins)
    shown = {person.id: person.colours["skin"] for person in body.people()}[poses.shown_by("calf-wall-bent")]
    assert re.search(shown, one[0])


def test_hands_close_on_what_they_hold() -> None:
    assert poses.plan("lying-strap", "hold").record.hands == (1.0, 1.0)
    assert poses.plan("supported-hip-hinge", "hold").record.hands == (0.7, 0.7)
    assert poses.plan("calf-wall-straight", "hold").record.hands == (0.0, 0.0)
