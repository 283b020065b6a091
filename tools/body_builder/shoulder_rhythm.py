"""How collarbone and shoulder blade move with the arm.  Drawn, not measured: our own choice.

The arm's angles count from the rib cage; the blade turns up by about a third of them. The polynomials were
fitted to two wishes: an even turn of the blade, and its flat as far from an ellipsoid round the ribs as it is
while the arm hangs. A test holds the second.
"""

from __future__ import annotations

from collections.abc import Mapping

# Of a right shoulder, in the frame's own axes: ``plane`` is square to the blade's flat, ``spine`` runs out
# along it.
AXES: Mapping[str, tuple[float, float, float]] = {
    "forward": (1.0, 0.0, 0.0),
    "upright": (0.0, 1.0, 0.0),
    "plane": (0.4529, -0.2352, -0.86),
    "spine": (0.8848, 0.0, 0.466),
}
# Coordinate to frame and axis to the turn in radians: x, x^2, x^3 of the coordinate in radians. Later turns
# are about axes that the earlier ones have moved.
TURNS: Mapping[str, Mapping[tuple[str, str], tuple[float, float, float]]] = {
    "shoulder_flexion": {
        ("clavicle", "upright"): (0.18041, -0.06544, -0.00448),
        ("clavicle", "forward"): (-0.08029, -0.00887, 0.00383),
        ("scapula", "plane"): (-0.14653, -0.09545, 0.01977),
        ("scapula", "spine"): (0.07625, 0.05748, -0.00872),
        ("scapula", "upright"): (0.00762, -0.011, 0.00455),
    },
    "shoulder_abduction": {
        ("clavicle", "upright"): (-0.14994, 0.02668, -0.00322),
        ("clavicle", "forward"): (-0.0741, -0.01159, 0.00412),
        ("scapula", "plane"): (-0.15278, -0.0926, 0.01946),
        ("scapula", "spine"): (0.10866, 0.05235, -0.00995),
        ("scapula", "upright"): (0.03955, -0.01539, 0.00342),
    },
}
