"""The quiz bank for learning platforms: one file of Moodle XML, one package of IMS QTI 2.1.

``asked`` says what a platform shows of a question, ``numbered_plate`` draws what is to be labelled, ``prose``
holds the markup that both forms share, ``moodle`` and ``qti`` write them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from stretchlib import catalogue
from stretchlib.catalogue.records import Question
from stretchlib.errors import UnknownId
from stretchlib.publish.platforms.asked import Asked, asked
from stretchlib.publish.platforms.moodle import moodle_xml
from stretchlib.publish.platforms.prose import NotWritten
from stretchlib.publish.platforms.qti import qti_package

__all__ = ["FILES", "FORMATS", "Asked", "NotWritten", "asked", "chosen", "moodle_xml", "qti_package"]

#: How each form is written, by the name that the command line gives it.
FORMATS: Mapping[str, Callable[[Sequence[Question]], bytes]] = MappingProxyType(
    {"moodle": moodle_xml, "qti": qti_package}
)
#: The name of its file.
FILES: Mapping[str, str] = MappingProxyType({"moodle": "stretchlib-moodle.xml", "qti": "stretchlib-qti.zip"})


def chosen(chapters: Iterable[str] = ()) -> list[Question]:
    """The questions of some chapters such as ``"hamstrings"``, in the order of the course, or of all.

    A chapter without questions raises ``UnknownId`` with the nearest.
    """
    bank = catalogue.questions()
    known = [chapter for chapter in catalogue.chapters() if any(item.chapter == chapter for item in bank)]
    wanted = [*chapters]
    for chapter in wanted:
        if chapter not in known:
            raise UnknownId("chapter", chapter, known)
    return [
        item
        for chapter in known
        if chapter in wanted or not wanted
        for item in bank
        if item.chapter == chapter
    ]
