/** What else is due: a check-in, cards to repeat, and the way back to where the reader was. */

import say from "words:today";
import { type Chapter, chapterLink } from "../elements/chapter.ts";
import { make } from "../elements/dom.ts";
import { JOURNAL } from "../elements/places.ts";
import { filled, HOLE } from "../words/say.ts";
import type { TodaySession } from "./session.ts";

export function alsoDue(session: TodaySession): HTMLElement {
  const { cards, reading, nextChapter, weekly } = session;
  const items: (string | Element)[][] = [];
  const journal = session.journalChapter;
  if (weekly && journal)
    items.push(filled(say(`check-in-${weekly}`, { link: HOLE }), linkTo(journal, JOURNAL.heading)));
  const repeated = cards.map(({ chapter, count }) =>
    filled(say("cards", { count, link: HOLE }), linkTo(chapter, "keep-the-words")),
  );
  items.push(...repeated);
  if (reading) {
    const title = reading.title ? `${reading.chapter}: ${reading.title}` : reading.chapter;
    items.push(
      filled(say("reading", { link: HOLE }), linkTo({ title, notebook: reading.notebook }, reading.anchor)),
    );
  }
  if (nextChapter)
    items.push(filled(say(reading ? "next-chapter" : "begin-reading", { link: HOLE }), linkTo(nextChapter)));
  return make(
    "section",
    { class: "sl-today-part" },
    make("h3", { class: "sl-subtitle" }, say("also")),
    make("ul", { class: "sl-also" }, ...items.map((content) => make("li", {}, ...content))),
  );
}

/** To a heading of a chapter's page; a notebook has no such places. */
function linkTo(chapter: Chapter, anchor = ""): HTMLElement {
  const link = chapterLink(chapter);
  if (link instanceof HTMLAnchorElement && anchor && link.pathname.endsWith(".html")) link.hash = anchor;
  return link;
}
