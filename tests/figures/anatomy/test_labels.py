"""Labels never collide, whatever they name."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stretchlib.figures.anatomy.labels import spread

boxes = st.lists(
    st.tuples(st.floats(-1, 1, allow_nan=False), st.floats(0.01, 0.2, allow_nan=False)),
    min_size=1,
    max_size=9,
)


@given(boxes)
def test_labels_keep_clear_of_each_other_and_stay_in_their_order(wanted):
    wanted = sorted(wanted, reverse=True)
    centres = spread([y for y, _ in wanted], [h for _, h in wanted], -1.0, 1.0)
    for (upper, lower), ((_, above), (_, below)) in zip(pairwise(centres), pairwise(wanted), strict=True):
        assert upper - lower >= (above + below) / 2 - 1e-9


@given(boxes)
def test_labels_stay_inside_their_column_when_there_is_room(wanted):
    wanted = sorted(wanted, reverse=True)
    heights = [h for _, h in wanted]
    if sum(heights) > 2.0:
        return
    centres = spread([y for y, _ in wanted], heights, -1.0, 1.0)
    assert centres[0] + heights[0] / 2 <= 1.0 + 1e-9
    assert centres[-1] - heights[-1] / 2 >= -1.0 - 1e-9


def test_a_label_with_room_stands_level_with_what_it_names():
    assert spread([0.5, -0.5], [0.1, 0.1], -1, 1) == [0.5, -0.5]
