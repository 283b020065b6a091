"""How records show themselves in a notebook: accessible HTML cards, made without any widget.

A card is one ``<article>`` with real headings, text for everything that colour says, and a small style of
its own that follows the page's theme. Text from records is escaped, always.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape

from stretchlib import catalogue
from stretchlib.catalogue import display
from stretchlib.catalogue.records import (
    CITATION,
    NOTICE,
    STATUS_WORDS,
    Claim,
    Condition,
    Muscle,
    Question,
    Reference,
    SelfTest,
    Sign,
    Stretch,
    Term,
    cited,
)
from stretchlib.errors import UnknownId
from stretchlib.look import colours, themed_css, tokens
from stretchlib.pictures import picture
from stretchlib.routine.timeline import Routine, clock

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

_RULES = """
.sl-card{color:var(--k-ink);background:var(--k-paper);border:1px solid var(--k-line);border-radius:10px;
padding:16px 20px;max-width:46rem;margin:8px 0;line-height:1.5;font-family:FAMILY;font-size:BODYpx}
.sl-card h3{margin:0 0 4px;font-size:1.375em;font-weight:700;line-height:1.25;color:var(--k-ink)}
.sl-card h4{margin:16px 0 4px;padding:0;font-weight:700;font-size:1em;color:var(--k-ink)}
.sl-card p,.sl-card li,.sl-card td,.sl-card th,.sl-card dd{font-size:1em;color:var(--k-ink)}
.sl-card p{margin:4px 0 8px}.sl-card ul,.sl-card ol{margin:4px 0 8px;padding-left:1.4em}
.sl-card a{color:var(--k-accent);text-decoration:underline}
.sl-card .sl-small{font-size:SMALLpx;color:var(--k-muted)}
.sl-card figure{margin:8px auto}
.sl-card .sl-facts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:8px 0}
.sl-card .sl-facts div{min-width:8rem}.sl-card dt{font-size:SMALLpx;color:var(--k-muted);font-weight:400}
.sl-card .sl-facts dd{margin:0}
.sl-card .sl-stop{background:var(--k-danger-ground);border-left:4px solid var(--k-danger-ink);
padding:8px 12px;border-radius:6px;margin:8px 0}
.sl-card .sl-stop *{color:var(--k-danger-ink)}.sl-card .sl-stop h4{margin-top:0}
.sl-card .sl-care h4{padding-top:8px;margin-top:0}.sl-card .sl-care ul{padding-bottom:8px}
.sl-card .sl-care{background:var(--k-caution-ground);border-left:4px solid var(--k-caution-ink);
padding:0 12px;border-radius:6px;margin:12px 0}
.sl-card .sl-care *{color:var(--k-caution-ink)}
.sl-card summary{cursor:pointer;padding:10px 0;min-height:24px}
.sl-card summary:focus-visible,.sl-card a:focus-visible{outline:3px solid var(--k-focus);outline-offset:2px}
.sl-card .sl-verdict{display:inline-block;border:1px solid currentColor;border-radius:999px;padding:0 10px;
font-weight:600;white-space:nowrap}
.sl-card table{border-collapse:collapse;width:100%;margin:8px 0}
.sl-card th,.sl-card td{text-align:left;padding:4px 8px;border-bottom:1px solid var(--k-line);
background:none;vertical-align:top}
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


def stretch_card(record: Stretch) -> str:
    """A technique: picture, steps, dose, stop rules, cautions, evidence."""
    needs = ", ".join(sorted(record.needs)) or "nothing"
    dose = record.dose.words + (f" for each {record.side_word}" if record.sides == "left-right" else "")
    muscles = ", ".join(catalogue.muscle(key).name for key in record.primary)
    return card(
        record.name,
        f"<p>{escape(record.summary)}</p>",
        _figure(record.picture),
        _facts(
            {
                "How much": dose,
                "How often": f"{record.dose.sessions_a_week} or more days a week",
                "You need": needs,
                "Position": record.position,
                "Muscles": muscles,
            }
        ),
        _section("Steps", record.steps, ordered=True),
        _section("Cues", record.cues),
        _section("Common mistakes", record.mistakes),
        _section("Easier", (variant.text for variant in record.easier)),
        _section("Harder", (variant.text for variant in record.harder)),
        _stop(_section("Stop if", record.stop_if)),
        _cautions(record),
        f"<h4>What the evidence says</h4><p>{_with_sources(record.evidence)}</p>",
        _claims(record.claims),
        _dose_note(record),
        notice(),
    )


def claim_card(record: Claim) -> str:
    """A claim: what is said, the verdict in words, what we say, why, sources."""
    verdict = f'<p><span class="sl-verdict">{escape(record.verdict_words)}</span></p>'
    return card(f"“{record.claim}”", verdict, claim_body(record))


def claim_body(record: Claim) -> str:
    """What stands below a claim and its verdict."""
    known = catalogue.references()
    sources = [known[key] for key in record.sources if key in known and known[key].status == "verified"]
    listed = "".join(f"<li>{_reference(item)}</li>" for item in sources)
    return "".join(
        (
            f"<h4>What we say</h4><p>{escape(record.say)}</p>",
            f"<h4>Why</h4><p>{_with_sources(record.why)}</p>",
            f"<h4>Sources</h4><ul>{listed}</ul>" if sources else "",
            _checked(record.status, f"Claim {record.id}. "),
        )
    )


def self_test_card(record: SelfTest) -> str:
    """A measure that learners take of themselves."""
    return card(
        record.name,
        f"<p>{escape(record.summary)}</p>",
        _figure(record.picture),
        _section("Steps", record.steps, ordered=True),
        f"<h4>Score</h4><p>{escape(record.score)}</p>",
        f"<h4>What it means</h4><p>{_with_sources(record.meaning)}</p>",
        _stop(_section("Stop if", record.stop_if)),
        notice(),
    )


def question_card(record: Question) -> str:
    """A question with its answers folded away, for pages where the quiz does not run."""
    items = "".join(
        f"<li>{escape(option.text)}<details><summary>What of it?</summary>"
        f"<p>{'Right. ' if option.right and not option.feedback.startswith('Right') else ''}"
        f"{escape(option.feedback)}</p></details></li>"
        for option in sorted(record.options, key=lambda option: option.text)
    )
    answer = f"<p>{record.estimate.value:g} per cent, give or take.</p>" if record.estimate else ""
    return card(
        record.stem,
        f"<ul>{items}</ul>" if items else "",
        f"<details><summary>Answer</summary>{answer}<p>{escape(record.explain)}</p></details>",
    )


def muscle_card(record: Muscle) -> str:
    """A muscle: where it starts and ends, what it does, its nerve."""
    return card(
        record.name,
        f'<p class="sl-small"><i lang="la">{escape(record.latin)}</i>{_said(record.sounds_like)}</p>',
        f"<p>{escape(record.plain)}</p>",
        _facts({"Starts at": record.origin, "Ends at": record.insertion, "Nerve": record.nerve}),
        _section("What it does", record.actions),
        f"<p>{escape(record.note)}</p>" if record.note else "",
        _checked(record.status),
    )


def term_card(record: Term) -> str:
    """A word of the glossary."""
    said = _said(record.sounds_like).removeprefix(", ")
    return card(
        record.name, f'<p class="sl-small">{said}</p>' if said else "", f"<p>{escape(record.plain)}</p>"
    )


def condition_card(record: Condition) -> str:
    """A condition and every technique that it changes."""
    rows = []
    for item in catalogue.stretches():
        for caution in catalogue.cautions_for(item, [record.id]):
            rows.append((item.name, caution.action, caution.text))
    return card(
        record.name,
        f"<p>{escape(record.why)}</p>",
        _table(("Technique", "Do", "How"), rows, f"Techniques to skip or change with: {record.name}"),
        notice(),
    )


def sign_card(record: Sign) -> str:
    """One warning sign."""
    return card(
        "Act now" if record.urgency == "now" else "See a clinician",
        _stop(f"<p>{escape(record.sign)}</p><p><strong>{escape(record.action)}</strong></p>"),
    )


def reference_card(record: Reference) -> str:
    """One source."""
    return card(record.label, f"<p>{_reference(record)}</p>")


def routine_card(record: Routine) -> str:
    """A routine as a table of its stages."""
    rows, at = [], 0
    for stage in record.stages:
        rows.append((clock(at), clock(stage.seconds), stage.title))
        at += stage.seconds
    title = f"{record.name} ({clock(record.seconds)})"
    return card(title, _table(("At", "For", "What"), rows, "Stages of the routine"), notice())


@dataclass(frozen=True, slots=True)
class SignList:
    """Warning signs that show themselves as one card, or as text in a terminal."""

    title: str
    signs: tuple[Sign, ...]

    def __str__(self) -> str:
        return "\n\n".join([self.title, *(str(sign) for sign in self.signs)])

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/plain": str(self), "text/html": sign_list_card(self)}


def sign_list_card(record: SignList) -> str:
    """Warning signs grouped by what to do; those that can wait for days look calmer than emergencies."""
    groups: dict[tuple[str, str], list[str]] = {}
    for sign in record.signs:
        groups.setdefault((sign.urgency, sign.action), []).append(sign.sign)
    frames = {"now": "sl-stop", "soon": "sl-care"}
    parts = [
        f'<div class="{frames[urgency]}"><h4>{escape(action)}</h4>{_list(signs)}</div>'
        for (urgency, action), signs in groups.items()
    ]
    return card(record.title, *parts, notice())


def emergency_signs() -> SignList:
    """The signs for which to act at once, before any stretch."""
    return SignList("Before you stretch: signs that need help now", catalogue.emergency_signs())


def clinician_signs() -> SignList:
    """The signs with which to see a clinician within days."""
    return SignList("Signs with which to see a clinician", catalogue.clinician_signs())


def _figure(picture_id: str) -> str:
    try:
        drawn = picture(picture_id)
    except (UnknownId, FileNotFoundError):  # not drawn yet
        return ""
    return drawn.html()


def _facts(facts: dict[str, str]) -> str:
    rows = "".join(
        f"<div><dt>{escape(key)}</dt><dd>{escape(value)}</dd></div>" for key, value in facts.items()
    )
    return f'<dl class="sl-facts">{rows}</dl>'


def _section(title: str, items: Iterable[str], *, ordered: bool = False) -> str:
    listed = list(items)
    return f"<h4>{escape(title)}</h4>{_list(listed, ordered=ordered)}" if listed else ""


def _list(items: Iterable[str], *, ordered: bool = False) -> str:
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in items)}</{tag}>"


def _stop(inner: str) -> str:
    return f'<div class="sl-stop">{inner}</div>'


def _cautions(record: Stretch) -> str:
    if not record.cautions:
        return ""
    entries = []
    for caution in record.cautions:
        about = catalogue.condition(caution.condition)
        said = escape(catalogue.advice(about, caution))
        entries.append(f"<li><strong>{escape(about.name)}: {caution.action}.</strong> {said}</li>")
    names = ", ".join(catalogue.condition(caution.condition).name for caution in record.cautions)
    return (
        '<div class="sl-care"><details><summary><strong>Skip or change it if you have:</strong> '
        f"{escape(names)}. Open for what to do.</summary><ul>{''.join(entries)}</ul></details></div>"
    )


def _claims(ids: Iterable[str]) -> str:
    rows = [(item.claim, item.verdict_words, item.say) for item in map(catalogue.claim, ids)]
    table = _table(("What people say", "Verdict", "What we say"), rows, "Claims about this technique")
    return f"<details><summary>Claims and verdicts ({len(rows)})</summary>{table}</details>" if rows else ""


def _dose_note(record: Stretch) -> str:
    basis = {
        "guideline": "Our dose follows the exercise guidelines.",
        "studies": "Our dose follows the studies of rolling.",
        "course": "Our dose is our own choice; we found no study that compared doses.",
    }[record.dose.basis]
    return f'<p class="sl-small">Dose in the article: {escape(record.dose.article)} {basis}</p>'


def _table(head: Iterable[str], rows: Iterable[Iterable[str]], label: str) -> str:
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table aria-label="{escape(label)}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _with_sources(text: str) -> str:
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


def _reference(source: Reference) -> str:
    year = f" ({source.year})" if source.year else ""
    title = f" {escape(source.title)}." if source.title else ""
    note = f" {escape(source.note)}" if source.note else ""
    name = escape(source.source)
    linked = f'<a href="{escape(source.address)}">{name}</a>' if source.address else name
    return f"{escape(source.authors)}{year}.{title} {linked}.{note}"


def _checked(status: str, before: str = "") -> str:
    return f'<p class="sl-small">{escape(before)}How far we checked: {escape(STATUS_WORDS[status])}.</p>'


def _said(sounds_like: str) -> str:
    return f", say {escape(sounds_like)}" if sounds_like else ""


def notice() -> str:
    return f'<p class="sl-small">{escape(NOTICE)}</p>'


display.html_for(Stretch, stretch_card)
display.html_for(Question, question_card)
display.html_for(SelfTest, self_test_card)
display.html_for(Claim, claim_card)
display.html_for(Muscle, muscle_card)
display.html_for(Term, term_card)
display.html_for(Condition, condition_card)
display.html_for(Sign, sign_card)
display.html_for(Reference, reference_card)
display.html_for(Routine, routine_card)
