/** What WebGL draws of a person who moves: the person, what stands round them, and a shadow on the floor. */

import { type BufferGeometry, type Material, Scene, Mesh as Solid } from "three";
import type { ThemeName } from "../elements/colours.ts";
import { footprintOf } from "../explorer/body/figure.ts";
import type { Mesh } from "../explorer/body/mesh.ts";
import { Look } from "../explorer/stage/looks.ts";
import { floorGeometry } from "../explorer/stage/scene.ts";
import { Soft } from "../explorer/stage/soft.ts";
import type { OtherScene } from "../explorer/stage/webgl.ts";
import { PersonForm, type Wearing } from "../person/form.ts";
import { inkMaterial, setInkWidth, tonedMaterial } from "../person/tones.ts";

/** Lines of people are heavier than those of bones, as in the drawings. */
const HEAVY = 1.35;
const LIGHT = 0.9;

interface Dyes {
  readonly ink: ReturnType<typeof inkMaterial>;
  readonly thinInk: ReturnType<typeof inkMaterial>;
  readonly shadow: Material;
}

/** One for a page: it is filled anew for whoever draws. */
export class FilmScene implements OtherScene {
  readonly scene = new Scene();
  readonly #person = new PersonForm();
  readonly #things = new Soft();
  readonly #moving = new Soft();
  readonly #floor: Solid;
  readonly #edges: Solid[];
  readonly #thinEdges: Solid[];
  readonly #dyes = new Map<ThemeName, Dyes>();
  #dye: Dyes | null = null;
  #shown: Mesh | null = null;
  #openings = 0;

  constructor() {
    const [body, thing] = [tonedMaterial("body"), tonedMaterial("thing", { isLinear: true })];
    const things = [this.#things.geometry, this.#moving.geometry];
    this.#edges = [this.#solid(this.#person.geometry)];
    this.#thinEdges = things.map((geometry) => this.#solid(geometry));
    this.#solid(this.#person.geometry, body);
    for (const geometry of things) this.#solid(geometry, thing);
    this.#floor = this.#solid(floorGeometry());
    this.#floor.renderOrder = 1;
  }

  /** `things` stand still and are kept from picture to picture; `moving` is other things, made anew. */
  fill(person: string, theme: ThemeName, worn: Wearing, things: Mesh, moving: Mesh): void {
    this.#dress(theme);
    this.#person.wear(person, theme, worn);
    if (this.#shown !== things || this.#openings !== things.openings) this.#things.fill(things);
    this.#shown = things;
    this.#openings = things.openings;
    this.#moving.fill(moving);
    const { x, z, wide, deep } = footprintOf(worn.placement);
    this.#floor.position.set(x, -0.004, z);
    this.#floor.scale.set(wide, 1, deep);
  }

  setLine(width: number, height: number): void {
    if (!this.#dye) return;
    setInkWidth(this.#dye.ink, HEAVY * width, HEAVY * height);
    setInkWidth(this.#dye.thinInk, LIGHT * width, LIGHT * height);
  }

  #dress(theme: ThemeName): void {
    const made = (): Dyes => ({
      ink: inkMaterial(theme),
      thinInk: inkMaterial(theme),
      shadow: new Look(theme).shadow,
    });
    const dye = this.#dyes.get(theme) ?? made();
    this.#dyes.set(theme, dye);
    this.#dye = dye;
    for (const edge of this.#edges) edge.material = dye.ink;
    for (const edge of this.#thinEdges) edge.material = dye.thinInk;
    this.#floor.material = dye.shadow;
  }

  #solid(geometry: BufferGeometry, material?: Material): Solid {
    const solid = new Solid<BufferGeometry, Material>(geometry, material);
    solid.frustumCulled = false;
    this.scene.add(solid);
    return solid;
  }
}
