"""Answers without names: which files can be read, what is said of the others, and what is counted."""

from __future__ import annotations

import random
from typing import Any

from shared_vectors import one_line
from stretchlib import answers
from stretchlib.answers.handed import FORMAT, RESULTS, WHENS, Handed, as_code, as_json

FILE = "group-answers.json"
CLASSES, FILES = 80, 40
STEMS = {
    "short-head": 'Which "head" is short, and why?',
    "tip-forward": "=1+1",
    "sit-bones": "Where do you sit?\nOn what?",
    "calf": "@home, do calves rest?",
}
text = one_line


def vectors() -> dict[str, Any]:
    """Texts with what is read of them, and classes with their report and its table."""
    chance = random.Random(45)
    good = [_handed(chance, sorted(STEMS)) for _ in range(FILES)]
    return {
        "stems": STEMS,
        "files": [{"text": told, **_read(told)} for told in (*_forms(good), *_broken(good[0]))],
        "classes": [_class(chance) for _ in range(CLASSES)],
    }


def _handed(chance: random.Random, questions: list[str]) -> Handed:
    asked = chance.sample(questions, chance.randint(1, len(questions)))
    found = {question: chance.choice(RESULTS) for question in asked}
    return Handed(chance.choice(WHENS), f"{chance.getrandbits(64):016x}", found)


def _forms(good: list[Handed]) -> list[str]:
    codes = [as_code(each) for each in good]
    return [
        *map(as_json, good),
        *codes[:20],
        "\n".join(codes),
        f"\ufeff https://example.org/a/#answers={codes[0]} \r\n\r\n\t#answers={codes[1]}\n",
    ]


def _broken(good: Handed) -> list[str]:
    whole, code = as_json(good), as_code(good)
    head = f'{{"format":"{FORMAT}","version":1'
    middle = f'{head},"when":"after","person":"0123456789abcdef","answers":'
    return [
        *("", " \r\n", "{", "[]", "7", "<script>", "{}", f"[{whole}]", whole[:-1], f"{whole}x", whole * 2),
        *('{"format":"other"}', '{"format":["stretchlib-answers"]}', f'{{"format":"{FORMAT}"}}'),
        *(
            whole.replace('"version":1', f'"version":{other}')
            for other in (0, 2, "true", '"1"', "null", 1.5, "NaN")
        ),
        *(f"{head}}}", f'{head},"when":"after","person":"0","answers":{{}},"more":1}}'),
        *(whole.replace(f'"{good.when}"', other) for other in ('"during"', "null", "[]", '"Before"')),
        *(whole.replace(f'"{good.person}"', other) for other in ('"x"', "7", '"0123456789ABCDEF"', "null")),
        *(f"{middle}{other}}}" for other in ("{}", "[]", "null", '"x"', '{"calf":1}', '{"calf":"FIRST"}')),
        *(
            f"{middle}{other}}}"
            for other in ('{"other":"first"}', '{"__proto__":"first"}', '{"constructor":"first"}')
        ),
        *(f"{middle}{other}}}" for other in ('{"calf":"toString"}', '{"calf":["first"]}', '{"calf":null}')),
        *(
            f"{code}.",
            f"{code}\nx",
            code[:-1] + "\u00e9",
            code.replace("1~", "2~"),
            f"{code}~f",
            "1~b~0123456789abcdef",
        ),
        *(f"1~b~0123456789abcdef~f.calf{more}" for more in (".calf", "~w.calf", ".other", "~f.tip-forward")),
    ]


def _read(told: str) -> dict[str, Any]:
    try:
        return {"read": [as_json(each) for each in answers.read(told.encode(), STEMS)]}
    except answers.BadAnswers as fault:
        return {"fault": str(fault)}


def _class(chance: random.Random) -> dict[str, Any]:
    """A class in which some hand in twice, with its report."""
    asked = sorted(chance.sample(sorted(STEMS), chance.randint(1, 4)))
    some = [_handed(chance, asked) for _ in range(chance.choice([0, 3, 9, 12, 24, 60]))]
    some += [
        Handed(each.when, each.person, _handed(chance, asked).answers)
        for each in chance.sample(some, len(some) // 5)
    ]
    found = answers.report(some, STEMS)
    return {
        "handed": [as_code(each) for each in some],
        "before": found.before,
        "after": found.after,
        "table": answers.table(found, STEMS),
    }
