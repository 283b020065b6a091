"""Compare shipped lengths with the repaired published model on fresh poses: ``python tools/check_body.py``.

``--opensim MODEL.osim`` compares them with OpenSim instead; see tools/README.md. ``--fixture`` also rewrites
the reference lengths that the tests compare.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from body_builder.length_data import DOMAIN, FAMILIES, Vectors, random_poses

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "body" / "reference_lengths.csv"
MUSCLES = [name for _, _, names in FAMILIES for name in names]


def published_lengths(poses: Vectors) -> Vectors:
    """Lengths of all muscles in metres from the repaired model in MuJoCo, shape (poses, muscles)."""
    from body_builder.published_model import PublishedModel

    return PublishedModel("myolegs").lengths(MUSCLES, poses, list(DOMAIN))


def opensim_lengths(poses: Vectors, file: str) -> Vectors:
    """The same from an OpenSim model."""
    from body_builder.opensim_model import OpenSimLeg

    return OpenSimLeg(file, list(DOMAIN)).lengths(MUSCLES, poses)


def compare(truth: Vectors, poses: Vectors) -> None:
    """Print one line for each muscle."""
    from stretchlib.body import lengths

    error = 1e3 * (lengths(MUSCLES, **dict(zip(DOMAIN, poses.T, strict=True))) - truth)
    for k, name in enumerate(MUSCLES):
        rms, worst = np.sqrt((error[:, k] ** 2).mean()), np.abs(error[:, k]).max()
        print(f"{name:12s} rms {rms:6.3f}  max {worst:6.2f}")


def write_fixture() -> None:
    """Reference lengths for the tests, at poses that no fit has seen."""
    chosen = random_poses(300, seed=20261122)
    values = published_lengths(chosen).round(6)
    header = ",".join([*DOMAIN, *MUSCLES])
    rows = [",".join(f"{v:g}" for v in (*p, *ls)) for p, ls in zip(chosen, values, strict=True)]
    FIXTURE.write_text("\n".join([header, *rows]) + "\n", encoding="ascii")
    print(f"wrote {FIXTURE.relative_to(ROOT)}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--opensim", metavar="MODEL.osim", help="compare with this model in OpenSim")
    options.add_argument("--fixture", action="store_true", help="also rewrite the tests' reference lengths")
    chosen = options.parse_args()
    sys.path.insert(0, str(ROOT))
    seed = int(np.random.default_rng().integers(1_000_000))
    poses = random_poses(1000 if chosen.opensim else 5000, seed)
    print(f"{len(poses)} random poses, seed {seed}; error in mm")
    compare(opensim_lengths(poses, chosen.opensim) if chosen.opensim else published_lengths(poses), poses)
    if chosen.fixture:
        write_fixture()


if __name__ == "__main__":
    main()
