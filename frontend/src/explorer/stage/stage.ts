/** The picture: it is drawn when something changed and somebody can see it, and it follows pointer and keys. */

import { make, setText } from "../../elements/dom.ts";
import type { ThemeName } from "../body/colour.ts";
import { Figure } from "../body/figure.ts";
import { toldSide } from "../session/posture.ts";
import type { ExplorerSession } from "../session/session.ts";
import type { Camera } from "./camera.ts";
import { pagePainter } from "./paint.ts";
import { type Met, met } from "./pick.ts";
import { Screen } from "./screen.ts";

export interface Stage {
  readonly element: HTMLElement;
  /** Why it is drawn in lines; hidden where it is not. */
  readonly note: HTMLElement;
  remove(): void;
}

const MOST_PIXELS = 2; // for each CSS pixel
const TURN = 12; // degrees for a key
const ZOOM = 1.2;
const DRAG = 0.45; // degrees for a pixel
const STILL = 5; // pixels that a finger may move in a tap

export function makeStage(session: ExplorerSession, root: HTMLElement, nameOf: (met: Met) => string): Stage {
  const painter = pagePainter();
  const canvas = make("canvas", { "aria-hidden": "true" });
  const screen = new Screen(canvas);
  const tip = make("div", { class: "sl-tip", hidden: true, "aria-hidden": "true" });
  const note = make(
    "p",
    { class: "sl-meta sl-plain", hidden: true },
    "Drawn in plain lines: this browser has no 3D here.",
  );
  const element = make(
    "div",
    {
      class: "sl-stage",
      role: "application",
      tabindex: "0",
      "aria-label": "The body. Arrow keys turn it, plus and minus bring it nearer or farther.",
    },
    canvas,
    make("div", { class: "sl-tips" }, tip),
  );
  const figures: Figure[] = [];
  let cameras: Camera[] = [];
  let frame = 0;
  let isSeen = false;
  let isDirty = true;
  let printing = false;
  /** Whether the next picture may take its time: nothing moves. The first one is to come soon. */
  let isStill = false;
  let settling = 0;
  /** Asked anew when it may have changed: the answer makes the browser work out its styles. */
  let theme: ThemeName | null = null;

  /** Draws at once, which saves half a frame, but only one picture for each frame of the screen. */
  function redraw(): void {
    isDirty = true;
    if (frame !== 0 || !isSeen) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      if (isDirty && screen.width > 0) redraw();
    });
    draw();
  }

  /** Something moves: quick pictures until it comes to rest, then a fine one. */
  function follow(): void {
    isStill = false;
    clearTimeout(settling);
    redraw();
  }

  function draw(): void {
    if (!isSeen || screen.width === 0) return;
    isDirty = false;
    const begun = performance.now();
    if (theme === null || isStill) theme = themeOf(root);
    const shade: ThemeName = printing ? "light" : theme;
    const wanted = session.wanted();
    const aspect = screen.width / wanted.length / screen.height;
    const fine = isStill || printing;
    const detail = painter.movesCoarsely && !fine ? "coarse" : "fine";
    wanted.forEach((each, k) => {
      figures[k] ??= new Figure(session.body);
      figures[k]?.update(each, shade, detail);
    });
    figures.length = wanted.length;
    cameras = figures.map((figure, k) => {
      const posture = session.postures[k];
      const close = session.view === "buttock" && posture ? toldSide(posture) : null;
      return figure.camera(session.angle, aspect, close);
    });
    const computed = performance.now();
    painter.paint(
      screen,
      figures.map((figure, k) => ({ figure, camera: cameras[k] as Camera })),
      shade,
      fine,
    );
    note.hidden = !painter.isPlain;
    element.classList.toggle("sl-quick", detail === "coarse");
    element.dataset.frames = String(Number(element.dataset.frames ?? 0) + 1);
    const took = { computed: computed - begun, painted: performance.now() - computed };
    element.dispatchEvent(new CustomEvent("sl-frame", { detail: took }));
    if (session.isMoving) follow();
    else if (!isStill) settle();
  }

  function settle(): void {
    clearTimeout(settling);
    settling = window.setTimeout(() => {
      isStill = true;
      redraw();
    }, painter.restMs);
  }

  function resize(): void {
    const density = Math.min(MOST_PIXELS, devicePixelRatio || 1);
    const [width, height] = [element.clientWidth, element.clientHeight].map((v) =>
      Math.round(v * density),
    ) as [number, number];
    if (screen.resize(width, height)) redraw();
  }

  const sized = new ResizeObserver(resize);
  sized.observe(element);
  const watched = new IntersectionObserver(([entry]) => {
    isSeen = entry?.isIntersecting ?? false;
    if (isSeen && isDirty) redraw();
  });
  watched.observe(element);
  const print = (on: boolean) => () => {
    printing = on;
    if (!on) return redraw();
    // Printing waits for nothing, so the picture is drawn at once, seen or not, in a size that nobody told yet.
    resize();
    const wasSeen = isSeen;
    isSeen = true;
    draw();
    isSeen = wasSeen;
  };
  const [before, after] = [print(true), print(false)];
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  const stopTheme = watchTheme(() => {
    theme = null;
    redraw();
  });
  const stopPainter = painter.onChange(redraw);
  const leave = session.addView({ draw: follow });

  element.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(session);
  });

  // --- pointer --------------------------------------------------------------------------------------------

  const pointers = new Map<string, { x: number; y: number }>();
  let travelled = 0;
  let hover = 0;

  function under(event: PointerEvent): Met | null {
    const box = canvas.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const k = Math.min(figures.length - 1, Math.floor(share * figures.length));
    const [figure, camera] = [figures[k], cameras[k]];
    if (!figure || !camera) return null;
    const x = 2 * (share * figures.length - k) - 1;
    const y = 1 - (2 * (event.clientY - box.top)) / box.height;
    return met(camera, x, y, figure.strands, session.body.bones, figure.frames);
  }

  function showTip(event: PointerEvent): void {
    const found = under(event);
    tip.hidden = !found;
    element.style.cursor = found ? "pointer" : "grab";
    if (!found) return;
    setText(tip, nameOf(found));
    const box = element.getBoundingClientRect();
    const right = event.clientX - box.left > box.width / 2;
    tip.style.translate = `${Math.round(event.clientX - box.left)}px ${Math.round(event.clientY - box.top)}px`;
    tip.classList.toggle("sl-left", right);
  }

  element.addEventListener("pointerdown", (event) => {
    pointers.set(String(event.pointerId), { x: event.clientX, y: event.clientY });
    element.setPointerCapture(event.pointerId);
    travelled = 0;
  });
  element.addEventListener("pointermove", (event) => {
    const last = pointers.get(String(event.pointerId));
    if (!last) {
      if (event.pointerType === "mouse") {
        cancelAnimationFrame(hover);
        hover = requestAnimationFrame(() => showTip(event));
      }
      return;
    }
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    const other = [...pointers].find(([id]) => id !== String(event.pointerId))?.[1];
    travelled += Math.abs(dx) + Math.abs(dy);
    pointers.set(String(event.pointerId), { x: event.clientX, y: event.clientY });
    if (other) {
      const apart = (p: { x: number; y: number }): number => Math.hypot(p.x - other.x, p.y - other.y);
      session.zoom(apart({ x: event.clientX, y: event.clientY }) / Math.max(20, apart(last)));
      session.turn(0, (dy * DRAG) / 2); // of two fingers that move apart, one takes back what the other did
    } else if (travelled > STILL) {
      tip.hidden = true;
      // Up and down with one finger is the page's, which takes it over a moment later.
      session.turn(-dx * DRAG, event.pointerType === "touch" ? 0 : dy * DRAG);
    }
  });
  element.addEventListener("pointerup", (event) => {
    const tapped = pointers.size === 1 && travelled <= STILL;
    pointers.delete(String(event.pointerId));
    if (!tapped) return;
    session.chosen = under(event)?.id ?? "";
    showTip(event);
    session.changed();
  });
  element.addEventListener("pointercancel", (event) => pointers.delete(String(event.pointerId)));
  element.addEventListener("pointerleave", () => {
    cancelAnimationFrame(hover);
    tip.hidden = true;
  });
  // One finger across turns the body, up and down scrolls the page; two fingers are the body's own: they
  // zoom, and tip it up and down.
  const keepPinch = (event: TouchEvent): void => {
    if (event.touches.length > 1) event.preventDefault();
  };
  for (const kind of ["touchstart", "touchmove"] as const)
    element.addEventListener(kind, keepPinch, { passive: false });
  // A plain wheel scrolls the page; with Ctrl, or two fingers on a trackpad, it zooms.
  element.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      session.zoom(Math.exp(-event.deltaY * 0.01));
    },
    { passive: false },
  );

  return {
    element,
    note,
    remove: () => {
      cancelAnimationFrame(frame);
      clearTimeout(settling);
      cancelAnimationFrame(hover);
      sized.disconnect();
      watched.disconnect();
      stopTheme();
      stopPainter();
      leave();
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    },
  };
}

const KEYS: Record<string, (session: ExplorerSession) => void> = {
  ArrowLeft: (session) => session.turn(-TURN, 0),
  ArrowRight: (session) => session.turn(TURN, 0),
  ArrowUp: (session) => session.turn(0, TURN),
  ArrowDown: (session) => session.turn(0, -TURN),
  "+": (session) => session.zoom(ZOOM),
  "=": (session) => session.zoom(ZOOM),
  "-": (session) => session.zoom(1 / ZOOM),
  "0": (session) => session.look(session.view),
};

/** What the style sheet made of the page's theme. */
const themeOf = (root: HTMLElement): ThemeName =>
  getComputedStyle(root).colorScheme === "dark" ? "dark" : "light";

/** Calls back when the page or the reader's system changes its theme. */
function watchTheme(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const page = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body])
    page.observe(element, {
      attributes: true,
      attributeFilter: ["data-theme", "data-jp-theme-light", "class", "theme"],
    });
  system.addEventListener("change", changed);
  return () => {
    page.disconnect();
    system.removeEventListener("change", changed);
  };
}
