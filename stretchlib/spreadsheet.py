"""Tables for spreadsheets: rows as CSV, in which no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

#: What spreadsheets take for a formula when a cell begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """A cell that a spreadsheet shows as text, whatever it begins with."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_csv(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV with harmless cells; ``elements/spreadsheet.ts`` of the front end writes the same."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([harmless(str(cell)) for cell in row] for row in rows)
    return out.getvalue()
