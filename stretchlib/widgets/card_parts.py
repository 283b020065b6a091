"""What cards are made of: the style of both themes, lists, tables and boxes, as HTML text.

Text is escaped here, always.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from html import escape

from stretchlib import catalogue
from stretchlib.catalogue.records import CITATION, STATUS_WORDS, Reference, Sign, Stretch, cited
from stretchlib.catalogue.reviews import Part
from stretchlib.errors import UnknownId
from stretchlib.look import colours, themed_css, tokens
from stretchlib.pictures import picture

_COLOURS = (
    "ground",
    "paper",
    "ink",
    "muted",
    "line",
    "accent",
    "focus",
    "caution-ground",
    "caution-ink",
    "danger-ground",
    "danger-ink",
)

# Cards stand in pages of others, whose themes have rules for lists and folds; some are marked important
# because such a theme names the element more closely than a card should. On paper folds are open, not asides.
_RULES = """
.sl-card{color:var(--k-ink);background:var(--k-paper);border:1px solid var(--k-line);border-radius:10px;
padding:16px 20px;max-width:46rem;margin:8px 0;line-height:1.5;font-family:FAMILY;font-size:BODYpx}
.sl-card h3{margin:0 0 4px;font-size:1.375em;font-weight:700;line-height:1.25;color:var(--k-ink)}
.sl-card h4{margin:16px 0 4px;padding:0;font-weight:700;font-size:1em;line-height:1.35;color:var(--k-ink)}
.sl-card p,.sl-card li,.sl-card td,.sl-card th,.sl-card dd{font-size:1em;color:var(--k-ink)}
.sl-card p{margin:4px 0 8px}.sl-card ul,.sl-card ol{margin:4px 0 8px;padding-left:1.4em}
.sl-card a{color:var(--k-accent);text-decoration:underline}
.sl-card .sl-small{font-size:SMALLpx;color:var(--k-muted)}
.sl-card figure{margin:8px auto}
.sl-card .sl-glance{display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:16px;
align-items:end;list-style:none;padding:0!important}.sl-card .sl-glance li{margin:0;break-inside:avoid}
.sl-card figure[data-picture^=pose-] :is(svg,img){max-height:24rem;object-fit:contain}
.sl-card .sl-glance :is(svg,img){max-height:11rem}
.sl-card .sl-facts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:8px 0}
.sl-card .sl-facts div{min-width:8rem}.sl-card dt{font-size:SMALLpx;color:var(--k-muted);font-weight:400}
.sl-card .sl-facts dt,.sl-card .sl-facts dd{display:block;float:none;width:auto;margin:0!important;padding:0}
.sl-card .sl-stop{background:var(--k-danger-ground);border-left:4px solid var(--k-danger-ink);
padding:8px 12px;border-radius:6px;margin:8px 0}
.sl-card .sl-stop *{color:var(--k-danger-ink)}.sl-card .sl-stop h4{margin-top:0}
.sl-card .sl-care h4{padding-top:8px;margin-top:0}.sl-card .sl-care ul{padding-bottom:8px}
.sl-card .sl-care{background:var(--k-caution-ground);border-left:4px solid var(--k-caution-ink);
padding:0 12px;border-radius:6px;margin:12px 0}
.sl-card .sl-care *{color:var(--k-caution-ink)}
.sl-card .sl-signs{list-style:none;padding-left:0}.sl-card .sl-signs>li{margin:0 0 8px;padding:0 0 0 10px;
border-left:2px solid currentColor}.sl-card .sl-signs :is(p,ul){margin:0}
.sl-card .sl-signs ul{list-style:disc}
.sl-card :is(.sl-where,.sl-known){display:flex;flex-wrap:wrap;align-items:center;gap:0 .5em}
.sl-card :is(.sl-where select,.sl-known :is(a,button)){font:inherit;min-height:44px;max-width:100%;
color:inherit;background:none;border:1px solid currentColor;border-radius:8px;padding:0 12px;cursor:pointer}
.sl-card .sl-known a{border:0;padding:0;display:inline-flex;align-items:center}
.sl-card .sl-where option{color:var(--k-ink);background:var(--k-ground)}
.sl-card :is(select,button):focus-visible{outline:3px solid var(--k-focus);outline-offset:2px}
.sl-card .sl-more{border:0;border-top:1px solid var(--k-line);border-radius:0;margin:0;padding:0;
background:none}
.sl-card .sl-more>summary{cursor:pointer;margin:0 0 0 1.1em;padding:10px 0;min-height:24px;
font-weight:700;list-style-position:outside}
.sl-card .sl-more>:nth-child(2){margin-top:6px}
.sl-card.sl-folded{padding-block:4px}.sl-card.sl-folded>.sl-more{border:0}
.sl-folded>.sl-more>summary>h3{display:inline;font-size:1em}
.sl-card .sl-care .sl-more{border-color:currentColor}
.sl-card summary:focus-visible,.sl-card a:focus-visible{outline:3px solid var(--k-focus);outline-offset:2px}
.sl-card .sl-verdict{display:inline-block;border:1px solid currentColor;border-radius:999px;padding:0 10px;
font-weight:600;white-space:nowrap}
.sl-card table{border-collapse:collapse;width:100%;margin:8px 0}
.sl-card th,.sl-card td{text-align:left;padding:4px 8px;border-bottom:1px solid var(--k-line);
background:none;vertical-align:top}
@media screen and (max-width:480px){.sl-card{padding:12px;line-height:1.4}.sl-card h4{margin-top:12px}
.sl-card figure[data-picture^=pose-] :is(svg,img){max-height:15rem}.sl-card :is(ul,ol){padding-left:1.2em}
.sl-card .sl-stop{padding:8px}.sl-card .sl-care{padding:0 8px}
.sl-card .sl-facts{display:grid;grid-template-columns:max-content 1fr;gap:4px 12px}
.sl-card .sl-facts div{display:contents}.sl-card .sl-facts dt{padding-top:.1em}}
@media print{.sl-card{font-size:10pt;line-height:1.4}.sl-card .sl-small{font-size:8.5pt}
.sl-card figure[data-picture] :is(svg,img){max-height:13rem;object-fit:contain}
.sl-card .sl-aside:not([open]){display:none}.sl-card .sl-more>summary{margin-left:0;list-style:none}
.sl-card .sl-glance{grid-template-columns:repeat(auto-fill,minmax(9rem,1fr))}
.sl-card .sl-glance figure :is(svg,img){max-height:7rem}
.sl-card .sl-more:not(.sl-aside)::details-content{content-visibility:visible;block-size:auto}}
"""


@cache
def style() -> str:
    """The style that each card carries, with the colours of both themes."""
    look = tokens()["type"]
    families = ",".join(f"'{name}'" if " " in name else name for name in (look["family"], *look["fallback"]))
    rules = _RULES.replace("FAMILY", families).replace("BODY", str(look["body_px"]))
    rules = rules.replace("SMALL", str(look["small_px"])).replace("\n", "")
    light, dark = (
        "".join(f"--k-{name}:var(--sl-{name},{colours(theme)[name]});" for name in _COLOURS)
        for theme in ("light", "dark")
    )
    return f"<style>{themed_css('.sl-card', light, dark)}{rules}</style>"


def card(title: str, *parts: str) -> str:
    """An article with a title and parts that are HTML already."""
    inner = "".join(part for part in parts if part)
    name = escape(title)
    return f'{style()}<article class="sl-card" aria-label="{name}"><h3>{name}</h3>{inner}</article>'


def folded_card(title: str, *parts: str) -> str:
    """A card of which only the title shows until it is opened."""
    inner = "".join(part for part in parts if part)
    name = escape(title)
    return (
        f'{style()}<article class="sl-card sl-folded" aria-label="{name}"><details class="sl-more">'
        f"<summary><h3>{name}</h3></summary>{inner}</details></article>"
    )


def figure(picture_id: str) -> str:
    """A stored picture; nothing where it has not been drawn yet."""
    try:
        drawn = picture(picture_id)
    except (UnknownId, FileNotFoundError):  # not drawn yet
        return ""
    return drawn.html()


def facts_list(facts: dict[str, str]) -> str:
    """Facts as a list of terms."""
    rows = "".join(
        f"<div><dt>{escape(key)}</dt><dd>{escape(value)}</dd></div>" for key, value in facts.items()
    )
    return f'<dl class="sl-facts">{rows}</dl>'


def section(title: str, items: Iterable[str], *, ordered: bool = False) -> str:
    """A heading with a list; nothing without items."""
    listed = list(items)
    return f"<h4>{escape(title)}</h4>{listing(listed, ordered=ordered)}" if listed else ""


def listing(items: Iterable[str], *, ordered: bool = False) -> str:
    """Items as a list."""
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in items)}</{tag}>"


def numbered(text: str) -> str:
    """A text in which the emergency number is marked, so that a page can name another country's."""
    words, chosen = escape(catalogue.number_words()), catalogue.country()
    marked = f'<span data-sl-number="{chosen.id if chosen else ""}">{words}</span>'
    return escape(text).replace(words, marked, 1)


def sign_part(sign: Sign) -> str:
    """What a sign is: a sentence, or a lead with its items as a list."""
    more = f"<p>{escape(sign.more)}</p>" if sign.more else ""
    return f"<p>{escape(sign.lead)}</p>{listing(sign.items) if sign.items else ''}{more}"


def signs_by_action(signs: Iterable[Sign], level: str = "h4") -> str:
    """Signs under what to do about them. A list of one entry a sign, each with its own items."""
    groups: dict[str, list[Sign]] = {}
    for sign in signs:
        groups.setdefault(sign.action, []).append(sign)
    return "".join(
        f'<{level} class="sl-do">{numbered(action)}</{level}>'
        f'<ul class="sl-signs">{"".join(f"<li>{sign_part(sign)}</li>" for sign in told)}</ul>'
        for action, told in groups.items()
    )


def stop_box(inner: str) -> str:
    """HTML that asks the reader to stop, in its own box."""
    return f'<div class="sl-stop">{inner}</div>'


def care_box(told: Iterable[tuple[str, str, str, str]], stretches: Iterable[Stretch]) -> str:
    """Who must skip or change something: the conditions at once, what to do on opening, as in the timer.

    A page's script puts first what concerns a reader who has answered the safety check.

    Parameters
    ----------
    told : id of a condition, its name, how its entry begins, what to do.
    stretches : the techniques that the box is about.
    """
    shown = list(told)
    named = "\N{NO-BREAK SPACE}· ".join(name for _, name, _, _ in shown)  # no line begins with the dot
    entries = "".join(
        f'<li data-sl-condition="{escape(condition)}"><strong>{escape(lead)}.</strong> {escape(text)}</li>'
        for condition, _, lead, text in shown
    )
    techniques = escape(json.dumps({item.id: item.name for item in stretches}, ensure_ascii=False))
    return (
        f'<div class="sl-care" data-sl-care="" data-sl-techniques="{techniques}">'
        f"<h4>Skip or change it if you have</h4><p>{escape(named)}</p>"
        f"{fold('What to do then', f'<ul>{entries}</ul>')}</div>"
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]], label: str) -> str:
    """Rows of text as a table with a name for screen readers."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table aria-label="{escape(label)}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def with_links(text: str) -> str:
    """A text whose ``[@id]`` marks become links to their verified sources."""
    known = catalogue.references()
    parts, end = [], 0
    for match in CITATION.finditer(text):
        parts.append(escape(text[end : match.start()]))
        keys = [key for key in cited(match[0]) if key in known and known[key].status == "verified"]
        if keys:
            parts.append(f" ({'; '.join(_linked(known[key]) for key in keys)})")
        end = match.end()
    return "".join([*parts, escape(text[end:])])


def _linked(source: Reference) -> str:
    label = escape(source.label)
    return f'<a href="{escape(source.address)}">{label}</a>' if source.address else label


def reference_line(source: Reference) -> str:
    """One source as a line with its link."""
    year = f" ({source.year})" if source.year else ""
    title = f" {escape(source.sentence)}" if source.title else ""
    note = f" {escape(source.note)}" if source.note else ""
    name = escape(source.source)
    linked = f'<a href="{escape(source.address)}">{name}</a>' if source.address else name
    return f"{escape(source.authors)}{year}.{title} {linked}.{note}"


def how_checked(status: str, before: str = "") -> str:
    """How far the evidence was checked."""
    return f'<p class="sl-small">{escape(before)}How far we checked: {escape(STATUS_WORDS[status])}.</p>'


def said(sounds_like: str) -> str:
    """How a word sounds."""
    return f", say {escape(sounds_like)}" if sounds_like else ""


def fold(title: str, *parts: str, on_paper: bool = True) -> str:
    """Parts that open on a tap or by the keyboard; nothing without parts.

    On paper they are open; with ``on_paper=False`` only where the reader has opened them.
    """
    inner = "".join(parts)
    kind = "sl-more" if on_paper else "sl-more sl-aside"
    return f'<details class="{kind}"><summary>{escape(title)}</summary>{inner}</details>' if inner else ""


def notice(*parts: str | Part) -> str:
    """Whether a clinician has reviewed these parts, as ``catalogue.notice`` says it."""
    return f'<p class="sl-small">{escape(catalogue.notice(*parts))}</p>'
