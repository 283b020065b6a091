"""What sticks out of whom in which pose: ``python tools/check_people.py``.

For every pose of the catalogue and every person a line: share of bone and muscle points outside the skin and
how far the worst is out, triangles turned over and how much of them is seen from outside, and how deep the
skin lies in floor or seats. Bones are asked without hands, skull, jaw and upper neck.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from body_builder.people import inside, solid  # noqa: E402

from stretchlib import body  # noqa: E402
from stretchlib.body import surface  # noqa: E402
from stretchlib.body.posture import Placement, contact_points  # noqa: E402
from stretchlib.body.resting import carrier_names  # noqa: E402
from stretchlib.body.skinning import blended, movement, shape_shares  # noqa: E402
from stretchlib.body.stored import stored  # noqa: E402
from stretchlib.catalogue import library  # noqa: E402

SEAT_REACH, SEAT_DEEP = 0.16, 0.06  # metres round a contact where its seat surely is, and below its top

TURNS, RISES = np.linspace(0.1, 2 * np.pi + 0.1, 6, endpoint=False), (0.15, 0.7)
ROUND = np.array(
    [[np.cos(t) * np.cos(r), np.sin(r), np.sin(t) * np.cos(r)] for r in RISES for t in TURNS]
)  # towards those who look


@dataclass(frozen=True)
class Row:
    """One person in one pose; metres, per cent of the points, a count of triangles."""

    pose: str
    person: str
    bones_percent: float
    bones_metres: float
    muscles_percent: float
    muscles_metres: float
    turned_over: int
    behind: float  # square metres of skin whose inner side can be seen; the other triangles lie in creases
    sunk_metres: float
    under_percent: float  # bone points that lie below what they rest on: the pose's fault, not the skin's

    def __str__(self) -> str:
        return (
            f"{self.pose:34s} {self.person:9s} {self.bones_percent:6.2f} {1e3 * self.bones_metres:5.1f} "
            f"{self.muscles_percent:7.2f} {1e3 * self.muscles_metres:5.1f} {self.turned_over:5d} "
            f"{1e6 * self.behind:5.0f} {1e3 * self.sunk_metres:5.1f} {self.under_percent:5.2f}"
        )


HEADER = f"{'pose':34s} {'person':9s} bone %    mm flesh %    mm  over  mm2   sunk under"


def poses() -> Iterator[tuple[str, Placement]]:
    """Every pose of the catalogue, placed."""
    for item in (*library.shipped_stretches().values(), *library.self_tests().values()):
        for phase, record in item.poses.items():
            contacts = {contact.point: contact.height_cm / 100 for contact in record.contacts}
            yield f"{item.id} {phase}", body.place(record.pose, contacts)


def measured(name: str, placement: Placement, person: str, every: int = 1) -> Row:
    """One person in one pose; ``every`` takes only some of the bones' points."""
    skin = body.skin(placement, person)
    bones = inside.bones_of(placement, every)
    flesh = inside.muscles_of(placement, steps=20 // every, sides=8)
    girth = np.array([body.girth(strand.split(" ")[1], person) for strand in flesh.names])
    points = flesh.points + girth[flesh.group][:, None] * flesh.offset
    eyes = np.concatenate([skin.regions["eye"], skin.regions["iris"]])  # caps that are open behind
    closed = np.delete(skin.faces, eyes, axis=0)
    under = [below(p, placement) for p in (bones.points, points)]
    out = [
        np.where(u, 0.0, solid.sticking_out(p, skin.vertices, closed))
        for p, u in zip((bones.points, points), under, strict=True)
    ]
    shares = [100 * float(np.mean(o > 0)) for o in out]
    return Row(
        name,
        person,
        shares[0],
        float(out[0].max()),
        shares[1],
        float(out[1].max()),
        len(turned_over(placement, person)),
        float(seen_from_behind(placement, person).sum()),
        sunk(skin, placement),
        100 * float(np.mean(under[0])),
    )


def below(points: np.ndarray, placement: Placement) -> np.ndarray:
    """Which points lie in the floor or in what a contact rests on."""
    found = points[:, 1] < 0
    for contact, height in placement.contacts.items():
        if height > 0 and stored("skin")["supports"][contact.rpartition("_")[2]]:
            for point in contact_points(contact):
                gap = np.linalg.norm((points - placement.points[point])[:, ::2], axis=1)
                found |= (gap < 0.28) & (points[:, 1] < height) & (points[:, 1] > height - 0.09)
    return found


def _loose(placement: Placement, person: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A person's rest shape, the skin before it rests on anything, and how each vertex is turned."""
    mesh, own, shared = surface._mesh(), surface._surface(person), stored("skin")
    shares = shape_shares(placement, shared["drivers"])
    rest = surface._shaped(own, mesh, shares, (0.3, 0.3))
    moved = movement(surface._rest(), placement, shared["carriers"])
    loose = surface.posed(rest, own.centres, mesh.index, mesh.share, moved)
    loose = mesh.creases.smoothed(loose, shares)
    return rest, loose, blended(moved, mesh.index, mesh.share)


def turned_over(placement: Placement, person: str) -> np.ndarray:
    """Triangles whose normal points backward against that of the rest shape, turned with the bones."""
    rest, loose, turned = _loose(placement, person)
    return solid.inverted(loose, rest, surface._mesh().faces, turned)


def seen_from_behind(placement: Placement, person: str) -> np.ndarray:
    """How much of each triangle, square metres, is seen from behind by somebody who walks round the body."""
    mesh = surface._mesh()
    regions = stored("skin")["regions"]
    closed = ~np.isin(mesh.region, [regions.index("eye"), regions.index("iris")])  # caps, open behind
    return solid.seen_from_behind(_loose(placement, person)[1], mesh.faces[closed], ROUND)


def _resting(contact: str) -> np.ndarray:
    """Which vertices lie on what a contact rests on."""
    shared, mesh = stored("skin"), surface._mesh()
    side, _, part = contact.rpartition("_")
    names = carrier_names(shared["carriers"])
    held = [limb in shared["supports"][part] and own in ("", side or own) for own, limb in names]
    return np.array(held)[mesh.index[:, 0]]


def sunk(skin: body.Skin, placement: Placement) -> float:
    """How deep the skin lies in the floor or in what a contact rests on, metres."""
    deepest = max(0.0, -float(skin.vertices[:, 1].min()))
    for contact, height in placement.contacts.items():
        if height > 0:
            held = _resting(contact)
            for point in contact_points(contact):
                gap = skin.vertices - placement.points[point]
                over = held & (np.linalg.norm(gap[:, ::2], axis=1) < SEAT_REACH)
                below = height - skin.vertices[over, 1]
                deepest = max(deepest, float(below[below < SEAT_DEEP].max(initial=0.0)))
    return deepest


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--every", type=int, default=1, metavar="N", help="only every Nth point of the bones"
    )
    options.add_argument("--person", action="append", help="only this one; may be given again")
    options.add_argument("--pose", help="only poses whose name holds this")
    chosen = options.parse_args()
    people = chosen.person or [person.id for person in body.people()]
    print(HEADER)
    rows = []
    for name, placement in poses():
        if chosen.pose and chosen.pose not in name:
            continue
        for person in people:
            rows.append(measured(name, placement, person, chosen.every))
            print(rows[-1], flush=True)
    worst = [max(getattr(row, key) for row in rows) for key in list(Row.__annotations__)[2:]]
    print(Row("worst", "", *worst))


if __name__ == "__main__":
    main()
