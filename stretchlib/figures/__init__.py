"""The drawings of the course.

``figure(id)`` shows a stored picture and needs neither numpy nor matplotlib. ``draw(id)`` draws it afresh,
on axes of your own if you like.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from stretchlib import pictures as _stored
from stretchlib.pictures import Picture

if TYPE_CHECKING:
    from stretchlib.figures.anatomy.atlas import (
        draw_deep_gluteal_anatomy,
        draw_hamstrings_anatomy,
        draw_hip_flexors_anatomy,
        draw_sciatic_variants,
    )
    from stretchlib.figures.pictures.body_map import draw_body_map
    from stretchlib.figures.pictures.charts import draw_hamstring_lengths, draw_piriformis_rotation
    from stretchlib.figures.pictures.comparisons import draw_back_shape
    from stretchlib.figures.pictures.evidence import draw_stretch_dose, draw_stretch_effect
    from stretchlib.figures.pictures.poses import draw_pose
    from stretchlib.figures.pictures.progress import draw_progress, progress_alt
    from stretchlib.figures.pictures.self_tests import draw_self_test
    from stretchlib.figures.pictures.stretch_table import draw_stretch_map
    from stretchlib.figures.registry import draw, stale, store

_HOMES = {
    "draw": "registry",
    "draw_back_shape": "pictures.comparisons",
    "draw_body_map": "pictures.body_map",
    "draw_deep_gluteal_anatomy": "anatomy.atlas",
    "draw_hamstring_lengths": "pictures.charts",
    "draw_hamstrings_anatomy": "anatomy.atlas",
    "draw_hip_flexors_anatomy": "anatomy.atlas",
    "draw_piriformis_rotation": "pictures.charts",
    "draw_pose": "pictures.poses",
    "draw_progress": "pictures.progress",
    "draw_sciatic_variants": "anatomy.atlas",
    "draw_self_test": "pictures.self_tests",
    "draw_stretch_dose": "pictures.evidence",
    "draw_stretch_effect": "pictures.evidence",
    "draw_stretch_map": "pictures.stretch_table",
    "progress_alt": "pictures.progress",
    "stale": "registry",
    "store": "registry",
}

__all__ = [
    "Picture",
    "draw",
    "draw_back_shape",
    "draw_body_map",
    "draw_deep_gluteal_anatomy",
    "draw_hamstring_lengths",
    "draw_hamstrings_anatomy",
    "draw_hip_flexors_anatomy",
    "draw_piriformis_rotation",
    "draw_pose",
    "draw_progress",
    "draw_sciatic_variants",
    "draw_self_test",
    "draw_stretch_dose",
    "draw_stretch_effect",
    "draw_stretch_map",
    "figure",
    "figures",
    "progress_alt",
    "stale",
    "store",
]


def figure(figure_id: str) -> Picture:
    """A drawing that carries its alt text; an unknown id raises ``UnknownId`` with the nearest ids.

    Examples
    --------
    >>> sl.figure("hamstrings-anatomy")
    Picture('hamstrings-anatomy')
    """
    return _stored.picture(figure_id)


def figures() -> list[str]:
    """The ids of all drawings."""
    return sorted(_stored.pictures())


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"stretchlib.figures.{_HOMES[name]}"), name)
    raise AttributeError(f"stretchlib.figures has no name '{name}'; it has {', '.join(__all__)}.")


def __dir__() -> list[str]:
    return sorted(__all__)
