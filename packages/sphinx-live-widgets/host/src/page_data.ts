/** What a page without a kernel says about its widgets, and the state restored from it. */

import type { State } from "./model.ts";
import type { Sentences } from "./sentences.ts";

/** A way to a value inside a state, such as `["pictures", "front", 0]`. */
export type Path = readonly (string | number)[];
type Hash = string;
type End = readonly [model: string, key: string];

export interface PageData {
  /** Long strings, each once: code, style sheets, shared or binary values. */
  readonly texts: Readonly<Record<Hash, string>>;
  /** Addresses of the scripts that bring those texts that pages share; see `TextStore`. */
  readonly files?: Readonly<Record<Hash, string>>;
  /** Those of them with so much code that it is fetched only when its widget comes near the screen. */
  readonly late?: readonly Hash[];
  /** Code and style sheets that are only to be had by their address. */
  readonly addresses?: Readonly<Record<Hash, string>>;
  /** Code that is a file too, for a page whose policy forbids `blob:` addresses. */
  readonly modules?: Readonly<Record<Hash, string>>;
  readonly models: Readonly<Record<string, ModelData>>;
  readonly links?: readonly { readonly from: End; readonly to: End; readonly both: boolean }[];
  readonly sentences?: Sentences;
  /** Outlines of icons by name: width, height, path. */
  readonly icons?: Readonly<Record<string, readonly [number, number, string]>>;
}

export interface ModelData {
  readonly esm?: Hash | null;
  readonly css?: Hash | null;
  readonly state: State;
  /** Where texts belong in the state. */
  readonly texts?: readonly (readonly [Path, Hash])[];
  /** Where binary values belong; their texts are base64. */
  readonly buffers?: readonly (readonly [Path, Hash])[];
  /** What the widget's layout asks for, in CSS but with `_` for `-`. */
  readonly layout?: Readonly<Record<string, string>>;
  readonly classes?: readonly string[];
  /** Other hosts that its code is known to ask. */
  readonly outside?: readonly string[];
  /** The class of a widget, for the host that has the standard widgets. */
  readonly model_name?: string;
  readonly model_module?: string;
  readonly model_module_version?: string;
}

export const DATA = 'script[type="application/x-anywidget-page+json"]';
const BROUGHT = "widgetPageTexts";

export function readPageData(page: Document): PageData | null {
  const text = page.querySelector(DATA)?.textContent;
  return text ? (JSON.parse(text) as PageData) : null;
}

/**
 * Texts by their hash: in the page itself, or brought by a script that says
 * `(globalThis.widgetPageTexts ??= {})[HASH] = TEXT`. A script, not a request: it works from a disk too.
 */
export class TextStore {
  readonly #data: PageData;
  readonly #page: Document;
  readonly #coming = new Map<Hash, Promise<string>>();

  constructor(data: PageData, page: Document) {
    this.#data = data;
    this.#page = page;
  }

  get(hash: Hash): Promise<string> {
    const coming = this.#coming.get(hash) ?? this.#find(hash);
    this.#coming.set(hash, coming);
    return coming;
  }

  async #find(hash: Hash): Promise<string> {
    const here = this.#data.texts[hash];
    if (here !== undefined) return here;
    const address = this.#data.files?.[hash];
    if (address) await loadScript(this.#page, address);
    const text = (globalThis as { [BROUGHT]?: Record<Hash, string> })[BROUGHT]?.[hash];
    if (text === undefined) throw new Error(`The page holds no text '${hash}'.`);
    return text;
  }
}

function loadScript(page: Document, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = page.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded.`));
    page.head.append(script);
  });
}

/** The state of one model, with its texts and binary values back in their places. */
export async function restoreState(data: ModelData, texts: TextStore): Promise<State> {
  const state = structuredClone(data.state);
  for (const [path, hash] of data.texts ?? []) put(state, path, await texts.get(hash));
  for (const [path, hash] of data.buffers ?? []) put(state, path, bytes(await texts.get(hash)));
  return state;
}

/** Puts a value in its place; what is missing on the way, as in the state of a saved notebook, is made. */
function put(state: State, path: Path, value: unknown): void {
  let place: Record<string | number, unknown> = state;
  for (const [at, step] of path.slice(0, -1).entries()) {
    if (!Object.hasOwn(place, step) || typeof place[step] !== "object" || place[step] === null)
      define(place, step, typeof path[at + 1] === "number" ? [] : {});
    place = place[step] as Record<string | number, unknown>;
  }
  define(place, path.at(-1) ?? "", value);
}

/** Assigning would call a setter where the name is `__proto__`. */
function define(place: Record<string | number, unknown>, name: string | number, value: unknown): void {
  Object.defineProperty(place, name, { value, writable: true, enumerable: true, configurable: true });
}

export function bytes(base64: string): DataView {
  const text = atob(base64);
  return new DataView(Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
}
