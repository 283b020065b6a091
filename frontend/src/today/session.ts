/** What is due today: worked out from what this browser keeps, anew whenever some of it changes. */

import type { Answers } from "../elements/answers.ts";
import type { Chapter } from "../elements/chapter.ts";
import { localDay } from "../elements/day.ts";
import type { Known } from "../elements/known.ts";
import { JOURNAL } from "../elements/places.ts";
import type { Reading } from "../elements/reading.ts";
import { type Boxes, type Day, dueAgain, later } from "../flashcards/leitner.ts";
import type { Entry } from "../journal/entries.ts";
import { LocalModel } from "../planner/local_model.ts";
import type { KeptPlan } from "../planner/parts.ts";
import { codeWithoutCare } from "../planner/sending.ts";
import { PlannerSession } from "../planner/session.ts";
import type { PlannerTraits } from "../planner/traits.ts";
import { BadLink, type Linked, read } from "../routine/links.ts";
import { type Blocked, comesFirst, type Kind, linkedPlan, ownPlan, type Startable } from "./plans.ts";
import type { TodayModel } from "./traits.ts";
import type { Done } from "./weeks.ts";

/** What Today reads of the browser, and its clock. */
export interface Around {
  readonly answers: Known<Answers>;
  readonly begun: Known<boolean>;
  readonly plan: Known<KeptPlan>;
  /** The code of a plan that came by a link and was kept. */
  readonly linked: Known<string>;
  readonly reading: Known<Reading>;
  /** The run of a timer that was broken off. */
  run(): string | null;
  /** Of the journal, in the order in which things happened. */
  entries(): readonly Entry[];
  boxes(): Boxes;
  /** Calls when any of it may have changed; returns how to stop. */
  subscribe(changed: () => void): () => void;
  now(): Date;
}

const DAYS_TO_CHECK_IN = 7;

/** Cards to repeat, and the chapter that has them. */
export interface Cards {
  readonly chapter: Chapter;
  readonly heading: string;
  readonly count: number;
}

export class TodaySession {
  readonly #model: TodayModel;
  readonly #around: Around;
  readonly #views = new Set<() => void>();
  readonly #stops: readonly (() => void)[];
  #planner: PlannerSession;
  #kept: KeptPlan | null;
  #code: string | null = null;
  #linked: Linked | BadLink | null = null;

  constructor(model: TodayModel, around: Around) {
    this.#model = model;
    this.#around = around;
    this.#kept = around.plan.read();
    this.#planner = this.#plannerOf(this.#kept);
    this.#stops = [
      ...[around.answers, around.begun, around.plan, around.linked, around.reading].map((known) =>
        known.subscribe(() => this.refresh()),
      ),
      around.subscribe(() => this.refresh()),
    ];
    void this.#readLink();
  }

  /** The planner of the kept plan, with pictures and catalogue. */
  get planner(): PlannerSession {
    return this.#planner;
  }
  get today(): Day {
    return localDay(this.#around.now());
  }
  get now(): Date {
    return this.#around.now();
  }
  get answers(): Answers | null {
    return this.#around.answers.read();
  }
  /** All plans that there are, those that can be started first; empty where there is none. */
  get plans(): readonly (Startable | Blocked)[] {
    const first = comesFirst(this.#planner);
    if (first) return [first];
    const run = { text: this.#around.run(), now: this.#around.now().getTime() };
    const linked = this.#linked;
    const plans: (Startable | Blocked)[] = [];
    if (linked instanceof BadLink) plans.push({ kind: "linked", why: linked.message, to: "planner" });
    else if (linked) plans.push(linkedPlan(this.#planner, linked, run));
    if (this.#kept) plans.push(ownPlan(this.#planner, this.#kept, run));
    return plans.sort((one, other) => Number("why" in one) - Number("why" in other));
  }
  plan(kind: Kind): Startable | null {
    const found = this.plans.find((plan) => plan.kind === kind);
    return found && "ready" in found ? found : null;
  }
  /** The plan as a link holds it: one that came by a link goes on as it came. */
  codeOf({ kind, ready: { catalogue, steps, routine } }: Startable): Promise<string> {
    if (kind === "linked" && this.#code !== null) return Promise.resolve(this.#code);
    return codeWithoutCare(catalogue, { name: routine.name, steps });
  }
  get sessions(): readonly Done[] {
    return this.#around
      .entries()
      .flatMap(({ kind, at, seconds = 0 }) =>
        kind === "session" ? [{ day: at.slice(0, 10), seconds }] : [],
      );
  }
  /** Whether a week has gone since the last check-in; "first" where there was none, but sessions to look back on. */
  get weekly(): "due" | "first" | null {
    const last = this.#around
      .entries()
      .filter(({ kind }) => kind === "check-in")
      .at(-1);
    if (!last) return this.sessions.length ? "first" : null;
    return later(last.at.slice(0, 10), DAYS_TO_CHECK_IN) <= this.today ? "due" : null;
  }
  get reading(): Reading | null {
    return this.#around.reading.read();
  }
  /** The chapter after the one that was read last; null at the end of the course. */
  get nextChapter(): Chapter | null {
    const chapters = this.#model.get("chapters");
    const notebook = this.reading?.notebook;
    const at = chapters.findIndex((chapter) => chapter.notebook === notebook);
    return notebook !== undefined && at < 0 ? null : (chapters[at + 1] ?? null);
  }
  /** The chapter that has the journal. */
  get journalChapter(): Chapter | null {
    return this.#model.get("chapters").find(({ notebook }) => notebook === JOURNAL.notebook) ?? null;
  }
  /** Each card counts once, for the first chapter that has it. */
  get cards(): readonly Cards[] {
    const due = new Set(dueAgain(this.#around.boxes(), this.today));
    return this.#model.get("decks").flatMap(({ cards, heading, ...chapter }): Cards[] => {
      const count = cards.filter((id) => due.delete(id)).length;
      return count ? [{ chapter, heading, count }] : [];
    });
  }

  addView(draw: () => void): () => void {
    this.#views.add(draw);
    return () => this.#views.delete(draw);
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#planner.stop();
  }

  /** Something has changed, or a new day may have begun. */
  refresh(): void {
    const kept = this.#around.plan.read();
    if (JSON.stringify(kept) !== JSON.stringify(this.#kept)) {
      this.#kept = kept;
      this.#planner.stop();
      this.#planner = this.#plannerOf(kept);
    }
    void this.#readLink();
    this.#draw();
  }

  /** The wishes that the plan was made for, so that it is the same plan here. */
  #plannerOf(kept: KeptPlan | null): PlannerSession {
    const { answers, begun, plan } = this.#around;
    const model = this.#model;
    const state: PlannerTraits = {
      catalogue: model.get("catalogue"),
      pictures: model.get("pictures"),
      moving: model.get("moving") ?? {},
      engine: model.get("engine") ?? "",
      codes: model.get("codes") ?? "",
      wishes: kept ? JSON.parse(kept.given) : model.get("wishes"),
      country: model.get("country") ?? "",
      made: {},
    };
    const planner = new PlannerSession(new LocalModel(state), { answers, begun, plan });
    planner.addView(() => this.#draw()); // it plans anew when answers change
    return planner;
  }

  async #readLink(): Promise<void> {
    const code = this.#around.linked.read();
    if (code === this.#code) return;
    this.#code = code;
    let found: Linked | BadLink | null = null;
    try {
      found = code === null ? null : await read(this.#planner.catalogue, code);
    } catch (error) {
      if (!(error instanceof BadLink)) throw error;
      found = error;
    }
    if (code !== this.#code) return; // another one has come in the meantime
    this.#linked = found;
    this.#draw();
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }
}
