"""A plan becomes a sheet to print from a cell: ``plan.save_pdf()``."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

import stretchlib as sl
from stretchlib.errors import PackageMissing, UnknownId
from stretchlib.publish import handouts
from stretchlib.routine import Routine, Step, from_link

STEP = Step("lying-strap", care="Keep it small.")
MINE = Routine("Mine & yours", "Evenings", (STEP,), note="Twice a week.")


def test_it_is_the_sheet_of_the_handouts_in_a_file_of_the_plans_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place = MINE.save_pdf()
    assert place.resolve() == tmp_path / "mine-yours.pdf"
    assert place.read_bytes() == handouts.routine_sheet(MINE).pdf()
    (tmp_path / "sheets").mkdir()
    assert MINE.save_pdf(tmp_path / "sheets").name == "mine-yours.pdf"
    letter = sl.planner(minutes=6).plan.save_pdf(str(tmp_path / "other.pdf"), paper="letter")
    assert pypdfium2.PdfDocument(letter)[0].get_size() == (612, 792)


def test_its_code_opens_the_plan_on_a_phone(tmp_path: Path) -> None:
    pages = pypdfium2.PdfDocument(MINE.save_pdf(tmp_path, base_url="https://example.org/course/"))
    codes = [code for page in pages for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
    (code,) = codes
    assert from_link(code.text).steps == MINE.steps


def test_what_cannot_be_saved_is_told_in_one_sentence_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnknownId, match="no paper 'a5'"):
        MINE.save_pdf(tmp_path, paper="a5")  # type: ignore[arg-type]
    with pytest.raises(handouts.NotPrinted, match="no typeface here has the letter"):
        Routine("x", "\U00013000", MINE.steps).save_pdf(tmp_path)
    with pytest.raises(OSError, match="nowhere"):
        MINE.save_pdf(tmp_path / "nowhere" / "plan.pdf")
    for name in [name for name in sys.modules if name.startswith("stretchlib.publish.handouts")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(PackageMissing, match=r"^A sheet is set with typst, which is missing here: .*\.$"):
        MINE.save_pdf(tmp_path)
    assert list(tmp_path.iterdir()) == []
