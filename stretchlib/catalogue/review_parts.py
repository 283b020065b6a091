"""What a clinician reviews of the catalogue: its parts, each as items with the words to judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from stretchlib.catalogue import care, library
from stretchlib.catalogue.citing import with_sources
from stretchlib.catalogue.records import Condition, Reference, Status, Stretch, Variant, cited
from stretchlib.catalogue.reviews import Item, Part

OWN_CHOICE = "our own choice"
NOTHING, FOR = "nothing", "for"


def part(name: str) -> Part:
    """A part of the catalogue with its present words; those that need a reviewer most come first."""
    return Part(name, tuple(sorted(_MAKERS[name](), key=lambda item: not item.first)))


def names() -> tuple[str, ...]:
    """The parts that the catalogue holds."""
    return tuple(_MAKERS)


def _signs() -> Iterator[Item]:
    for sign in (*care.emergency_signs(), *care.clinician_signs()):
        now = sign.urgency == "now"
        names = [care.condition(key).name for key in sign.conditions]
        yield _item(
            sign.id,
            "Get help now" if now else "See a clinician",
            [
                ("Sign", sign.sign),
                ("What to do", sign.action),
                ("We think of", sign.think_of),
                ("Counts also as", "; ".join(names)),
                ("Plan", "none is made" if sign.plan == "none" else ""),
            ],
            sign.status,
            sign.sources,
        )


def _stop_rules() -> Iterator[Item]:
    for rule in care.stop_rules():
        yield _item(rule.id, "For every session", [("Stop when", rule.text)], rule.status)
    for item in _techniques():
        yield Item(item.id, item.name, tuple(("Stop if", text) for text in item.stop_if))


def _effort() -> Iterator[Item]:
    for kind in ("stretch", "pressure", "symptoms"):
        rule = care.effort(kind)
        lines = [("We say", rule.text), ("Why", rule.basis)]
        yield _item(rule.id, "", lines, rule.status, _claim_sources(rule.claims))


def _conditions() -> Iterator[Item]:
    for about in care.conditions().values():
        everything = "" if about.everything == "no" else f"{about.everything}, also where nothing is named"
        limits = (f"{key.replace('_', ' ')} {_span(ends)}" for key, ends in about.limits.items())
        others = (care.condition(key).name for key in about.counts_as)
        lines = [
            ("Named together with others as", about.family),
            ("We ask", about.question),
            ("Why", about.why),
            ("Skip", about.skip),
            ("Change", about.change),
            ("Every technique", everything),
            ("Counts as", "; ".join(others)),
            ("Angles allowed, in degrees", "; ".join(limits)),
            ("Harder forms", "" if about.harder else "none"),
            ("No plan", about.no_plan),
        ]
        yield _item(about.id, about.name, lines, about.status, about.sources)


def _cautions() -> Iterator[Item]:
    for about in care.conditions().values():
        for number, (action, text, for_whom) in enumerate(_caution_groups(about), 1):
            named = "; ".join(for_whom)
            mark = f"{about.id}/{NOTHING if action == NOTHING else number}"
            yield _item(mark, about.name, [(action, text), (FOR, named)], about.status, about.sources)


def _caution_groups(about: Condition) -> Iterator[tuple[str, str, list[str]]]:
    """What a condition asks, with the ids of the techniques of which it asks the same."""
    groups: dict[tuple[str, str], list[str]] = {}
    for item in _techniques():
        found = care.cautions_for(item, [about.id])
        for caution in found:
            names = " or ".join(f"“{item.forms[key].name}”" for key in caution.forms)
            whom = f"{item.id} as {names}" if names else item.id
            groups.setdefault((caution.action, caution.text), []).append(whom)
        if not found:
            groups.setdefault((NOTHING, ""), []).append(item.id)
    for wanted in ("skip", "change", NOTHING):
        for (action, text), for_whom in groups.items():
            if action == wanted:
                yield action, text, for_whom


def _doses() -> Iterator[Item]:
    for item in _techniques():
        dose, own = item.dose, item.dose.basis == "course"
        each = f", each {item.side_word}" if item.sides == "left-right" else ""
        pace = f", about {dose.seconds_each:g} seconds for one" if dose.seconds_each else ""
        lines = [
            ("Dose", f"{dose.words}{each}{pace}; {dose.sessions_a_week} or more days a week"),
            ("Where it is from", dose.basis_words),
            ("In the article", dose.article),
        ]
        claims = [library.claim(key) for key in dose.claims]
        status = OWN_CHOICE if own else _weakest(claim.status for claim in claims)
        yield _item(item.id, item.name, lines, status, _claim_sources(dose.claims))
    longer = care.long_hold()
    lines = [
        ("For people over 65", f"{longer.seconds} seconds a hold, if they like"),
        ("Why", with_sources(longer.why)),
    ]
    status = _weakest(library.claim(key).status for key in longer.claims)
    yield _item(longer.id, "Longer holds", lines, status, cited(longer.why))


def _claims() -> Iterator[Item]:
    for claim in library.claims().values():
        lines = [("People say", claim.claim), ("Verdict", claim.verdict_words), ("We say", claim.say)]
        yield _item(claim.id, "", lines, claim.status, claim.sources)


def _reasons() -> Iterator[Item]:
    for claim in library.claims().values():
        lines = [("We say", claim.say), ("Why", with_sources(claim.why))]
        yield _item(claim.id, "", lines, claim.status, claim.sources)


def _whole_techniques() -> Iterator[Item]:
    for item in _techniques():
        forms = [("Easier", form) for form in item.easier] + [("Harder", form) for form in item.harder]
        lines = [
            ("In short", item.summary),
            ("Needs", ", ".join((item.position, *sorted(item.needs)))),
            *((f"Step {number}", text) for number, text in enumerate(item.steps, 1)),
            *_guided(item),
            *(("Cue", text) for text in item.cues),
            *(("Mistake", text) for text in item.mistakes),
            *(told for label, form in forms for told in _form(label, form)),
            ("Evidence", with_sources(item.evidence)),
        ]
        sources = (library.reference(key).label for key in dict.fromkeys(cited(item.evidence)))
        yield Item(item.id, item.name, tuple(lines), tuple(sources))


def _form(label: str, form: Variant) -> Iterator[tuple[str, str]]:
    yield label, form.text
    if form.steps:
        needs = ", ".join((*([form.position] if form.position else []), *(form.equipment or ())))
        yield f"“{form.name}”", " ".join((*form.steps, f"({needs})" if needs else "")).strip()
        yield from _guided(form)


def _guided(source: Stretch | Variant) -> Iterator[tuple[str, str]]:
    """What the timer says besides the steps."""
    told = {"Which side": source.which_side, "Second side": " ".join(source.short_steps)}
    for label, text in (told | {"Way out": source.way_out}).items():
        if text:
            yield label, text


def _self_tests() -> Iterator[Item]:
    for test in library.self_tests().values():
        lines = [
            ("In short", test.summary),
            *((f"Step {number}", text) for number, text in enumerate(test.steps, 1)),
            ("Score", test.score),
            ("What it means", with_sources(test.meaning)),
            ("Noise", f"less than {test.noise_degrees} degrees" if test.noise_degrees else ""),
            *(("Stop if", text) for text in test.stop_if),
        ]
        yield Item(test.id, test.name, _filled(lines), _labels(test.sources))


def _body_map() -> Iterator[Item]:
    feelings = care.feelings()
    for feeling in feelings.values():
        yield Item(feeling.id, feeling.name, (("We say", feeling.say),))
    for region in care.regions().values():
        lines = [("What lies there", region.plain)]
        for key, told in region.warnings.items():
            named = [*told.signs, *(care.condition(each).name for each in told.conditions)]
            lines.append((feelings[key].name, f"leads to: {'; '.join(named)}"))
        yield Item(region.id, region.name, _filled(lines))


def _muscles() -> Iterator[Item]:
    for muscle in library.muscles().values():
        lines = [
            ("Plainly", muscle.plain),
            ("Starts at", muscle.origin),
            ("Ends at", muscle.insertion),
            ("Does", "; ".join(muscle.actions)),
            ("Nerve", muscle.nerve),
            ("Note", muscle.note),
        ]
        yield _item(muscle.id, f"{muscle.name} ({muscle.latin})", lines, muscle.status, muscle.sources)


def _item(
    record: str,
    title: str,
    lines: Iterable[tuple[str, str]],
    status: str,
    sources: Iterable[str] = (),
) -> Item:
    return Item(record, title, _filled(lines), _labels(sources), status, first=status != "verified")


def _filled(lines: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in lines if text or label == NOTHING)


def _techniques() -> Iterable[Stretch]:
    """Also those of the reader's own files, which no reviewer has seen: with them no review fits."""
    return library.all_stretches().values()


def _labels(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(source_label(library.reference(key)) for key in keys)


def source_label(source: Reference) -> str:
    """A source as the form names it, and whether nobody has looked into it yet."""
    return source.label if source.status == "verified" else f"{source.label} ({source.status})"


def _claim_sources(claims: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for claim in claims for key in library.claim(claim).sources))


def _span(ends: Iterable[float]) -> str:
    return " to ".join(f"{end:g}" for end in ends)


def _weakest(found: Iterable[Status]) -> str:
    order: tuple[Status, ...] = ("verified", "to check", "from memory")
    return max(found, key=order.index, default="verified")


_MAKERS: Mapping[str, Callable[[], Iterator[Item]]] = MappingProxyType(
    {
        "signs": _signs,
        "stop-rules": _stop_rules,
        "effort": _effort,
        "conditions": _conditions,
        "cautions": _cautions,
        "doses": _doses,
        "claims": _claims,
        "techniques": _whole_techniques,
        "reasons": _reasons,
        "self-tests": _self_tests,
        "body-map": _body_map,
        "muscles": _muscles,
    }
)
