"""Rebuild stretchlib/body/data from the pinned published models: ``python tools/build_body.py``.

``--people`` rebuilds only the people, ``--sheets`` only the broad muscles, on the skeleton that is there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import trimesh
from body_builder import (
    belly_data,
    bone_data,
    bumpers,
    disc_data,
    drawn_muscles,
    kneecap,
    landmark_data,
    length_data,
    mean_bones,
    nerve_data,
    skeleton_data,
    spread_data,
)
from body_builder.data_files import DATA, write
from body_builder.published_model import PublishedModel

ROOT = Path(__file__).resolve().parent.parent

MYO_SOURCE = (
    "myo-sim 0.2.4 (Apache-2.0), from the bones of OpenSim's models (CC BY 3.0) and Christophy et al. 2012; "
    "moved, rounded, thinned. Bones marked 'drawn, not measured' are our own drawing."
)
ATLAS_SOURCE = (
    "Mean bones LLP26 of the Auckland Bioengineering Institute (musculoskeletal-models 0.2.4, MPL-2.0), "
    "evaluated, moved into the frames of the leg model, sockets brought to the hip centres, thinned."
)
# How many balls fill each bone, for pushing drawn muscles out of it.
BALLS = {"hemipelvis": 140, "sacrum": 60, "femur": 80, "tibia": 40, "fibula": 30}
RIB_BALLS = 40


def ball_sets(meshes: dict[str, trimesh.Trimesh]) -> dict[str, Any]:
    """Bone to frame, side and balls (x, y, z, radius in tenths of a millimetre)."""
    frames = {
        "hemipelvis": "pelvis",
        "sacrum": "pelvis",
        "femur": "femur",
        "tibia": "tibia",
        "fibula": "tibia",
    }
    sets = {
        bone: {
            "frame": frame,
            "sided": bone != "sacrum",
            "balls": np.round(bumpers.balls(meshes[bone], BALLS[bone]) * 1e4).astype(int).tolist(),
        }
        for bone, frame in frames.items()
    }
    ribs = meshes["ribs"]
    both = trimesh.util.concatenate([ribs, bone_data.mirrored(ribs)])
    balls = bumpers.balls(both.convex_hull.subdivide().subdivide(), RIB_BALLS)
    # The hull bridges the hollow between the ribs' backs and the spine; sparing a little keeps muscles close.
    balls[:, 3] -= 0.004
    sets["ribs"] = {"frame": "thorax", "sided": False, "balls": np.round(balls * 1e4).astype(int).tolist()}
    return sets


def standing_length(path: list[dict[str, Any]], where: dict[str, Any]) -> float:
    """Length in metres of a strand in standing, ignoring wrapping, from the frames' standing places."""
    points = np.array([where[e["frame"]][0] @ np.array(e["at"]) + where[e["frame"]][1] for e in path])
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def standing_places(frames: list[dict[str, Any]]) -> dict[str, Any]:
    """Rotation and origin of each right or middle frame in standing; joint motions at zero are left out."""
    places: dict[str, Any] = {}
    for record in frames:
        angle = np.radians(record["tilt"])
        turn = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
        offset = np.array(record["offset"])
        rotation, origin = places.get(record["parent"], (np.eye(3), np.zeros(3)))
        base_rotation, base_origin = (
            places[record["carried_by"]] if "carried_by" in record else (rotation, origin)
        )
        places[record["name"]] = (rotation @ turn, base_rotation @ offset + base_origin)
    return places


def build_people() -> None:
    """The people, who are fitted to the skeleton just written."""
    sys.path.insert(0, str(ROOT))
    from body_builder.people import people_data

    for name, content in people_data.content().items():
        write(name, content)
    from body_builder.people import feet, shirts

    from stretchlib.body import surface
    from stretchlib.body.stored import stored

    stored.cache_clear()  # the people just written
    for name, content in feet.trimmed().items():
        write(name, content)
    for known in (stored, surface._surface, surface._mesh):
        known.cache_clear()
    write("skin.json", shirts.smoothed(stored("skin")))


def build_sheets() -> None:
    """Broad muscles as sheets, on the bones just written."""
    sys.path.insert(0, str(ROOT))
    from body_builder.sheets import sheet_data

    write("sheets.json", sheet_data.sheets(sheet_data.standing()))


def build_skeleton() -> None:
    """Lengths, bones, muscles, joints: everything but sheets and people."""
    DATA.mkdir(parents=True, exist_ok=True)
    legs, trunk = PublishedModel("myolegs"), PublishedModel("myotorso")
    lengths = length_data.fitted(legs)
    write("lengths.json", lengths)
    write("spread.json", spread_data.spread(lengths))

    mean = bone_data.mean_bone_meshes(legs)
    meshes = {bone.name: bone.mesh for bone in mean}
    plate, slope = mean_bones.endplate(meshes["sacrum"])
    other = bone_data.other_meshes(legs, trunk, meshes["sacrum"])
    meshes |= {bone.name: bone.mesh for bone in other}
    write("bones-mpl.json", bone_data.bone_file(mean, ATLAS_SOURCE, "MPL-2.0"))
    write("bones.json", bone_data.bone_file(other, MYO_SOURCE, "Apache-2.0 AND CC-BY-3.0"))

    slide = kneecap.forward_slide(legs, meshes["femur"], meshes["patella"])
    skeleton = skeleton_data.skeleton(legs, trunk, plate, slope, slide)
    paths = skeleton_data.muscle_paths(legs)
    pelvis = trimesh.util.concatenate([meshes["hemipelvis"], meshes["sacrum"]])
    strands = {
        **drawn_muscles.leg_strands(paths, trunk, meshes),
        **drawn_muscles.trunk_strands(trunk, pelvis),
        **drawn_muscles.other_strands(meshes),
    }
    paths |= {name: path for name, (_, path) in strands.items()}
    skeleton["muscles"] = {
        name: {"path": path, "pushed_by": skeleton_data.pushed_by(path)} for name, path in paths.items()
    }
    skeleton["landmarks"] = landmark_data.landmarks(meshes)
    skeleton["balls"] = ball_sets(meshes)
    skeleton["discs"] = disc_data.discs(meshes, plate, slope)
    skeleton["nerve"] = nerve_data.nerve(skeleton["landmarks"])
    write("skeleton.json", skeleton)

    places = standing_places(skeleton["frames"])
    standing = {name: record["standing_metres"] for name, record in lengths["muscles"].items()}
    spans = {name: (parent, standing_length(path, places)) for name, (parent, path) in strands.items()}
    write("bellies.json", belly_data.bellies(standing, spans))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", action="store_true", help="only the people, who take most of the time")
    options.add_argument("--sheets", action="store_true", help="only the broad muscles")
    only = options.parse_args()
    if not (only.people or only.sheets):
        build_skeleton()
    if only.sheets or not only.people:
        build_sheets()
    if only.people or not only.sheets:
        build_people()


if __name__ == "__main__":
    main()
