"""One question as an ``assessmentItem`` of IMS QTI 2.1: interaction, key, scoring, feedback.

The score is 1 for an answer that is right as a whole, and 0 otherwise, as in the page. Feedback is modal:
what was chosen wrongly, or left out wrongly, tells why; then follows what holds for any answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from xml.etree import ElementTree as ET

from stretchlib.catalogue.records import Option
from stretchlib.publish.platforms.asked import Asked
from stretchlib.publish.platforms.prose import element
from stretchlib.words import say

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
_CARDINALITY = {"multiple": "multiple", "order": "ordered", "label": "multiple"}
_BASE_TYPE = {"estimate": "float", "label": "directedPair"}
_AFTER, _LOW, _HIGH = "after", "low", "high"

#: A condition under which a feedback is told; none stands for always.
Told = tuple[str, ET.Element | None, list[ET.Element]]


def assessment_item(item: Asked) -> ET.Element:
    """A question as an item of its own."""
    question = item.question
    told = [*_FEEDBACK[question.kind](item), (_AFTER, None, item.after())]
    base_type = _BASE_TYPE.get(question.kind, "identifier")
    return in_schema(
        element(
            "assessmentItem",
            element(
                "responseDeclaration",
                element("correctResponse", *(element("value", value) for value in _key(item))),
                identifier="RESPONSE",
                cardinality=_CARDINALITY.get(question.kind, "single"),
                baseType=base_type,
            ),
            element(
                "outcomeDeclaration",
                element("defaultValue", element("value", "0")),
                identifier="SCORE",
                cardinality="single",
                baseType="float",
                normalMaximum="1",
            ),
            element(
                "outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier"
            ),
            element("itemBody", *_BODY[question.kind](item)),
            element("responseProcessing", _scored(item), *(_rule(name, when) for name, when, _ in told)),
            *(
                element(
                    "modalFeedback", *words, outcomeIdentifier="FEEDBACK", identifier=name, showHide="show"
                )
                for name, _, words in told
            ),
            identifier=question.id,
            title=item.name,
            adaptive="false",
            timeDependent="false",
        )
    )


def in_schema(root: ET.Element) -> ET.Element:
    """The same element, and everything in it, in the namespace of QTI."""
    root.attrib |= {
        "xmlns": NAMESPACE,
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMA}",
    }
    return root


def _name(place: int) -> str:
    """Identifier of an option by its place in the bank."""
    return f"option-{place + 1}"


def _number(place: int) -> str:
    return f"place-{place}"


def _pair(item: Asked, place: int, option: Option) -> str:
    return f"{_name(place)} {_number(item.place(option.mark))}"


def _key(item: Asked) -> list[str]:
    """The right answer: for an order all options as the bank has them."""
    question = item.question
    options = [*enumerate(question.options)]
    match question.kind:
        case "estimate":
            assert question.estimate is not None
            return [f"{question.estimate.value:g}"]
        case "order":
            return [_name(place) for place, _ in options]
        case "label":
            return [_pair(item, place, option) for place, option in options]
        case _:
            return [_name(place) for place, option in options if option.right]


# What is shown


def _prompt(item: Asked) -> ET.Element:
    return element("prompt", f"{item.question.stem} ", element("em", f"{item.task}."))


def _choice(item: Asked) -> Iterator[ET.Element]:
    yield element(
        "choiceInteraction",
        _prompt(item),
        *(element("simpleChoice", option.text, identifier=_name(place)) for place, option in item.options),
        responseIdentifier="RESPONSE",
        shuffle="false" if item.question.kind == "myth" else "true",
        maxChoices="0" if item.question.kind == "multiple" else "1",
    )


def _order(item: Asked) -> Iterator[ET.Element]:
    yield element(
        "orderInteraction",
        _prompt(item),
        *(element("simpleChoice", option.text, identifier=_name(place)) for place, option in item.options),
        responseIdentifier="RESPONSE",
        shuffle="true",
    )


def _label(item: Asked) -> Iterator[ET.Element]:
    assert item.plate is not None
    size = {"width": str(item.plate.width), "height": str(item.plate.height)}
    yield element("p", element("img", src=f"../images/{item.plate.name}", alt=item.plate.alt, **size))
    choice = "simpleAssociableChoice"
    names = (
        element(choice, option.text, identifier=_name(place), matchMax="1") for place, option in item.options
    )
    numbers = (
        element(choice, say("quiz.number", number=at), identifier=_number(at), matchMax="1")
        for at in range(1, len(item.plate.marks) + 1)
    )
    yield element(
        "matchInteraction",
        _prompt(item),
        element("simpleMatchSet", *names),
        element("simpleMatchSet", *numbers),
        responseIdentifier="RESPONSE",
        shuffle="false",
        maxAssociations=str(len(item.options)),
    )


def _estimate(item: Asked) -> Iterator[ET.Element]:
    yield element("p", item.question.stem)
    entry = element("textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="6")
    yield element("p", element("em", f"{item.task}:"), " ", entry)


_BODY: Mapping[str, Callable[[Asked], Iterator[ET.Element]]] = MappingProxyType(
    {
        "single": _choice,
        "myth": _choice,
        "multiple": _choice,
        "order": _order,
        "label": _label,
        "estimate": _estimate,
    }
)

# What is told


def _told(place: int, option: Option, when: ET.Element) -> Told:
    words = element("p", element("strong", option.text), f": {option.feedback}")
    return _name(place), when, [words]


def _of_chosen(item: Asked) -> Iterator[Told]:
    for place, option in enumerate(item.question.options):
        yield _told(place, option, element("match", variable("RESPONSE"), base("identifier", _name(place))))


def _of_several(item: Asked) -> Iterator[Told]:
    for place, option in enumerate(item.question.options):
        chosen = element("member", base("identifier", _name(place)), variable("RESPONSE"))
        yield _told(place, option, _not(chosen) if option.right else chosen)


def _of_order(item: Asked) -> Iterator[Told]:
    for place, option in enumerate(item.question.options):
        there = element("index", variable("RESPONSE"), n=str(place + 1))
        yield _told(place, option, _not(element("match", there, base("identifier", _name(place)))))


def _of_labels(item: Asked) -> Iterator[Told]:
    for place, option in enumerate(item.question.options):
        pair = base("directedPair", _pair(item, place, option))
        yield _told(place, option, _not(element("member", pair, variable("RESPONSE"))))


def _of_estimate(item: Asked) -> Iterator[Told]:
    guess = item.question.estimate
    assert guess is not None
    low, high = (base("float", f"{guess.value + off:.10g}") for off in (-guess.tolerance, guess.tolerance))
    yield _LOW, element("lt", variable("RESPONSE"), low), [element("p", guess.low)]
    yield _HIGH, element("gt", variable("RESPONSE"), high), [element("p", guess.high)]


_FEEDBACK: Mapping[str, Callable[[Asked], Iterator[Told]]] = MappingProxyType(
    {
        "single": _of_chosen,
        "myth": _of_chosen,
        "multiple": _of_several,
        "order": _of_order,
        "label": _of_labels,
        "estimate": _of_estimate,
    }
)


def _scored(item: Asked) -> ET.Element:
    key: ET.Element = element("correct", identifier="RESPONSE")
    if guess := item.question.estimate:
        tolerance = f"{guess.tolerance:g}"
        right = element("equal", variable("RESPONSE"), key, toleranceMode="absolute", tolerance=tolerance)
    else:
        right = element("match", variable("RESPONSE"), key)
    return _when(right, element("setOutcomeValue", base("float", "1"), identifier="SCORE"))


def _rule(name: str, when: ET.Element | None) -> ET.Element:
    more = element("multiple", variable("FEEDBACK"), base("identifier", name))
    tell = element("setOutcomeValue", more, identifier="FEEDBACK")
    return tell if when is None else _when(when, tell)


def _when(condition: ET.Element, then: ET.Element) -> ET.Element:
    return element("responseCondition", element("responseIf", condition, then))


def _not(condition: ET.Element) -> ET.Element:
    return element("not", condition)


def base(kind: str, value: str) -> ET.Element:
    """A value of its own, such as an option's identifier."""
    return element("baseValue", value, baseType=kind)


def variable(name: str) -> ET.Element:
    """What a response or an outcome holds."""
    return element("variable", identifier=name)
