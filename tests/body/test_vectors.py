"""The answers shared with the TypeScript reader are those that Python gives today."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[2]


def leaves(tree: Any, path: str = "") -> dict[str, float]:
    """Every number of a JSON tree by its place."""
    if isinstance(tree, dict):
        return {k: v for key, branch in tree.items() for k, v in leaves(branch, f"{path}/{key}").items()}
    if isinstance(tree, list):
        return {k: v for key, branch in enumerate(tree) for k, v in leaves(branch, f"{path}/{key}").items()}
    return {path: float(tree)}


def test_shared_answers_are_fresh() -> None:
    stored = leaves(json.loads((ROOT / "tests" / "vectors" / "body.json").read_text(encoding="ascii")))
    now = leaves(runpy.run_path(str(ROOT / "tools" / "write_body_vectors.py"))["vectors"]())
    assert set(stored) == set(now), "run tools/write_body_vectors.py"
    places = sorted(stored)
    assert np.allclose([stored[k] for k in places], [now[k] for k in places], rtol=0, atol=1e-7), (
        "run tools/write_body_vectors.py"
    )
