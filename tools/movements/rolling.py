"""A ball or roller that rolls under a body: it goes half as far as the flesh on it, and presses as deep."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.polynomial import Polynomial
from numpy.typing import NDArray

from .kinematics import Postures
from .things import Round, underside

Floats = NDArray[np.float64]
Residuals = tuple[Floats, Floats]  # (n, m) and their slopes (n, m, columns)


@dataclass
class Rolling:
    """Where a thing lies on the body, and how that goes with it.

    Attributes
    ----------
    thing : as it lies in the anchor; ``skin`` is the body's there, metres.
    points : a point of the body that is the flesh, or two with the flesh that is pressed between them.
    along : the axis of the world along which it goes.
    """

    thing: Round
    skin: Floats
    points: tuple[str, ...]
    along: str
    _share: float = 0.0  # of the way from the first point to the second, where the flesh is
    _depth: float = 0.0  # from the line between them to the flesh, metres
    _under: Polynomial = field(default_factory=lambda: Polynomial([0.0]))
    _start: Floats = field(default_factory=lambda: np.zeros(2))

    @property
    def _plane(self) -> list[int]:
        """Axes across the thing: in which it goes, and in which it would leave the body."""
        return [2 if self.along == "z" else 0, 1]

    @property
    def _flat(self) -> list[int]:
        """Axes in which the flesh is looked at: that in which the thing goes, and that beside it."""
        return ["xyz".index(self.along), 0 if self.along == "z" else 2]

    def settle(self, here: Postures) -> None:
        """Take how it lies in the first of some postures, the anchor."""
        if len(self.points) == 2:
            a, way, long = (each[0] for each in self._line(here))
            self._under = underside(self.thing, self.skin, self._plane, (a, way))
            along = float((self.thing.middle[self._plane] - a) @ way)
            far, deep = float(self._under(along)), float(self.thing.inside(self.skin).max())
            self._share, self._depth = along / float(long), far - np.sign(far) * (self.thing.radius - deep)
        self._start = self._flesh(here)[0][0]

    def miss(self, now: Postures) -> Residuals:
        """How far the flesh slides on the thing, and how much too far that is from the body."""
        value, slope = self._flesh(now)
        value, slope = value - self._start, slope.copy()
        value[:, 0] -= 2.0 * now.table[:, -1] / 100.0
        slope[:, 0, -1] -= 2.0 / 100.0
        if len(self.points) == 1:
            return value, slope
        apart, parting = self._apart(now)
        return np.column_stack([value, apart]), np.concatenate([slope, parting[:, None]], axis=1)

    def _apart(self, now: Postures) -> Residuals:
        a, way, _ = self._line(now)
        turning = self._turning(now)
        off = np.repeat(self.thing.middle[None, self._plane], len(a), axis=0) - a
        goes = self._plane.index("xyz".index(self.along))
        off[:, goes] += now.table[:, -1] / 100.0
        moved = -now.slope(self.points[0])[:, :, self._plane]
        moved[:, -1, goes] += 1.0 / 100.0
        far, along = np.einsum("ni,ni->n", _across(way), off), np.einsum("ni,ni->n", way, off)
        farther = np.einsum("nci,ni->nc", moved, _across(way)) + np.einsum(
            "nci,ni->nc", _across(turning), off
        )
        along_too = np.einsum("nci,ni->nc", moved, way) + np.einsum("nci,ni->nc", turning, off)
        known = along.clip(*self._under.domain)
        curve = self._under.deriv()(known) * (known == along)
        return far - self._under(known), farther - curve[:, None] * along_too

    def _flesh(self, now: Postures) -> Residuals:
        """Where the flesh is that was pressed in the anchor."""
        at, slope = now.point(self.points[0]), now.slope(self.points[0])
        if len(self.points) == 2:
            at = at + self._share * (now.point(self.points[1]) - at)
            slope = slope + self._share * (now.slope(self.points[1]) - slope)
            _, way, _ = self._line(now)
            at[:, self._plane] += self._depth * _across(way)
            slope[:, :, self._plane] += self._depth * _across(self._turning(now))
        return at[:, self._flat], slope[:, :, self._flat].transpose(0, 2, 1)

    def _line(self, now: Postures) -> tuple[Floats, Floats, Floats]:
        """Start, direction and length of the line between the points, seen along the thing's axle."""
        a, b = (now.point(p)[:, self._plane] for p in self.points)
        long = np.linalg.norm(b - a, axis=1)
        return a, (b - a) / long[:, None], long

    def _turning(self, now: Postures) -> Floats:
        """Slope of the line's direction."""
        _, way, long = self._line(now)
        a, b = (now.slope(p)[:, :, self._plane] for p in self.points)
        along = np.einsum("nci,ni->nc", b - a, way)[:, :, None] * way[:, None]
        return np.asarray((b - a - along) / long[:, None, None])


def _across(way: Floats) -> Floats:
    """Directions in a plane turned by a quarter."""
    return np.stack([-way[..., 1], way[..., 0]], axis=-1)
