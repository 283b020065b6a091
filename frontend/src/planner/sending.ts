/** A plan as a link to send, and as a code for a phone. Both are made when their fold is opened. */

import say from "words:planner";
import { bookPageAddress } from "../elements/chapter.ts";
import type { CodeOf } from "../elements/codes.ts";
import { make, setText } from "../elements/dom.ts";
import { PLAN_MARK, PLANNER, placeElsewhere } from "../elements/places.ts";
import type { Catalogue } from "../routine/catalogue.ts";
import { BadLink, type Linked, written } from "../routine/links.ts";
import { phoneCode } from "./phone_code.ts";

export interface Sender {
  /** The part of a link behind its mark; throws `BadLink` where a link cannot hold the plan. */
  code(): Promise<string>;
  readonly codeOf: CodeOf;
  /** What the link holds, in words. */
  readonly holds: string;
  /** Words of a way to the plan as its receiver sees it. */
  readonly seen?: string;
  /** Whether it names the page where a plan is made for somebody else. */
  readonly forOthers?: boolean;
  /** Lets a screen reader say what was done. */
  say(sentence: string): void;
}

/** `key` is the `data-key` of its summary. */
export function sending(words: string, key: string, sender: Sender): HTMLElement {
  const fold = make(
    "details",
    { class: "sl-fold sl-sending" },
    make("summary", { "data-key": key }, make("span", {}, words)),
  );
  fold.addEventListener("toggle", async () => {
    if (!fold.open || fold.children.length > 1) return;
    const sheet = make("div", { class: "sl-send" });
    fold.append(sheet);
    sheet.replaceChildren(...(await sheetOf(sender)));
  });
  return fold;
}

/** What a fold of a plan's link holds; one sentence where a link cannot hold the plan. */
export async function sheetOf(sender: Sender): Promise<HTMLElement[]> {
  try {
    return linkSheet(await sender.code(), sender);
  } catch (error) {
    if (!(error instanceof BadLink)) throw error;
    return [make("p", {}, error.message)];
  }
}

/** The code of a plan without what a condition asked of this person, which stays here. */
export function codeWithoutCare(
  catalogue: Catalogue,
  plan: Pick<Linked, "name" | "steps"> | null,
): Promise<string> {
  const steps = (plan?.steps ?? []).map((step) => ({ ...step, care: null }));
  return written(catalogue, { name: plan?.name ?? "", note: "", pauses: catalogue.numbers.pauses, steps });
}

function linkSheet(code: string, { codeOf, holds, seen, forOthers, say: told }: Sender): HTMLElement[] {
  const book = bookPage();
  const link = `${book}${PLAN_MARK}${code}`;
  const field = make("input", { type: "text", readonly: true, class: "sl-link-text", "data-key": "link" });
  field.value = link;
  const done = make("p", { class: "sl-meta" });
  const copy = async (): Promise<void> => {
    field.select();
    const isCopied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    setText(done, say(isCopied ? "copied" : "not-copied"));
    told(done.textContent ?? "");
  };
  const parts = [
    make("p", {}, holds),
    book ? null : make("p", { class: "sl-meta" }, say("send-here")),
    make("label", {}, make("span", {}, say("link")), field),
    make("button", { type: "button", class: "sl-quiet", "data-key": "copy", onclick: copy }, say("copy")),
    done,
    seen ? seenLink(code, seen) : null,
    book ? phoneCode(link, codeOf) : null,
    forOthers ? otherPage() : null,
  ];
  return parts.filter((part) => part !== null);
}

/** On this device, also where nobody else can open it. */
function seenLink(code: string, words: string): HTMLElement | null {
  const page = placeElsewhere(PLANNER)?.split("#")[0];
  if (!page?.endsWith(".html")) return null;
  return make(
    "a",
    { class: "sl-link", href: `${page}${PLAN_MARK}${code}`, target: "_blank", rel: "noopener" },
    words,
  );
}

function otherPage(): HTMLElement | null {
  const address = bookPageAddress("plan-for-somebody");
  if (address === null) return null;
  return make("p", {}, make("a", { class: "sl-link", href: address }, say("for-somebody")));
}

/** The planner's page of a book on the web; empty elsewhere, as a place on this device says nothing to others. */
export function bookPage(): string {
  const page = pageOnWeb();
  const address = page && placeElsewhere(PLANNER, page);
  if (!address?.includes(".html")) return "";
  return address.split("#")[0] ?? "";
}

/** This page where others can open it: here, or where its book says that it stands. */
function pageOnWeb(): string {
  const isWeb = location.protocol.startsWith("http");
  if (isWeb && !/^(localhost|127\.|\[::1\])/.test(location.hostname)) return location.href;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? "";
  return /^https?:/.test(canonical) ? canonical : isWeb ? location.href : "";
}
