/** One routine under way: the state of a timer model, shared by all of its views. */

import say from "words:timer";
import type { Care } from "../elements/answers.ts";
import * as clock from "./clock.ts";
import { type Cue, type CueKind, cuesAhead, entryCue, hasHalfway } from "./cues.ts";
import { type Picture, type Routine, type Stage, stagesToRun, totalSeconds } from "./routine.ts";
import type { Finished, TimerEvent, TimerModel, TimerTraits } from "./traits.ts";
import { awayText, durationText, stageAnnouncement } from "./words.ts";

/** What a session needs from the world around it; tests bring their own. */
export interface World {
  now(): clock.Moment;
  /** Calls back at a moment of the steady clock, as `callAt` does. */
  at(moment: clock.Milliseconds, callback: () => void, prompt?: boolean): () => void;
  readonly sound: {
    open(): void;
    setVolume(volume: number): void;
    /** Adds to what is planned; `clear` forgets it all. */
    plan(cues: readonly Cue[], now: clock.Milliseconds): void;
    playNow(kind: CueKind): void;
    clear(): void;
    isHeard(now: clock.Milliseconds): boolean;
    /** Whether what was planned would sound too early or too late by now. */
    hasSlipped(now: clock.Milliseconds): boolean;
    close(): void;
  };
  readonly voice: { readonly isPossible: boolean; say(text: string): void; hush(): void };
  readonly screen: { hold(): void; release(): void };
  /** Whether the learner wants longer holds, in every timer until the browser's session ends. */
  readonly longHolds: { read(): boolean; write(wanted: boolean): void };
  /** Keeps a run for the moment in which its cell is run again. */
  readonly kept: Map<string, clock.TimerState>;
}

export interface Settings {
  readonly sound: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** Whether the browser speaks what to do. */
  readonly voice: boolean;
  /** Null: as the routine says. */
  readonly prepareSeconds: number | null;
  readonly longHolds: boolean;
}

/** How far ahead sounds are planned: further than the longest wait between two looks at the clock. */
const SOUNDS_AHEAD = clock.LONGEST_GAP_HEARD + 30_000;

export class Session {
  readonly #model: TimerModel;
  readonly #world: World;
  readonly #views = new Set<() => void>();
  #stages: readonly Stage[] = [];
  #state: clock.TimerState;
  #settings: Settings;
  #felt: number | null = null;
  #announcement = "";
  #events = 0;
  #callOff: () => void = () => undefined;
  /** Up to when, on the steady clock, sounds are planned. */
  #soundsUntil: clock.Milliseconds = 0;

  constructor(model: TimerModel, world: World) {
    this.#model = model;
    this.#world = world;
    this.#settings = {
      sound: model.get("sound") ?? true,
      volume: 0.7,
      voice: model.get("voice") ?? false,
      prepareSeconds: model.get("prepare_seconds") ?? null,
      longHolds: world.longHolds.read(),
    };
    this.#state = this.#fresh();
    this.#applyVolume();
  }

  get routine(): Routine {
    return this.#model.get("routine");
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
  get stages(): readonly Stage[] {
    return this.#stages;
  }
  get state(): clock.TimerState {
    return this.#state;
  }
  get settings(): Settings {
    return this.#settings;
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
  pictureOf(stage: Stage | undefined): Picture | undefined {
    return stage?.picture ? this.pictures[stage.picture] : undefined;
  }
  get left(): clock.Milliseconds {
    return clock.remaining(this.#state, this.#world.now());
  }
  get leftInAll(): clock.Milliseconds {
    return clock.remainingTotal(this.#state, this.#world.now());
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

  start(): void {
    const first = this.#state.phase === "ready";
    const now = this.#world.now(); // opening the sound may take a while
    this.#world.sound.open();
    this.#change(clock.start(this.#state, now));
    if (first && this.stage) this.#world.sound.playNow(entryCue(this.stage));
  }

  togglePause(): void {
    if (this.#state.phase === "running") this.#change(clock.pause(this.#state, this.#world.now()));
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

  setSound(sound: boolean): void {
    this.#settings = { ...this.#settings, sound };
    this.#applyVolume();
    this.#announcement = sound ? say("said-sound-on") : say("said-sound-off");
    this.#draw();
  }

  setVolume(volume: number): void {
    this.#settings = { ...this.#settings, volume, sound: volume > 0 };
    this.#applyVolume();
    this.#draw();
  }

  setVoice(voice: boolean): void {
    this.#settings = { ...this.#settings, voice };
    this.#say(voice ? say("said-voice-on") : "");
    this.#draw();
  }

  /** Lets the learner hear how loud it is. */
  trySound(): void {
    this.#world.sound.open();
    this.#world.sound.playNow("begin");
  }

  setPrepareSeconds(prepareSeconds: number | null): void {
    if (this.#state.phase !== "ready") return;
    this.#settings = { ...this.#settings, prepareSeconds };
    this.#state = this.#fresh();
    this.#draw();
  }

  setLongHolds(longHolds: boolean): void {
    if (this.#state.phase !== "ready") return;
    this.#world.longHolds.write(longHolds);
    this.#useLongHolds(longHolds);
  }

  /** Another timer of the page was told how long to hold; one under way stays as it is. */
  lookAtLongHolds(): void {
    const wanted = this.#world.longHolds.read();
    if (this.#state.phase === "ready" && wanted !== this.#settings.longHolds) this.#useLongHolds(wanted);
  }

  #useLongHolds(longHolds: boolean): void {
    this.#settings = { ...this.#settings, longHolds };
    this.#state = this.#fresh();
    const duration = durationText(totalSeconds(this.#stages));
    this.#announcement = say(longHolds ? "said-long-holds" : "said-planned-holds", { duration });
    this.#draw();
  }

  /** What was done, once the routine has ended. */
  result(): Finished {
    return {
      routine: this.routine.id,
      started: new Date(this.#state.startedAt ?? 0).toISOString(),
      seconds: Math.round(this.#state.active / 1000),
      skipped: this.#state.skipped,
      felt: this.#felt,
    };
  }

  /** How strong the stretch felt, 0 to 10. */
  setFelt(felt: number): void {
    this.#felt = felt;
    this.#sendFinished();
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
    if (this.#settings.sound && this.#world.sound.hasSlipped(now.steady)) this.#replan();
    this.#change(clock.advance(this.#state, now, this.#isHeard(now.steady)));
  }

  /** The routine was changed from Python. */
  reload(): void {
    this.#felt = null;
    this.#change(this.#fresh());
  }

  stop(): void {
    this.#setAside();
    this.#views.clear();
    this.#world.sound.close();
  }

  #fresh(): clock.TimerState {
    this.#stages = stagesToRun(this.routine, this.#settings.prepareSeconds, this.#settings.longHolds);
    return clock.ready(
      this.#stages.map((stage) => stage.seconds * 1000),
      this.#world.now(),
    );
  }

  /** What the learner sees comes first: all that may take its time follows it. */
  #change(next: clock.TimerState): void {
    const before = this.#state;
    this.#state = next;
    const entered = next.index !== before.index;
    const turned = next.phase !== before.phase;
    if (turned || Math.abs(clock.endOf(next) - clock.endOf(before)) > 1) this.#replan();
    const news = turned || entered || next.awayFor !== before.awayFor ? this.#news(before) : null;
    if (news) this.#announcement = news.text;
    this.#wait();
    this.#draw();
    this.#planSounds();
    for (const kind of news?.events ?? []) this.#send(kind);
    if (news) this.#say(news.text);
    else if (this.#isHalfway(next) && !this.#isHalfway(before)) this.#say(say("said-halfway"));
  }

  #isHalfway(state: clock.TimerState): boolean {
    const stage = this.#stages[state.index];
    const half = (state.durations[state.index] ?? 0) / 2;
    return stage !== undefined && hasHalfway(stage) && clock.remaining(state, state.seen) <= half;
  }

  #say(text: string): void {
    if (this.#settings.voice && text) this.#world.voice.say(text);
    else this.#world.voice.hush();
  }

  /** The deadlines have moved: what was planned for the old ones no longer holds. */
  #replan(): void {
    const { phase, seen } = this.#state;
    if (phase !== "finished") this.#world.sound.clear(); // the last sound may still ring
    this.#soundsUntil = seen.steady;
    if (phase === "running") this.#world.screen.hold();
    else this.#world.screen.release();
  }

  /** Keeps the sounds of the next minutes planned; a routine's all at once would burden the audio. */
  #planSounds(): void {
    const from = this.#soundsUntil;
    const until = this.#state.seen.steady + SOUNDS_AHEAD;
    const cues = cuesAhead(this.#state, this.#stages).filter(({ at }) => at > from && at <= until);
    if (cues.length > 0) this.#world.sound.plan(cues, this.#world.now().steady);
    this.#soundsUntil = until;
  }

  /** What a change means: a sentence, and what the kernel hears. */
  #news(before: clock.TimerState): { text: string; events: readonly TimerEvent["kind"][] } {
    const { phase, awayFor } = this.#state;
    if (phase === "finished") return { text: say("said-finished"), events: ["finished"] };
    if (phase === "ready") return { text: before.phase === "ready" ? "" : say("said-at-start"), events: [] };
    if (phase === "paused" && before.phase === "running")
      return { text: awayFor === null ? say("said-paused") : awayText(awayFor), events: ["paused"] };
    if (phase === "paused" && awayFor !== null && awayFor !== before.awayFor)
      return { text: awayText(awayFor), events: [] };
    const text = this.stage ? stageAnnouncement(this.stage, this.left) : "";
    if (before.phase === "ready") return { text, events: ["started", "stage"] };
    return { text, events: [before.phase === "paused" && phase === "running" ? "resumed" : "stage"] };
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
    return this.#settings.sound && this.#world.sound.isHeard(now);
  }

  #applyVolume(): void {
    this.#world.sound.setVolume(this.#settings.sound ? this.#settings.volume : 0);
  }

  #draw(): void {
    for (const draw of [...this.#views]) draw();
  }

  #send(kind: TimerEvent["kind"]): void {
    this.#events += 1;
    this.#save("event", {
      kind,
      number: this.#events,
      stage: this.#state.index,
      title: this.stage?.title ?? "",
      side: this.stage?.side ?? "none",
    });
    if (kind === "finished") this.#sendFinished();
  }

  #sendFinished(): void {
    this.#save("finished", this.result());
  }

  /** A dead kernel or a page without one must not stop the routine. */
  #save<Key extends "event" | "finished">(key: Key, value: TimerTraits[Key]): void {
    try {
      this.#model.set(key, value);
      this.#model.save_changes();
    } catch {
      // Nobody listens.
    }
  }

  /** The last view has gone: its cell was cleared or is run again. Be silent, but forget nothing. */
  #setAside(): void {
    this.#callOff();
    this.#world.sound.clear();
    this.#world.voice.hush();
    this.#world.screen.release();
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
      this.#replan();
      this.tick();
    }
  }

  #keptAs(): string {
    return JSON.stringify([this.routine, this.#settings.prepareSeconds, this.#settings.longHolds]);
  }
}
