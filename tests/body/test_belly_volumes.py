"""The volumes that set how thick muscles are drawn are those that were measured in people."""

from __future__ import annotations

import pytest

from stretchlib.body.stored import stored

# Share of the leg's muscle volume (Handsfield et al. 2014, J Biomech 47:631-638, doi
# 10.1016/j.jbiomech.2013.12.002), as two independent programs quote it.
SHARES = {
    "glmax": 0.1193,
    "vaslat": 0.1166,
    "addmag": 0.0786,
    "soleus": 0.0621,
    "vasmed": 0.0606,
    "glmed": 0.0454,
    "vasint": 0.0384,
    "psoas": 0.0380,
    "recfem": 0.0379,
    "gasmed": 0.0362,
    "semimem": 0.0346,
    "bflh": 0.0292,
    "semiten": 0.0260,
    "iliacus": 0.0248,
    "sart": 0.0229,
    "addlong": 0.0226,
    "gaslat": 0.0211,
    "tibant": 0.0191,
    "addbrev": 0.0147,
    "glmin": 0.0147,
    "grac": 0.0146,
    "bfsh": 0.0140,
    "tfl": 0.0089,
    "piri": 0.0061,
}
PARTS = {
    "glmax": ["glmax1", "glmax2", "glmax3"],
    "glmed": ["glmed1", "glmed2", "glmed3"],
    "glmin": ["glmin1", "glmin2", "glmin3"],
    "addmag": ["addmagProx", "addmagMid", "addmagDist", "addmagIsch"],
}
# The same paper's total for one leg, 47 x mass x height + 1285 cm3, for the adult of Rajagopal et al. 2016.
LEG_CM3 = 47 * 75.337 * 1.70 + 1285


@pytest.mark.parametrize("muscle", SHARES)
def test_a_muscle_has_its_share_of_the_leg(muscle: str) -> None:
    bellies = stored("bellies")["muscles"]
    volume = sum(bellies[part]["volume_cm3"] for part in PARTS.get(muscle, [muscle]))
    assert volume == pytest.approx(SHARES[muscle] * LEG_CM3, rel=0.01)


def test_every_volume_in_the_data_was_compared() -> None:
    strands = {strand for group in stored("bellies")["strands"].values() for strand in group}
    given = {name for name, belly in stored("bellies")["muscles"].items() if belly["volume_cm3"]} - strands
    assert given == {part for muscle in SHARES for part in PARTS.get(muscle, [muscle])}
