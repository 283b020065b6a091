"""How far published models differ: the content of spread.json.

For each muscle and each published model, the difference between that model's length change and ours is fitted
as a polynomial. It is small and smooth, so a low degree is enough.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from .length_data import fitted_lengths, monomials, scaled

VALUES = Path(__file__).resolve().parent.parent / "data" / "published_models_length_change.npz"
DEGREE = 3
# Poses further off than this many robust standard deviations are jumps of a wrapping surface.
JUMP = 4.0


def spread(lengths: dict[str, Any]) -> dict[str, Any]:
    """Polynomials of the difference, in per cent of the length in standing."""
    with np.load(VALUES) as stored:
        models = [str(name) for name in stored["models"]]
        muscles = [str(name) for name in stored["muscles"]]
        names = [str(name) for name in stored["coordinates"]]
        poses = stored["poses_centidegrees"] / 100.0
        theirs = stored["length_change_centipercent"] / 100.0
    found: dict[str, Any] = {}
    for column, muscle in enumerate(muscles):
        record = lengths["muscles"][muscle]
        own = poses[:, [names.index(c) for c in record["coordinates"]]]
        ours = 100.0 * (fitted_lengths(record, own) / record["standing_metres"] - 1.0)
        design = monomials(scaled(own, record["coordinates"]), DEGREE)
        # Every model's change is zero in standing, so the fit is made to be zero there too.
        upright = monomials(scaled(np.zeros((1, own.shape[1])), record["coordinates"]), DEGREE)
        design = (design - upright)[:, 1:]
        coefficients, errors, kept = [], [], []
        for model in range(len(models)):
            difference = theirs[model, :, column] - ours
            keep = np.ones(len(difference), dtype=bool)
            for _ in range(5):
                solution = np.linalg.lstsq(design[keep], difference[keep], rcond=None)[0]
                residual = np.abs(design @ solution - difference)
                keep = residual <= max(JUMP * 1.4826 * float(np.median(residual)), 0.3)
            solution = solution.round(4)
            constant = -float(upright[0, 1:] @ solution)
            coefficients.append([round(constant, 6), *(float(c) + 0.0 for c in solution)])
            errors.append(round(float(np.sqrt((residual[keep] ** 2).mean())), 3))
            kept.append(round(float(keep.mean()), 3))
        found[muscle] = {
            "difference_percent": coefficients,
            "fit_rms_percent": errors,
            "share_of_poses_kept": kept,
        }
    return {
        "about": "For each published model: its length change minus ours, in per cent of the length in "
        "standing, "
        f"as a polynomial of degree {DEGREE} in the coordinates and scaling of lengths.json.",
        "source": "Values computed with OpenSim 4.6; models: Rajagopal et al. 2016; its revision by Lai "
        "et al. "
        "2017 and Uhlrich et al. 2022-23; Gait2392 (Delp et al. 1990 and successors). See tools/data.",
        "licence": "Apache-2.0 AND CC-BY-3.0",
        "degree": DEGREE,
        "models": models,
        "muscles": found,
    }
