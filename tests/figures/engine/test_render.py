"""What the depth buffer must get right for a drawing to be true."""

import numpy as np
import pytest

from stretchlib.figures.engine.render import EMPTY, Camera, Solid, look, tube


def block(name, low, high):
    """A box between two corners, with outward faces."""
    corners = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)], dtype=float)
    vertices = np.asarray(low) + corners * (np.asarray(high) - np.asarray(low))
    quads = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    faces = [t for a, b, c, d in quads for t in ((a, b, c), (a, c, d))]
    return Solid(name, vertices, np.array(faces))


def seen(solids, azimuth):
    view = look(solids, Camera(azimuth), pixel=0.01)
    return {name: int(np.count_nonzero(view.region == i)) for i, name in enumerate(view.names)}


@pytest.mark.parametrize(("azimuth", "in_front"), [(0, "right"), (180, "left")])
def test_the_nearer_block_hides_the_one_behind(azimuth, in_front):
    solids = [block("left", (0, 0, -1), (0.5, 0.5, -0.8)), block("right", (0, 0, 0.8), (0.5, 0.5, 1))]
    counts = seen(solids, azimuth)
    assert counts[in_front] > 2000
    assert counts["left" if in_front == "right" else "right"] < 150  # at most an edge


def test_front_and_back_views_are_mirror_images():
    solids = [block("a", (0, 0, 0), (0.2, 0.4, 0.1)), block("b", (0, 0.1, 0.3), (0.2, 0.2, 0.5))]
    front, back = (look(solids, Camera(azimuth), pixel=0.01).region != EMPTY for azimuth in (90, -90))
    # The grids may lie half a cell apart: only cells on an edge can differ.
    assert np.count_nonzero(front != back[:, ::-1]) < 0.08 * np.count_nonzero(front)


def test_a_face_towards_the_lamp_is_lighter_than_one_turned_away():
    solids = [block("cube", (0, 0, 0), (0.4, 0.4, 0.4))]
    view = look(solids, Camera(azimuth=0, elevation=45), pixel=0.01)
    lit = view.light[view.region != EMPTY]
    assert lit.max() - lit.min() > 0.2


def test_a_tube_is_closed_and_faces_outward():
    path = np.linspace([0, 0, 0], [0, -0.4, 0], 20)
    vertices, faces = tube(path, np.full(20, 0.02))
    a, b, c = (vertices[faces[:, i]] for i in range(3))
    volume = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
    assert volume == pytest.approx(np.pi * 0.02**2 * 0.4, rel=0.05)


def test_a_point_behind_a_solid_is_not_on_the_visible_surface():
    view = look([block("wall", (-1, -1, 0), (1, 1, 0.1))], Camera(0), pixel=0.01)
    on_it, behind = np.array([[0.0, 0.0, 0.1]]), np.array([[0.0, 0.0, -0.2]])
    assert view.shows(on_it, "wall")[0]
    assert not view.shows(behind, "wall")[0]
