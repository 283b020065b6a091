"""Time and size of our drawings beside the usual way: every triangle of the same scene through matplotlib.

Both draw the same bones and muscles and write an SVG. Prints medians and ratios, and for ours also how long
it takes until the drawing stands on its axes, before matplotlib writes it. Beside each time on the clock
stands the processor's: where the two differ, the machine had other work.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from beside import keep
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from stretchlib import body
from stretchlib.figures import registry
from stretchlib.figures.engine.render import Camera
from stretchlib.figures.pictures import poses

RUNS = 5
SHOWN = {"a pose": "pose-heel-on-stool-hold", "a plate": "hamstrings-anatomy"}


def triangles() -> int:
    """The sketches' way: sort the triangles of all bones by depth and draw each as a polygon."""
    placement = poses.placed(poses.plan("heel-on-stool", "hold").record)
    camera = Camera(azimuth=170)
    corners, depths, shades = [], [], []
    for bone in body.bones():
        vertices, faces = placement.mesh(bone)
        seen = camera.project(vertices)[faces]
        normal = np.cross(seen[:, 1] - seen[:, 0], seen[:, 2] - seen[:, 0])
        length = np.linalg.norm(normal, axis=1)
        corners.append(seen[:, :, :2])
        depths.append(seen[:, :, 2].mean(axis=1))
        shades.append(0.5 + 0.5 * np.abs(normal[:, 2]) / np.where(length > 0, length, 1))
    order = np.argsort(np.concatenate(depths))
    shade = np.concatenate(shades)[order]
    figure = Figure(figsize=(3.4, 5.4))
    ax = figure.add_axes((0, 0, 1, 1))
    faces = PolyCollection(
        np.concatenate(corners)[order], facecolors=np.stack([shade, shade, shade * 0.85], -1)
    )
    ax.add_collection(faces)
    ax.autoscale_view()
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg")
    return len(buffer.getvalue())


@dataclass(frozen=True)
class Times:
    """Medians in seconds."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:6.2f} s {self.processor:6.2f} s"


def median_times(work: Callable[[], object]) -> Times:
    """Medians over the runs, after one to warm up."""
    work()
    clock, processor = [], []
    for _ in range(RUNS):
        start = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - start[0])
        processor.append(time.process_time() - start[1])
    return Times(statistics.median(clock), statistics.median(processor))


def main() -> None:
    usual = median_times(triangles)
    size = triangles()
    print(f"{'':32} {'clock':>8} {'processor':>8}")
    print(f"{'triangles through matplotlib':32} {usual} {size / 1000:8.0f} KB")
    for name, drawing in SHOWN.items():
        ours = median_times(lambda drawing=drawing: registry.svg(drawing))
        told = len(registry.svg(drawing))
        ratios = f"{usual.clock / ours.clock:.1f} times faster, {size / told:.0f} times smaller"
        print(f"{'ours, ' + name:32} {ours} {told / 1000:8.0f} KB   {ratios}")
        peer = "triangles through matplotlib"
        keep(f"Drawing {name}", ours=1000 * ours.clock, theirs=1000 * usual.clock, unit="ms", peer=peer)
        keep(f"Size of the drawing of {name}", ours=told / 1000, theirs=size / 1000, unit="kB", peer=peer)
        drawn = median_times(lambda drawing=drawing: registry.draw(drawing))
        print(f"{'  of it, on its axes':32} {drawn}")


if __name__ == "__main__":
    main()
