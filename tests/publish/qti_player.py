"""A small player of QTI 2.1 items, written from the standard: what is scored and told for an answer.

It knows the expressions that the standard names and our items use; any other is an error.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from lxml import etree

Q = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
CASTS: dict[str, Any] = {"float": float, "identifier": str, "directedPair": lambda text: tuple(text.split())}


def local(node: etree._Element) -> str:
    return etree.QName(node).localname


def play(item: etree._Element, response: Any) -> tuple[float, list[str]]:
    """Score, and identifiers of the feedback, for a response: a value, or a list of them."""
    declared = item.find(f"{Q}responseDeclaration")
    cast = CASTS[declared.get("baseType")]
    key = [cast(value.text) for value in declared.iter(f"{Q}value")]
    held: dict[str, Any] = {
        "RESPONSE": response,
        "correct": key[0] if declared.get("cardinality") == "single" else key,
        "ordered": declared.get("cardinality") == "ordered",
        "SCORE": 0.0,
        "FEEDBACK": [],
    }
    for rule in item.find(f"{Q}responseProcessing"):
        if local(rule) == "responseCondition":
            (branch,) = rule
            condition, then = branch
            if value_of(condition, held) is True:
                held[then.get("identifier")] = value_of(then[0], held)
        else:
            held[rule.get("identifier")] = value_of(rule[0], held)
    return held["SCORE"], held["FEEDBACK"]


def value_of(node: etree._Element, held: dict[str, Any]) -> Any:
    """An expression's value; None stands for NULL."""
    match local(node):
        case "variable":
            return held[node.get("identifier")]
        case "correct":
            return held["correct"]
        case "baseValue":
            return CASTS[node.get("baseType")](node.text)
    parts = [value_of(part, held) for part in node]
    match local(node):
        case "multiple":
            return [*parts[0], parts[1]]
        case "index":
            return parts[0][int(node.get("n")) - 1]
        case "not":
            return None if parts[0] is None else not parts[0]
        case _ if any(part is None or part == [] for part in parts):
            return None
        case "match":
            return same(*parts, ordered=held["ordered"])
        case "member":
            return parts[0] in parts[1]
        case "lt":
            return parts[0] < parts[1]
        case "gt":
            return parts[0] > parts[1]
        case "equal":
            assert node.get("toleranceMode") == "absolute"
            slack = float(node.get("tolerance"))
            return parts[1] - slack <= parts[0] <= parts[1] + slack
    raise AssertionError(f"the standard's player was not taught {local(node)}")


def same(first: Any, second: Any, *, ordered: bool) -> bool:
    if isinstance(first, list) and not ordered:
        return Counter(first) == Counter(second)
    return bool(first == second)
