"""The drawings themselves: what they show, what they say, where things are."""

import re
from functools import cache
from itertools import combinations
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.patches import Arc
from matplotlib.text import Text

from stretchlib import body, figures
from stretchlib.errors import UnknownId
from stretchlib.figures import contact_sheet, registry
from stretchlib.figures.anatomy.scenery import INK
from stretchlib.figures.engine import compact
from stretchlib.figures.pictures import poses, self_tests, stretch_table
from stretchlib.figures.registry import drawings
from stretchlib.look import THEMES, change_colour, colours, contrast, readable_ink
from stretchlib.pictures import picture, pictures

PICTURES = sorted(pictures())
ON_COLOURS = {"#ffffff", "#000000"}  # words on a coloured cell are one of these; see readable_ink
CLOTHED = [
    name for name in PICTURES if name.startswith(("pose-", "self-test-", "sequence-", "strip-", "moving-"))
]
POSES = [name for name in CLOTHED if not name.startswith(("sequence-", "strip-", "moving-"))]


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_has_an_alt_text_that_says_something(name):
    alt = picture(name).alt
    assert 40 <= len(alt) <= 400
    assert not re.match(r"(a )?(figure|picture|image) of", alt, re.IGNORECASE)
    assert alt.endswith(".")


@pytest.mark.by_turns(3)
@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("theme", THEMES)
def test_every_picture_is_sound_svg_of_reasonable_size(name, theme):
    text = picture(name).svg(theme)
    assert len(text) <= 250_000
    root = ET.fromstring(text)
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', text))
    assert used <= ids, "a reference to a curve that is not there"
    assert root.get("viewBox")


@pytest.mark.parametrize("name", PICTURES)
def test_the_themed_picture_carries_both_themes_and_keeps_a_plain_colour_for_old_browsers(name):
    shown = picture(name).themed_svg()
    kind = "skin-line" if name.startswith("inside-") else "bone-line" if name.endswith("-blank") else "ink"
    light, dark = INK.values() if name in CLOTHED else (colours(theme)[kind] for theme in THEMES)
    assert re.search(rf"(fill|stroke): {light}; \1: light-dark\({light}, {dark}\)", shown)
    assert "light-dark" not in picture(name).svg("light")


def test_a_picture_shows_itself_as_an_image_with_its_alt_text():
    shown = figures.figure("hamstrings-anatomy")
    bundle = shown._repr_mimebundle_()
    assert bundle["text/plain"] == shown.alt
    assert 'role="img" aria-label="Two drawings of the right thigh' in bundle["text/html"]


def test_an_unknown_figure_names_the_nearest():
    with pytest.raises(UnknownId, match="'hamstrings-anatomy'"):
        figures.figure("hamstring-anatomy")
    with pytest.raises(UnknownId, match="pose-lying-strap-hold"):
        figures.draw("pose-lying-strap")


def test_an_unknown_phase_names_those_that_exist():
    with pytest.raises(ValueError, match="hold"):
        poses.plan("heel-on-stool", "middle")


def planned(name):
    """What a picture of a pose shows."""
    if name.startswith("self-test-"):
        return self_tests.plan(name.removeprefix("self-test-"))
    return poses.plan(*name.removeprefix("pose-").rsplit("-", 1))


@pytest.mark.parametrize("name", POSES)
def test_nobody_hangs_in_the_air_or_sinks_into_the_floor(name):
    record = planned(name).record
    placement = poses.placed(record)
    lowest = min(placement.mesh(bone)[0][:, 1].min() for bone in body.bones())
    assert lowest >= -0.01
    if any(contact.on in {"floor", "mat", "pad"} for contact in record.contacts):
        assert lowest <= 0.05
    for contact, miss in placement.misses().items():
        assert abs(miss) <= 0.03, f"{contact} misses what it rests on by {100 * miss:.1f} cm"


@pytest.mark.parametrize("name", POSES)
def test_the_whole_body_is_inside_the_picture(name):
    plan = planned(name)
    placement = poses.placed(plan.record)
    left, bottom, right, top = plan.frame
    for bone in body.bones():
        seen = plan.camera.project(placement.mesh(bone)[0])
        assert left < seen[:, 0].min() < seen[:, 0].max() < right, bone
        assert bottom < seen[:, 1].min() < seen[:, 1].max() < top, bone


def test_the_numbers_in_an_alt_text_are_those_of_the_model():
    told = re.search(r"(\d+) to (\d+) per cent", picture("inside-lying-strap-hold").alt)
    side = planned("pose-lying-strap-hold").record.pose.left
    hamstrings = body.length_change(["semimem", "semiten", "bflh"], **side.leg())
    assert (int(told[1]), int(told[2])) == (round(hamstrings.min()), round(hamstrings.max()))


WORDED = [name for name, drawing in drawings().items() if drawing.least_width]
# Seldom or never printed narrow: many cells, and three pictures beside each other.
WIDE = {"stretch-map", "lunge-three-ways"}


@cache
def written_on(name):
    """The figure of a drawing, and the words on it."""
    figure = figures.draw(name).get_figure()
    FigureCanvasAgg(figure).draw()
    return figure, [text for text in figure.findobj(Text) if text.get_text() and text.get_visible()]


@pytest.mark.by_turns(36)
@pytest.mark.parametrize("worded", WORDED)
def test_words_can_be_read_on_a_phone_and_in_a_narrow_column_of_print(worded):
    _, written = written_on(worded)
    smallest, drawing = min(text.get_fontsize() for text in written), drawings()[worded]
    width, _ = drawing.measured()
    shown_width = max(320, drawing.least_width)
    assert smallest / 72 / width * shown_width >= 9.7, "CSS pixels, as narrow as it is shown"
    if worded not in WIDE:
        assert smallest * (8 / 2.54) / width >= 6, "points, printed 8 cm wide"


@pytest.mark.by_turns(36)
@pytest.mark.parametrize("worded", WORDED)
def test_words_stay_inside_the_frame_and_clear_of_each_other(worded):
    figure, written = written_on(worded)
    frame = figure.bbox
    boxes = {text.get_text(): text.get_window_extent() for text in written}
    inks = {colours()["ink"], colours()["muted"], *ON_COLOURS}
    assert {to_hex(text.get_color()) for text in written} <= inks
    slanted = {text.get_text() for text in written if text.get_rotation() % 90}
    for words, box in boxes.items():
        assert frame.x0 <= box.x0, words
        assert box.x1 <= frame.x1, words
        assert frame.y0 <= box.y0, words
        assert box.y1 <= frame.y1, words
    for (words, box), (others, other) in combinations(boxes.items(), 2):
        if {words, others} & slanted:  # the boxes of slanted words overlap where the words do not
            continue
        # Boxes hold the room for g and Å above and below; letters of neighbouring lines do not touch.
        slack = 0.3 * min(box.height, other.height)
        beside = box.x1 <= other.x0 or other.x1 <= box.x0
        above = box.y1 <= other.y0 + slack or other.y1 <= box.y0 + slack
        assert beside or above, f"'{words}' lies over '{others}'"


@pytest.mark.long
def test_a_drawing_goes_on_axes_of_ones_own_and_leaves_no_trace():
    import matplotlib as mpl
    from matplotlib.figure import Figure

    before = dict(mpl.rcParams)
    axes = Figure().subplots(1, 2)
    assert figures.draw("lunge-tucked-or-arched", ax=axes[1]) is axes[1]
    assert len(axes[1].child_axes) == 2
    assert not axes[0].child_axes
    assert dict(mpl.rcParams) == before


def test_drawing_twice_gives_the_same_bytes():
    assert registry.svg("hamstring-lengths") == registry.svg("hamstring-lengths")


def test_smooth_curves_survive_being_written_short():
    controls = [(10.0, 10.0), (50.2, 12.4), (48.6, 51.0), (9.4, 49.8)]
    middles = [
        ((x + u) / 2, (y + v) / 2)
        for (x, y), (u, v) in zip(controls, controls[1:] + controls[:1], strict=True)
    ]
    home = f"{middles[-1][0]} {middles[-1][1]}"
    long = f"M {home} " + " ".join(
        f"Q {c[0]} {c[1]} {m[0]} {m[1]}" for c, m in zip(controls, middles, strict=True)
    )
    short = compact.shortened(long + " z", 8)
    assert short == compact.shortened(f"{long} L {home} z", 8), "an edge is the same curve as its area"
    at = np.array([float(n) for n in re.findall(r"-?\d+", short[1 : short.index("q")])])
    steps = [float(n) for n in re.findall(r"-?\d+", short[short.index("q") :])]
    first_control, ends = at + steps[:2], [at + steps[2:4]]
    for dx, dy in zip(steps[4::2], steps[5::2], strict=True):
        ends.append(ends[-1] + [dx, dy])
    assert first_control == pytest.approx(8 * np.array(controls[0]), abs=1)
    for got, wanted in zip(ends, middles, strict=True):
        assert got == pytest.approx(8 * np.array(wanted), abs=1)


def test_a_box_survives_being_written_short():
    assert compact.shortened("M 0 10 L 20 10 L 20 0 L 0 0 z", 8) == "M0 80l160 0 0-80-160 0z"


@pytest.mark.parametrize("name", [name for name in PICTURES if picture(name).marks])
def test_a_mark_lies_on_what_is_drawn_and_not_beside_it(name):
    for mark, (x, y) in picture(name).marks.items():
        assert 0.02 <= x <= 0.98, mark
        assert 0.02 <= y <= 0.98, mark


@pytest.mark.long
@pytest.mark.by_turns(4)
@pytest.mark.parametrize("name", [name for name in PICTURES if name.endswith("-blank")])
def test_a_plate_that_asks_for_names_writes_none_and_marks_what_the_named_one_names(name):
    assert not [text for text in figures.draw(name).findobj(Text) if text.get_text()]
    assert set(picture(name).marks) == set(picture(name.removesuffix("-blank")).marks)


def test_the_body_map_shows_left_and_right_as_mirror_images():
    marks = picture("body-map").marks
    front, back = ["shoulder", "front-of-hip", "groin", "knee", "foot"], ["buttock", "outer-hip", "calf"]
    for regions, middle in ((front, marks["groin-left"]), (back, marks["low-back"])):
        axis = 0.5 * (marks["groin-left"][0] + marks["groin-right"][0]) if regions is front else middle[0]
        for region in regions:
            (left, height), (right, other) = marks[f"{region}-left"], marks[f"{region}-right"]
            assert left + right == pytest.approx(2 * axis, abs=0.01), region
            assert height == pytest.approx(other, abs=0.005), region
    assert marks["knee-right"][0] < marks["knee-left"][0], "seen from the front, right is on the left"
    assert marks["calf-right"][0] > marks["calf-left"][0]


def test_the_angle_drawn_for_a_self_test_is_the_angle_of_its_pose():
    for test_id, wanted in (("active-knee-extension", 25), ("active-leg-raise", 65)):
        ax = figures.draw(f"self-test-{test_id}")
        arc = next(artist for artist in ax.get_children() if isinstance(artist, Arc))
        # The view is turned and a little from above, which makes slanting lines look steeper.
        assert arc.theta2 - arc.theta1 == pytest.approx(wanted, abs=4)


def test_the_contact_sheet_shows_every_picture_in_both_themes_with_ids_of_their_own():
    text = contact_sheet.page(["pose-lying-strap-hold", "body-map"])
    found = re.findall(r'id="([^"]+)"', text)
    assert len(found) == len(set(found))
    assert text.count("<figcaption>body-map<") == 2 * len(contact_sheet.WIDTHS)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["ink", "muted"])
@pytest.mark.parametrize("ground", ["ground", "paper"])
def test_words_stand_out_from_the_page(theme, ink, ground):
    assert contrast(colours(theme)[ink], colours(theme)[ground]) >= 4.5


def test_numbers_stand_out_from_the_colour_of_their_cell():
    shown = {
        percent for row in stretch_table.rows() for percent in row.percent.values() if percent is not None
    }
    assert shown
    for percent in shown:
        fill = change_colour(percent)
        assert readable_ink(fill) in ON_COLOURS
        assert contrast(readable_ink(fill), fill) >= 4.5, f"{percent} per cent"
