"""When a notebook's cells run."""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable


def after_each_cell(method: Callable[[], None]) -> None:
    """Call a bound method after each cell from now on, until its object is gone; outside a notebook never."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        return
    known = weakref.WeakMethod(method)

    def ran(_result: object) -> None:
        call = known()
        if call:
            call()
        else:
            shell.events.unregister("post_run_cell", ran)

    shell.events.register("post_run_cell", ran)
