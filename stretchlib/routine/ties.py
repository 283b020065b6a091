"""Which of two techniques of equal rank comes first: a number from the seed and the technique's own id.

It depends on no other technique, so that a new one in the catalogue moves no plan that does not take it. The
page draws in the same way (``frontend/src/routine/ties.ts``).
"""

from __future__ import annotations

_WORD = 0xFFFFFFFF


def draw(seed: int, technique: str) -> int:
    """A whole number below 2**32, spread evenly over techniques and seeds.

    Source: FNV-1a over ``seed:technique``, then the last mixing of MurmurHash3, both in the public domain.
    """
    number = 0x811C9DC5
    for byte in f"{seed}:{technique}".encode():
        number = ((number ^ byte) * 0x01000193) & _WORD
    number = ((number ^ number >> 16) * 0x85EBCA6B) & _WORD
    number = ((number ^ number >> 13) * 0xC2B2AE35) & _WORD
    return number ^ number >> 16
