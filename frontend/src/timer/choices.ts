/** What the learner chooses: sound, voice and pace. */

import say from "words:timer";
import type { OwnPace } from "./pace.ts";
import { type Pace, type Stage, totalSeconds } from "./routine.ts";
import type { TimerModel } from "./traits.ts";
import { durationText } from "./words.ts";
import type { World } from "./world.ts";

export interface Settings extends Pace, OwnPace {
  readonly sound: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** Whether the browser speaks what to do. */
  readonly voice: boolean;
  /** Whether pictures move. */
  readonly moving: boolean;
}

/** What a choice does to the session that it belongs to. */
export interface Chooser {
  /** Whether a choice of the pace still counts: the routine has not begun. */
  readonly isReady: boolean;
  /** Takes up another pace, and returns the stages at it. */
  changePace(): readonly Stage[];
  speak(text: string): void;
  /** Draws anew and, where there is a sentence, announces it. */
  tell(announcement?: string): void;
}

export class Choices {
  readonly #world: World;
  readonly #chooser: Chooser;
  #now: Settings;

  constructor(model: TimerModel, world: World, chooser: Chooser) {
    this.#world = world;
    this.#chooser = chooser;
    this.#now = {
      sound: model.get("sound") ?? true,
      volume: 0.7,
      voice: model.get("voice") ?? false,
      prepareSeconds: model.get("prepare_seconds") ?? null,
      longHolds: world.longHolds.read(),
      moving: world.moving.isWanted() && world.moving.read(),
      ...world.pace.read(),
    };
    world.voice.setRate(this.#now.rate);
    this.#applyVolume();
  }

  get now(): Settings {
    return this.#now;
  }

  setSound(sound: boolean): void {
    this.#now = { ...this.#now, sound };
    this.#applyVolume();
    this.#chooser.tell(sound ? say("said-sound-on") : say("said-sound-off"));
  }

  setVolume(volume: number): void {
    this.#now = { ...this.#now, volume, sound: volume > 0 };
    this.#applyVolume();
    this.#chooser.tell();
  }

  setVoice(voice: boolean): void {
    this.#now = { ...this.#now, voice };
    this.#chooser.speak(voice ? say("said-voice-on") : "");
    this.#chooser.tell();
  }

  /** How fast the voice speaks; it says so at once, to be judged. */
  setRate(rate: number): void {
    this.#setOwnPace({ rate });
    this.#world.voice.setRate(rate);
    this.#chooser.speak(say("said-voice-on"));
    this.#chooser.tell();
  }

  /** Lets the learner hear how loud it is. */
  trySound(): void {
    this.#world.sound.open();
    this.#world.sound.playNow("begin");
  }

  setPrepareSeconds(prepareSeconds: number | null): void {
    if (!this.#chooser.isReady) return;
    this.#now = { ...this.#now, prepareSeconds };
    this.#chooser.changePace();
    this.#chooser.tell();
  }

  setStepSeconds(stepSeconds: number): void {
    if (!this.#chooser.isReady) return;
    this.#setOwnPace({ stepSeconds });
    const duration = durationText(totalSeconds(this.#chooser.changePace()));
    this.#chooser.tell(say("said-step-time", { duration }));
  }

  setMoving(moving: boolean): void {
    this.#world.moving.write(moving);
    this.#now = { ...this.#now, moving };
    this.#chooser.tell();
  }

  setLongHolds(longHolds: boolean): void {
    if (!this.#chooser.isReady) return;
    this.#world.longHolds.write(longHolds);
    this.#useLongHolds(longHolds);
  }

  /** Another timer of the page was told how long to hold; one under way stays as it is. */
  lookAtLongHolds(): void {
    const wanted = this.#world.longHolds.read();
    if (this.#chooser.isReady && wanted !== this.#now.longHolds) this.#useLongHolds(wanted);
  }

  #useLongHolds(longHolds: boolean): void {
    this.#now = { ...this.#now, longHolds };
    const duration = durationText(totalSeconds(this.#chooser.changePace()));
    this.#chooser.tell(say(longHolds ? "said-long-holds" : "said-planned-holds", { duration }));
  }

  #setOwnPace(changed: Partial<OwnPace>): void {
    this.#now = { ...this.#now, ...changed };
    const { stepSeconds, rate } = this.#now;
    this.#world.pace.write({ stepSeconds, rate });
  }

  #applyVolume(): void {
    this.#world.sound.setVolume(this.#now.sound ? this.#now.volume : 0);
  }
}
