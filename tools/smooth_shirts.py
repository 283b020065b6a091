"""Smooth the shirts of the people that are stored over raised arms: ``python tools/smooth_shirts.py``.

``tools/build_body.py`` does it too when it makes people; alone it needs no maintainer package.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from body_builder.data_files import write  # noqa: E402
from body_builder.people import shirts  # noqa: E402

from stretchlib.body.stored import stored  # noqa: E402

if __name__ == "__main__":
    write("skin.json", shirts.smoothed(stored("skin")))
