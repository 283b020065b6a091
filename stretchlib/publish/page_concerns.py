"""One short box at the top of a chapter: who leaves out or changes something on its page.

Each card and each timer below says what to do; this box says which of them to look at. The page's script puts
first what concerns a reader who has answered the safety check.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path

from stretchlib import catalogue, routine
from stretchlib.catalogue import care
from stretchlib.catalogue.records import Stretch
from stretchlib.publish.course import code_cells, sets_in
from stretchlib.show import Html, tag
from stretchlib.show.parts import fold
from stretchlib.words import say

#: What the cards of a page say of their techniques, and what its code names.
_CARDS = re.compile(r'data-sl-techniques="([^"]*)"')
_TIMERS = re.compile(r'sl\.timer\("([^"]+)"\)')


def techniques_on(body: str, notebook: Path) -> tuple[Stretch, ...]:
    """The techniques that a chapter's page shows or runs, each once, in the order of the catalogue.

    Parameters
    ----------
    body : the page as HTML.
    notebook : its source.
    """
    named = {key for found in _CARDS.findall(body) for key in json.loads(html.unescape(found))}
    code = "\n".join(code_cells(notebook))
    named |= set(_TIMERS.findall(code))
    for name in sets_in(code):
        named |= {item.id for item in routine.named(name).stretches}
    return tuple(item for item in catalogue.stretches() if item.id in named)


def concerns_box(items: Iterable[Stretch]) -> Html | None:
    """The box; ``None`` where no technique of the page asks anything of anybody."""
    shown = tuple(items)
    told: dict[str, dict[str, None]] = {}
    for each in care.advice(shown):
        told.setdefault(each.condition.id, {}).update(dict.fromkeys(item.id for item in each.techniques))
    if not told:
        return None
    families = dict.fromkeys(catalogue.condition(key).heading for key in told)
    named = "\N{NO-BREAK SPACE}· ".join(families)  # no line begins with the dot
    rest = fold(
        say("follow.page-cautions"), tag("p", named), tag("p", say("follow.each-says")), on_paper=False
    )
    return tag(
        "div",
        rest,
        class_="page-concerns",
        data_sl_techniques=json.dumps({item.id: item.name for item in shown}, ensure_ascii=False),
        data_sl_concerns=json.dumps({key: list(ids) for key, ids in told.items()}),
    )
