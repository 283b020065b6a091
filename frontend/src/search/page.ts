/** The search page of the book: puts an excerpt below each result as it comes. */

import { make } from "../elements/dom.ts";
import { excerptOf, type Texts, wantedOf } from "./excerpts.ts";

declare const courseTexts: Texts;

const results = document.getElementById("search-results");
const question = new URLSearchParams(location.search).get("q") ?? "";

if (results && question && typeof courseTexts !== "undefined") {
  const wanted = wantedOf(question, courseTexts);
  const tell = (): void => {
    for (const link of results.querySelectorAll<HTMLAnchorElement>("li:not([data-told]) > a"))
      told(link, wanted);
  };
  new MutationObserver(tell).observe(results, { childList: true, subtree: true });
  tell();
}

function told(link: HTMLAnchorElement, wanted: readonly string[]): void {
  const item = link.parentElement as HTMLElement;
  item.dataset.told = "";
  const [page = "", anchor = ""] = (link.getAttribute("href") ?? "").split("#");
  const parts = excerptOf(courseTexts, page.replace(/\.html$/, ""), anchor, wanted);
  if (!parts.length) return;
  const words = parts.map(({ text, isHit }) => (isHit ? make("mark", {}, text) : text));
  item.append(make("p", { class: "context" }, ...words));
}
