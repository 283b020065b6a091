"""The answers shared with the TypeScript reader are those that Python gives today."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest
from shared_vectors import STALE, back_shapes, body, motions, sheets, stored, straps


def leaves(tree: Any, path: str = "") -> dict[str, float]:
    """Every number of a JSON tree by its place; words and nothing are part of a place."""
    if isinstance(tree, dict):
        return {k: v for key, branch in tree.items() for k, v in leaves(branch, f"{path}/{key}").items()}
    if isinstance(tree, list):
        return {k: v for key, branch in enumerate(tree) for k, v in leaves(branch, f"{path}/{key}").items()}
    return {f"{path}={tree}": 0.0} if tree is None or isinstance(tree, str) else {path: float(tree)}


@pytest.mark.parametrize("part", [body, back_shapes, motions, straps], ids=lambda part: part.FILE)
def test_shared_answers_are_fresh(part: ModuleType) -> None:
    kept, now = leaves(stored(part)), leaves(part.vectors())
    assert set(kept) == set(now), STALE
    places = sorted(kept)
    assert np.allclose([kept[k] for k in places], [now[k] for k in places], rtol=0, atol=1e-7), STALE


@pytest.mark.thorough
def test_shared_sheets_are_fresh() -> None:
    """Of one pose, in which some do not hold: each costs as much as a drawing."""
    which = next(k for k, each in enumerate(sheets.POSES) if each[0] == "seated-figure-four")
    kept, now = stored(sheets)[which], sheets.case(*sheets.POSES[which])
    assert {name for name, points in kept["sheets"].items() if points is None} == {
        name for name, points in now["sheets"].items() if points is None
    }, STALE
    for name, points in now["sheets"].items():
        if points is not None:
            assert np.allclose(kept["sheets"][name], points, rtol=0, atol=1e-6), f"{name}: {STALE}"
