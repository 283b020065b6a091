"""The reference: docstrings of the library's own form become fields, and lose no word on the way."""

from __future__ import annotations

import inspect
import re

import pytest

import stretchlib as sl
from stretchlib.publish.api_docs import as_fields

CALLS = (sl.plan, sl.timer, sl.explore, sl.stretches, sl.your_guess, sl.body.lengths, sl.body.spread)


def test_entries_become_fields_with_their_whole_text() -> None:
    made = as_fields(inspect.getdoc(sl.body.lengths).splitlines())  # type: ignore[union-attr]
    assert ":param muscles: ids such as" in "\n".join(made)
    assert r":param \*\*angles: joint coordinates" in "\n".join(made)
    assert any(line.startswith(":returns: Array of shape") for line in made)
    assert any(line.startswith(":raises UnknownMuscle: ") for line in made)
    assert ">>> round(sl.body.lengths" in "\n".join(made)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.__name__)
def test_no_word_of_a_docstring_is_lost(call: object) -> None:
    written = inspect.getdoc(call) or ""
    headings = {"Parameters", "Returns", "Raises", "Examples", "Attributes"}
    words = [word for word in re.findall(r"\w+", written) if word not in headings]
    told = re.findall(r"\w+", "\n".join(as_fields(written.splitlines())))
    assert [word for word in words if word not in told] == []
    assert not {"----------", "-------", "------", "--------"} & set(as_fields(written.splitlines()))
