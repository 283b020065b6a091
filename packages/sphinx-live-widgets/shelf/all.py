"""All that is too long for every day: the shelf, every theme, nbsphinx, 500 random trees of widgets.

Makes an environment of its own beside this file, with the packages of ``requirements.txt``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
HOME = HERE / "_venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
THEMES = "furo alabaster pydata_sphinx_theme sphinx_book_theme"


def main() -> int:
    """Run all of it; returns how many parts failed."""
    uv = Path(sys.executable).with_name("uv")
    tools = [str(uv)] if uv.exists() else [shutil.which("uv") or "uv"]
    if not PYTHON.exists():
        subprocess.run([*tools, "venv", "--quiet", "--python", sys.executable, str(HOME)], check=True)
    wanted = ["--requirement", str(HERE / "requirements.txt"), "--editable", str(HERE.parent)]
    subprocess.run([*tools, "pip", "install", "--quiet", "--python", str(PYTHON), *wanted], check=True)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    more = {"LIVE_WIDGETS_THEMES": THEMES, "LIVE_WIDGETS_TREES": "500", "PATH": path}
    parts = ([HERE / "run.py"], ["-m", "pytest", "-q", HERE.parent / "tests"])
    failed = 0
    for part in parts:
        command = [str(PYTHON), *map(str, part)]
        failed += subprocess.run(command, cwd=HERE.parent, env=os.environ | more, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
