"""Muscle lengths: ours beside the models that people would use instead, in the same run.

Needs the maintainer extra for MuJoCo; OpenSim is timed too where it is installed and OPENSIM_MODEL names a
model (see tools/README.md). All of them work on one core.
"""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is loaded
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from beside import keep

ROOT = Path(__file__).resolve().parent.parent
POSES = 100_000
TYPESCRIPT = """
import { readFileSync } from "node:fs";
import { MuscleLengths } from "./frontend/src/body/lengths.ts";
const read = (name) => JSON.parse(readFileSync(`stretchlib/body/data/${name}.json`, "utf8"));
const model = new MuscleLengths(read("lengths"), read("spread"));
const out = new Float64Array(model.muscles.length);
const run = (n) => {
  for (let k = 0; k < n; k++) model.all({ hip_flexion: k % 120, knee_angle: k % 90 }, out);
};
run(20000);
const start = performance.now();
run(20000);
console.log(((performance.now() - start) / 20000) * 1000);
"""


def ours(poses: dict[str, np.ndarray]) -> float:
    """Microseconds a pose for all muscles, best of three."""
    from stretchlib import body

    muscles = body.muscle_ids()
    body.lengths(muscles, **{name: angle[:10] for name, angle in poses.items()})
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        body.lengths(muscles, **poses)
        best = min(best, time.process_time() - start)
    return 1e6 * best / POSES


def mujoco_kinematics(poses: dict[str, np.ndarray]) -> float:
    """Microseconds a pose for MuJoCo's kinematics, centres of mass and tendons of the leg model."""
    sys.path.insert(0, str(ROOT / "tools"))
    import mujoco
    from body_builder.published_model import PublishedModel

    legs = PublishedModel("myolegs")
    addresses = [legs.model.jnt_qposadr[legs.joint(f"{name}_r")] for name in poses]
    rows = np.radians(np.stack(list(poses.values()), axis=1))[:3000]
    start = time.process_time()
    for row in rows:
        legs.data.qpos[addresses] = row
        mujoco.mj_kinematics(legs.model, legs.data)
        mujoco.mj_comPos(legs.model, legs.data)
        mujoco.mj_tendon(legs.model, legs.data)
    return 1e6 * (time.process_time() - start) / len(rows)


def opensim_lengths(poses: dict[str, np.ndarray], file: str) -> float:
    """Microseconds a pose for the lengths of all muscles in OpenSim, without solving constraints."""
    sys.path.insert(0, str(ROOT / "tools"))
    from body_builder.opensim_model import OpenSimLeg

    from stretchlib import body

    leg = OpenSimLeg(file, list(poses))
    rows = np.stack(list(poses.values()), axis=1)[:500]
    start = time.process_time()
    leg.lengths(body.muscle_ids(), rows, kneecap_follows=False)
    return 1e6 * (time.process_time() - start) / len(rows)


def typescript() -> float:
    """Microseconds a pose for all muscles in Node."""
    esbuild = str(ROOT / "frontend" / "node_modules" / ".bin" / "esbuild")
    bundle = [esbuild, "--bundle", "--format=esm", "--platform=node", "--loader=ts", "--log-level=error"]
    built = subprocess.run(bundle, cwd=ROOT, input=TYPESCRIPT, capture_output=True, text=True, check=True)
    node = ["node", "--input-type=module", "-"]
    answer = subprocess.run(node, cwd=ROOT, input=built.stdout, capture_output=True, text=True, check=True)
    return float(answer.stdout)


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from stretchlib import body

    draw = np.random.default_rng(1)
    poses = {name: draw.uniform(low, high, POSES) for name, (low, high) in body.domain().items()}
    mine = ours(poses)
    print(f"{POSES:,} random poses, {len(body.muscle_ids())} muscles of one leg")
    print(f"stretchlib, numpy          {mine:8.2f} us a pose")
    try:
        print(f"stretchlib, TypeScript     {typescript():8.2f} us a pose (one at a time, in Node)")
    except (FileNotFoundError, subprocess.CalledProcessError) as problem:
        print(f"stretchlib, TypeScript     not timed: {problem}")
    try:
        theirs = mujoco_kinematics(poses)
        print(f"MuJoCo kinematics, tendons {theirs:8.2f} us a pose, {theirs / mine:5.0f} times ours")
        keep("Lengths of all muscles of a leg, a pose", ours=mine, theirs=theirs, unit="µs", peer="MuJoCo")
    except ModuleNotFoundError as problem:
        print(
            f"MuJoCo                     not timed: {problem.name} is missing (the maintainer extra has it)"
        )
    model = os.environ.get("OPENSIM_MODEL")
    if model:
        theirs = opensim_lengths(poses, model)
        print(f"OpenSim                    {theirs:8.2f} us a pose, {theirs / mine:5.0f} times ours")
    else:
        print("OpenSim                    not timed: set OPENSIM_MODEL to an .osim file")


if __name__ == "__main__":
    main()
