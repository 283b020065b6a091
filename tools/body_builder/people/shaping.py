"""Skin that holds bones and muscles: the rest shape and corrective shapes, found pose by pose.

In each training pose skin is pushed outward where bone or muscle is nearer to it than a margin, and smoothed
where triangles turn over. What a pose asks for is turned back into the rest pose and shared among the
corrective shapes that are active there; many rounds bring all poses together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from stretchlib.body.creases import Creases
from stretchlib.body.posture import Placement, place
from stretchlib.body.skinning import Movement, blended, movement, posed, rest_placement, shape_shares
from stretchlib.body.turning import applied

from .cage import Cage
from .carriers import CARRIERS, NAMES
from .centres import centres
from .clothes import REGIONS
from .fitting import REST
from .inside import bones_of, covering, muscles_of, strands
from .poses import training
from .solid import closest_shares, winding
from .source import Floats, Ints
from .surface import means, normals, softened
from .thinning import FLIP, Half

BONE_MARGIN, MUSCLE_MARGIN = 0.0045, 0.0025
WATCHED = 0.012  # what lies deeper in a pose at the start is not looked at again there
TOO_FAR = 0.045  # metres outside: a fold of skin lies between, pushing would only tear it
MOST = 0.030  # metres that a shape may move a vertex
EYE_REGIONS = (REGIONS.index("eye"), REGIONS.index("iris"))  # caps that are open behind
CONSTANT = 0.35  # how willingly the rest shape takes what no corrective shape explains
SPREAD = 4  # rings of neighbours over which a push is spread
CALM = 0.3  # share of the way to the mean of the neighbours, after each round
FLESH = 0.006  # metres that the rest shape makes room for a muscle
REST_ROUNDS = 6
THINNEST = 0.3  # of a belly, beside that of the model
PLAIN = 6  # the first training poses, in which the rest shape is found


@dataclass(frozen=True)
class Watch:
    """The points of a pose that need watching.

    Attributes
    ----------
    middle, offset : a point lies at ``middle`` + girth x ``offset``, shapes (n, 3).
    margin : how deep each must lie, metres, shape (n,).
    strand : number of the muscle's strand, left and right alike, -1 for bone, shape (n,).
    cover : which of ``covers`` may lie over each, shape (n,).
    """

    middle: Floats
    offset: Floats
    margin: Floats
    strand: Ints
    cover: Ints
    covers: tuple[frozenset[str], ...]

    def points(self, girth: Floats) -> Floats:
        """World places for a person whose strands are so much thinner than the model's, shape (n, 3)."""
        return np.asarray(self.middle + np.r_[girth, 0.0][self.strand][:, None] * self.offset)

    def only(self, which: Floats) -> Watch:
        """Some of the points."""
        kept = (self.middle, self.offset, self.margin, self.strand, self.cover)
        return Watch(*(values[which] for values in kept), self.covers)


@dataclass(frozen=True)
class Case:
    """One training pose with all that does not depend on the person."""

    moved: Movement
    shares: Floats  # (shapes, 2)
    whole: Watch


def _whole(placement: Placement) -> Watch:
    """All points of bones and muscles of a pose."""
    bones, muscles = bones_of(placement, every=5), muscles_of(placement, steps=9, sides=6)
    sets = [[covering(name) for name in part.names] for part in (bones, muscles)]
    covers = tuple(dict.fromkeys(one for some in sets for one in some))
    cover = [
        np.array([covers.index(one) for one in some])[part.group]
        for some, part in zip(sets, (bones, muscles), strict=True)
    ]
    strand = np.array([strands().index(name.split(" ")[1]) for name in muscles.names])
    margin = [np.full(len(bones.points), BONE_MARGIN), np.full(len(muscles.points), MUSCLE_MARGIN)]
    return Watch(
        np.concatenate([bones.points, muscles.points]),
        np.concatenate([bones.offset, muscles.offset]),
        np.concatenate(margin),
        np.concatenate([np.full(len(bones.points), -1), strand[muscles.group]]),
        np.concatenate(cover),
        covers,
    )


def cases(drivers: Sequence[Mapping[str, Any]]) -> list[Case]:
    """All training poses."""
    rest, found = rest_placement(REST), []
    for pose in training():
        now = place(pose)
        found.append(Case(movement(rest, now, CARRIERS), shape_shares(now, drivers), _whole(now)))
    return found


@dataclass
class Body:
    """One person's skin while it is shaped.

    Attributes
    ----------
    right : rest shape of the right half, shape (count, 3).
    shapes : moves of the right half, shape (shapes, count, 3).
    girth : how thick each strand of a muscle is beside the model's, shape (strands,).
    """

    half: Half
    right: Floats
    index: Ints
    share: Floats
    drivers: Sequence[Mapping[str, Any]]
    creases: Creases
    cage: Cage
    start: Floats = field(init=False)
    centre: Floats = field(init=False)
    shapes: Floats = field(init=False)
    faces: Ints = field(init=False)
    closed: Ints = field(init=False)
    step: Any = field(init=False)
    reach: Floats = field(init=False)
    girth: Floats = field(init=False)
    _allowed: dict[frozenset[str], Ints] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.shapes = np.zeros((len(self.drivers), *self.right.shape))
        self.girth = np.ones(len(strands()))
        self.faces = self.half.whole_faces()
        self.closed = self.faces[~np.isin(np.tile(self.half.region, 2), EYE_REGIONS)]
        self.step = means(self.faces, len(self.index))
        main = np.array(NAMES)[self.index[: self.half.count]]
        weight = self.share[: self.half.count]
        self.start = self.right.copy()
        self.recentred()
        plain = np.vectorize(lambda name: name.split("_")[-1].split("-")[0])(main)
        # How far each shape may act on each vertex: by the carriers it says it is about.
        self.reach = np.array(
            [np.clip(3 * (np.isin(plain, d["about"]) * weight).sum(axis=1), 0, 1) for d in self.drivers]
        )

    def recentred(self) -> None:
        """Centres of rotation for the rest shape as it is now."""
        dense = np.zeros((len(self.index), len(NAMES)))
        np.put_along_axis(dense, self.index, self.share, axis=1)
        found = centres(self.half.whole(self.right), self.faces, dense, self.step)
        self.centre = found[: self.half.count]

    def rest(self, shares: Floats) -> Floats:
        """The whole rest shape with the corrective shapes of a pose, shape (n, 3)."""
        right, left = (np.einsum("k,kvc->vc", shares[:, side], self.shapes) for side in (1, 0))
        made = self.half.whole(self.right)
        made[: self.half.count] += right
        made[self.half.other()] += left * FLIP
        return made

    def posed(self, case: Case) -> Floats:
        """World places of all vertices in a pose."""
        centre = self.half.whole(self.centre)
        loose = posed(self.rest(case.shares), centre, self.index, self.share, case.moved)
        return self.creases.smoothed(loose, case.shares)

    def allowed(self, carriers: frozenset[str]) -> Ints:
        """The triangles whose skin some carriers move."""
        if carriers not in self._allowed:
            mine = (np.isin(NAMES, list(carriers))[self.index] * self.share).sum(axis=1) > 0.5
            self._allowed[carriers] = np.flatnonzero(mine[self.faces].sum(axis=1) >= 2)
        return self._allowed[carriers]

    def depth(self, u: Floats, watch: Watch, surely: float = 1.0) -> tuple[Floats, Ints]:
        """How deep each point lies under the skin that may cover it (- outside), and under which triangle.

        Parameters
        ----------
        surely : points that seem deeper than so many metres are taken to be inside.
        """
        points, out = watch.points(self.girth), normals(u, self.faces)
        gap, face = np.zeros(len(points)), np.zeros(len(points), int)
        for number, carriers in enumerate(watch.covers):
            mine = np.flatnonzero(watch.cover == number)
            if len(mine):
                faces = self.allowed(carriers)
                _, found, gap[mine] = nearest(points[mine], u, self.faces[faces])
                face[mine] = faces[found]
        away = points - u[self.faces[face]].mean(axis=1)
        seems = np.einsum("nx,nx->n", away, out[self.faces[face]].sum(axis=1)) < 0
        asked = np.flatnonzero((gap < surely) | ~seems)
        gap[asked] *= np.where(winding(points[asked], u, self.closed) > 0, 1.0, -1.0)
        return gap, face

    def watch(self, case: Case) -> Watch:
        """The points of a pose that are not safely deep."""
        depth, _ = self.depth(self.posed(case), case.whole, surely=WATCHED)
        return case.whole.only(depth < WATCHED)

    def asked(self, u: Floats, watch: Watch, most: float = MOST) -> tuple[Floats, float]:
        """The move that a pose asks of each vertex in the world, and the worst depth that is missing.

        Parameters
        ----------
        most : that muscles may ask for, metres; bones may ask for ``MOST``.
        """
        depth, face = self.depth(u, watch)
        need = (watch.margin - depth).clip(0, np.where(watch.strand < 0, MOST, most))
        need[-depth > TOO_FAR] = 0.0
        push = np.zeros(len(u))
        np.maximum.at(push, self.faces[face].ravel(), np.repeat(need, 3))
        peak = push
        for _ in range(SPREAD):
            push = self.step @ np.maximum(push, 0.8 * peak)
        out = softened(normals(u, self.faces), self.step, 6)
        return push[:, None] * out, float(need.max(initial=0.0))

    def slimmed(self, known: Sequence[Case]) -> None:
        """Bellies as thick as the person has room for: the model's are those of young men."""
        for _ in range(4):
            wanted = self.girth.copy()
            for case in known:
                u = self.posed(case)
                watch = case.whole.only(case.whole.strand >= 0)
                depth, _ = self.depth(u, watch, surely=WATCHED)
                missing = (0.0005 - depth).clip(0, TOO_FAR)
                share = missing / np.maximum(np.linalg.norm(watch.offset, axis=1), 1e-4)
                for strand in np.unique(watch.strand[missing > 0]):
                    mine = share[watch.strand == strand]
                    wanted[strand] = min(wanted[strand], self.girth[strand] - 0.8 * np.quantile(mine, 0.98))
            self.girth = wanted.clip(THINNEST, 1.0)

    def learn(self, case: Case, watch: Watch, rate: float, *, rest_only: bool = False) -> float:
        """Take in what one pose asks for; returns the worst depth that was missing, metres."""
        rest = self.rest(case.shares)
        u = self.creases.smoothed(
            posed(rest, self.half.whole(self.centre), self.index, self.share, case.moved), case.shares
        )
        move, worst = self.asked(u, watch, FLESH if rest_only else MOST)
        turned = blended(case.moved, self.index, self.share)
        local = rate * applied(turned * np.array([-1.0, -1.0, -1.0, 1.0]), move)
        for side, mine in ((1, local[: self.half.count]), (0, local[self.half.other()] * FLIP)):
            if rest_only:
                self.right += 0.5 * mine
                continue
            strength = case.shares[:, side][:, None] * self.reach
            total = CONSTANT**2 + (strength**2).sum(axis=0)
            self.right += (CONSTANT**2 / total)[:, None] * mine
            self.shapes += (strength / total)[:, :, None] * mine
        return worst

    def calm(self) -> None:
        """Moves without ripples and none too large; to be called after each round."""
        moved = self.half.whole(self.right - self.start)
        moved = moved + CALM * (self.step @ moved - moved)
        self.right = self.start + _bounded(moved[: self.half.count])
        self.right[: self.half.seam, 2] = 0.0
        for k, shape in enumerate(self.shapes):
            # Given by few controls, a shape has no ripples either.
            self.shapes[k] = self.cage.spread @ _bounded(self.cage.controls_of(shape))


def _bounded(moves: Floats) -> Floats:
    length = np.linalg.norm(moves, axis=1, keepdims=True)
    return np.asarray(moves * np.minimum(1.0, MOST / np.maximum(length, 1e-9)))


def nearest(points: Floats, vertices: Floats, faces: Ints, around: int = 6) -> tuple[Floats, Ints, Floats]:
    """The nearest place of a surface to each point: its shares of the triangle's corners, the triangle, and
    how far it lies from the point; shapes (n, 3), (n,), (n,)."""
    corners = vertices[faces]
    around = min(around, len(faces))
    _, tried = cKDTree(corners.mean(axis=1)).query(points, k=around)
    tried = tried.reshape(len(points), around)
    shares = closest_shares(points[:, None], corners[tried])
    gap = np.linalg.norm(np.einsum("nkc,nkcx->nkx", shares, corners[tried]) - points[:, None], axis=-1)
    best = gap.argmin(axis=1)
    row = np.arange(len(points))
    return shares[row, best], tried[row, best], gap[row, best]


def shape(body: Body, known: Sequence[Case], rounds: int) -> Iterator[str]:
    """Find a person's rest shape, girth of muscles and corrective shapes; tells what is missing."""
    plain = known[:PLAIN]
    watched = [body.watch(case) for case in plain]
    for _ in range(REST_ROUNDS):
        for case, watch in zip(plain, watched, strict=True):
            body.learn(case, watch, 1.0, rest_only=True)
        body.calm()
    body.slimmed(plain)
    body.recentred()
    watched = [body.watch(case) for case in known]
    for k in range(rounds):
        rate = 1.0 if k < rounds - 3 else 0.6
        worst = [body.learn(case, watch, rate) for case, watch in zip(known, watched, strict=True)]
        body.calm()
        most, mean = 1e3 * max(worst), 1e3 * float(np.mean(worst))
        yield f"round {k + 1}: {most:.1f} mm missing at most, {mean:.1f} on average"
