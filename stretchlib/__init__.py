"""The anatomy of stretching for low-back comfort: the names that a notebook uses.

``import stretchlib as sl`` is light. Each name below loads its part of the library when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stretchlib import body, catalogue, figures, routine, widgets
    from stretchlib.catalogue import claim, muscle, stretch, stretches
    from stretchlib.figures import figure
    from stretchlib.widgets import emergency_signs, timer

__version__ = "0.1.0"

_PARTS = ("body", "catalogue", "figures", "routine", "widgets")
_HOMES = {
    "claim": "catalogue",
    "muscle": "catalogue",
    "stretch": "catalogue",
    "stretches": "catalogue",
    "figure": "figures",
    "emergency_signs": "widgets",
    "timer": "widgets",
}

__all__ = [
    "__version__",
    "body",
    "catalogue",
    "claim",
    "emergency_signs",
    "figure",
    "figures",
    "muscle",
    "routine",
    "stretch",
    "stretches",
    "timer",
    "widgets",
]


def __getattr__(name: str) -> Any:
    if name in _PARTS:
        return import_module(f"stretchlib.{name}")
    if name in _HOMES:
        return getattr(import_module(f"stretchlib.{_HOMES[name]}"), name)
    raise AttributeError(f"stretchlib has no name '{name}'; it has {', '.join(__all__[1:])}.")


def __dir__() -> list[str]:
    return sorted(__all__)
