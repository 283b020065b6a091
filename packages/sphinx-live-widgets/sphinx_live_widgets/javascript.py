"""The strings of a JavaScript program and what stands before each; comments and regular expressions are none.

Made for bundles of megabytes: only quotes, slashes and, inside templates, braces are looked at one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.S)
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)
_EXPRESSION = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.S)
_MARK = re.compile(r"[\"'`/]")
_MARK_IN_TEMPLATE = re.compile(r"[\"'`/{}]")
_WORD_OR_SIGN = re.compile(r"[\w$]+|[^\w\s$]")
_LAST_WORD = re.compile(r"(?<![.\w$])[a-z]+$")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\n)|(.))", re.S)
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
# After these words a slash begins a regular expression; after any other name it divides.
_WORDS = {
    *(
        "return",
        "typeof",
        "case",
        "in",
        "of",
        "delete",
        "void",
        "throw",
        "new",
        "else",
        "do",
        "yield",
        "await",
    )
}
_NEAR = 120  # characters of code before a string that are looked at
_TOKENS = 4


class Token(NamedTuple):
    """``kind`` is ``name`` (or number), ``text`` (of a string) or ``sign``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Text:
    """A string, or the first part of a template."""

    code: str
    start: int
    end: int
    code_start: int  # where the code before it begins: after the last string, comment or regular expression
    previous: Text | None

    @property
    def value(self) -> str:
        """The text as the program sees it."""
        inner = self.code[self.start : self.end]
        return _ESCAPE.sub(_unescaped, inner) if "\\" in inner else inner

    def before(self) -> list[Token]:
        """The last few tokens before it."""
        code = self.code[max(self.code_start, self.start - 1 - _NEAR) : self.start - 1]
        found = [Token(_kind(each), each) for each in _WORD_OR_SIGN.findall(code)]
        if len(found) < _TOKENS and self.previous is not None:
            earlier = self.previous
            found = [*earlier._just_before(), Token("text", earlier.value), *found]
        return found[-_TOKENS:]

    def _just_before(self) -> list[Token]:
        code = self.code[max(self.code_start, self.start - 1 - _NEAR) : self.start - 1]
        return [Token(_kind(each), each) for each in _WORD_OR_SIGN.findall(code)[-_TOKENS:]]


def texts(code: str) -> Iterator[Text]:
    """The strings of a program, in order; what cannot be read is passed over."""
    at, depth, code_start = 0, 0, 0
    templates: list[int] = []  # at which depth of braces each open template goes on
    last: Text | None = None
    while found := (_MARK_IN_TEMPLATE if templates else _MARK).search(code, at):
        at, mark = found.start(), found[0]
        if mark in "{}" and not (mark == "}" and templates[-1] == depth):
            depth += 1 if mark == "{" else -1
            at += 1
        elif mark in "`}":
            if mark == "}":
                templates.pop()
                depth -= 1
            part = _TEMPLATE.match(code, at + 1)
            end = part.end() if part else at + 1
            if mark == "`":
                last = Text(code, at + 1, end, code_start, last and _alone(last))
                yield last
            at = code_start = end + 1
            if code.startswith("${", end):
                depth += 1
                templates.append(depth)
                at = code_start = end + 2
        elif mark == "/":
            comment = _COMMENT.match(code, at)
            expression = None if comment else _EXPRESSION.match(code, at)
            if comment:
                at = comment.end()
            elif expression and _may_begin_expression(code, at):
                at = code_start = expression.end()
            else:
                at += 1
        else:
            string = _STRING.match(code, at)
            if string:
                last = Text(code, at + 1, string.end() - 1, code_start, last and _alone(last))
                yield last
                at = code_start = string.end()
            else:
                at += 1


def _alone(text: Text) -> Text:
    """The same without what came before, so that no chain of all texts is kept."""
    return Text(text.code, text.start, text.end, text.code_start, None)


def _kind(token: str) -> str:
    return "name" if token[0].isalnum() or token[0] in "_$" else "sign"


def _may_begin_expression(code: str, at: int) -> bool:
    before = code[max(0, at - 200) : at].rstrip()
    if not before or (before[-1] not in ")]}\"'`" and not (before[-1].isalnum() or before[-1] in "_$")):
        return True
    word = _LAST_WORD.search(before)
    return bool(word and word[0] in _WORDS)


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""
    return "" if found[4] else _PLAIN_ESCAPES.get(found[5], found[5])
