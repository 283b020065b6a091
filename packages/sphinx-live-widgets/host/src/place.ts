/** One place of a page: its plain form, the widget in its stead, and a sentence where there is something to say. */

import { type Sentence, type Sentences, sentence } from "./sentences.ts";

/** Milliseconds after which a widget that has drawn nothing is not waited for any longer. */
export const PATIENCE = 2500;
/** Milliseconds that a widget has to draw something without the answer it asked for. */
const TO_DRAW = 1500;

export class Place {
  readonly el: HTMLElement;
  readonly #own: Sentences;
  readonly #plain: readonly ChildNode[];
  #note: HTMLElement | undefined;
  #hasAsked = false;

  constructor(el: HTMLElement, own: Sentences = {}) {
    this.el = el;
    this.#own = own;
    this.#plain = [...el.childNodes];
  }

  /** Puts an element for the widget in the place of its plain form. */
  open(): HTMLElement {
    const view = this.el.ownerDocument.createElement("div");
    this.el.replaceChildren(view);
    this.el.dataset.live = "";
    return view;
  }

  /** Brings the plain form back with a sentence; a view that may still draw stays beside it until it does. */
  showPlain(why: Sentence, host = "", view?: HTMLElement): void {
    delete this.el.dataset.live;
    const said = this.#paragraph(sentence(why, this.#own, host), "sl-widget-failed");
    this.el.replaceChildren(said, ...this.#plain, ...(view ? [view] : []));
    if (!view) return;
    const drawn = new MutationObserver(() => {
      if (isBlank(view)) return;
      drawn.disconnect();
      this.el.replaceChildren(view);
      this.el.dataset.live = "";
    });
    drawn.observe(view, { childList: true, subtree: true, attributes: true, characterData: true });
  }

  /** Says once, below the widget, that what it asked for will not come. */
  note(why: Sentence, host = ""): void {
    if (this.#note || !this.el.isConnected) return;
    this.#note = this.#paragraph(sentence(why, this.#own, host), "sl-widget-note");
    this.#note.setAttribute("role", "status");
    this.el.append(this.#note);
  }

  /**
   * The view has asked Python. If a reader's action did, say so; else if nothing is there to see, wait a
   * moment and bring the plain form back.
   */
  asked(view?: HTMLElement): void {
    this.#hasAsked = true;
    const event = globalThis.event;
    if (event?.isTrusted && event instanceof UIEvent) this.note("unanswered");
    else if (view) setTimeout(() => this.lookAt(view), TO_DRAW);
  }

  /** Says so when a script, style sheet or picture of one of these hosts, which the widget needs, does not come. */
  watch(hosts: readonly string[]): void {
    addEventListener(
      "error",
      ({ target }) => {
        const { src, href } = target as { src?: unknown; href?: unknown };
        const address = String(src || href || "");
        const host = URL.canParse(address) ? new URL(address).hostname : "";
        if (host && hosts.includes(host) && this.el.dataset.live !== undefined) this.note("missing", host);
      },
      { capture: true },
    );
  }

  /** Brings the plain form back if the view, which has had its time, shows nothing. */
  lookAt(view: HTMLElement): void {
    if (view.isConnected && isBlank(view) && this.el.dataset.live !== undefined)
      this.showPlain(this.#hasAsked ? "kernel" : "waiting", "", view);
  }

  /** Lets a widget that is wider than the page be scrolled by itself. */
  fit(): void {
    const check = () =>
      this.el.classList.toggle("sl-widget-wide", this.el.scrollWidth > this.el.clientWidth + 1);
    if ("ResizeObserver" in globalThis) new ResizeObserver(check).observe(this.el);
  }

  #paragraph(text: string, name: string): HTMLElement {
    const made = this.el.ownerDocument.createElement("p");
    made.textContent = text;
    made.className = name;
    return made;
  }
}

/** Whether an element shows a reader nothing. */
export function isBlank(el: HTMLElement): boolean {
  const roots = [el, ...[...el.querySelectorAll("*")].flatMap((each) => each.shadowRoot ?? [])];
  const text = roots.some((root) => visibleText(root) !== "");
  if (text) return false;
  const box = el.getBoundingClientRect();
  return box.height < 2 || box.width < 2;
}

function visibleText(root: ParentNode): string {
  const copy = root.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll("style, script, template")) hidden.remove();
  return copy.textContent?.trim() ?? "";
}

/** Resolves with the work, or after a while without it. */
export function patiently(work: Promise<unknown>, milliseconds = PATIENCE): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), milliseconds);
    const done = () => {
      clearTimeout(late);
      resolve(true);
    };
    work.then(done, done);
  });
}
