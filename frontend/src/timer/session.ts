/** One routine under way: the state of a timer model, shared by all of its views. */

import say from "words:timer";
import type { Care } from "../elements/answers.ts";
import type { Commands } from "./background.ts";
import { Choices, type Chooser, type Settings } from "./choices.ts";
import * as clock from "./clock.ts";
import { entryCue } from "./cues.ts";
import { stagesToRun } from "./guide.ts";
import { Kernel } from "./kernel.ts";
import { type News, newsOf, type Place, placeOf } from "./news.ts";
import type { Runner } from "./onetimer.ts";
import type { Picture, Routine, Stage } from "./routine.ts";
import { type SavedRun, SavedRuns, type StorageFault } from "./saved.ts";
import { Soundtrack } from "./soundtrack.ts";
import type { Finished, Moving, TimerModel } from "./traits.ts";
import { stageName } from "./words.ts";
import type { World } from "./world.ts";

export class Session implements Runner, Commands, Chooser {
  readonly #model: TimerModel;
  readonly #world: World;
  readonly #track: Soundtrack;
  readonly #kernel: Kernel;
  readonly #saved: SavedRuns;
  readonly choices: Choices;
  readonly #views = new Set<() => void>();
  #stages: readonly Stage[] = [];
  #state: clock.TimerState;
  #felt: number | null = null;
  #announcement = "";
  #callOff: () => void = () => undefined;
  #other: Runner | null = null;
  #isSilent = false;

  constructor(model: TimerModel, world: World) {
    this.#model = model;
    this.#world = world;
    this.#track = new Soundtrack(world.sound);
    this.#kernel = new Kernel(model);
    this.#saved = new SavedRuns(world.saved);
    this.choices = new Choices(model, world, this);
    world.sound.watch(() => this.tick());
    this.#state = this.#fresh();
    this.#saved.look(this.routine, world.now().wall);
  }

  get routine(): Routine {
    return this.#model.get("routine");
  }
  get name(): string {
    return this.routine.name;
  }
  get care(): readonly Care[] {
    return this.#model.get("care") ?? [];
  }
  get country(): string {
    return this.#model.get("country") ?? "";
  }
  get pictures(): Record<string, Picture> {
    return this.#model.get("pictures") ?? {};
  }
  get moving(): Record<string, Moving> {
    return this.#model.get("moving") ?? {};
  }
  /** Whether the learner can choose moving pictures here. */
  get canMove(): boolean {
    return Object.keys(this.moving).length > 0 && this.#world.moving.isWanted();
  }
  get stages(): readonly Stage[] {
    return this.#stages;
  }
  get state(): clock.TimerState {
    return this.#state;
  }
  get settings(): Settings {
    return this.choices.now;
  }
  get felt(): number | null {
    return this.#felt;
  }
  /** The latest sentence for screen readers. */
  get announcement(): string {
    return this.#announcement;
  }
  get canSpeak(): boolean {
    return this.#world.voice.isPossible;
  }
  get stage(): Stage | undefined {
    return this.#stages[this.#state.index];
  }
  get nextStage(): Stage | undefined {
    return this.#stages[this.#state.index + 1];
  }
  /** The stage and the sentence of this moment. */
  get place(): Place {
    return placeOf({ ...this.#state, seen: this.#world.now() }, this.#stages);
  }
  pictureOf(id: string | null | undefined): Picture | undefined {
    return id ? this.pictures[id] : undefined;
  }
  get left(): clock.Milliseconds {
    return clock.remaining(this.#state, this.#world.now());
  }
  get leftInAll(): clock.Milliseconds {
    return clock.remainingTotal(this.#state, this.#world.now());
  }
  /** Another timer of the page that runs, while the learner is asked which one is to go on. */
  get other(): string | null {
    return this.#other?.name ?? null;
  }
  /** A run that was under way when the page was left. */
  get offer(): SavedRun | null {
    return this.#state.phase === "ready" ? this.#saved.offer : null;
  }
  get storageFault(): StorageFault {
    return this.#saved.fault;
  }
  /** Whether it should be heard and is not. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** Shows this session in one more view; returns what takes the view away again. */
  addView(draw: () => void): () => void {
    if (this.#views.size === 0) this.#takeOver();
    this.#views.add(draw);
    return () => {
      this.#views.delete(draw);
      if (this.#views.size === 0) this.#setAside();
    };
  }

  /** Only one of several views speaks. */
  leads(draw: () => void): boolean {
    return this.#views.values().next().value === draw;
  }

  /** Starts or goes on; asks first where another timer of the page runs, unless that was answered. */
  start(instead = false): void {
    const first = this.isReady;
    const now = this.#world.now(); // opening the sound may take a while
    this.#world.sound.open();
    this.#other = instead ? null : this.#world.floor.other(this);
    if (this.#other) {
      this.#announcement = say("other-runs", { name: this.#other.name });
      this.#draw();
      return;
    }
    this.#change(clock.start(this.#state, now));
    if (first && this.stage) this.#world.sound.playNow(entryCue(this.stage));
  }

  /** The other timer goes on and this one stays as it is. */
  leaveOther(): void {
    this.#other = null;
    this.#announcement = "";
    this.#draw();
  }

  /** Goes on with the run that a reload broke off, from the start of its stage. */
  goOn(): void {
    const run = this.offer;
    if (!run) return;
    const { index, active, skipped, startedAt } = run;
    const left = (this.#stages[index]?.seconds ?? 0) * 1000;
    this.#state = { ...this.#state, phase: "paused", index, left, active, skipped, startedAt };
    this.start();
  }

  /** The run that a reload broke off is no longer wanted. */
  forgetOffer(): void {
    this.#saved.forget();
    this.#draw();
  }

  /** For the other timer of the page, and for the lock screen. */
  pause(): void {
    if (this.#state.phase === "running") this.#change(clock.pause(this.#state, this.#world.now()));
  }

  togglePause(): void {
    if (this.#state.phase === "running") this.pause();
    else this.start();
  }

  skip(): void {
    if (this.#state.phase !== "ready") this.#change(clock.skip(this.#state, this.#world.now()));
  }

  back(): void {
    if (this.#state.phase !== "ready") this.#change(clock.back(this.#state, this.#world.now()));
  }

  restart(): void {
    this.#felt = null;
    this.#change(clock.restart(this.#state, this.#world.now()));
  }

  /** Any press: the browser lets a sleeping sound wake up now. */
  pressed(): void {
    if (this.#state.phase !== "running") return;
    if (this.#world.sound.isAsleep()) this.#world.sound.open();
    if (this.settings.sound) this.#world.background.hold(this); // also where sound was turned on just now
  }

  /** What was done, once the routine has ended. Who was ready sooner has skipped nothing. */
  result(): Finished {
    const { skipped, startedAt, active } = this.#state;
    return {
      routine: this.routine.id,
      started: new Date(startedAt ?? 0).toISOString(),
      seconds: Math.round(active / 1000),
      skipped: skipped.filter((index) => !isOnTheWay(this.#stages[index])),
      felt: this.#felt,
    };
  }

  /** How strong the stretch felt, 0 to 10. */
  setFelt(felt: number): void {
    this.#felt = felt;
    this.#kernel.sendFinished(this.result());
    this.#draw();
  }

  hide(): void {
    this.#change(clock.hide(this.#state, this.#world.now()));
  }

  show(): void {
    const now = this.#world.now();
    this.#change(clock.show(this.#state, now, this.#isHeard(now.steady)));
  }

  /** Brings everything up to date; the session calls it by itself when something is due. */
  tick(): void {
    const now = this.#world.now();
    if (this.settings.sound && this.#world.sound.hasSlipped(now.steady)) this.#track.restart(this.#state);
    this.#listen();
    this.#change(clock.advance(this.#state, now, this.#isHeard(now.steady)));
  }

  /** The routine was changed from Python. */
  reload(): void {
    this.#felt = null;
    this.#change(this.#fresh());
    this.#saved.look(this.routine, this.#world.now().wall);
    this.#draw();
  }

  stop(): void {
    this.#setAside();
    this.#views.clear();
  }

  /** Whether nothing has begun, so that the pace can still be chosen. */
  get isReady(): boolean {
    return this.#state.phase === "ready";
  }

  /** The pace was chosen anew. */
  changePace(): readonly Stage[] {
    this.#state = this.#fresh();
    return this.#stages;
  }

  tell(announcement?: string): void {
    if (announcement !== undefined) this.#announcement = announcement;
    this.#draw();
  }

  #fresh(): clock.TimerState {
    this.#stages = stagesToRun(this.routine, this.settings);
    return clock.ready(
      this.#stages.map((stage) => stage.seconds * 1000),
      this.#world.now(),
    );
  }

  /** What the learner sees comes first: all that may take its time follows it. */
  #change(next: clock.TimerState): void {
    const before = this.#state;
    this.#state = next;
    const turned = next.phase !== before.phase;
    if (turned || Math.abs(clock.endOf(next) - clock.endOf(before)) > 1) this.#track.restart(next);
    const news = newsOf(before, next, this.#stages);
    if (news?.text) this.#announcement = news.text;
    else if (turned) this.#announcement = "";
    if (turned) this.#occupy();
    this.#wait();
    this.#draw();
    this.#track.extend(next, this.#stages, this.#world.now().steady);
    for (const kind of news?.events ?? []) {
      this.#kernel.send(kind, next.index, this.stage?.title, this.stage?.side);
      if (kind === "finished") this.#kernel.sendFinished(this.result());
    }
    if (news) this.#speakNews(news);
    if (news || turned) this.#saved.keep(next, this.routine);
  }

  #speakNews({ text, aloud, waits }: News): void {
    this.speak(aloud || text, waits);
    const { stage, sentence } = this.place;
    if (stage && this.#state.phase === "running")
      this.#world.background.show(sentence?.text ?? stage.title, stageName(stage), this.routine.name);
  }

  speak(text: string, waits = false): void {
    if (this.settings.voice && text) this.#world.voice.say(text, waits);
    else if (!waits) this.#world.voice.hush();
  }

  /** Takes screen, lock screen and the page's only place for a running timer, or gives them back. */
  #occupy(): void {
    const { screen, background, floor } = this.#world;
    const { phase } = this.#state;
    if (phase === "running") {
      floor.take(this);
      screen.hold();
      if (this.settings.sound) background.hold(this);
      return;
    }
    floor.leave(this);
    screen.release();
    this.#isSilent = false;
    if (phase === "paused") background.pause();
    else background.release();
  }

  /** Says it once when no sound comes although it should; the words and colours go on. */
  #listen(): void {
    const { sound, volume } = this.settings;
    const silent = this.#state.phase === "running" && sound && volume > 0 && this.#world.sound.isAsleep();
    if (silent && !this.#isSilent) this.#announcement = say("silent");
    this.#isSilent = silent;
  }

  /** Wakes up when the shown second changes, at last at the end of the stage. */
  #wait(): void {
    this.#callOff();
    const { phase, deadline, seen } = this.#state;
    if (phase !== "running" || this.#views.size === 0) return;
    // Counted from the moment that the state was brought up to: at a later one the deadline may have passed,
    // and the next whole second would be that of the stage to come.
    const secondsLeft = Math.ceil((deadline - seen.steady) / 1000) - 1;
    const endsStage = secondsLeft === 0;
    this.#callOff = this.#world.at(deadline - 1000 * secondsLeft, () => this.tick(), endsStage);
  }

  #isHeard(now: clock.Milliseconds): boolean {
    return this.settings.sound && this.#world.sound.isHeard(now);
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }

  /** The last view has gone: its cell was cleared or is run again. Be silent, but forget nothing. */
  #setAside(): void {
    this.#callOff();
    this.#world.sound.close();
    this.#world.voice.hush();
    this.#world.screen.release();
    this.#world.background.release();
    this.#world.floor.leave(this);
    const { phase } = this.#state;
    if (phase === "running" || phase === "paused") this.#world.kept.set(this.#keptAs(), this.#state);
  }

  /** The first view: go on with the run of the same routine that was set aside, if there is one. */
  #takeOver(): void {
    const kept = this.#world.kept.get(this.#keptAs());
    this.#world.kept.delete(this.#keptAs());
    if (kept && (this.#state.phase === "ready" || kept === this.#state)) {
      this.#state = kept;
      this.#world.sound.open();
      this.#track.restart(kept);
      this.#occupy();
      this.tick();
    }
  }

  #keptAs(): string {
    const { prepareSeconds, stepSeconds, longHolds } = this.settings;
    return JSON.stringify([this.routine, prepareSeconds, stepSeconds, longHolds]);
  }
}

function isOnTheWay(stage: Stage | undefined): boolean {
  return stage?.kind === "prepare" || stage?.kind === "switch" || stage?.kind === "out";
}
