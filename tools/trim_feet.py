"""Trim the feet of the people that are stored: ``python tools/trim_feet.py``.

``tools/build_body.py`` does it too when it makes people; alone it needs no maintainer package.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from body_builder.data_files import write  # noqa: E402
from body_builder.people import feet  # noqa: E402

if __name__ == "__main__":
    for name, content in feet.trimmed().items():
        write(name, content)
