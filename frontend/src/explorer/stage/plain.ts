/** Draws figures on the processor, where the browser has no WebGL: the same surfaces in simpler light. */

import type { BufferGeometry } from "three";
import { css, type ThemeName, themeColour } from "../../elements/colours.ts";
import type { Figure } from "../body/figure.ts";
import type { Mesh } from "../body/mesh.ts";
import type { Camera } from "./camera.ts";
import { project } from "./camera.ts";
import type { Painter, Pane } from "./painter.ts";
import { Raster, type Surface } from "./raster.ts";
import { formOf } from "./scene.ts";
import type { Surface as Canvas, Screen } from "./screen.ts";

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
/** Pixels of the drawing for one of the screen: at rest it is drawn larger and reduced, so that edges are smooth. */
const DENSITY = { fine: 2, quick: 1 };
const RELIEF = { inside: 0.55, person: 0.3, flat: 0 };
const SHADOW = { corners: 40, opacity: 0.07 };

export class PlainPainter implements Painter {
  readonly restMs = 400;
  readonly movesCoarsely = true;
  readonly #surface = canvas();
  readonly #sheet = canvas();
  readonly #raster = new Raster();

  paint(screen: Screen, panes: readonly Pane[], theme: ThemeName, fine: boolean): void {
    Object.assign(this.#surface, { width: screen.width, height: screen.height }); // which clears it
    const context = this.#surface.getContext("2d") as Context | null;
    if (!context) return;
    context.imageSmoothingQuality = "high";
    const density = DENSITY[fine ? "fine" : "quick"];
    panes.forEach((pane, k) => {
      const left = Math.round((k * screen.width) / panes.length);
      const width = Math.round(((k + 1) * screen.width) / panes.length) - left;
      const place = { context, left, width, height: screen.height, density, camera: pane.camera };
      this.#pane(place, pane.figure, theme);
    });
    screen.show(this.#surface);
  }

  /** One layer over the other, as many as the reader looks through. */
  #pane(place: Place, figure: Figure, theme: ThemeName): void {
    const { cloth, glass } = figure.layers;
    shadow(place, figure, css(themeColour(theme, "ink")));
    const person = figure.worn.geometry;
    if (person && glass > 0) {
      const skin = { ...worn(person, RELIEF.flat), colours: themeColour(theme, "skin") };
      this.#layer(place, [skin], 0.5 * glass);
    }
    const inside = cloth < 1 ? [...bones(figure, theme), solid(figure.flesh)] : [];
    if (cloth === 1 && figure.detail === "coarse") inside.push(solid(figure.flesh)); // which holds the things
    this.#layer(place, [solid(figure.props), ...inside], 1);
    if (person && cloth > 0) this.#layer(place, [worn(person, RELIEF.person)], cloth);
  }

  #layer(place: Place, surfaces: readonly Surface[], opacity: number): void {
    const { context, left, width, height, density, camera } = place;
    const raster = this.#raster;
    raster.begin(Math.max(1, Math.round(width * density)), Math.max(1, Math.round(height * density)));
    for (const surface of surfaces) raster.add(surface, camera);
    if (this.#sheet.width !== raster.width) this.#sheet.width = raster.width;
    if (this.#sheet.height !== raster.height) this.#sheet.height = raster.height;
    (this.#sheet.getContext("2d") as Context | null)?.putImageData(raster.image, 0, 0);
    context.globalAlpha = opacity;
    context.drawImage(this.#sheet, left, 0, width, height);
    context.globalAlpha = 1;
  }
}

interface Place {
  readonly context: Context;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly density: number;
  readonly camera: Camera;
}

const canvas = (): Canvas =>
  typeof OffscreenCanvas === "undefined" ? document.createElement("canvas") : new OffscreenCanvas(1, 1);

/** So that a body stands on something. */
function shadow({ context, left, width, height, camera }: Place, figure: Figure, colour: string): void {
  const { x, z, wide, deep } = figure.footprint;
  context.beginPath();
  for (let k = 0; k < SHADOW.corners; k++) {
    const turn = (2 * Math.PI * k) / SHADOW.corners;
    const [across, up] = project(camera, [x + wide * Math.cos(turn), 0, z + deep * Math.sin(turn)]);
    context.lineTo(left + ((across + 1) / 2) * width, ((1 - up) / 2) * height);
  }
  context.globalAlpha = SHADOW.opacity;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
}

/** A coarse figure has its bones among its soft parts. */
function bones({ body, frames, detail }: Figure, theme: ThemeName): Surface[] {
  if (detail === "coarse") return [];
  return body.bones.flatMap((bone) => {
    const frame = frames.get(bone.frame);
    const surface = { ...worn(formOf(bone), RELIEF.inside), colours: themeColour(theme, "bone"), frame };
    return frame ? [surface] : [];
  });
}

function worn(geometry: BufferGeometry, relief: number): Surface {
  const values = (name: string): ArrayLike<number> => geometry.getAttribute(name)?.array ?? [];
  const faces = geometry.index?.array ?? [];
  return {
    positions: values("position"),
    normals: values("normal"),
    colours: values("color"),
    faces,
    corners: faces.length,
    relief,
  };
}

function solid(mesh: Mesh): Surface {
  const count = 3 * mesh.vertices;
  return {
    positions: mesh.shown.subarray(0, count),
    normals: mesh.normals,
    colours: shown(mesh.colours.subarray(0, count)),
    faces: mesh.indices,
    corners: mesh.corners,
    relief: RELIEF.inside,
  };
}

/** From linear light to what a screen shows: near enough the square root. */
const shown = (colours: Float32Array): Float32Array => colours.map(Math.sqrt);
