/** What WebGL draws for one figure: its bones where they stand, and the soft parts that are made anew. */

import {
  AmbientLight,
  BufferAttribute,
  BufferGeometry,
  DirectionalLight,
  Group,
  HemisphereLight,
  type Material,
  Scene,
  Mesh as Solid,
} from "three";
import type { BoneMesh } from "../../body/bones.ts";
import type { Figure } from "../body/figure.ts";
import type { Detail } from "../body/mesh.ts";
import { LAMPS, type Look } from "./looks.ts";
import { Soft } from "./soft.ts";

type Substance = Exclude<keyof Look, "setLine" | "setLayers">;
type Layer = "bones" | "flesh" | "skin" | "cloth" | "round";

interface Part {
  readonly solid: Solid;
  readonly material: Substance;
  /** In figures of this detail only, or in all. */
  readonly detail: Detail | null;
  readonly layer: Layer;
}

const forms = new WeakMap<BoneMesh, BufferGeometry>();

/** A bone as all figures share it, in its own frame. */
export function formOf(bone: BoneMesh): BufferGeometry {
  const known = forms.get(bone);
  if (known) return known;
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(bone.vertices, 3));
  geometry.setIndex(new BufferAttribute(bone.faces, 1));
  geometry.computeVertexNormals();
  forms.set(bone, geometry);
  return geometry;
}

/** A square on the floor, from -1 to 1. */
export function floorGeometry(): BufferGeometry {
  const geometry = new BufferGeometry();
  const corners = new Float32Array([-1, 0, -1, -1, 0, 1, 1, 0, 1, 1, 0, -1]);
  geometry.setAttribute("position", new BufferAttribute(corners, 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}

/** A place for one figure: its meshes are filled anew for whoever draws. */
export class FigureScene {
  readonly scene = new Scene();
  readonly #frames = new Map<string, Group>();
  readonly #lamps: Group;
  readonly #flesh = new Soft();
  readonly #props = new Soft();
  readonly #person: Solid[];
  readonly #solids: Part[] = [];
  readonly #floor: Solid;
  #figure: Figure | null = null;
  #version = 0;

  constructor() {
    const [flesh, props] = [this.#flesh.geometry, this.#props.geometry];
    this.#floor = this.#solid(floorGeometry(), "shadow", null, "round", 1);
    this.scene.add(
      ...[this.#solid(props, "thing", "fine", "round"), this.#solid(props, "outline", "fine", "round")],
      ...[this.#solid(flesh, "fleshDepth", "fine", "flesh", 0.2)],
      ...[
        this.#solid(flesh, "fleshLine", "fine", "flesh", 0.3),
        this.#solid(flesh, "flesh", "fine", "flesh", 0.4),
      ],
      ...[this.#solid(flesh, "quickFlesh", "coarse", "round"), this.#floor],
    );
    // The nearest skin is put into the depth buffer first, so that only that one is seen.
    const nobody = new BufferGeometry();
    this.#person = [
      ...[
        this.#solid(nobody, "skinDepth", null, "skin", 2),
        this.#solid(nobody, "skinLine", "fine", "skin", 3),
      ],
      ...[this.#solid(nobody, "skin", null, "skin", 4), this.#solid(nobody, "cloth", null, "cloth", 5)],
    ];
    this.scene.add(...this.#person);
    this.#lamps = lamps();
    const { sky, everywhere } = LAMPS;
    this.scene.add(
      this.#lamps,
      new HemisphereLight(sky.colour, sky.ground, sky.strength),
      new AmbientLight(everywhere.colour, everywhere.strength),
    );
    this.scene.onBeforeRender = (_renderer, _scene, camera) => {
      this.#lamps.quaternion.copy(camera.quaternion);
      this.#lamps.updateMatrixWorld(true);
    };
  }

  /** A coarse figure gets simpler light and no inked edges. */
  show(figure: Figure, look: Look): void {
    if (figure !== this.#figure || figure.version !== this.#version) this.#fill(figure);
    const { cloth, glass, flesh } = figure.layers;
    look.setLayers(figure.layers);
    const seen = {
      bones: cloth < 1,
      flesh: flesh > 0 && cloth < 1,
      skin: glass > 0,
      cloth: cloth > 0,
      round: true,
    };
    for (const { solid, material, detail, layer } of this.#solids) {
      solid.material = look[material];
      solid.visible = seen[layer] && (detail === null || detail === figure.detail);
    }
  }

  #fill(figure: Figure): void {
    this.#figure = figure;
    this.#version = figure.version;
    if (figure.detail === "fine") this.#putBones(figure);
    const { x, z, wide, deep } = figure.footprint;
    this.#floor.position.set(x, -0.002, z);
    this.#floor.scale.set(wide, 1, deep);
    this.#flesh.fill(figure.flesh);
    this.#props.fill(figure.props);
    const { geometry } = figure.worn;
    if (geometry) for (const solid of this.#person) solid.geometry = geometry;
  }

  #putBones(figure: Figure): void {
    if (this.#frames.size === 0) this.#makeBones(figure.body.bones);
    for (const [frame, group] of this.#frames) {
      const placed = figure.frames.get(frame);
      if (!placed) continue;
      const [a, b, c, d, e, f, g, h, i] = placed.rotation;
      const [x, y, z] = placed.origin;
      group.matrix.set(a, b, c, x, d, e, f, y, g, h, i, z, 0, 0, 0, 1);
      group.matrixWorldNeedsUpdate = true;
    }
  }

  /** When the first fine figure comes: a coarse one brings its own. */
  #makeBones(bones: readonly BoneMesh[]): void {
    for (const bone of bones) {
      const geometry = formOf(bone);
      const group = this.#frames.get(bone.frame) ?? new Group();
      group.matrixAutoUpdate = false;
      this.#frames.set(bone.frame, group);
      group.add(
        this.#solid(geometry, "bone", "fine", "bones"),
        this.#solid(geometry, "outline", "fine", "bones"),
      );
    }
    this.scene.add(...this.#frames.values());
  }

  #solid(
    geometry: BufferGeometry,
    material: Substance,
    detail: Part["detail"],
    layer: Layer,
    order = 0,
  ): Solid {
    const solid = new Solid<BufferGeometry, Material>(geometry);
    solid.frustumCulled = false;
    solid.renderOrder = order;
    this.#solids.push({ solid, material, detail, layer });
    return solid;
  }
}

/** They hang on the camera, so that what is seen is always lit. */
function lamps(): Group {
  const group = new Group();
  for (const { at, colour, strength } of [LAMPS.key, LAMPS.fill]) {
    const lamp = new DirectionalLight(colour, strength);
    lamp.position.set(at[0], at[1], at[2]);
    group.add(lamp, lamp.target);
  }
  return group;
}
