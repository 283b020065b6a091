"""No sentence or heading of the interface stands in code or in a template: each comes from the words file.

Python shows all that it has in a language that nobody speaks, each text within marks. What is left outside of
them must be a fact of the catalogue. Code and templates are read as well, for what only a built page shows.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import json
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import stretchlib
from stretchlib import words
from stretchlib.catalogue import emergency
from stretchlib.publish import course
from stretchlib.publish.chapter_list import Chapter

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "stretchlib"
NODE = Path(sys.executable).with_name("node")
MARKED = re.compile("⟦[^⟦⟧]*⟧")
#: What joins facts without being a word, and numbers.
BETWEEN = re.compile(r"[|·:;,.?!()\[\]“”\"%°\u2212+\-\d/=*•]+|\n\n")
#: Parts of names and of addresses that code puts together.
NO_WORDS = {"ipynb", "pubmed", "ncbi", "nlm", "nih", "gov", "https", "doi"}
READ_ALOUD = ("aria-label", "alt", "title", "placeholder")


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The words file in a language that nobody speaks."""
    file = tmp_path_factory.mktemp("words") / "pseudo.toml"
    subprocess.run([NODE, "words.mjs", "--pseudo", file], cwd=ROOT / "frontend", check=True)
    return file


@pytest.fixture(scope="module")
def shown(pseudo: Path) -> dict[str, str]:
    told = subprocess.run(
        [sys.executable, Path(__file__).with_name("everything_shown.py")],
        env={**os.environ, words.VARIABLE: str(pseudo)},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(told.stdout))


class Texts(HTMLParser):
    """What a reader sees or hears of a page; drawings have texts of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "svg", "code"):
            self.inside.append(tag)
        elif not self.inside:
            aloud = (value for name, value in attrs if name in READ_ALOUD and value)
            self.found.append(f"|{'|'.join(aloud)}|")

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()
        self.found.append("|")

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.found.append(data)


def readable(text: str) -> str:
    page = Texts()
    page.feed(text)
    return "".join(page.found)


def facts() -> str:
    """What records, ready-made sets and pictures say, without blanks."""
    files = [*PACKAGE.glob("catalogue/facts/*.toml"), PACKAGE / "routine" / "sets.toml"]
    raw = "\n".join(path.read_text(encoding="utf-8") for path in (*files, ROOT / "images" / "index.json"))
    raw += "\n".join(Chapter.read(path, path.stem).title for path in course.notebooks())
    return pressed(raw.replace("{number}", emergency.unknown_words()))


def pressed(text: str) -> str:
    """A text in small letters without blanks and signs, as lines and addresses are broken anywhere."""
    return re.sub(r"[\W_]+", "", text.lower())


def outside(text: str) -> Iterator[str]:
    """Runs of words outside the marks."""
    before = ""
    while before != text:
        before, text = text, MARKED.sub("|", text)
    for run in BETWEEN.split(text):
        if re.search(r"[^\W\d_]{2}", run):
            yield run.strip()


@pytest.mark.long
def test_what_python_shows_is_a_fact_or_comes_from_the_words_file(shown: dict[str, str]) -> None:
    known = facts()
    wrong = {
        f"{name}: {run}"
        for name, text in shown.items()
        for run in outside(readable(text) if "<" in text else text)
        if not {run, *run.splitlines()} <= NO_WORDS
        and pressed(run) not in known
        and not all(pressed(line) in known for line in run.splitlines())
    }
    assert not wrong, "\n".join(sorted(wrong)[:60])


#: Two words or more, or one that begins with a capital letter and has no more than a sign after it.
WORDY = re.compile(r"[A-Za-z]{2,} [a-z]{2,}|^ ?[A-Z][a-z]+(?:[.:,?]| .*)?$", re.DOTALL)
#: Functions whose texts nobody reads on a page: names of classes of style, patterns, errors, marks of prose.
SILENT = {"compile", "startswith", "Literal", "TypeVar", "BookFailed", "SlidesFailed", "NotPrinted"}
#: Modules whose sentences are errors for whoever builds or writes, as those of exceptions are.
FAULTS = {"build_faults", "reviewed_words", "site_links", "site_policy", "api_docs"}
#: Not for reading aloud: HTML and scripts by themselves, classes, names in files, a size of paper.
NO_SENTENCE = re.compile(
    r"^\s*<|^\w[\w.-]*\(|document\.|^sl-|^Python \(Pyodide\)$|^Letter$|no typeface here has the letter"
    r"|could not be displayed"
)


def said_in_code(source: str) -> Iterator[str]:
    """Texts of a module that look like words for a reader, and are neither errors nor docstrings."""
    tree, silent = ast.parse(source), set[ast.AST]()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()) | ast.Raise():
                silent.update(ast.walk(node))
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                silent.update(ast.walk(node))
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in SILENT:
                silent.update(ast.walk(node))
            case ast.Subscript(slice=inside) | ast.AnnAssign(annotation=inside):
                silent.update(ast.walk(inside))
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if node not in silent:
                if WORDY.search(text) and not NO_SENTENCE.search(text):
                    yield f"{node.lineno}: {text}"


MODULES = [
    path
    for room in ("show", "publish", "cli")
    for path in sorted((PACKAGE / room).rglob("*.py"))
    if path.stem not in FAULTS
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_sentence_stands_in_the_code_of_cards_pages_and_commands(path: Path) -> None:
    found = list(said_in_code(path.read_text(encoding="utf-8")))
    assert not found, f"say it from words/en.toml: {found}"


def test_a_heading_in_code_would_be_found() -> None:
    told = 'def _f(x):\n    """A card."""\n    return card("Steps", p(f"How far: {x}", class_="sl-p"))\n'
    assert list(said_in_code(told)) == ["3: Steps", "3: How far: "]


#: What a template asks for, does or explains, and is no text of it.
NOT_TEXT = {
    ".typ": r'//[^\n]*|say\(\s*"[^"]+"|#(?:import|set|show)[^\n]*|"[a-z0-9-]*"|\{[^{}]*\}',
    ".html": r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->|<(?:style|script).*?</(?:style|script)>",
    ".j2": r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<(?:style|script).*?</(?:style|script)>",
}
TEMPLATES = sorted(
    path
    for folder in (PACKAGE / "publish", ROOT / "book" / "_templates")
    for ending in NOT_TEXT
    for path in folder.rglob(f"*{ending}")
    if "static" not in path.parts
)


def said_in_template(text: str, ending: str) -> list[str]:
    """Words that stand in a template: text between tags and attributes, or markup and strings of a sheet."""
    left = re.sub(NOT_TEXT[ending], " ", text, flags=re.DOTALL)
    if ending == ".typ":
        return re.findall(r'(?:^=+ |\[|\*|")([A-Z“][a-z][^\]"\n*]*)', left, re.MULTILINE)
    page = Texts()
    page.feed(left)
    return [run.strip() for run in "".join(page.found).split("|") if re.search(r"[A-Za-z]{2}", run)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_sentence_stands_in_a_template(path: Path) -> None:
    found = said_in_template(path.read_text(encoding="utf-8"), path.suffix)
    assert not found, f"say it from words/en.toml: {found}"


@pytest.mark.parametrize(
    ("text", "ending", "found"),
    [
        ('= #data.title\n== Before you start\n#say("handouts.now")', ".typ", ["Before you start"]),
        ('#let head = ("Week", say("handouts.date"))', ".typ", ["Week"]),
        ("<p>{{ say('pages.keys') }}</p><h2 title='Way back'>Keys</h2>", ".html", ["Way back", "Keys"]),
    ],
)
def test_a_sentence_in_a_template_would_be_found(text: str, ending: str, found: list[str]) -> None:
    assert said_in_template(text, ending) == found


def kept() -> dict[str, Callable[[], object]]:
    """What the package works out once and keeps, by name, as the functions that work it out."""
    every = pkgutil.walk_packages(stretchlib.__path__, "stretchlib.")
    modules = [importlib.import_module(each.name) for each in every if not each.name.endswith("__main__")]
    functions = [each for module in modules for each in vars(module).values()]
    return {
        f"{each.__module__}.{each.__qualname__}": each.__wrapped__
        for each in functions
        if isinstance(each, functools._lru_cache_wrapper) and not inspect.signature(each).parameters
    }


def told(made: object) -> str:
    """All that a value says; where it lies in memory and what number a widget got are no words."""
    return re.sub(
        r"0x[0-9a-f]+|IPY_MODEL_\w+", "", str(made.get_state()) if hasattr(made, "get_state") else repr(made)
    )


@pytest.mark.long
def test_what_is_kept_says_no_word_of_one_language(pseudo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    functions = kept()
    assert functions
    usual = {name: told(make()) for name, make in functions.items()}
    monkeypatch.setenv(words.VARIABLE, str(pseudo))
    other = [name for name, make in functions.items() if told(make()) != usual[name]]
    assert not other, f"keep it by words.cached, once for each language: {other}"


def test_words_are_kept_for_each_language(pseudo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    @words.cached
    def close(more: str) -> str:
        asked.append(more)
        return words.say("widgets.body") + more

    first = close("!")
    monkeypatch.setenv(words.VARIABLE, str(pseudo))
    assert close("!") != first
    monkeypatch.undo()
    assert (close("!"), len(asked)) == (first, 2)
