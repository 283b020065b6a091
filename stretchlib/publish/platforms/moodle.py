"""Questions as Moodle XML, for Moodle's question bank: one category a chapter.

Kinds become question types that every Moodle has: ``single`` and ``myth`` multiple choice with one answer,
``multiple`` with several, ``order`` and ``label`` matching, ``estimate`` numerical.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from xml.etree import ElementTree as ET

from stretchlib import catalogue
from stretchlib.catalogue.records import Option, Question
from stretchlib.publish.platforms.asked import Asked, asked
from stretchlib.publish.platforms.numbered_plate import Plate
from stretchlib.publish.platforms.prose import document, element, html
from stretchlib.words import say

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "single": "multichoice",
        "myth": "multichoice",
        "multiple": "multichoice",
        "order": "matching",
        "label": "matching",
        "estimate": "numerical",
    }
)
#: Beyond any estimate, in per cent.
_FAR = 1_000_000


def moodle_xml(questions: Sequence[Question]) -> bytes:
    """Questions as a file that Moodle imports as "Moodle XML format".

    The same questions give the same bytes. ``NotWritten`` if a text has a character that XML cannot hold.
    """
    quiz = ET.Element("quiz")
    for chapter, items in groupby(asked(questions), key=lambda item: item.question.chapter):
        quiz.append(_category(catalogue.chapters()[chapter].title))
        quiz.extend([_question(item) for item in items])
    ET.indent(quiz)
    return document(quiz)


def _category(title: str) -> ET.Element:
    # In a path, a stroke that belongs to a name is doubled.
    names = (name.replace("/", "//") for name in (say("pages.course"), title))
    return element(
        "question",
        element("category", element("text", "/".join(("$course$", "top", *names)))),
        _rich("info", [element("p", say("platforms.about-chapter", title=title))]),
        type="category",
    )


def _question(item: Asked) -> ET.Element:
    question = item.question
    stem = _rich("questiontext", [element("p", question.stem), *_shown(item)])
    if item.plate:
        stem.append(_file(item.plate))
    made = element(
        "question",
        element("name", element("text", item.name)),
        stem,
        _rich("generalfeedback", [*item.after(), *_on_each(item)]),
        element("defaultgrade", "1"),
        element("penalty", "0.3333333"),
        element("hidden", "0"),
        element("idnumber", question.id),
        type=_TYPES[question.kind],
    )
    made.extend([*_KINDS[question.kind](item)])
    tags = (element("tag", element("text", tag)) for tag in (question.chapter, question.claim))
    made.append(element("tags", *tags))
    return made


def _shown(item: Asked) -> Iterator[ET.Element]:
    yield element("p", element("em", f"{item.task}."))
    if item.plate:
        image = {"width": str(item.plate.width), "height": str(item.plate.height)}
        address = f"@@PLUGINFILE@@/{item.plate.name}"
        yield element("p", element("img", src=address, alt=item.plate.alt, **image))


def _on_each(item: Asked) -> Iterator[ET.Element]:
    """Matching questions have no feedback of their own for each part: it follows the explanation."""
    if _TYPES[item.question.kind] == "matching":
        yield element(
            "ul",
            *(
                element("li", element("strong", option.text), f": {option.feedback}")
                for option in item.question.options
            ),
        )


def _choice(item: Asked) -> Iterator[ET.Element]:
    several = item.question.kind == "multiple"
    yield element("single", "false" if several else "true")
    yield element("shuffleanswers", "false" if item.question.kind == "myth" else "true")
    yield element("answernumbering", "none")
    yield element("showstandardinstruction", "0")
    yield from _on_the_whole()
    right = sum(option.right for option in item.question.options)
    wrong = len(item.question.options) - right
    for _, option in item.options:
        # Whoever ticks everything gets nothing.
        share = 100 / right if option.right else -100 / wrong if several else 0
        yield _answer(option.text, f"{share:.5f}".rstrip("0").rstrip("."), option.feedback)


def _order(item: Asked) -> Iterator[ET.Element]:
    yield element("shuffleanswers", "true")
    yield from _on_the_whole()
    yield from (_pair(option.text, str(place + 1)) for place, option in item.options)


def _label(item: Asked) -> Iterator[ET.Element]:
    yield element("shuffleanswers", "false")
    yield from _on_the_whole()
    by_place: dict[int, Option] = {item.place(option.mark): option for _, option in item.options}
    yield from (_pair(say("quiz.number", number=place), by_place[place].text) for place in sorted(by_place))


def _estimate(item: Asked) -> Iterator[ET.Element]:
    """The first answer that fits counts: the right one, then all below it, then all above it."""
    guess = item.question.estimate
    assert guess is not None
    yield _answer(f"{guess.value:g}", "100", "", f"{guess.tolerance:g}")
    yield _answer(f"{guess.value - _FAR:.10g}", "0", guess.low, f"{_FAR}")
    yield _answer(f"{guess.value + _FAR:.10g}", "0", guess.high, f"{_FAR}")
    yield _answer("*", "0", say("platforms.not-a-number"), "0")
    yield from (element("unitgradingtype", "0"), element("unitpenalty", "0.1"))
    yield from (element("showunits", "3"), element("unitsleft", "0"))


_KINDS: Mapping[str, Callable[[Asked], Iterator[ET.Element]]] = MappingProxyType(
    {
        "single": _choice,
        "myth": _choice,
        "multiple": _choice,
        "order": _order,
        "label": _label,
        "estimate": _estimate,
    }
)


def _on_the_whole() -> Iterator[ET.Element]:
    yield _rich("correctfeedback", [element("p", say("platforms.all-right"))])
    yield _rich("partiallycorrectfeedback", [element("p", say("platforms.some-right"))])
    yield _rich("incorrectfeedback", [element("p", say("platforms.none-right"))])
    yield ET.Element("shownumcorrect")


def _answer(text: str, fraction: str, feedback: str, tolerance: str = "") -> ET.Element:
    feedback_part = _rich("feedback", [element("p", feedback)] if feedback else [])
    if tolerance:
        parts = (element("text", text), feedback_part, element("tolerance", tolerance))
        return element("answer", *parts, fraction=fraction, format="moodle_auto_format")
    shown = element("text", html([element("p", text)]))
    return element("answer", shown, feedback_part, fraction=fraction, format="html")


def _pair(left: str, right: str) -> ET.Element:
    made = _rich("subquestion", [element("p", left)])
    made.append(element("answer", element("text", right)))
    return made


def _rich(name: str, parts: Sequence[ET.Element]) -> ET.Element:
    return element(name, element("text", html(parts)), format="html")


def _file(plate: Plate) -> ET.Element:
    return element("file", b64encode(plate.png).decode(), name=plate.name, path="/", encoding="base64")
