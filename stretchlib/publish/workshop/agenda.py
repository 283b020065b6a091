"""The minutes of a class: which blocks it has and how long each takes. Pure, and the same in the page.

``agenda.toml`` holds blocks and topics; ``frontend/src/workshop/agenda.ts`` lays them out in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from functools import cache
from importlib.resources import files

from stretchlib import catalogue
from stretchlib.brief import Brief
from stretchlib.catalogue import reading
from stretchlib.errors import UnknownId
from stretchlib.publish.course_parts import part_of
from stretchlib.routine.wording import joined
from stretchlib.words import say

FILE = "agenda.toml"
#: How the file names the page of questions.
QUESTIONS = "quiz"


class NoClass(ValueError):
    """No class can keep these wishes; the message is one sentence that says why and what would work."""


@dataclass(frozen=True, slots=True, repr=False)
class Block(Brief):
    """A part of a class.

    Attributes
    ----------
    least, most : minutes.
    weight : how much of the minutes that are left it gets, against others.
    from_minutes : it is there only in a class of that length, and only where there is room for its least.
    page : the cell that it opens; a topic names its own.
    """

    id: str
    least: int
    most: int
    weight: int
    each_topic: bool = False
    from_minutes: int = 0
    page: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """For each block of a topic the cell of its chapter that begins it; empty where it has none."""

    guess: str = ""
    look: str = ""
    feel: str = ""
    do: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Topic(Brief):
    """A chapter that a class can be about.

    Attributes
    ----------
    areas : what the planner is asked for; empty where a ready-made set is done, or nothing.
    sets : ready-made sets, the best first.
    """

    id: str
    cells: Cells
    areas: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The chapter's title."""
        return catalogue.chapters()[self.id].title

    def cell(self, block: str) -> str:
        """The cell that begins a block, or nothing."""
        return str(getattr(self.cells, block, ""))


@dataclass(frozen=True, slots=True, repr=False)
class Slot(Brief):
    """A block at its time.

    Attributes
    ----------
    start, minutes : in minutes from the beginning.
    topic : id of the topic; empty in blocks of the whole class.
    """

    start: int
    minutes: int
    block: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What ``agenda.toml`` says."""

    shortest: int
    longest: int
    lengths: tuple[int, ...]
    settling: int
    blocks: tuple[Block, ...]
    topics: tuple[Topic, ...]


@cache
def rules() -> Rules:
    """Blocks and topics, as the file has them, but for what opens a chapter that this course leaves out."""
    content = files(__package__).joinpath(FILE).read_bytes()
    table = reading.toml_table(content, FILE)
    topics = [{"id": name, **each} for name, each in table.pop("topics").items()]
    known = reading.form({**table, "topics": topics}, Rules, FILE)
    return replace(
        known,
        blocks=tuple(block for block in known.blocks if _is_there(block.page)),
        topics=tuple(topic for topic in known.topics if all(map(_is_there, astuple(topic.cells)))),
    )


def _is_there(cell: str) -> bool:
    return cell in ("", QUESTIONS) or part_of(cell) is not None


def chosen_topics(names: Iterable[str]) -> tuple[Topic, ...]:
    """Topics by name, each once and in the order of the course.

    Raises
    ------
    UnknownId : there is no such topic.
    NoClass : none was named.
    """
    known = {topic.id: topic for topic in rules().topics}
    wanted = set(names)
    for name in sorted(wanted):
        if name not in known:
            raise UnknownTopic(name, known)
    if not wanted:
        raise NoClass(say("workshop.no-topic", topics=", ".join(known)))
    return tuple(topic for name, topic in known.items() if name in wanted)


class UnknownTopic(UnknownId):
    """A topic that there is none of; the message lists those that there are."""

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        super().__init__("topic", wanted, known)
        self.message = say("workshop.unknown-topic", name=repr(wanted), topics=", ".join(known))


def lay_out(minutes: int, topics: Iterable[Topic]) -> tuple[Slot, ...]:
    """The agenda of a class; its minutes add up exactly.

    Each block gets its least. Then the minutes that are left go one by one to the block that has the fewest
    for its weight, the earlier one of two.

    Parameters
    ----------
    minutes : from ``rules().shortest`` to ``rules().longest``.

    Raises
    ------
    NoClass : the topics need more minutes, or fill fewer.
    """
    chosen = tuple(topics)
    blocks = [*_in_order(_there(minutes, chosen), chosen)]
    times = [block.least for block, _ in blocks]
    if sum(times) > minutes:
        raise NoClass(say("workshop.too-short", minutes=minutes, topics=_named(chosen), least=sum(times)))
    if (most := sum(block.most for block, _ in blocks)) < minutes:
        raise NoClass(say("workshop.too-long", minutes=minutes, topics=_named(chosen), most=most))
    for _ in range(minutes - sum(times)):
        open_blocks = [at for at, (block, _) in enumerate(blocks) if times[at] < block.most]
        times[min(open_blocks, key=lambda at: (times[at] / blocks[at][0].weight, at))] += 1
    starts = [sum(times[:at]) for at in range(len(times))]
    return tuple(
        Slot(start, length, block.id, topic)
        for start, length, (block, topic) in zip(starts, times, blocks, strict=True)
    )


def _named(topics: Iterable[Topic]) -> str:
    return joined(topic.title for topic in topics)


def _there(minutes: int, topics: tuple[Topic, ...]) -> list[Block]:
    """The blocks that a class of this length has: extra ones as long as there is room for their least."""
    low, high = rules().shortest, rules().longest
    if not low <= minutes <= high:
        raise NoClass(say("workshop.minutes-range", minutes=minutes, low=low, high=high))
    known = rules().blocks
    room = minutes - sum(_count(block, topics) * block.least for block in known if not block.from_minutes)
    left_out = set()
    for block in known:
        if block.from_minutes:
            if minutes < block.from_minutes or block.least > room:
                left_out.add(block.id)
            else:
                room -= block.least
    return [block for block in known if block.id not in left_out]


def _count(block: Block, topics: tuple[Topic, ...]) -> int:
    return sum(bool(topic.cell(block.id)) for topic in topics) if block.each_topic else 1


def _in_order(blocks: list[Block], topics: tuple[Topic, ...]) -> Iterator[tuple[Block, str]]:
    """Blocks with their topics: what comes before the topics, each topic's own, what comes after.

    A break stands after half of the topics.
    """
    at = [number for number, block in enumerate(blocks) if block.each_topic]
    first, last = at[0], at[-1] + 1
    breaks = [block for block in blocks if block.id == "break"]
    yield from ((block, "") for block in blocks[:first])
    for number, topic in enumerate(topics, 1):
        yield from ((block, topic.id) for block in blocks[first:last] if topic.cell(block.id))
        if number == (len(topics) + 1) // 2:
            yield from ((block, "") for block in breaks)
    yield from ((block, "") for block in blocks[last:] if block not in breaks)
