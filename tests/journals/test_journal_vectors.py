"""The journals shared with the page: whether the file still says what Python says."""

from __future__ import annotations

from shared_vectors import STALE, journals, stored


def test_shared_journals_are_fresh() -> None:
    assert stored(journals) == journals.vectors(), STALE


def test_what_can_be_kept_and_what_cannot_are_both_shared() -> None:
    held = stored(journals)["entries"]
    assert sum("kept" in each for each in held) >= 200
    assert len({each["fault"].split(" ")[0] for each in held if "fault" in each}) >= 10
