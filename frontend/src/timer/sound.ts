/**
 * Sounds that are planned ahead on the audio clock, so that a busy page or a hidden tab does not delay them.
 *
 * Browsers let a page make sound only after a tap or a key: `open` must be called from Start.
 */

import type { Milliseconds } from "./clock.ts";
import type { Cue, CueKind } from "./cues.ts";

interface Note {
  /** Seconds after the cue's own moment. */
  readonly after: number;
  readonly hertz: number;
  readonly seconds: number;
  readonly loudness: number;
}

/** Rising: begin. One low tone: change. Three rising: finish. Soft and short: halfway and countdown. */
const NOTES: Record<CueKind, readonly Note[]> = {
  begin: [
    { after: 0, hertz: 523.25, seconds: 0.35, loudness: 0.8 },
    { after: 0.16, hertz: 783.99, seconds: 0.7, loudness: 0.8 },
  ],
  change: [{ after: 0, hertz: 392, seconds: 0.9, loudness: 0.8 }],
  finish: [
    { after: 0, hertz: 523.25, seconds: 0.5, loudness: 0.7 },
    { after: 0.18, hertz: 659.25, seconds: 0.6, loudness: 0.7 },
    { after: 0.36, hertz: 1046.5, seconds: 1.4, loudness: 0.7 },
  ],
  halfway: [
    { after: 0, hertz: 659.25, seconds: 0.16, loudness: 0.3 },
    { after: 0.2, hertz: 659.25, seconds: 0.16, loudness: 0.3 },
  ],
  countdown: [{ after: 0, hertz: 587.33, seconds: 0.12, loudness: 0.3 }],
};

/** One for the page: browsers give a page few of them, and each cell that is run again brings this module anew. */
interface Shared {
  audio: AudioContext;
  readonly users: Set<CuePlayer>;
}
const PAGE = Symbol.for("stretchlib.timer.sound");
const page = globalThis as typeof globalThis & { [PAGE]?: Shared };

function sharedAudio(user: CuePlayer): AudioContext {
  const shared = page[PAGE] ?? { audio: new AudioContext({ latencyHint: "interactive" }), users: new Set() };
  if (shared.audio.state === "closed") shared.audio = new AudioContext({ latencyHint: "interactive" });
  page[PAGE] = shared;
  shared.users.add(user);
  return shared.audio;
}

/** Nobody plays any more: the sound rests, and need not be allowed anew when somebody does. */
function leaveAudio(user: CuePlayer): void {
  const shared = page[PAGE];
  if (!shared?.users.delete(user) || shared.users.size > 0) return;
  void shared.audio.suspend().catch(() => undefined);
}

/** Seconds; a tenth is what one hears as late. */
const MOST_SLIP = 0.1;

/** A tone that is planned, and when it begins on the audio clock. */
interface Planned {
  readonly tone: OscillatorNode;
  readonly begin: number;
}

export class CuePlayer {
  #audio: AudioContext | null = null;
  #master: GainNode | null = null;
  #planned: Planned[] = [];
  #volume: number;
  /** The two clocks when they were last compared, to notice sound that did not play. */
  #heardAt: { audio: number; steady: Milliseconds } | null = null;
  /** How far the audio clock was ahead of the page's when the sounds were planned, in seconds. */
  #ahead: number | null = null;
  #wasOpened = false;
  /** Whether the system took the sound away since the latest plan. */
  #wasHeld = false;
  #changed: () => void = () => undefined;
  readonly #stateChanged = (): void => this.#changed();

  constructor(volume = 0.7) {
    this.#volume = volume;
  }

  /** Opens the sound; to be called while the browser handles a tap or a key. Silent where there is none. */
  open(): void {
    this.#wasOpened = true;
    try {
      const audio = sharedAudio(this);
      if (audio !== this.#audio) {
        this.#audio = audio;
        this.#master = new GainNode(audio, { gain: this.#volume });
        this.#master.connect(audio.destination);
        audio.addEventListener("statechange", this.#stateChanged);
      }
      void audio.resume().catch(() => undefined);
    } catch {
      this.#audio = null;
    }
  }

  /** 0 to 1; 0 is silence. */
  setVolume(volume: number): void {
    this.#volume = volume;
    if (this.#audio && this.#master) {
      this.#master.gain.setTargetAtTime(volume, this.#audio.currentTime, 0.02);
    }
  }

  /** Plans these cues besides what is planned already. */
  plan(cues: readonly Cue[], now: Milliseconds): void {
    if (!this.#audio) return;
    for (const cue of cues) this.#play(cue.kind, this.#audio.currentTime + (cue.at - now) / 1000);
    this.#heardAt ??= { audio: this.#audio.currentTime, steady: now };
    this.#ahead ??= this.#audio.currentTime - now / 1000;
  }

  /** Plays one cue at once. */
  playNow(kind: CueKind): void {
    if (this.#audio) this.#play(kind, this.#audio.currentTime + 0.02);
  }

  /** Forgets what was planned; what sounds already may ring out. */
  clear(): void {
    this.#heardAt = null;
    this.#ahead = null;
    const now = this.#audio?.currentTime ?? 0;
    for (const { tone, begin } of this.#planned) {
      if (begin <= now) continue;
      try {
        tone.stop();
      } catch {
        // It has not begun; disconnecting it is enough.
      }
      tone.disconnect();
    }
    this.#planned = this.#planned.filter(({ begin }) => begin <= now);
  }

  /** Whether it was opened and yet makes no sound. */
  isAsleep(): boolean {
    return this.#wasOpened && this.#audio?.state !== "running";
  }

  /** Calls back when the system takes the sound away or gives it back. */
  watch(changed: () => void): void {
    this.#changed = changed;
  }

  /** Whether planned sounds were really played since the last time this was asked. */
  isHeard(now: Milliseconds): boolean {
    if (!this.#audio || this.#volume === 0 || this.#audio.state !== "running") return false;
    const before = this.#heardAt;
    const audio = this.#audio.currentTime;
    this.#heardAt = { audio, steady: now };
    return !before || (now - before.steady) / 1000 - (audio - before.audio) < 2;
  }

  /**
   * Whether the audio clock stood still for a while, as during a call, so that planned sounds come too late.
   * A sound that is held back is asked for again, and nothing stays planned on a clock that stands still: it
   * would sound late in the moment in which the clock goes on.
   */
  hasSlipped(now: Milliseconds): boolean {
    if (!this.#audio) return false;
    if (this.#audio.state !== "running") {
      void this.#audio.resume().catch(() => undefined);
      this.clear();
      this.#wasHeld = true;
      return false;
    }
    if (this.#wasHeld) {
      this.#wasHeld = false;
      return true;
    }
    return this.#ahead !== null && Math.abs(this.#audio.currentTime - now / 1000 - this.#ahead) > MOST_SLIP;
  }

  /** Gives the sound back; `open` takes it again. */
  close(): void {
    this.clear();
    this.#audio?.removeEventListener("statechange", this.#stateChanged);
    this.#master?.disconnect();
    leaveAudio(this);
    this.#audio = null;
    this.#master = null;
    this.#wasOpened = false;
  }

  #play(kind: CueKind, when: number): void {
    const audio = this.#audio;
    const master = this.#master;
    if (!audio || !master) return;
    for (const note of NOTES[kind]) {
      const begin = Math.max(audio.currentTime, when + note.after);
      const gain = new GainNode(audio, { gain: 0 });
      gain.gain.setValueAtTime(0, begin);
      gain.gain.linearRampToValueAtTime(note.loudness, begin + 0.015);
      gain.gain.exponentialRampToValueAtTime(0.0005, begin + note.seconds);
      const tone = new OscillatorNode(audio, { type: "triangle", frequency: note.hertz });
      tone.connect(gain).connect(master);
      tone.start(begin);
      tone.stop(begin + note.seconds + 0.05);
      tone.onended = () => {
        gain.disconnect();
        this.#planned = this.#planned.filter((other) => other.tone !== tone);
      };
      this.#planned.push({ tone, begin });
    }
  }
}
