"""The check that stops a site whose pages do not keep their policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from stretchlib.publish.content_policy import LITE_POLICY, THEME_SCRIPT, meta, policy
from stretchlib.publish.site_policy import policy_faults

GOOD = f"<head>{meta()}<script>{THEME_SCRIPT}</script><script src=a.js></script></head>"


def faults(folder: Path, text: str, name: str = "page.html") -> list[str]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [*policy_faults(folder)]


def test_a_good_page_passes(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD + '<script type="application/json">{"a": 1}</script>') == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD.replace(meta(), ""), "has 0 policies"),
        (GOOD.replace("'self' blob:", "'self' https: blob:"), "has 1 policies"),
        (GOOD.replace("<head>", "<head><script src=early.js></script>"), "<script> before its policy"),
        (GOOD + "<script>alert(1)</script>", "holds a script"),
        (GOOD + '<script type="module">import "x"</script>', "holds a script"),
        (GOOD + '<button onclick="go()">', "the handler onclick"),
        (GOOD + '<a href="javascript:go()">', "the handler javascript:go()"),
    ],
)
def test_what_breaks_the_policy_is_told_with_its_page(tmp_path: Path, text: str, told: str) -> None:
    (fault,) = faults(tmp_path, text)
    assert fault.startswith("page.html ")
    assert told in fault


def test_a_page_of_jupyterlite_has_the_wider_one(tmp_path: Path) -> None:
    page = f"<head>{meta(LITE_POLICY)}<script>start()</script></head>"
    assert faults(tmp_path, page, "lite/lab/index.html") == []
    assert faults(tmp_path, page.replace("<head>", "<head><script src=a.js></script>"), "lite/lab/index.html")


def test_neither_policy_lets_a_page_ask_another_host() -> None:
    for each in (policy(), LITE_POLICY):
        rules = dict(rule.split(" ", 1) for rule in each.split("; "))
        assert rules["default-src"] == "'none'"
        sources = {source for rule in rules.values() for source in rule.split()}
        assert not [source for source in sources if source == "*" or "." in source or source.endswith("s:")]
    assert "'unsafe-inline'" not in policy().split("script-src", 1)[1].split(";")[0]
