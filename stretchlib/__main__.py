"""``python -m stretchlib`` is the ``stretchlib`` command."""

from __future__ import annotations

from stretchlib.cli import main

if __name__ == "__main__":
    main(prog_name="stretchlib")
