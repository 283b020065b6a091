"""The drawing hand: solids in space become tinted, outlined shapes on matplotlib axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.path import Path

from stretchlib.figures.artist import ShadedShape
from stretchlib.figures.render import EMPTY, Camera, Floats, Region, Solid, View, look
from stretchlib.figures.trace import Area, areas_above, blur, curves
from stretchlib.look import Theme, colours, mix, tokens

# Where one tone ends and the next begins, in light from 0 (turned away) to 1 (facing the lamp).
BONE_STEPS = (0.40, 0.54, 0.68, 0.80, 0.91)
FLESH_STEPS = (0.36, 0.52, 0.70, 0.86)
# Regions of fewer grid cells than this get every other tone only: more would not be seen.
SMALL = 900
FIBRE_STEP = 2  # every how manieth point of a fibre is drawn


@dataclass(frozen=True)
class Tint:
    """How one region is coloured: tones from the darkest on, where they change, and its outline."""

    tones: tuple[str, ...]
    steps: tuple[float, ...]
    line: str
    width: float
    pale: bool = False  # stands back: drawn with fewer tones and simpler curves

    def faded(self, ground: str, share: float) -> Tint:
        """The same, nearer to the ground colour by ``share`` (0 to 1): for what lies farther away."""
        tones = tuple(mix(tone, ground, share) for tone in self.tones)
        return Tint(tones, self.steps, mix(self.line, ground, share), self.width * (1 - share / 2), pale=True)


def bone_tint(theme: Theme) -> Tint:
    """Ivory bone with a soft outline."""
    colour = colours(theme)
    half = mix(colour["bone-shade"], colour["bone"], 0.5)
    tones = (colour["bone-dark"], colour["bone-shade"], half, colour["bone"], colour["bone-light"])
    return Tint((*tones, colour["bone-bright"]), BONE_STEPS, colour["bone-line"], tokens()["line"]["bone"])


def flesh_tint(colour: str) -> Tint:
    """Muscle in one colour, modelled from its shadow to its light."""
    shadow, lit = "#2a0d08", "#ffffff"
    tones = (mix(colour, shadow, 0.34), mix(colour, shadow, 0.16), colour, mix(colour, lit, 0.16))
    return Tint(
        (*tones, mix(colour, lit, 0.32)), FLESH_STEPS, mix(colour, shadow, 0.62), tokens()["line"]["muscle"]
    )


def tendon_tint(theme: Theme) -> Tint:
    """Pale and cool, to tell tendon from bone."""
    base = mix(colours(theme)["bone-bright"], "#8fa0a8", 0.22)
    shade = mix(base, "#33414a", 0.28)
    tones = (shade, mix(shade, base, 0.5), base, mix(base, "#ffffff", 0.4))
    return Tint(tones, (0.4, 0.58, 0.8), mix(base, "#1d262c", 0.62), 0.6)


def nerve_tint(theme: Theme) -> Tint:
    """Golden."""
    colour = colours(theme)
    gold, line = colour["nerve"], colour["nerve-line"]
    tones = (mix(gold, line, 0.4), mix(gold, line, 0.15), gold, mix(gold, "#ffffff", 0.35))
    return Tint(tones, (0.4, 0.58, 0.8), line, 0.7)


def paint(ax: Axes, patch: Patch) -> None:
    """Put a patch on axes as it is: the axes' limits stay, which saves most of the time of ``add_patch``."""
    patch.set_clip_on(False)
    ax.add_artist(patch)


@dataclass
class Scene:
    """Solids with their tints and the fine lines that lie on them.

    Attributes
    ----------
    solids : what is there; solids of one name share one region.
    tints : a tint for each name.
    fibres : for some names, lines on the surface, each of shape (k, 3), world metres.
    """

    solids: list[Solid] = field(default_factory=list)
    tints: dict[str, Tint] = field(default_factory=dict)
    fibres: dict[str, list[Floats]] = field(default_factory=dict)

    def add(self, solid: Solid, tint: Tint, fibres: Sequence[Floats] = ()) -> None:
        """Put one more solid there."""
        self.solids.append(solid)
        self.tints[solid.name] = tint
        if fibres:
            self.fibres.setdefault(solid.name, []).extend(fibres)

    def draw(
        self,
        ax: Axes,
        camera: Camera,
        *,
        pixel: float = 0.002,
        zorder: float = 2.0,
        error: float = 0.7,
        lowest: float | None = None,
    ) -> View | None:
        """Draw everything on ``ax`` in picture coordinates (metres); ``None`` when there is nothing.

        Parameters
        ----------
        pixel : grid cell for finding what is visible, metres.
        lowest : picture height at which the drawing is cut off, metres.
        error : how far curves may stray, grid cells; larger is smaller in bytes.
        """
        if not self.solids:
            return None
        view = look(self.solids, camera, pixel=pixel)
        if lowest is not None:
            cut = slice(0, max(0, round((lowest - view.bottom) / pixel)))
            view.region[cut] = EMPTY
        regions = sorted(view.regions(), key=lambda region: region.nearness)
        areas = [self._areas(view, region, error) for region in regions]
        # An outline and its tones for each; all curves at once is much faster.
        paths = iter(curves([area for each in areas for area in each]))
        for rank, (region, each) in enumerate(zip(regions, areas, strict=True)):
            outline, *tones = (next(paths) for _ in each)
            if np.size(outline.vertices):
                shape = self._shape(view, region, camera, outline, tones)
                shape.set_zorder(zorder + 0.5 * rank / len(regions))
                shape.set_clip_on(False)
                ax.add_artist(shape)
        return view

    def _bands(self, name: str, cells: int) -> list[tuple[float, str]]:
        """Where each tone of a region begins, and the tone; the darkest, which is below all, left out."""
        tint = self.tints[name]
        bands = list(zip(tint.steps, tint.tones[1:], strict=True))
        return bands[1::2] if tint.pale or cells < SMALL else bands

    def _areas(self, view: View, region: Region, error: float) -> list[Area]:
        """The region's outline, then the area of each of its tones."""
        name = view.names[region.number]
        error = 1.7 * error if self.tints[name].pale else error
        part = view.region[region.window] == region.number
        rows, columns = region.window
        frame = (view.left + columns.start * view.pixel, view.bottom + rows.start * view.pixel, view.pixel)
        solid = part.astype(float)
        outline = areas_above(blur(solid, 1.4), [0.45], frame, error=error)
        # Light spreads a little past the region's edge, so that tones reach the outline without a gap.
        weight, light = blur(np.stack([solid, solid * view.light[region.window]]), 2.2)
        light = np.where(weight > 0.02, light / np.maximum(weight, 1e-3), 0.0)
        steps = [step for step, _ in self._bands(name, region.cells)]
        return outline + areas_above(light, steps, frame, error=1.6 * error, least=25.0)

    def _shape(
        self, view: View, region: Region, camera: Camera, outline: Path, tones: Sequence[Path]
    ) -> ShadedShape:
        name = view.names[region.number]
        tint = self.tints[name]
        bands = zip(tones, self._bands(name, region.cells), strict=True)
        return ShadedShape(
            outline,
            tint.tones[0],
            [(area, tone) for area, (_, tone) in bands if np.size(area.vertices)],
            self._visible_fibres(view, name, camera),
            (mix(tint.line, tint.tones[len(tint.tones) // 2], 0.45), 0.4),
            (tint.line, tint.width),
        )

    def _visible_fibres(self, view: View, name: str, camera: Camera) -> Path | None:
        """The visible runs of the lines on a solid, as one path in the picture."""
        known = self.fibres.get(name)
        if not known:
            return None
        lengths = [len(line) for line in known]
        points = camera.project(np.concatenate(known))
        shown = view.shows(points, name, slack=0.002)
        shown[np.cumsum(lengths) - 1] = False  # a run ends where its line ends
        edges = np.flatnonzero(np.diff(np.concatenate([[0], shown.astype(int), [0]])))
        runs = [
            points[start:stop:FIBRE_STEP, :2]
            for start, stop in zip(edges[::2], edges[1::2], strict=True)
            if stop - start > 2 * FIBRE_STEP
        ]
        if not runs:
            return None
        codes = [[Path.MOVETO] + [Path.LINETO] * (len(run) - 1) for run in runs]
        return Path(np.concatenate(runs), np.concatenate(codes))


def fibre_lines(path: Floats, surface: Floats, sides: int) -> list[Floats]:
    """Lines along a muscle's surface, as its fibres run; each of shape (k, 3), world metres.

    Parameters
    ----------
    path : the muscle's middle line, shape (k, 3).
    surface : vertices of the tube round it, as ``tube`` gives them.
    sides : corners of the tube's section; every other one carries a fibre.
    """
    rings = surface[: len(path) * sides].reshape(len(path), sides, 3)
    rings = path[:, None] + 1.004 * (rings - path[:, None])
    trim = max(2, len(path) // 14)
    staggered = [trim + (3 * k) % trim for k in range(sides // 2)]
    return [rings[cut : len(path) - cut, 2 * k] for k, cut in enumerate(staggered)]
