/**
 * Keeps a running timer alive where nobody looks: a loop without sound lets the system count the page among those
 * that play, and its lock screen gets the sentence of the moment with pause, back and next.
 */

export interface Commands {
  togglePause(): void;
  skip(): void;
  back(): void;
}

const RATE = 8000;

export class Background {
  #loop: HTMLAudioElement | null = null;

  /** To be called while the browser handles a tap or a key. */
  hold(commands: Commands): void {
    try {
      this.#loop ??= silentLoop();
      void this.#loop.play().catch(() => undefined); // the page then sleeps like any other
    } catch {
      this.#loop = null;
    }
    const session = globalThis.navigator?.mediaSession;
    if (!session) return;
    session.playbackState = "playing";
    this.#on("play", () => commands.togglePause());
    this.#on("pause", () => commands.togglePause());
    this.#on("nexttrack", () => commands.skip());
    this.#on("previoustrack", () => commands.back());
  }

  /** What the lock screen shows. */
  show(sentence: string, stage: string, routine: string): void {
    const session = globalThis.navigator?.mediaSession;
    if (!session || typeof MediaMetadata === "undefined" || !this.#loop) return;
    session.metadata = new MediaMetadata({ title: sentence, artist: stage, album: routine });
  }

  /** The lock screen keeps its buttons, so that one can go on from there. */
  pause(): void {
    this.#loop?.pause();
    const session = globalThis.navigator?.mediaSession;
    if (session && this.#loop) session.playbackState = "paused";
  }

  release(): void {
    if (!this.#loop) return;
    this.#loop.pause();
    URL.revokeObjectURL(this.#loop.src);
    this.#loop.removeAttribute("src");
    this.#loop = null;
    const session = globalThis.navigator?.mediaSession;
    if (!session) return;
    session.playbackState = "none";
    session.metadata = null;
    for (const action of ["play", "pause", "nexttrack", "previoustrack"] as const) this.#on(action, null);
  }

  #on(action: MediaSessionAction, handler: (() => void) | null): void {
    try {
      navigator.mediaSession.setActionHandler(action, handler);
    } catch {
      // This browser does not know the button.
    }
  }
}

/** Two seconds of silence as a WAV file, over and over. */
function silentLoop(): HTMLAudioElement {
  const samples = 2 * RATE;
  const view = new DataView(new ArrayBuffer(44 + samples));
  const write = (at: number, text: string): void => {
    for (let sign = 0; sign < text.length; sign += 1) view.setUint8(at + sign, text.charCodeAt(sign));
  };
  write(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, "data");
  view.setUint32(40, samples, true);
  for (let at = 44; at < 44 + samples; at += 1) view.setUint8(at, 128);
  const loop = new Audio(URL.createObjectURL(new Blob([view], { type: "audio/wav" })));
  loop.loop = true;
  return loop;
}
