"""``python -m stretchlib.cli`` is the ``stretchlib`` command too."""

from __future__ import annotations

from stretchlib.cli import main

main(prog_name="stretchlib")
