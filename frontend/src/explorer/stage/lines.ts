/** Draws figures with plain canvas lines, where the browser has no WebGL. */

import type { BufferAttribute } from "three";
import type { BoneMesh } from "../../body/bones.ts";
import type { Point } from "../../body/data.ts";
import { world } from "../../body/skeleton.ts";
import { css, mix, rgb, type ThemeName, themeColour } from "../../elements/colours.ts";
import type { Strand } from "../body/flesh.ts";
import { project } from "./camera.ts";
import type { Painter, Pane } from "./painter.ts";
import type { Screen, Surface } from "./screen.ts";

/** Edges lie this far behind what they edge, so that a neighbour's does not cross it, metres. */
const EDGE_BEHIND = 0.02;

interface Item {
  readonly depth: number;
  draw(): void;
}
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

export class LinePainter implements Painter {
  readonly restMs = 250;
  readonly movesCoarsely = false;
  readonly #surface: Surface =
    typeof OffscreenCanvas === "undefined" ? document.createElement("canvas") : new OffscreenCanvas(1, 1);
  readonly #edges = new Map<string, Uint16Array>();

  paint(screen: Screen, panes: readonly Pane[], theme: ThemeName): void {
    const canvas = this.#surface;
    Object.assign(canvas, { width: screen.width, height: screen.height }); // which clears it
    const context = canvas.getContext("2d") as Context | null;
    if (!context) return;
    const width = canvas.width / panes.length;
    panes.forEach((pane, k) => {
      context.save();
      context.beginPath();
      context.rect(k * width, 0, width, canvas.height);
      context.clip();
      context.translate(k * width, 0);
      this.#pane(context, pane, width, canvas.height, theme);
      context.restore();
    });
    screen.show(canvas);
  }

  #pane(context: Context, { figure, camera }: Pane, width: number, height: number, theme: ThemeName): void {
    const seen = (point: Point): Point => {
      const [x, y, depth] = project(camera, point);
      return [((x + 1) / 2) * width, ((1 - y) / 2) * height, depth];
    };
    const scale = height / (2 * camera.tangent);
    context.lineJoin = "round";
    context.lineCap = "round";
    const { props, worn, layers } = figure;
    const things = { places: props.positions, faces: props.indices.subarray(0, props.corners) };
    flat(context, things, seen, css(themeColour(theme, "prop")));
    const { geometry } = worn;
    const person = geometry && {
      places: geometry.getAttribute("position").array as Float32Array,
      faces: (geometry.index as BufferAttribute).array as Uint16Array,
    };
    if (person && layers.glass > 0) {
      context.globalAlpha = 0.5 * layers.glass;
      flat(context, person, seen, css(themeColour(theme, "skin")));
      context.globalAlpha = 1;
    }
    if (layers.cloth < 1) this.#inside(context, figure, seen, scale, theme);
    if (person && layers.cloth > 0) {
      context.globalAlpha = layers.cloth;
      clothed(context, figure, person, seen);
      context.globalAlpha = 1;
    }
  }

  #inside(
    context: Context,
    figure: Pane["figure"],
    seen: (point: Point) => Point,
    scale: number,
    theme: ThemeName,
  ): void {
    const items: Item[] = figure.body.bones.map((bone) =>
      this.#bone(context, bone, figure.frames, seen, theme),
    );
    for (const strand of figure.strands) items.push(...strandItems(context, strand, seen, scale));
    for (const item of items.sort((a, b) => b.depth - a.depth)) item.draw();
  }

  #bone(
    context: Context,
    bone: BoneMesh,
    frames: Pane["figure"]["frames"],
    seen: (point: Point) => Point,
    theme: ThemeName,
  ): Item {
    const frame = frames.get(bone.frame);
    const count = bone.vertices.length / 3;
    const flat = new Float32Array(2 * count);
    let depth = 0;
    for (let k = 0; frame && k < count; k++) {
      const [x, y, away] = seen(world(frame, pointAt(bone.vertices, k)));
      flat[2 * k] = x;
      flat[2 * k + 1] = y;
      depth += away / count;
    }
    const front = (face: number): boolean => turnOf(flat, bone.faces, face) < 0;
    const draw = (): void => {
      context.beginPath();
      for (let face = 0; face < bone.faces.length / 3; face++)
        if (front(face)) outline(context, flat, bone.faces, face);
      context.fillStyle = css(themeColour(theme, "bone-light"));
      context.fill();
      context.beginPath();
      const edges = this.#edgesOf(bone);
      for (let k = 0; k < edges.length; k += 4) {
        const [a, b, one, two] = edges.subarray(k, k + 4) as unknown as [number, number, number, number];
        if (front(one) === front(two)) continue;
        context.moveTo(flat[2 * a] as number, flat[2 * a + 1] as number);
        context.lineTo(flat[2 * b] as number, flat[2 * b + 1] as number);
      }
      context.strokeStyle = css(themeColour(theme, "bone-line"));
      context.lineWidth = 1;
      context.stroke();
    };
    return { depth, draw };
  }

  /** Every edge as its two vertices and the two faces beside it. */
  #edgesOf({ name, faces }: BoneMesh): Uint16Array {
    const known = this.#edges.get(name);
    if (known) return known;
    const open = new Map<number, number>();
    const found: number[] = [];
    for (let k = 0; k < faces.length; k++) {
      const face = Math.floor(k / 3);
      const a = faces[k] as number;
      const b = faces[3 * face + ((k + 1) % 3)] as number;
      const other = open.get(b * 65536 + a);
      if (other === undefined) open.set(a * 65536 + b, face);
      else found.push(a, b, other, face);
    }
    const edges = Uint16Array.from(found);
    this.#edges.set(name, edges);
    return edges;
  }
}

interface Faces {
  readonly places: Float32Array;
  readonly faces: Uint16Array | Uint32Array;
}

/** Where the corners are on the screen, two numbers each. */
function onScreen({ places }: Faces, seen: (point: Point) => Point): Float32Array {
  const made = new Float32Array((2 * places.length) / 3);
  for (let k = 0; k < places.length / 3; k++) {
    const [x, y] = seen(pointAt(places, k));
    made[2 * k] = x;
    made[2 * k + 1] = y;
  }
  return made;
}

/** The shadow of a surface in one colour. */
function flat(context: Context, surface: Faces, seen: (point: Point) => Point, colour: string): void {
  const places = onScreen(surface, seen);
  context.beginPath();
  for (let face = 0; face < surface.faces.length / 3; face++)
    if (turnOf(places, surface.faces, face) < 0) outline(context, places, surface.faces, face);
  context.fillStyle = colour;
  context.fill();
}

/** The person's regions, each in its colour, those that are nearer over those behind. */
function clothed(
  context: Context,
  { worn }: Pane["figure"],
  surface: Faces,
  seen: (point: Point) => Point,
): void {
  const colours = worn.geometry?.getAttribute("color").array as Float32Array;
  const places = onScreen(surface, seen);
  const front: [number, number][] = [];
  for (let face = 0; face < surface.faces.length / 3; face++)
    if (turnOf(places, surface.faces, face) < 0)
      front.push([face, seen(pointAt(surface.places, surface.faces[3 * face] as number))[2]]);
  for (const [face] of front.sort((a, b) => b[1] - a[1])) {
    const at = 3 * (surface.faces[3 * face] as number);
    const colour = css([colours[at] as number, colours[at + 1] as number, colours[at + 2] as number]);
    context.beginPath();
    outline(context, places, surface.faces, face);
    context.fillStyle = colour;
    context.strokeStyle = colour; // or the ground shows between them
    context.lineWidth = 0.8;
    context.fill();
    context.stroke();
  }
}

const pointAt = (values: Float32Array, k: number): Point => [
  values[3 * k] as number,
  values[3 * k + 1] as number,
  values[3 * k + 2] as number,
];

/** Twice the area of a face on the screen, whose y points down: negative when it faces the viewer. */
function turnOf(flat: Float32Array, faces: Uint16Array | Uint32Array, face: number): number {
  const [a, b, c] = [0, 1, 2].map((n) => 2 * (faces[3 * face + n] as number)) as [number, number, number];
  const x = flat[a] as number;
  const y = flat[a + 1] as number;
  return (
    ((flat[b] as number) - x) * ((flat[c + 1] as number) - y) -
    ((flat[c] as number) - x) * ((flat[b + 1] as number) - y)
  );
}

function outline(context: Context, flat: Float32Array, faces: Uint16Array | Uint32Array, face: number): void {
  for (let n = 0; n < 3; n++) {
    const k = 2 * (faces[3 * face + n] as number);
    const [x, y] = [flat[k] as number, flat[k + 1] as number];
    if (n === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.closePath();
}

/** A strand in pieces, so that some may lie before a bone and some behind it. */
function strandItems(
  context: Context,
  { path, radii, colour }: Strand,
  seen: (point: Point) => Point,
  scale: number,
): Item[] {
  const points = path.map(seen);
  const edge = css(mix(colour, rgb("#2a0d08"), 0.5));
  const piece = (k: number, wider: number, style: string): void => {
    const [from, to] = [points[k] as Point, points[k + 1] as Point];
    context.beginPath();
    context.moveTo(from[0], from[1]);
    context.lineTo(to[0], to[1]);
    context.lineWidth = Math.max(1, (2 * (radii[k] ?? 0) * scale) / from[2]) + wider;
    context.strokeStyle = style;
    context.stroke();
  };
  const items: Item[] = [];
  for (let k = 0; k < points.length - 1; k++) {
    const depth = (points[k] as Point)[2] - (radii[k] ?? 0);
    items.push({ depth: depth + EDGE_BEHIND, draw: () => piece(k, 2, edge) });
    items.push({ depth, draw: () => piece(k, 0, css(colour)) });
  }
  return items;
}
