"""What chapters 02 and 05 read from the map of stretches is in it."""

from __future__ import annotations

from stretchlib.figures.pictures.stretch_table import MUSCLES, rows

ROWS = {row.name: row.percent for row in rows()}
HAMSTRINGS = ("semimem", "bflh")
EQUALLY_LONG = (
    "Heel on a stool",
    "Supported hip hinge",
    "Lying strap stretch",
    "Lying: thigh up, then straighten",
    "Rock-back (half split)",
)


def test_five_stretches_make_the_hamstrings_about_equally_long_and_none_more() -> None:
    for muscle in HAMSTRINGS:
        most = max(percent[muscle] or 0 for percent in ROWS.values())
        for name in EQUALLY_LONG:
            assert (ROWS[name][muscle] or 0) > most - 2, name
        assert most - 7 < (ROWS["Supported sit-back"][muscle] or 0) < most - 2


def test_no_stretch_lengthens_everything_and_hamstrings_go_against_hip_flexors() -> None:
    for name, percent in ROWS.items():
        assert not all((percent[muscle] or 0) > 0 for muscle in MUSCLES), name
    for name in EQUALLY_LONG:
        assert all((ROWS[name][muscle] or 0) < 0 for muscle in ("iliacus", "psoas", "recfem", "tfl"))
    kneeling = ROWS["Half-kneeling hip-flexor stretch"]
    assert all((kneeling[muscle] or 0) < 0 for muscle in HAMSTRINGS)
    assert (kneeling["iliacus"] or 0) > 0


def test_only_the_wall_with_a_straight_knee_lengthens_both_muscles_of_the_calf() -> None:
    both = [
        name for name, row in ROWS.items() if all((row[muscle] or 0) >= 1 for muscle in ("gasmed", "soleus"))
    ]
    assert both == ["Calf at the wall, knee straight"]
