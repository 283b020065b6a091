"""A digest of the source article: hashes of its runs of eight words, without its text.

Run with the article's path to make ``article-shingles.txt`` anew: ``python article_shingles.py ARTICLE``.
"""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from pathlib import Path

RUN = 8
STORED = Path(__file__).with_name("article-shingles.txt")


def words(text: str) -> list[str]:
    """Lower-case words without apostrophes and punctuation."""
    return re.findall(r"[a-z0-9]+", text.lower().replace("\u2019", "").replace("'", ""))


def shingles(text: str) -> set[str]:
    """Hashes of all runs of eight words."""
    found = words(text)
    runs = (" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1))
    return {sha256(run.encode()).hexdigest()[:12] for run in runs}


def article() -> frozenset[str]:
    """The stored hashes."""
    return frozenset(STORED.read_text(encoding="utf-8").split())


if __name__ == "__main__":
    STORED.write_text("\n".join(sorted(shingles(Path(sys.argv[1]).read_text(encoding="utf-8")))) + "\n")
