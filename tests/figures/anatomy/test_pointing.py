"""Leaders of labels end on what they name, and the nerve runs where it runs in a body."""

import numpy as np
import pytest

from stretchlib import body
from stretchlib.figures.anatomy import atlas, plates
from stretchlib.figures.engine.render import EMPTY, Camera, look

CELL = 0.002  # metres, of a grid
# Where a label points at a place on a bone, or at something under another id than its solid's.
ON = {
    # The hamstrings begin there, and cover it.
    "landmark:ischial_tuberosity": {"right_hemipelvis", "semiten right", "semiten right tendon"},
    "landmark:fibular_head": {"right_fibula", "right_tibia"},
    "landmark:greater_trochanter": {"right_femur"},
    "landmark:iliac_crest": {"right_hemipelvis"},
    "landmark:sacral_tip": {"sacrum", "coccyx"},  # where the two meet
}
# Ends of tendons lie on the bone that the label names, and hide a little of it.
BONES_AT = {"inner-shin": {"right_tibia", "semiten right tendon"}, "shin": {"right_tibia"}}
BONES_AT |= {"heel": {"right_foot", "right_talus", "heel-cord right tendon"}}
BONES_AT |= {"sacrum": {"sacrum"}, "sciatic-nerve": {"sciatic nerve"}}
NAMED = [
    (plate_id, number, name.id)
    for plate_id in atlas.plate_ids()
    for number, panel in enumerate(atlas.plate(plate_id).panels)
    for name in panel.names
    if not plate_id.endswith("-blank")
]


def allowed(name, solids):
    """Names of the solids that a label may end on."""
    thing, _, where = name.at.partition(":")
    if name.at in ON:
        return ON[name.at]
    own = {solid for solid in solids if solid.split()[0] == thing or solid == thing}
    if where == "end":
        return BONES_AT[name.id] | own
    return BONES_AT.get(name.id, own)


@pytest.fixture(scope="module")
def seen():
    """What is visible of each panel, and where its labels end."""
    known = {}

    def view(plate_id, number):
        if (plate_id, number) not in known:
            panel = atlas.plate(plate_id).panels[number]
            placement = body.place(panel.pose)
            shown, lines = plates.scene(panel, placement, "light")
            picture = look(shown.solids, panel.camera, pixel=CELL)
            ends = {name.id: plates._label(name, placement, panel.camera, lines).at for name in panel.names}
            known[plate_id, number] = panel, picture, ends
        return known[plate_id, number]

    return view


@pytest.mark.long
@pytest.mark.by_turns(30)
@pytest.mark.parametrize(("plate_id", "number", "named"), NAMED)
def test_a_leader_ends_on_a_visible_part_of_what_it_names(seen, plate_id, number, named):
    panel, picture, ends = seen(plate_id, number)
    name = next(name for name in panel.names if name.id == named)
    x, y = ends[named]
    column, row = round((x - picture.left) / CELL), round((y - picture.bottom) / CELL)
    # The dot at the end is about as wide as three cells: one of its neighbours is enough.
    cells = picture.region[row - 1 : row + 2, column - 1 : column + 2]
    there = {picture.names[i] for i in cells.ravel() if i != EMPTY}
    assert there & allowed(name, picture.names), f"'{name.text}' ends on {there or 'nothing'}"


@pytest.mark.parametrize("plate_id", ["deep-gluteal-anatomy", "sciatic-variants"])
def test_the_usual_nerve_passes_in_front_of_piriformis_and_comes_out_below_it(plate_id):
    panel = atlas.plate(plate_id).panels[0]
    placement = body.place(panel.pose)
    _, lines = plates.scene(panel, placement, "light")
    muscle, nerve = lines["piri"].reshape(-1, 3), lines["nerve"]  # a line, or the face behind
    front = placement.frames["pelvis"].rotation[:, 0]
    # Where the nerve, seen from behind, lies over the muscle.
    gaps = np.linalg.norm((nerve[:, None] - muscle[None])[..., 1:], axis=2)
    over, under = np.unravel_index(gaps.argmin(), gaps.shape)
    assert gaps.min() < 0.006, "they cross"
    ahead = (nerve[over] - muscle[under]) @ front
    assert ahead > body.nerve_radius()["sciatic"], "all of the nerve lies in front of the muscle's middle"
    assert (nerve[-20:, 1] < muscle[:, 1].min()).all(), "the nerve goes on below the muscle"


def test_seen_from_behind_piriformis_hides_the_nerve_that_passes_in_front_of_it():
    panel = atlas.plate("sciatic-variants").panels[0]
    assert panel.camera == Camera(azimuth=-90)
    shown, lines = plates.scene(panel, body.place(panel.pose), "light")
    parts = [solid for solid in shown.solids if solid.name.startswith(("piri", "sciatic"))]
    picture = look(parts, panel.camera, pixel=CELL)
    points = panel.camera.project(lines["nerve"])
    column = np.rint((points[:, 0] - picture.left) / CELL).astype(int)
    row = np.rint((points[:, 1] - picture.bottom) / CELL).astype(int)
    met = [picture.names[i] for i in picture.region[row, column] if i != EMPTY]
    first = met.index("sciatic nerve")
    assert first > 0, "no part of it is hidden by the muscle"
    assert set(met[first:]) == {"sciatic nerve"}, "it comes out once, below, and stays in sight"
