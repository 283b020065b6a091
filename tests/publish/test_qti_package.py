"""The QTI package as a whole: its parts against the standard's content model, and through a converter.

The standard's own schema files are to be had from its web site only, so MODEL holds what we use of them.
"""

from __future__ import annotations

import io
import re
import zipfile

import qti_convert
from lxml import etree
from qti_player import Q, local

from stretchlib import catalogue
from stretchlib.publish import platforms

QTI = zipfile.ZipFile(io.BytesIO(platforms.qti_package(platforms.chosen())))

#: What may stand in what, in this order, of the parts of the standard that we use; "*" is text with markup.
MODEL = {
    "assessmentItem": "responseDeclaration outcomeDeclaration* itemBody responseProcessing modalFeedback*",
    "responseDeclaration": "correctResponse",
    "correctResponse": "value*",
    "outcomeDeclaration": "defaultValue?",
    "defaultValue": "value",
    "itemBody": "p* choiceInteraction? orderInteraction? matchInteraction?",
    "choiceInteraction": "prompt simpleChoice*",
    "orderInteraction": "prompt simpleChoice*",
    "matchInteraction": "prompt simpleMatchSet simpleMatchSet",
    "simpleMatchSet": "simpleAssociableChoice*",
    "responseProcessing": "(responseCondition|setOutcomeValue)*",
    "responseCondition": "responseIf",
    "modalFeedback": "p*",
    "assessmentTest": "outcomeDeclaration testPart outcomeProcessing",
    "testPart": "itemSessionControl assessmentSection*",
    "assessmentSection": "assessmentItemRef*",
    "manifest": "metadata organizations resources",
    "metadata": "schema schemaversion",
    "resources": "resource*",
    "resource": "file dependency*",
}
IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*")


def follows(model: str, names: list[str]) -> bool:
    pattern = "".join(re.sub(r"[A-Za-z]+", r"(?:\g<0> )", part) for part in model.split())
    return re.fullmatch(pattern, "".join(f"{name} " for name in names)) is not None


def test_parts_of_the_package_stand_where_the_standard_has_them() -> None:
    for name in QTI.namelist():
        if not name.endswith(".xml"):
            continue
        tree = etree.fromstring(QTI.read(name))
        for node in tree.iter():
            if local(node) in MODEL:
                names = [local(child) for child in node]
                assert follows(MODEL[local(node)], names), f"{name}: {local(node)} holds {names}"
            identifier = node.get("identifier")
            assert identifier is None or IDENTIFIER.fullmatch(identifier), f"{name}: {identifier}"
        names = [
            node.get("identifier") for node in tree.iter(f"{Q}simpleChoice", f"{Q}simpleAssociableChoice")
        ]
        assert len(names) == len(set(names)), name


def test_the_manifest_names_every_file_once_and_no_other() -> None:
    manifest = etree.fromstring(QTI.read("imsmanifest.xml"))
    files = [node.get("href") for node in manifest.iter("{*}file")]
    assert sorted([*files, "imsmanifest.xml"]) == sorted(QTI.namelist())
    resources = {node.get("identifier") for node in manifest.iter("{*}resource")}
    assert {node.get("identifierref") for node in manifest.iter("{*}dependency")} <= resources
    test = etree.fromstring(QTI.read("stretchlib-test.xml"))
    assert [node.get("identifier") for node in test.iter(f"{Q}assessmentItemRef")] == [
        question.id for question in platforms.chosen()
    ]


def test_a_converter_takes_the_package_to_the_next_version_whole() -> None:
    newer = qti_convert.upgrade_package(io.BytesIO(platforms.qti_package(platforms.chosen()))).files
    assert sorted(newer) == sorted(QTI.namelist())
    for question in [
        question for question in catalogue.questions() if question.kind == "order"
    ]:  # the other reader does not know these
        read = etree.fromstring(newer[f"items/{question.id}.xml"].encode())
        names = {node.get("identifier"): node.text for node in read.iter("{*}qti-simple-choice")}
        key = [names[value.text] for value in read.find("{*}qti-response-declaration").iter("{*}qti-value")]
        assert key == [option.text for option in question.options]
        assert [*names.values()] != key, "the answer must not stand there already"
