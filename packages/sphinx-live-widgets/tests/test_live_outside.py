"""Which addresses of other hosts the build names: all that a widget loads, and none that it only mentions."""

from __future__ import annotations

import time

import pytest
from sphinx_live_widgets.javascript import texts
from sphinx_live_widgets.outside import in_code, in_markup, in_sheet, is_address

FAR = "https://far.example/x"


@pytest.mark.parametrize(
    "code",
    [
        f'import x from "{FAR}";',
        f"import '{FAR}'",
        f'import{{a as b}}from"{FAR}"',
        f'export * from "{FAR}"',
        f'const m = await import("{FAR}")',
        f"const m = await import(`{FAR}`)",
        f'const HOME = "{FAR}"; export default {{ render: async () => (await import(HOME)).go() }}',
        f'fetch("{FAR}").then(go)',
        f"new Worker('{FAR}')",
        f'importScripts("{FAR}")',
        f'image.src = "{FAR}"',
        f'el("img", {{src: "{FAR}"}})',
        f'script.setAttribute("src", "{FAR}")',
        f'request.open("GET", "{FAR}")',
        f"el.innerHTML = `<img alt='' src='{FAR}'>`",
        f'el.innerHTML = "<link rel=stylesheet href={FAR}>"',
        f"style.textContent = '@import url({FAR});'",
        f"let a = b / c; let d = e / f; fetch('{FAR}')",
        f"const re = /[\"'`]/; fetch('{FAR}')",
        f"`${{`a ${{1}}`}}`; fetch('{FAR}')",
        FAR + ".mjs",
    ],
)
def test_what_is_loaded_is_named(code: str) -> None:
    (address,) = [address for address, certain in in_code(code).items() if certain]
    assert address.startswith(FAR)


@pytest.mark.parametrize(
    "code",
    [
        f'// import x from "{FAR}"',
        f'/* fetch("{FAR}") */ go()',
        f'el.textContent = "see {FAR}"',
        f'link.href = "{FAR}"',
        f'el.innerHTML = `<a href="{FAR}">more</a>`',
        f'throw Error("{FAR} says import(this)")',
        f"const re = /import('{FAR}')/.test(x)",
        'const ns = "http://www.w3.org/2000/svg"; document.createElementNS(ns, "svg")',
        'n("https://react.dev/errors/" + code)',
        'var t="https://react.dev/errors/";function f(t){return fetch(t)}',
        f"console.log('fetch(\"{FAR}\")')",
        "import x from './near.js'; fetch('data.json'); new URL('x', import.meta.url)",
        "a = 1 //comment",
    ],
)
def test_what_is_only_mentioned_raises_no_alarm(code: str) -> None:
    assert in_code(code) == {}


def test_what_is_only_kept_ready_is_told_apart() -> None:
    code = 'const tiles = ["https://tile.example.org/{z}/{x}/{y}.png"], cdn = "https://unpkg.com/a@" + v'
    assert in_code(code) == {"https://tile.example.org/{z}/{x}/{y}.png": False, "https://unpkg.com/a@": False}


def test_style_sheets_and_markup() -> None:
    namespace = "@namespace url(http://www.w3.org/1999/xhtml);"
    sheet = f'{namespace} /* url({FAR}) */ @import "{FAR}a"; p {{ a: url({FAR}b) }}'
    assert in_sheet(sheet) == (f"{FAR}a", f"{FAR}b")
    assert in_sheet("p { background: url(data:image/png;base64,AA//AA) }") == ()
    assert in_markup(f'<a href="{FAR}">x</a><img src="{FAR}i"><iframe src="//far.example/y">') == (
        f"{FAR}i",
        "//far.example/y",
    )


def test_an_address_is_told_from_code() -> None:
    assert is_address(" https://far.example/x.mjs\n")
    assert is_address("./widget.mjs")
    assert not is_address("//comment")
    assert not is_address("export default {} // https://far.example/x.mjs")


def test_a_large_bundle_is_read_in_a_moment() -> None:
    code = 'var a=b/c;if(x){y=/[/]/g.exec("//")}z=`${{a:1}.a}`;' * 20_000
    begun = time.perf_counter()
    assert sum(1 for _ in texts(code)) == 40_000
    assert time.perf_counter() - begun < 10
