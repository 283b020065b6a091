"""Tables of whole numbers as the data files hold them: differences down each column, in bytes, as base64.

Each difference is folded to a number without sign (0, -1, 1, -2 … become 0, 1, 2, 3 …); all low bytes come
first, then all high ones. So written, a table packs to a fraction of its size on its way to a reader.
"""

from __future__ import annotations

import base64

import numpy as np
from numpy.typing import NDArray


def packed(table: NDArray[np.int64]) -> str:
    """A table (rows, columns) of numbers from -16384 to 16383 as text."""
    steps = np.diff(table, axis=0, prepend=0).T.ravel()
    folded = (steps << 1) ^ (steps >> 63)
    if len(folded) and folded.max() > 65535:
        raise ValueError(f"a step in the table is {abs(steps).max()}, but must be smaller than 32768.")
    halves = [(folded & 255).astype(np.uint8), (folded >> 8).astype(np.uint8)]
    return base64.b64encode(np.concatenate(halves).tobytes()).decode("ascii")


def unpacked(text: str, columns: int) -> NDArray[np.int64]:
    """The table that ``packed`` wrote, shape (rows, columns)."""
    raw = np.frombuffer(base64.b64decode(text), dtype=np.uint8).astype(np.int64)
    folded = raw[: len(raw) // 2] + 256 * raw[len(raw) // 2 :]
    steps = (folded >> 1) ^ -(folded & 1)
    return np.cumsum(steps.reshape(columns, -1), axis=1).T
