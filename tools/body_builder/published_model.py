"""The published leg and trunk models, read with MuJoCo and repaired.

Sources: Rajagopal et al. 2016 (legs) and Christophy et al. 2012 (trunk), both as packed in ``myo-sim``.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field

import mujoco
import numpy as np
import trimesh
from numpy.typing import NDArray

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import myo_sim

Vectors = NDArray[np.float64]

# The joint-centre offset of the tibia in Rajagopal et al. 2016, which myo-sim leaves out.  Without it the
# hamstrings come out 8 to 9 mm wrong.
KNEE_CENTRE = (-0.00808954, -0.0035348, -0.00148474)
KNEE_HINGES = ("knee_angle", "knee_angle_rotation2", "knee_angle_rotation3")


@dataclass
class PublishedModel:
    """A compiled model that can be posed by hand.

    MuJoCo enforces joint couplings only while it simulates, so :meth:`pose` applies them itself.
    """

    name: str
    model: mujoco.MjModel = field(init=False)
    data: mujoco.MjData = field(init=False)

    def __post_init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.model, self.data = myo_sim.load(self.name)
        if self.name == "myolegs":
            for side, mirror in (("r", 1.0), ("l", -1.0)):
                for hinge in KNEE_HINGES:
                    x, y, z = KNEE_CENTRE
                    self.model.jnt_pos[self.joint(f"{hinge}_{side}")] = (x, y, mirror * z)
        mujoco.mj_resetData(self.model, self.data)
        self.rest = self.model.qpos0.copy()
        self.couplings = [
            (
                self.model.jnt_qposadr[self.model.eq_obj1id[e]],
                self.model.jnt_qposadr[self.model.eq_obj2id[e]],
                self.model.eq_data[e][:5].copy(),
            )
            for e in range(self.model.neq)
            if self.model.eq_type[e] == mujoco.mjtEq.mjEQ_JOINT and self.model.eq_obj2id[e] >= 0
        ]
        self.pose()

    def joint(self, name: str) -> int:
        return int(mujoco.mj_name2id(self.model, mujoco.mjtObj.mjOBJ_JOINT, name))

    def body(self, name: str) -> int:
        return int(mujoco.mj_name2id(self.model, mujoco.mjtObj.mjOBJ_BODY, name))

    def body_name(self, index: int) -> str:
        return str(mujoco.mj_id2name(self.model, mujoco.mjtObj.mjOBJ_BODY, index))

    def tendon(self, muscle: str) -> int:
        return int(mujoco.mj_name2id(self.model, mujoco.mjtObj.mjOBJ_TENDON, f"{muscle}_r_tendon"))

    def pose(self, **degrees: float) -> PublishedModel:
        """Set coordinates of the right side, in degrees; all others are zero."""
        values = self.rest.copy()
        for coordinate, angle in degrees.items():
            values[self.model.jnt_qposadr[self.joint(f"{coordinate}_r")]] = np.radians(angle)
        for follower, leader, (a, b, c, d, e) in self.couplings:
            x = values[leader] - self.rest[leader]
            values[follower] = self.rest[follower] + a + x * (b + x * (c + x * (d + x * e)))
        self.data.qpos[:] = values
        mujoco.mj_kinematics(self.model, self.data)
        mujoco.mj_comPos(self.model, self.data)
        mujoco.mj_tendon(self.model, self.data)
        return self

    def lengths(self, muscles: list[str], poses: Vectors, coordinates: list[str]) -> Vectors:
        """Muscle-tendon lengths in metres, shape (poses, muscles)."""
        tendons = [self.tendon(muscle) for muscle in muscles]
        out = np.empty((len(poses), len(muscles)))
        for row, angles in enumerate(poses):
            self.pose(**dict(zip(coordinates, map(float, angles), strict=True)))
            out[row] = self.data.ten_length[tendons]
        return out

    def path_elements(self, muscle: str) -> list[dict[str, object]]:
        """The muscle's sites and wrapping surfaces in order, with body names and local positions."""
        m = self.model
        index = self.tendon(muscle)
        elements: list[dict[str, object]] = []
        for w in range(m.tendon_adr[index], m.tendon_adr[index] + m.tendon_num[index]):
            kind, thing = m.wrap_type[w], m.wrap_objid[w]
            if kind == mujoco.mjtWrap.mjWRAP_SITE:
                elements.append(
                    {"body": self.body_name(m.site_bodyid[thing]), "at": m.site_pos[thing].copy()}
                )
            else:
                rotation = np.empty(9)
                mujoco.mju_quat2Mat(rotation, m.geom_quat[thing])
                side_site = int(m.wrap_prm[w])
                if m.site_bodyid[side_site] != m.geom_bodyid[thing]:
                    raise ValueError(f"The side site of {muscle} lies on another body than its surface.")
                elements.append(
                    {
                        "body": self.body_name(m.geom_bodyid[thing]),
                        "at": m.geom_pos[thing].copy(),
                        "rotation": rotation.reshape(3, 3),
                        "radius": float(m.geom_size[thing][0]),
                        "shape": "sphere" if kind == mujoco.mjtWrap.mjWRAP_SPHERE else "cylinder",
                        "side": m.site_pos[side_site].copy(),
                    }
                )
        return elements

    def optimal_length_and_force(self, muscle: str) -> tuple[float, float]:
        """Optimal fibre length in metres and greatest force in newtons, from the actuator."""
        m = self.model
        index = mujoco.mj_name2id(m, mujoco.mjtObj.mjOBJ_ACTUATOR, f"{muscle}_r")
        low, high = m.actuator_lengthrange[index]
        gain = m.actuator_gainprm[index]
        return float((high - low) / (gain[1] - gain[0])), float(gain[2])

    def meshes(self, body: str) -> dict[str, trimesh.Trimesh]:
        """Meshes attached to one body, in the frame of that body, by mesh name."""
        m = self.model
        found: dict[str, trimesh.Trimesh] = {}
        for g in range(m.ngeom):
            if m.geom_type[g] != mujoco.mjtGeom.mjGEOM_MESH or m.geom_bodyid[g] != self.body(body):
                continue
            mesh = m.geom_dataid[g]
            vertices = m.mesh_vert[m.mesh_vertadr[mesh] :][: m.mesh_vertnum[mesh]].astype(float)
            faces = m.mesh_face[m.mesh_faceadr[mesh] :][: m.mesh_facenum[mesh]]
            rotation = np.empty(9)
            mujoco.mju_quat2Mat(rotation, m.geom_quat[g])
            placed = vertices @ rotation.reshape(3, 3).T + m.geom_pos[g]
            name = mujoco.mj_id2name(m, mujoco.mjtObj.mjOBJ_MESH, mesh)
            found[str(name)] = trimesh.Trimesh(placed, faces, process=True)
        return found
