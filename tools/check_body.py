"""Compare shipped lengths with the repaired published model on fresh poses: ``python tools/check_body.py``.

``--fixture`` also rewrites the reference lengths that the tests compare.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from body_builder.length_data import DOMAIN, FAMILIES, random_poses
from body_builder.published_model import PublishedModel

ROOT = Path(__file__).resolve().parent.parent
FIXTURE = ROOT / "tests" / "body" / "reference_lengths.csv"


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from stretchlib.body import lengths

    legs = PublishedModel("myolegs")
    muscles = [name for _, _, names in FAMILIES for name in names]
    seed = int(np.random.default_rng().integers(1_000_000))
    poses = random_poses(5000, seed)
    truth = legs.lengths(muscles, poses, list(DOMAIN))
    error = 1e3 * (lengths(muscles, **dict(zip(DOMAIN, poses.T, strict=True))) - truth)
    print(f"5000 random poses, seed {seed}; error in mm")
    for k, name in enumerate(muscles):
        rms, worst = np.sqrt((error[:, k] ** 2).mean()), np.abs(error[:, k]).max()
        print(f"{name:12s} rms {rms:6.3f}  max {worst:6.2f}")
    if "--fixture" in sys.argv:
        chosen = random_poses(300, seed=20261122)
        values = legs.lengths(muscles, chosen, list(DOMAIN)).round(6)
        header = ",".join([*DOMAIN, *muscles])
        rows = [",".join(f"{v:g}" for v in (*p, *ls)) for p, ls in zip(chosen, values, strict=True)]
        FIXTURE.write_text("\n".join([header, *rows]) + "\n", encoding="ascii")
        print(f"wrote {FIXTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
