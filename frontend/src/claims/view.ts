/** One view of the claim table: a search, and claims that open to the whole story. */

import say from "words:claims";
import sayShared from "words:elements";
import { type Chapter, chapterLink } from "../elements/chapter.ts";
import { make, setText } from "../elements/dom.ts";
import { makePanel } from "../elements/panel.ts";
import { sourceLink, sourceLinks } from "../elements/source.ts";
import type { WidgetModel } from "../model.ts";
import { type Claim, countText, EVERYTHING, fits, type Search, searchable, shownOf } from "./filter.ts";
import type { ClaimTraits } from "./traits.ts";

export function drawClaims(
  model: WidgetModel<ClaimTraits>,
  place: HTMLElement,
  first: Search,
  remember: (search: Search) => void,
): () => void {
  const claims = model.get("claims");
  const chapters = model.get("chapters");
  const panel = makePanel("claims", model.get("title"));
  const rows = claims.map((claim) => ({
    claim,
    text: searchable(claim),
    element: entry(claim, chapters[claim.chapter]),
  }));
  const words = make("input", { type: "search", autocomplete: "off", oninput: () => look() });
  const verdict = choice(say("any-verdict"), Object.entries(model.get("verdicts")), () => look());
  const chapter = choice(
    say("any-topic"),
    Object.entries(chapters).map(([id, { title }]) => [id, title]),
    () => look(),
  );
  const count = make("p", { class: "sl-meta", role: "status" });
  const clear = make(
    "button",
    { type: "button", class: "sl-quiet", onclick: () => startAgain() },
    make("span", {}, say("clear")),
  );
  const rest = make("span", {});
  const more = make("button", { type: "button", class: "sl-more", onclick: () => showRest() }, rest);
  const field = (label: string, control: HTMLElement) =>
    make("label", { class: "sl-field" }, make("span", {}, label), control);

  function read(whole: boolean): Search {
    return { words: words.value, verdict: verdict.value, chapter: chapter.value, whole };
  }

  function look(): void {
    show(read(false), false);
  }

  function startAgain(): void {
    show(EVERYTHING, true);
    words.focus(); // this button is gone
  }

  function showRest(): void {
    const next = rows.filter(({ element }) => !element.hidden).length;
    const found = show(read(true), false);
    // The button is gone: the keyboard goes on with the first claim that came.
    found[next]?.querySelector("summary")?.focus();
  }

  function show(search: Search, set: boolean): HTMLElement[] {
    if (set) [words.value, verdict.value, chapter.value] = [search.words, search.verdict, search.chapter];
    const found: HTMLElement[] = [];
    for (const { claim, text, element } of rows) {
      element.hidden = !fits(claim, text, search);
      if (!element.hidden) found.push(element);
    }
    const shown = shownOf(found.length, search);
    for (const element of found.slice(shown)) element.hidden = true;
    setText(count, countText(found.length, rows.length, shown));
    setText(rest, say("more", { more: found.length - shown }));
    more.hidden = shown === found.length;
    clear.hidden = found.length === rows.length;
    remember(search);
    return found;
  }

  panel.show(
    make(
      "div",
      { class: "sl-screen" },
      make("h3", { class: "sl-title" }, model.get("title")),
      make(
        "div",
        { class: "sl-search", role: "search", "aria-label": say("claims") },
        field(say("search"), words),
        field(say("verdict"), verdict),
        field(say("topic"), chapter),
      ),
      make("div", { class: "sl-count" }, count, clear),
      make("ul", { class: "sl-entries" }, ...rows.map(({ element }) => element)),
      more,
      make("p", { class: "sl-notice" }, model.get("notice")),
    ),
  );
  show(first, true);
  place.append(panel.root);
  return () => panel.root.remove();
}

function choice(
  any: string,
  options: readonly (readonly [string, string])[],
  look: () => void,
): HTMLSelectElement {
  return make(
    "select",
    { onchange: look },
    make("option", { value: "" }, any),
    ...options.map(([value, text]) => make("option", { value }, text)),
  );
}

function entry(claim: Claim, chapter: Chapter | undefined): HTMLElement {
  const why = claim.why.flatMap((part, at) =>
    typeof part === "string"
      ? [part]
      : [
          typeof claim.why[at - 1] === "string" ? " (" : "; ",
          sourceLink(part),
          typeof claim.why[at + 1] === "object" ? "" : ")",
        ],
  );
  return make(
    "li",
    {},
    make(
      "details",
      { class: "sl-fold" },
      make(
        "summary",
        {},
        make("span", { class: "sl-said" }, say("quoted", { claim: claim.claim })),
        make("span", { class: "sl-pill", "data-verdict": claim.kind }, claim.verdict),
      ),
      make(
        "div",
        { class: "sl-story" },
        make("p", {}, make("strong", {}, `${say("we-say")} `), claim.say),
        make("p", {}, ...why),
        claim.sources.length
          ? make("p", {}, `${sayShared("sources")} `, ...sourceLinks(claim.sources))
          : null,
        chapter ? make("p", {}, `${say("taught-in")} `, chapterLink(chapter)) : null,
        make("p", { class: "sl-meta" }, `${claim.id} · ${sayShared("checked", { how: claim.checked })}`),
      ),
    ),
  );
}
