"""Charts of evidence show only what was checked, as its source gives it."""

from dataclasses import replace

import pytest
from matplotlib.text import Text

from stretchlib import catalogue, figures
from stretchlib.figures.pictures import evidence
from stretchlib.pictures import picture


@pytest.mark.parametrize("chart", ["stretch-dose", "stretch-effect"])
def test_every_row_names_a_source_that_is_verified(chart):
    rows = evidence.doses() if chart == "stretch-dose" else evidence.effects()
    written = " ".join(text.get_text() for text in figures.draw(chart).get_figure().findobj(Text))
    for row in rows:
        if row.source:
            reference = catalogue.reference(row.source)
            assert reference.status == "verified"
            assert str(reference.year) in written
            assert str(reference.year) in picture(chart).alt


def test_a_source_that_was_not_checked_is_not_drawn(monkeypatch):
    doubtful = replace(catalogue.reference("gou-2024"), status="to check")
    known = catalogue.reference
    monkeypatch.setattr(catalogue, "reference", lambda name: doubtful if name == "gou-2024" else known(name))
    assert "gou-2024" not in [effect.source for effect in evidence.effects()]


def test_the_minutes_of_plain_sums_are_right():
    minutes = {dose.name: (dose.low, dose.high) for dose in evidence.DOSES}
    assert minutes["One 30-second hold, 3 days"] == (30 * 3 / 60, 30 * 3 / 60)
    assert minutes["2 or 3 holds of 30 seconds, 3 days"] == (2 * 30 * 3 / 60, 3 * 30 * 3 / 60)
