"""Markup that both forms share: paragraphs and lists as elements, and how a tree becomes bytes.

Texts of the catalogue go in as text and never as markup, so that any character may stand in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from stretchlib.words import say

#: What XML 1.0 cannot hold, not even as a reference.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NotWritten(ValueError):
    """A question could not be written for a platform; the message is one sentence that says why."""


def element(name: str, /, *parts: ET.Element | str, **attributes: str) -> ET.Element:
    """An element with texts and elements in it, in this order."""
    made = ET.Element(name, attributes)
    for part in parts:
        add(made, part)
    return made


def add(parent: ET.Element, part: ET.Element | str) -> None:
    """One more text or element at the end of an element."""
    if isinstance(part, ET.Element):
        parent.append(part)
    elif len(parent):
        parent[-1].tail = f"{parent[-1].tail or ''}{part}"
    else:
        parent.text = f"{parent.text or ''}{part}"


def html(parts: Iterable[ET.Element]) -> str:
    """Elements as a piece of HTML."""
    return "".join(ET.tostring(part, encoding="unicode", method="html") for part in parts)


def document(root: ET.Element) -> bytes:
    """A tree as an XML file in UTF-8: the same tree gives the same bytes.

    Raises
    ------
    NotWritten : a text has a character that XML cannot hold.
    """
    text = ET.tostring(root, encoding="unicode")
    unwritable = _UNWRITABLE.search(text)
    if unwritable:
        near = re.split('[>"]', text[: unwritable.start()])[-1]
        raise NotWritten(say("platforms.unwritable", character=ascii(unwritable[0]), near=near))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
