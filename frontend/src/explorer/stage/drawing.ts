/** When the picture is drawn: soon after something changed, only while somebody can see it, finely at rest. */

import type { ThemeName } from "../../elements/colours.ts";
import { type Effort, Figure } from "../body/figure.ts";
import { toldSide } from "../session/posture.ts";
import type { ExplorerSession } from "../session/session.ts";
import type { Camera } from "./camera.ts";
import { themeOf, watchPaper, watchTheme } from "./light.ts";
import { pagePainter } from "./paint.ts";
import { type Met, met } from "./pick.ts";
import type { Screen } from "./screen.ts";

/** How long shapes are made finer before the browser may do something else. */
const REFINE_MS = 12;
const MOST_PIXELS = 2; // for each CSS pixel

/** The drawing of one stage. `element` has the size of the picture, `root` the theme. */
export class Drawing {
  readonly #session: ExplorerSession;
  readonly #screen: Screen;
  readonly #element: HTMLElement;
  readonly #root: HTMLElement;
  readonly #drawn: (isPlain: boolean) => void;
  readonly #painter = pagePainter();
  readonly #figures: Figure[] = [];
  readonly #stops: (() => void)[];
  #cameras: Camera[] = [];
  #frame = 0;
  #isSeen = false;
  #isDirty = true;
  #printing = false;
  /** Whether the next picture may take its time: nothing moves. The first one is to come soon. */
  #isStill = false;
  #settling = 0;
  /** Asked anew when it may have changed: the answer makes the browser work out its styles. */
  #theme: ThemeName | null = null;

  /** `drawn` hears after each picture whether the processor drew it. */
  constructor(
    session: ExplorerSession,
    screen: Screen,
    element: HTMLElement,
    root: HTMLElement,
    drawn: (isPlain: boolean) => void,
  ) {
    this.#session = session;
    this.#screen = screen;
    this.#element = element;
    this.#root = root;
    this.#drawn = drawn;
    const sized = new ResizeObserver(() => this.#resize());
    sized.observe(element);
    const watched = new IntersectionObserver(([entry]) => {
      this.#isSeen = entry?.isIntersecting ?? false;
      if (this.#isSeen && this.#isDirty) this.#redraw();
    });
    watched.observe(element);
    this.#stops = [
      () => sized.disconnect(),
      () => watched.disconnect(),
      watchPaper((printing) => this.#print(printing)),
      watchTheme(() => {
        this.#theme = null;
        this.#redraw();
      }),
      this.#painter.onChange(() => this.#redraw()),
      session.addView({ draw: () => this.#follow() }),
      session.watchPerson(() => this.#follow()),
    ];
  }

  /** What lies at a share of the picture's width and height, from the top left. */
  at(across: number, down: number): Met | null {
    const count = this.#figures.length;
    const k = Math.min(count - 1, Math.floor(across * count));
    const [figure, camera] = [this.#figures[k], this.#cameras[k]];
    if (!figure || !camera) return null;
    const x = 2 * (across * count - k) - 1;
    return met(camera, x, 1 - 2 * down, figure);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settling);
    for (const stop of this.#stops) stop();
  }

  /** Draws at once, which saves half a frame, but only one picture for each frame of the screen. */
  #redraw(): void {
    this.#isDirty = true;
    if (this.#frame !== 0 || !this.#isSeen) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#isDirty && this.#screen.width > 0) this.#redraw();
    });
    this.#draw();
  }

  /** Something moves: quick pictures until it comes to rest, then a fine one. */
  #follow(): void {
    this.#isStill = false;
    clearTimeout(this.#settling);
    this.#redraw();
  }

  /** The finer shapes are made one after the other, so that whatever the reader does next need not wait. */
  #settle(after = this.#painter.restMs): void {
    clearTimeout(this.#settling);
    this.#settling = window.setTimeout(() => {
      if (this.#refine()) return this.#settle(0);
      this.#isStill = true;
      this.#redraw();
    }, after);
  }

  /** Works for a moment; whether there is more to do. */
  #refine(): boolean {
    const wanted = this.#session.wanted();
    const begun = performance.now();
    let more = true;
    while (more && performance.now() - begun < REFINE_MS)
      more = wanted.some((each, k) => this.#figures[k]?.refine(each) ?? false);
    return more;
  }

  #draw(): void {
    if (!this.#isSeen || this.#screen.width === 0) return;
    this.#isDirty = false;
    const begun = performance.now();
    if (this.#theme === null || this.#isStill) this.#theme = themeOf(this.#root);
    const shade: ThemeName = this.#printing ? "light" : this.#theme;
    const fine = this.#isStill || this.#printing;
    const detail = this.#painter.movesCoarsely && !fine ? "coarse" : "fine";
    if (this.#printing) while (this.#refine());
    this.#compute(shade, { detail, isStill: fine });
    const computed = performance.now();
    const shown = this.#figures.map((figure, k) => ({ figure, camera: this.#cameras[k] as Camera }));
    this.#painter.paint(this.#screen, shown, shade, fine);
    this.#drawn(this.#painter.isPlain);
    this.#element.classList.toggle("sl-quick", detail === "coarse");
    this.#element.dataset.frames = String(Number(this.#element.dataset.frames ?? 0) + 1);
    const took = { computed: computed - begun, painted: performance.now() - computed };
    this.#element.dispatchEvent(new CustomEvent("sl-frame", { detail: took }));
    if (this.#session.isMoving) this.#follow();
    else if (!this.#isStill) this.#settle();
  }

  /** Figures and cameras as the session wants them now. */
  #compute(shade: ThemeName, effort: Effort): void {
    const [session, screen] = [this.#session, this.#screen];
    const wanted = session.wanted();
    const aspect = screen.width / wanted.length / screen.height;
    wanted.forEach((each, k) => {
      this.#figures[k] ??= new Figure(session.body);
      this.#figures[k]?.update(each, shade, effort);
    });
    this.#figures.length = wanted.length;
    this.#cameras = this.#figures.map((figure, k) => {
      const posture = session.postures[k];
      const close = session.view === "buttock" && posture ? toldSide(posture) : null;
      const { film } = session.player;
      if (k === 0 && film && close === null) return film.camera(session.angle, aspect); // it stays where it is
      return figure.camera(session.angle, aspect, close);
    });
    this.#figures.forEach((figure, k) => {
      figure.openTo((this.#cameras[k] as Camera).eye);
    });
  }

  #resize(): void {
    const density = Math.min(MOST_PIXELS, devicePixelRatio || 1);
    const [width, height] = [this.#element.clientWidth, this.#element.clientHeight].map((v) =>
      Math.round(v * density),
    ) as [number, number];
    if (this.#screen.resize(width, height)) this.#redraw();
  }

  /** Printing waits for nothing, so the picture is drawn at once, seen or not, in a size nobody told yet. */
  #print(printing: boolean): void {
    this.#printing = printing;
    if (!printing) {
      this.#redraw();
      return;
    }
    this.#resize();
    const wasSeen = this.#isSeen;
    this.#isSeen = true;
    this.#draw();
    this.#isSeen = wasSeen;
  }
}
