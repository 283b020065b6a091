"""An OpenSim model's right leg: an independent opinion about muscle lengths, where OpenSim is installed.

OpenSim ships no model. The package ``nimblephysics`` has that of Rajagopal et al. 2016; see tools/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import opensim
from numpy.typing import NDArray


class OpenSimLeg:
    """Muscle-tendon lengths from an ``.osim`` file that names things as Rajagopal et al. do."""

    def __init__(self, file: str, coordinates: Sequence[str]) -> None:
        opensim.Logger.setLevelString("Error")  # or it reports every bone surface that it cannot draw
        self._model = opensim.Model(file)
        self._state = self._model.initSystem()
        self._coordinates = [self._model.updCoordinateSet().get(f"{name}_r") for name in coordinates]

    def lengths(
        self, muscles: Sequence[str], degrees: NDArray[np.float64], *, kneecap_follows: bool = True
    ) -> NDArray[np.float64]:
        """Lengths in metres, shape (poses, muscles), for poses of shape (poses, coordinates).

        That the kneecap follows the knee is a constraint, which takes OpenSim a hundred times as long to
        solve as all the rest; only the quadriceps needs it.
        """
        return np.array(list(self._each(muscles, np.radians(degrees), kneecap_follows)))

    def _each(
        self, muscles: Sequence[str], poses: NDArray[np.float64], kneecap_follows: bool
    ) -> Iterator[list[float]]:
        known = [self._model.getMuscles().get(f"{name}_r") for name in muscles]
        for pose in poses:
            for coordinate, angle in zip(self._coordinates, pose, strict=True):
                coordinate.setValue(self._state, float(angle), False)
            if kneecap_follows:
                self._model.assemble(self._state)
            self._model.realizePosition(self._state)
            yield [muscle.getLength(self._state) for muscle in known]
