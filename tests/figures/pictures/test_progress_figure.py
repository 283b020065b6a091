"""The drawing of a journal shows what its data say, in both themes, whatever a learner wrote."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from stretchlib.figures import draw_progress, progress_alt
from stretchlib.journals import Entry, entries
from stretchlib.journals.progress import progress
from stretchlib.look import Theme

TODAY = date(2026, 11, 2)


def log(weeks: int) -> list[Entry]:
    some = []
    for week in range(weeks):
        at = datetime(2026, 8, 3, 7, 30, tzinfo=UTC) + timedelta(weeks=week)
        some += [
            entries.new("session", at, routine="core", seconds=600),
            entries.new("check-in", at, worst_pain=max(0, 8 - week), activities={"$x^2$ \\frac": 5}),
            entries.new("knee-extension", at, side="left", tries=[30 + week]),
        ]
    return some


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_measure_is_drawn_with_the_band_in_which_a_change_does_not_count(theme: Theme) -> None:
    figure = draw_progress(log(9), today=TODAY, theme=theme)
    figure.canvas.draw()  # words that look like formulas would fail here
    weeks, pain, thing, knee = figure.axes
    shows = progress(log(9), TODAY)
    assert [bar.get_height() for bar in weeks.patches] == [each["sessions"] for each in shows["weeks"]]
    assert list(pain.lines[0].get_ydata()) == [value for _, value in shows["pain"]["points"]]
    [band] = pain.patches
    low, high = band.get_extents().transformed(pain.transData.inverted()).intervaly
    assert (round(low, 6), round(high, 6)) == (shows["pain"]["low"], shows["pain"]["high"])
    assert thing.get_title("left") == "$x^2$ \\frac"
    assert knee.get_ylim()[1] > 40


def test_the_same_stands_in_words() -> None:
    told = progress_alt(log(9), today=TODAY)
    assert "Worst pain of the week: 9 values from 2026-08-03 to 2026-09-28. At first about 7" in told
    assert "Right knee" not in told


@pytest.mark.parametrize("weeks", [0, 1])
def test_little_or_nothing_can_be_drawn_too(weeks: int) -> None:
    draw_progress(log(weeks), today=TODAY).canvas.draw()
    assert progress_alt(log(weeks), today=TODAY)
