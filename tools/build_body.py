"""Rebuild stretchlib/body/data from the pinned published models: ``python tools/build_body.py``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from body_builder import (
    belly_data,
    bone_data,
    kneecap,
    landmark_data,
    length_data,
    mean_bones,
    skeleton_data,
    spread_data,
)
from body_builder.published_model import PublishedModel

DATA = Path(__file__).resolve().parent.parent / "stretchlib" / "body" / "data"

MYO_SOURCE = (
    "myo-sim 0.2.4 (Apache-2.0), from the bones of OpenSim's models (CC BY 3.0) and Christophy et al. 2012; "
    "moved, rounded, thinned. Bones marked 'drawn, not measured' are our own drawing."
)
ATLAS_SOURCE = (
    "Mean bones LLP26 of the Auckland Bioengineering Institute (musculoskeletal-models 0.2.4, MPL-2.0), "
    "evaluated, "
    "moved into the frames of the leg model, sockets brought to the hip centres, thinned."
)


def write(name: str, content: dict[str, Any]) -> None:
    """One line for each entry of the second level: short in bytes, yet a person can read a difference."""
    parts = []
    for key, value in content.items():
        if isinstance(value, dict):
            rows = [f"  {json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in value.items()]
            parts.append(f"{json.dumps(key)}: {{\n" + ",\n".join(rows) + "\n}")
        elif isinstance(value, list):
            rows = ["  " + json.dumps(v, separators=(",", ":")) for v in value]
            parts.append(f"{json.dumps(key)}: [\n" + ",\n".join(rows) + "\n]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value)}")
    path = DATA / name
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="ascii", newline="\n")
    print(f"{name:16s} {path.stat().st_size / 1000:6.1f} KB")


def main() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    legs, trunk = PublishedModel("myolegs"), PublishedModel("myotorso")
    lengths = length_data.fitted(legs)
    write("lengths.json", lengths)
    write("spread.json", spread_data.spread(lengths))
    standing = {name: record["standing_metres"] for name, record in lengths["muscles"].items()}
    write("bellies.json", belly_data.bellies(standing))
    mean = bone_data.mean_bone_meshes(legs)
    meshes = {bone.name: bone.mesh for bone in mean}
    plate, slope = mean_bones.endplate(meshes["sacrum"])
    slide = kneecap.forward_slide(legs, meshes["femur"], meshes["patella"])
    skeleton = skeleton_data.skeleton(legs, trunk, plate, slope, slide)
    skeleton["landmarks"] = landmark_data.landmarks(meshes)
    write("skeleton.json", skeleton)
    write("bones-mpl.json", bone_data.bone_file(mean, ATLAS_SOURCE, "MPL-2.0"))
    write(
        "bones.json",
        bone_data.bone_file(
            bone_data.other_meshes(legs, trunk, meshes["sacrum"]), MYO_SOURCE, "Apache-2.0 AND CC-BY-3.0"
        ),
    )


if __name__ == "__main__":
    main()
