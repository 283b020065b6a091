"""All sheets as ``sheets.json`` holds them: every other row and column, in tenths of a millimetre."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from stretchlib.body.columns import packed

from . import back, back_of_thigh, buttock, calf, front_of_thigh
from .lofting import Sheet
from .spans import Floats
from .standing import Standing
from .weights import BACK, HEAT, HOTTER, LEG, carried

UNIT = 1e-4  # metres
SHARES = 63  # of tendon and of carriers: so many steps

# Deeper ones first: what lies on them is laid on them.
MAKERS: tuple[Callable[[Standing], None], ...] = (
    buttock.sacrospinous,
    buttock.sacrotuberous,
    buttock.piriformis,
    buttock.obturator,
    partial(buttock.gemellus, which="superior"),
    partial(buttock.gemellus, which="inferior"),
    buttock.quadratus,
    buttock.minimus,
    buttock.medius,
    front_of_thigh.vastus_intermedius,
    front_of_thigh.vastus_lateralis,
    front_of_thigh.vastus_medialis,
    front_of_thigh.rectus,
    front_of_thigh.patellar_ligament,
    back_of_thigh.adductor_magnus,
    back_of_thigh.semimembranosus,
    back_of_thigh.semitendinosus,
    back_of_thigh.biceps_short,
    back_of_thigh.biceps_long,
    back_of_thigh.gracilis,
    front_of_thigh.iliacus,
    front_of_thigh.psoas,
    back_of_thigh.pectineus,
    back_of_thigh.adductor_longus,
    front_of_thigh.tensor,
    front_of_thigh.sartorius,
    buttock.maximus,
    front_of_thigh.tract,
    calf.popliteus,
    calf.soleus,
    calf.achilles,
    partial(calf.gastrocnemius, which="medial"),
    partial(calf.gastrocnemius, which="lateral"),
    back.latissimus,
)
# A muscle of several cables is one sheet, of which each cable is a strip, between two shares of the width.
STRIPS = {
    "glmax1": ("glmax", 0.0, 0.36),
    "glmax2": ("glmax", 0.36, 0.7),
    "glmax3": ("glmax", 0.7, 1.0),
    "glmed1": ("glmed", 0.0, 0.36),
    "glmed2": ("glmed", 0.36, 0.68),
    "glmed3": ("glmed", 0.68, 1.0),
    "glmin1": ("glmin", 0.0, 0.36),
    "glmin2": ("glmin", 0.36, 0.68),
    "glmin3": ("glmin", 0.68, 1.0),
    "addmagProx": ("addmag", 0.0, 0.25),
    "addmagMid": ("addmag", 0.25, 0.5),
    "addmagDist": ("addmag", 0.5, 0.75),
    "addmagIsch": ("addmag", 0.75, 1.0),
}


def standing() -> Standing:
    """The standing body with all its sheets."""
    b = Standing()
    for maker in MAKERS:
        maker(b)
    return b


def sheets(b: Standing) -> dict[str, Any]:
    """The content of ``sheets.json``."""
    origin = b.placement.frames["pelvis"].origin
    return {
        "about": "Grids of points in standing, from the origin of the pelvis, in tenths of a millimetre, of "
        "the right side: rows from one border to the other, columns from origin to insertion, every "
        "other one; between them the surface is smooth. 'outer' is told from 'inner'. 'tendon' is the share "
        "of tendon and "
        f"'weights' that of each frame but the first, in steps of 1/{SHARES}.",
        "source": "Lofted between attachments on the bones of this folder after textbook descriptions: "
        "drawn, not measured. Volumes as in bellies.json; those of obturator internus, gemelli, quadratus "
        "femoris, pectineus, popliteus, heel cord and latissimus were set by eye.",
        "licence": "MPL-2.0",
        "unit": UNIT,
        "shares": SHARES,
        "strips": {muscle: list(strip) for muscle, strip in STRIPS.items()},
        "sheets": {sheet.id: _record(b, sheet, origin) for sheet in b.sheets.values()},
    }


def _record(b: Standing, sheet: Sheet, origin: Floats) -> dict[str, Any]:
    inner, outer = (
        np.rint((grid[::2, ::2] - origin) / UNIT).astype(int) for grid in (sheet.inner, sheet.outer)
    )
    middle = 0.5 * (sheet.inner + sheet.outer)
    frames, shares = carried(b, middle, BACK if sheet.id == "latissimus" else LEG, HOTTER.get(sheet.id, HEAT))
    steps = np.rint(shares[::2, ::2, 1:] * SHARES).astype(int)
    rows, columns = inner.shape[:2]
    return {
        "rows": rows,
        "columns": columns,
        "fibres": sheet.fibres,
        "volume_cm3": sheet.volume_cm3,
        "frames": frames,
        "inner": packed(inner.reshape(-1, 3)),
        "outer": packed((outer - inner).reshape(-1, 3)),
        "tendon": packed(np.rint(sheet.sinew[::2, ::2] * SHARES).astype(int).reshape(-1, 1)),
        "weights": packed(steps.reshape(rows * columns, -1)) if len(frames) > 1 else "",
    }
