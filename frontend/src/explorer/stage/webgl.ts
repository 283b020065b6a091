/** Draws figures with WebGL. One renderer serves all explorers of a page: each keeps only a flat picture. */

import { PerspectiveCamera, type Scene, Vector2, WebGLRenderer } from "three";
import type { ThemeName } from "../../elements/colours.ts";
import { type Camera, FIELD } from "./camera.ts";
import { Look } from "./looks.ts";
import type { Painter, Pane } from "./painter.ts";
import { FigureScene } from "./scene.ts";
import type { Screen, Surface } from "./screen.ts";

const LINE_PIXELS = 1.1;
/** How many pixels are drawn for each of the screen, in either direction. */
const DENSITY = { fine: 2, plain: 1, quick: 0.6 } as const;
const NEAR = 0.05;
const FAR = 20;
/** Renderers that draw on the processor: every pixel and every corner costs the reader's time. */
const ON_PROCESSOR = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** A scene that is no figure, such as a person who moves. */
export interface OtherScene {
  readonly scene: Scene;
  /** How wide an inked line is, in a picture that goes from -1 to 1 both ways. */
  setLine(width: number, height: number): void;
}

/** Throws where the browser gives no WebGL. */
export class WebglPainter implements Painter {
  /** The drawing surface, which no page shows; tests take its context away. */
  readonly surface: Surface;
  readonly #renderer: WebGLRenderer;
  readonly #looks = new Map<ThemeName, Look>();
  readonly #scenes: FigureScene[] = [];
  readonly #camera = new PerspectiveCamera(FIELD, 1, NEAR, FAR);
  readonly movesCoarsely: boolean;

  /** `onChange` is called when the graphics card was lost, and when it is back. */
  constructor(onChange: () => void) {
    const { surface, context } = begin();
    this.surface = surface;
    this.#renderer = new WebGLRenderer({ canvas: surface, context, alpha: true, antialias: false });
    this.#renderer.setClearColor(0x000000, 0);
    this.#renderer.autoClear = false;
    this.movesCoarsely = ON_PROCESSOR.test(nameOfRenderer(context));
    surface.addEventListener("webglcontextlost", onChange);
    surface.addEventListener("webglcontextrestored", onChange);
  }

  /** On a processor a fine picture takes so long that it would hold up the next move. */
  get restMs(): number {
    return this.movesCoarsely ? 900 : 250;
  }

  get isLost(): boolean {
    return this.#renderer.getContext().isContextLost();
  }

  /** What is held, for tests: geometries and textures on the graphics card. */
  get held(): { geometries: number; textures: number; programs: number } {
    const { memory, programs } = this.#renderer.info;
    return { ...memory, programs: programs?.length ?? 0 };
  }

  paint(screen: Screen, panes: readonly Pane[], theme: ThemeName, fine: boolean): void {
    // Drawn twice as large and then reduced, edges become smooth, without the cost while things move.
    const detail = fine ? "fine" : this.movesCoarsely ? "quick" : "plain";
    const [width, height] = this.#resize(screen, DENSITY[detail]);
    const look = this.#look(theme);
    const line = 2 * LINE_PIXELS * DENSITY[detail];
    look.setLine((line * panes.length) / width, line / height);
    this.#renderer.setScissorTest(true);
    panes.forEach((pane, k) => {
      const shown = this.#scene(k);
      shown.show(pane.figure, look);
      const left = Math.round((k * width) / panes.length);
      const wide = Math.round(((k + 1) * width) / panes.length) - left;
      this.#renderer.setViewport(left, 0, wide, height);
      this.#renderer.setScissor(left, 0, wide, height);
      this.#renderer.clear();
      this.#aim(pane.camera, wide / height);
      this.#renderer.render(shown.scene, this.#camera);
    });
    screen.show(this.surface);
  }

  /** Draws another scene over the whole screen, on a ground that is clear. `density` as in `DENSITY`. */
  paintScene(screen: Screen, other: OtherScene, camera: Camera, density: number): void {
    const [width, height] = this.#resize(screen, density);
    const line = 2 * LINE_PIXELS * density;
    other.setLine(line / width, line / height);
    this.#renderer.setScissorTest(false);
    this.#renderer.setViewport(0, 0, width, height);
    this.#renderer.clear();
    this.#aim(camera, width / height);
    this.#renderer.render(other.scene, this.#camera);
    screen.show(this.surface);
  }

  #resize(screen: Screen, density: number): [number, number] {
    const width = Math.round(screen.width * density);
    const height = Math.round(screen.height * density);
    const size = this.#renderer.getSize(new Vector2());
    if (size.x !== width || size.y !== height) this.#renderer.setSize(width, height, false);
    return [width, height];
  }

  #aim(camera: Camera, aspect: number): void {
    this.#camera.aspect = aspect;
    this.#camera.updateProjectionMatrix();
    this.#camera.position.set(...camera.eye);
    this.#camera.up.set(...camera.up);
    this.#camera.lookAt(...camera.target);
    this.#camera.updateMatrixWorld();
  }

  #look(theme: ThemeName): Look {
    const look = this.#looks.get(theme) ?? new Look(theme);
    this.#looks.set(theme, look);
    return look;
  }

  #scene(k: number): FigureScene {
    this.#scenes[k] ??= new FigureScene();
    return this.#scenes[k] as FigureScene;
  }
}

/** Out of sight where the browser can: such a picture is handed to the page without a copy. */
function begin(): { surface: Surface; context: WebGL2RenderingContext } {
  const wanted = { alpha: true, antialias: false, premultipliedAlpha: true };
  const surfaces = [
    ...(typeof OffscreenCanvas === "undefined" ? [] : [new OffscreenCanvas(1, 1)]),
    document.createElement("canvas"), // Safari before 17 has 3D on this one only
  ];
  for (const surface of surfaces) {
    const context = surface.getContext("webgl2", wanted) as WebGL2RenderingContext | null;
    if (context) return { surface, context };
  }
  throw new Error("This browser has no WebGL.");
}

function nameOfRenderer(context: WebGL2RenderingContext): string {
  const names = context.getExtension("WEBGL_debug_renderer_info");
  return names ? String(context.getParameter(names.UNMASKED_RENDERER_WEBGL)) : "";
}
