"""Questions as a package of IMS QTI 2.1: an item each, a test of all, pictures, the manifest."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from stretchlib import catalogue
from stretchlib.catalogue.records import Question
from stretchlib.publish.platforms.asked import Asked, asked
from stretchlib.publish.platforms.prose import document, element
from stretchlib.publish.platforms.qti_item import assessment_item, in_schema
from stretchlib.words import say

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_PACKAGE_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"
_TEST = "stretchlib-test"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def qti_package(questions: Sequence[Question]) -> bytes:
    """Questions as a zip with ``imsmanifest.xml``, for platforms that read IMS QTI 2.1.

    The same questions give the same bytes. ``NotWritten`` if a text has a character that XML cannot hold.
    """
    items = asked(questions)
    manifest, test = _manifest(items), _test(items)
    for tree in (manifest, test):
        ET.indent(tree)
    files = {"imsmanifest.xml": document(manifest), f"{_TEST}.xml": document(test)}
    for item in items:
        files[_place(item)] = document(assessment_item(item))
        if item.plate:
            files[f"images/{item.plate.name}"] = item.plate.png
    packed = io.BytesIO()
    # Not compressed: how a file gets smaller depends on the machine's zlib, and the bytes are to be the same.
    with ZipFile(packed, "w", ZIP_STORED) as package:
        for name, content in files.items():
            entry = ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            package.writestr(entry, content)
    return packed.getvalue()


def _place(item: Asked) -> str:
    return f"items/{item.question.id}.xml"


def _test(items: Iterable[Asked]) -> ET.Element:
    part = element(
        "testPart",
        element("itemSessionControl", maxAttempts="0", showFeedback="true", showSolution="true"),
        identifier="part",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    for chapter, found in groupby(items, key=lambda item: item.question.chapter):
        refs = (
            element("assessmentItemRef", identifier=item.question.id, href=_place(item)) for item in found
        )
        title = catalogue.chapters()[chapter].title
        section = element(
            "assessmentSection", *refs, identifier=f"chapter-{chapter}", title=title, visible="true"
        )
        part.append(section)
    total = element("sum", element("testVariables", variableIdentifier="SCORE"))
    return in_schema(
        element(
            "assessmentTest",
            element("outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"),
            part,
            element("outcomeProcessing", element("setOutcomeValue", total, identifier="SCORE")),
            identifier=_TEST,
            title=say("pages.course"),
        )
    )


def _manifest(items: Sequence[Asked]) -> ET.Element:
    resources = element("resources")
    test = _resource(_TEST, "imsqti_test_xmlv2p1", f"{_TEST}.xml", [item.question.id for item in items])
    resources.append(test)
    for item in items:
        needs = [_picture_id(item)] if item.plate else []
        resources.append(_resource(item.question.id, "imsqti_item_xmlv2p1", _place(item), needs))
    for item in items:
        if item.plate:
            resources.append(_resource(_picture_id(item), "webcontent", f"images/{item.plate.name}"))
    return element(
        "manifest",
        element("metadata", element("schema", "QTIv2.1 Package"), element("schemaversion", "1.0.0")),
        element("organizations"),
        resources,
        **{
            "identifier": "stretchlib-questions",
            "xmlns": _PACKAGE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{_PACKAGE} {_PACKAGE_SCHEMA}",
        },
    )


def _resource(name: str, kind: str, place: str, needs: Iterable[str] = ()) -> ET.Element:
    dependencies = (element("dependency", identifierref=f"resource-{need}") for need in needs)
    made = element("resource", element("file", href=place), *dependencies, identifier=f"resource-{name}")
    made.attrib |= {"type": kind, "href": place}
    return made


def _picture_id(item: Asked) -> str:
    return f"picture-{item.question.id}"
