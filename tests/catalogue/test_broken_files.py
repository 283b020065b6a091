"""Two hundred broken files: each gets one clear sentence, from the library and from the command line."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from own_technique import GOOD

from stretchlib import catalogue
from stretchlib.catalogue import reading
from stretchlib.catalogue.records import Stretch
from stretchlib.cli import main
from stretchlib.errors import BadRecord

Path_ = tuple[str | int, ...]
WRONG_VALUES: list[Any] = [True, -1, 10**9, 2.5, "", "nothing like it", [], [1, "a"], {}, {"x": {"y": 1}}]
FILES = 200


def leaves(value: Any, path: Path_ = ()) -> list[Path_]:
    """Paths of all values in nested tables and lists."""
    found = [path] if path else []
    if isinstance(value, dict):
        for key, part in value.items():
            found += leaves(part, (*path, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            found += leaves(part, (*path, place))
    return found


def at(value: Any, path: Path_) -> Any:
    for step in path:
        value = value[step]
    return value


def broken(chance: random.Random) -> bytes:
    """A good file with one fault in it; the fault may be in its text, its tables or its bytes."""
    kind = chance.choice(["remove", "replace", "rename", "garbage", "encoding", "twice", "cut", "huge"])
    tables = tomllib.loads(GOOD)
    path = chance.choice([p for p in leaves(tables) if len(p) > 1])
    *above, last = path
    parent = at(tables, tuple(above))
    if kind == "remove":
        del parent[last]
    elif kind == "replace":
        parent[last] = chance.choice(WRONG_VALUES)
    elif kind == "rename" and isinstance(last, str):
        parent[f"{last}-{chance.randrange(99)}"] = parent.pop(last)
    elif kind == "twice":
        return (GOOD + GOOD).encode()
    elif kind == "cut":
        return GOOD.encode()[: chance.randrange(20, len(GOOD) - 20)]
    elif kind == "encoding":
        return GOOD.replace("My stretch", "Bücking").encode(chance.choice(["latin-1", "utf-16"]))
    elif kind == "huge":
        return GOOD.encode() + b"# filler\n" * 300_000
    else:
        place = chance.randrange(len(GOOD))
        return (GOOD[:place] + chance.choice(["}", "]", "=", '"', "\x00", "[["]) + GOOD[place:]).encode()
    return as_toml(tables).encode()


def as_toml(value: Any) -> str:
    """Tables as TOML, with everything below the records written inline."""
    return "\n".join(
        f"[{json.dumps(name)}]\n"
        + "\n".join(f"{json.dumps(key)} = {inline(part)}" for key, part in table.items())
        if isinstance(table, dict)
        else f"{json.dumps(name)} = {inline(table)}"
        for name, table in value.items()
    )


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {inline(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value)


@pytest.mark.parametrize("seed", range(FILES))
def test_a_broken_file_gets_one_clear_sentence(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(broken(random.Random(seed)))
    problems = catalogue.check([path])
    if not problems:  # some changes leave a good file: an optional key gone, another allowed value
        catalogue.load(path)
        return
    for problem in problems:
        assert problem.startswith("mine.toml")
        assert problem.endswith(".")
        assert "\n" not in problem
        assert "Traceback" not in problem
        assert len(problem) < 500
    with pytest.raises(BadRecord) as caught:
        catalogue.load(path)
    assert set(caught.value.sentences) <= set(problems)


def test_a_file_tells_all_of_its_faults_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    other = GOOD.replace("my-stretch", "other").replace("name", "names", 1)
    path.write_text(GOOD.replace("summary", "sumary", 1) + other, encoding="utf-8")
    with pytest.raises(BadRecord) as caught:
        catalogue.load(path)
    told = [sentence.removeprefix("mine.toml: ").split(":")[0] for sentence in caught.value.sentences]
    assert told == ["[my-stretch] sumary", "[other] names"]
    assert catalogue.check([path]) == list(caught.value.sentences)


def test_most_of_the_broken_files_are_really_broken(tmp_path: Path) -> None:
    faulty = 0
    for seed in range(FILES):
        path = tmp_path / f"{seed}.toml"
        path.write_bytes(broken(random.Random(seed)))
        faulty += bool(catalogue.check([path]))
    assert faulty >= 0.8 * FILES


@pytest.mark.parametrize("seed", range(0, FILES, 10))
def test_the_command_line_says_it_without_a_traceback(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(broken(random.Random(seed)))
    problems = catalogue.check([path])
    result = CliRunner().invoke(main, ["check", str(path)])
    # A pose that is read may still hang above the floor, which only the drawn body can tell.
    hangs = "misses" in result.output or "into the floor" in result.output
    assert result.exit_code == (1 if problems or hangs else 0), result.output
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    for problem in problems:
        assert problem in " ".join(result.output.split()) or problem in result.output


def message(read: Callable[[], object]) -> str:
    """What a bad file is told; the file's name if it is good. Any other error goes on."""
    try:
        read()
    except BadRecord as fault:
        return str(fault)
    return "any.toml: [my-stretch] is good"


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_the_reader_stumble(content: bytes) -> None:
    assert message(lambda: reading.records(content, Stretch, "any.toml")).startswith("any.toml")


values = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
KEYS = sorted(tomllib.loads(GOOD)["my-stretch"])


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(KEYS), values)
def test_no_value_under_any_key_makes_the_reader_stumble(key: str, value: object) -> None:
    table = tomllib.loads(GOOD)["my-stretch"] | {key: value}
    said = message(lambda: reading.record(table, "my-stretch", Stretch, "any.toml"))
    assert said.startswith("any.toml: [my-stretch]")
