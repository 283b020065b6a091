/** The hand-ins of a group on an instructor's page: files for as long as the page is open, codes until cleared. */

import say from "words:answers";
import type { Store } from "../store/store.ts";
import { asCode, BadAnswers, type Handed, MARK, MOST_BYTES, read, readBytes } from "./handed.ts";
import { type Report, reportOf } from "./report.ts";

export interface LeftOut {
  readonly name: string;
  readonly why: string;
}

const LONGEST_NAME = 80;

export class GroupSession {
  readonly #store: Store;
  readonly #known: ReadonlySet<string>;
  readonly #views = new Set<() => void>();
  #files: readonly Handed[] = [];
  #leftOut: readonly LeftOut[] = [];

  /** `known` are the course's questions, in its order. */
  constructor(store: Store, known: ReadonlySet<string>) {
    this.#store = store;
    this.#known = known;
  }

  get leftOut(): readonly LeftOut[] {
    return this.#leftOut;
  }
  get isEmpty(): boolean {
    return this.#files.length + this.#leftOut.length + this.#store.all("handed").size === 0;
  }
  get report(): Report {
    return reportOf([...this.#files, ...this.#kept()], this.#known);
  }

  addView(draw: () => void): () => void {
    this.#views.add(draw);
    const leave = this.#store.subscribe((kind) => kind === "handed" && draw());
    return () => {
      leave();
      this.#views.delete(draw);
    };
  }

  async addFiles(files: Iterable<File>): Promise<void> {
    const found = await Promise.all([...files].map((file) => this.#opened(file)));
    this.#files = [...this.#files, ...found.flatMap(({ handed }) => handed)];
    this.#leaveOut(found.flatMap(({ leftOut }) => leftOut ?? []));
  }

  /** Codes or links, one on each line. Those that can be read are kept. */
  addCodes(text: string): number {
    const lines = text.split("\n").filter((line) => line.trim());
    const faults: LeftOut[] = [];
    let added = 0;
    for (const line of lines) {
      try {
        for (const handed of read(line, this.#known)) {
          const code = asCode(handed);
          this.#store.write("handed", code, code);
          added += 1;
        }
      } catch (error) {
        faults.push({ name: plainName(line), why: whyOf(error) });
      }
    }
    this.#leaveOut(faults);
    return added;
  }

  clear(): void {
    this.#files = [];
    this.#store.forget("handed");
    this.#leftOut = [];
    this.#draw();
  }

  /** What an older page kept, or another course of this site, may not be readable here: it is not counted. */
  #kept(): readonly Handed[] {
    return [...this.#store.all("handed").values()].flatMap((code) => {
      try {
        return typeof code === "string" ? read(code, this.#known) : [];
      } catch {
        return [];
      }
    });
  }

  /** A file that is too large is not opened at all. */
  async #opened(file: File): Promise<{ handed: readonly Handed[]; leftOut?: LeftOut }> {
    try {
      if (file.size > MOST_BYTES) throw new BadAnswers(say("too-large"));
      return { handed: readBytes(new Uint8Array(await file.arrayBuffer()), this.#known) };
    } catch (error) {
      return { handed: [], leftOut: { name: plainName(file.name), why: whyOf(error) } };
    }
  }

  #leaveOut(faults: readonly LeftOut[]): void {
    this.#leftOut = [...this.#leftOut, ...faults];
    this.#draw();
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }
}

const whyOf = (error: unknown): string => (error instanceof BadAnswers ? error.message : say("no-file"));

/** A name as one short line, whatever stands in it: no control signs, no writing backwards. */
export function plainName(name: string): string {
  const signs = [...name.replace(/\p{C}/gu, "\ufffd")];
  return signs.length <= LONGEST_NAME ? signs.join("") : `${signs.slice(0, LONGEST_NAME).join("")}…`;
}

/** The code in the address of the page; null where there is none. */
export function codeInAddress(): string | null {
  if (!location.hash.startsWith(MARK)) return null;
  const code = location.hash.slice(MARK.length);
  try {
    return decodeURIComponent(code);
  } catch {
    return code; // no code of ours has signs that break: it is told as one that cannot be read
  }
}

/** Takes a code out of the address, so that it does not come back with the page. */
export function forgetAddress(): void {
  history.replaceState(history.state, "", location.pathname + location.search);
}
