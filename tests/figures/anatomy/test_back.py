"""The back plate: sheets of muscle and fascia lie over the bones, and close round themselves."""

import numpy as np
import pytest

from stretchlib import body
from stretchlib.figures.anatomy import atlas, plates, surfaces
from stretchlib.figures.anatomy.back import FASCIA
from stretchlib.figures.engine.render import Camera, look

WIDTH = 0.0022  # metres, of a grid cell


@pytest.fixture(scope="module")
def scene():
    panel = atlas.plate("back-anatomy").panels[0]
    shown, _ = plates.scene(panel, body.place(panel.pose), "light")
    return shown, panel.camera


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["latissimus left", "latissimus right", FASCIA])
def test_no_rib_or_vertebra_comes_through_a_sheet(scene, name):
    shown, camera = scene
    arms = ("humerus", "scapula", "clavicle")
    solids = [solid for solid in shown.solids if not solid.name.endswith(arms)]
    view = look(solids, camera, pixel=WIDTH)
    alone = look([*(s for s in solids if s.name == name), *solids[:1]], camera, pixel=WIDTH)
    # Both grids start at a corner of all solids they hold: compare by place, not by cell.
    rows, columns = np.nonzero(alone.region == alone.names.index(name))
    x, y = alone.left + columns * WIDTH, alone.bottom + rows * WIDTH
    column = np.rint((x - view.left) / WIDTH).astype(int)
    row = np.rint((y - view.bottom) / WIDTH).astype(int)
    over = np.array([view.names[i] if i >= 0 else "" for i in view.region[row, column]])
    bones = ~np.char.startswith(over, "latissimus") & ~np.char.startswith(over, "glmax") & (over != FASCIA)
    assert bones.mean() < 0.015, f"{set(over[bones])} come through {name}"


@pytest.mark.thorough
def test_the_two_sides_of_the_back_are_mirror_images(scene):
    shown, _ = scene
    solids = {solid.name: solid.vertices for solid in shown.solids}
    left, right = solids["latissimus left"], solids["latissimus right"]
    for place in left[::40] * [1, 1, -1]:  # the two are not numbered alike
        assert np.linalg.norm(right - place, axis=1).min() < 0.004


def test_a_slab_is_closed_and_as_thick_as_asked():
    x, y = np.meshgrid(np.linspace(0, 0.2, 12), np.linspace(0, 0.1, 9), indexing="ij")
    flat = np.stack([x, y, np.zeros_like(x)], axis=-1)
    for outward in (1.0, -1.0):
        vertices, faces = surfaces.slab(flat, 0.01, np.array([0.0, 0.0, outward]))
        a, b, c = (vertices[faces[:, i]] for i in range(3))
        volume = float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
        assert volume == pytest.approx(0.2 * 0.1 * 0.01, rel=1e-6)
        assert Camera(0).project(vertices)[:, 2].max() == pytest.approx(max(outward, 0) * 0.01)
