/** Draws figures with WebGL. One renderer serves all explorers of a page: each keeps only a flat picture. */

import {
  AmbientLight,
  BackSide,
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  DynamicDrawUsage,
  Group,
  HemisphereLight,
  type Material,
  MeshPhongMaterial,
  PerspectiveCamera,
  Scene,
  ShaderMaterial,
  type ShaderMaterialParameters,
  Mesh as Solid,
  Vector2,
  WebGLRenderer,
} from "three";
import type { BoneMesh } from "../body/bones.ts";
import { FIELD } from "./camera.ts";
import { type Rgb, type ThemeName, themeColour } from "./colour.ts";
import type { Figure } from "./figure.ts";
import type { Mesh } from "./mesh.ts";
import type { Painter, Pane } from "./painter.ts";

const LINE_PIXELS = 1.1;
const FINE = 2;
const NEAR = 0.05;
const FAR = 20;

/** Throws where the browser gives no WebGL. */
export class WebglPainter implements Painter {
  readonly #renderer: WebGLRenderer;
  readonly #geometries: ReadonlyMap<string, BufferGeometry>;
  readonly #bones: readonly BoneMesh[];
  readonly #looks = new Map<ThemeName, Look>();
  readonly #slots: Slot[] = [];
  readonly #camera = new PerspectiveCamera(FIELD, 1, NEAR, FAR);

  /** `onChange` is called when the graphics card was lost, and when it is back. */
  constructor(bones: readonly BoneMesh[], onChange: () => void) {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("webgl2", { alpha: true, antialias: false, premultipliedAlpha: true });
    if (!context) throw new Error("This browser has no WebGL.");
    this.#renderer = new WebGLRenderer({ canvas, context, alpha: true, antialias: false });
    this.#renderer.setClearColor(0x000000, 0);
    this.#renderer.autoClear = false;
    this.#bones = bones;
    this.#geometries = new Map(bones.map((bone) => [bone.name, boneGeometry(bone)]));
    canvas.addEventListener("webglcontextlost", onChange);
    canvas.addEventListener("webglcontextrestored", onChange);
  }

  get isLost(): boolean {
    return this.#renderer.getContext().isContextLost();
  }

  /** What is held, for tests: geometries and textures on the graphics card. */
  get held(): { geometries: number; textures: number; programs: number } {
    const { memory, programs } = this.#renderer.info;
    return { ...memory, programs: programs?.length ?? 0 };
  }

  /** The drawing surface, for tests that take its context away. */
  get surface(): HTMLCanvasElement {
    return this.#renderer.domElement;
  }

  paint(canvas: HTMLCanvasElement, panes: readonly Pane[], theme: ThemeName, fine: boolean): void {
    const flat = canvas.getContext("2d");
    if (!flat) return;
    // Drawn twice as large and then reduced, edges become smooth, without the cost while things move.
    const density = fine ? FINE : 1;
    const [width, height] = [canvas.width * density, canvas.height * density];
    const size = this.#renderer.getSize(new Vector2());
    if (size.x !== width || size.y !== height) this.#renderer.setSize(width, height, false);
    const look = this.#look(theme);
    const line = 2 * LINE_PIXELS * density;
    look.outline.uniforms.pixel?.value.set((line * panes.length) / width, line / height);
    this.#renderer.setScissorTest(true);
    panes.forEach((pane, k) => {
      const slot = this.#slot(k);
      slot.show(pane.figure, look);
      const left = Math.round((k * width) / panes.length);
      const wide = Math.round(((k + 1) * width) / panes.length) - left;
      this.#renderer.setViewport(left, 0, wide, height);
      this.#renderer.setScissor(left, 0, wide, height);
      this.#renderer.clear();
      this.#aim(pane, wide / height);
      this.#renderer.render(slot.scene, this.#camera);
    });
    flat.clearRect(0, 0, canvas.width, canvas.height);
    flat.imageSmoothingQuality = fine ? "high" : "low";
    flat.drawImage(this.#renderer.domElement, 0, 0, canvas.width, canvas.height);
  }

  #aim({ camera }: Pane, aspect: number): void {
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

  #slot(k: number): Slot {
    this.#slots[k] ??= new Slot(this.#bones, this.#geometries);
    return this.#slots[k] as Slot;
  }
}

function boneGeometry({ vertices, faces }: BoneMesh): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(vertices, 3));
  geometry.setIndex(new BufferAttribute(faces, 1));
  geometry.computeVertexNormals();
  return geometry;
}

/** A square on the floor, from -1 to 1. */
function floorGeometry(): BufferGeometry {
  const geometry = new BufferGeometry();
  const corners = new Float32Array([-1, 0, -1, -1, 0, 1, 1, 0, 1, 1, 0, -1]);
  geometry.setAttribute("position", new BufferAttribute(corners, 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}

const colour = (value: Rgb): Color => new Color().setRGB(...value, "srgb");

/** The materials of one theme. */
class Look {
  readonly bone: MeshPhongMaterial;
  readonly flesh = new MeshPhongMaterial({ vertexColors: true, specular: 0x2a2622, shininess: 26 });
  readonly outline: ShaderMaterial;
  readonly skinDepth = new ShaderMaterial({ ...SKIN, colorWrite: false });
  readonly skin: ShaderMaterial;
  readonly skinLine: ShaderMaterial;
  readonly shadow: ShaderMaterial;

  constructor(theme: ThemeName) {
    const dark = theme === "dark";
    this.bone = new MeshPhongMaterial({
      color: colour(themeColour(theme, "bone")),
      specular: 0x1c1a16,
      shininess: 14,
    });
    this.outline = new ShaderMaterial({
      ...OUTLINE,
      uniforms: {
        colour: { value: colour(themeColour(theme, "bone-line")) },
        pixel: { value: new Vector2() },
      },
    });
    this.shadow = new ShaderMaterial({
      ...SHADOW,
      uniforms: {
        colour: { value: colour(dark ? [0, 0, 0] : themeColour(theme, "bone-line")) },
        strength: { value: dark ? 0.7 : 0.3 },
      },
    });
    this.skinLine = new ShaderMaterial({
      ...OUTLINE,
      uniforms: { ...this.outline.uniforms, colour: { value: colour(themeColour(theme, "skin-line")) } },
    });
    this.skin = new ShaderMaterial({
      ...SKIN,
      transparent: true,
      depthWrite: false,
      uniforms: {
        colour: { value: colour(themeColour(theme, "skin-line")) },
        inside: { value: dark ? 0.12 : 0.14 },
        rim: { value: dark ? 0.4 : 0.5 },
      },
    });
  }
}

// Back faces, pushed outward by a pixel: an inked edge as in the drawings.
const OUTLINE: ShaderMaterialParameters = {
  side: BackSide,
  vertexShader: `
    uniform vec2 pixel;
    void main() {
      gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      vec2 out2 = (normalMatrix * normal).xy;
      gl_Position.xy += normalize(out2 + 1e-5) * pixel * gl_Position.w;
    }`,
  fragmentShader: `
    uniform vec3 colour;
    void main() {
      gl_FragColor = vec4(colour, 1.0);
      #include <colorspace_fragment>
    }`,
};

// Clear where it faces the viewer, dense at its rim.
const SKIN: ShaderMaterialParameters = {
  vertexShader: `
    varying vec3 away;
    varying vec3 facing;
    void main() {
      vec4 seen = modelViewMatrix * vec4(position, 1.0);
      away = -seen.xyz;
      facing = normalMatrix * normal;
      gl_Position = projectionMatrix * seen;
    }`,
  fragmentShader: `
    uniform vec3 colour;
    uniform float inside;
    uniform float rim;
    varying vec3 away;
    varying vec3 facing;
    void main() {
      float edge = 1.0 - abs(dot(normalize(away), normalize(facing)));
      gl_FragColor = vec4(colour, inside + rim * pow(edge, 2.6));
      #include <colorspace_fragment>
    }`,
};

// A soft shadow on the floor, so that a body stands on something.
const SHADOW: ShaderMaterialParameters = {
  transparent: true,
  depthWrite: false,
  vertexShader: `
    varying vec2 place;
    void main() {
      place = position.xz;
      gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
    }`,
  fragmentShader: `
    uniform vec3 colour;
    uniform float strength;
    varying vec2 place;
    void main() {
      gl_FragColor = vec4(colour, strength * pow(max(0.0, 1.0 - length(place)), 1.7));
      #include <colorspace_fragment>
    }`,
};

/** A place for one figure: its meshes are filled anew for whoever draws. */
class Slot {
  readonly scene = new Scene();
  readonly #bones: { frame: string; group: Group; solids: Solid[]; lines: Solid[] }[];
  readonly #flesh = new Soft();
  readonly #props = new Soft();
  readonly #skin = new Soft();
  readonly #solids: [Solid, keyof Look][] = [];
  readonly #floor: Solid;

  constructor(bones: readonly BoneMesh[], geometries: ReadonlyMap<string, BufferGeometry>) {
    const frames = new Map<string, Group>();
    for (const { frame } of bones) if (!frames.has(frame)) frames.set(frame, new Group());
    this.#bones = [...frames].map(([frame, group]) => ({ frame, group, solids: [], lines: [] }));
    for (const { group } of this.#bones) group.matrixAutoUpdate = false;
    for (const { name, frame } of bones) {
      const geometry = geometries.get(name);
      if (geometry)
        for (const part of ["bone", "outline"] as const) frames.get(frame)?.add(this.#solid(geometry, part));
    }
    this.scene.add(...frames.values());
    this.scene.add(this.#solid(this.#flesh.geometry, "flesh"), this.#solid(this.#flesh.geometry, "outline"));
    this.scene.add(this.#solid(this.#props.geometry, "flesh"), this.#solid(this.#props.geometry, "outline"));
    // The nearest skin is put into the depth buffer first, so that only that one is seen.
    this.#floor = this.#solid(floorGeometry(), "shadow", 1);
    this.scene.add(this.#floor);
    const { geometry } = this.#skin;
    this.scene.add(this.#solid(geometry, "skinDepth", 2), this.#solid(geometry, "skinLine", 3));
    this.scene.add(this.#solid(geometry, "skin", 4));
    const key = new DirectionalLight(0xfff6ea, 2.3);
    const fill = new DirectionalLight(0xe6efff, 0.8);
    key.position.set(0.5, 1, 0.8);
    fill.position.set(-0.8, 0.3, -0.6);
    // Lamps hang on the camera, so that what is seen is always lit.
    this.#lamp = new Group();
    this.#lamp.add(key, fill, key.target, fill.target);
    this.scene.add(
      this.#lamp,
      new HemisphereLight(0xffffff, 0xc9b9a2, 1.6),
      new AmbientLight(0xffffff, 0.25),
    );
    this.scene.onBeforeRender = (_renderer, _scene, camera) => {
      this.#lamp.quaternion.copy(camera.quaternion);
      this.#lamp.updateMatrixWorld(true);
    };
  }

  readonly #lamp: Group;

  show(figure: Figure, look: Look): void {
    for (const { frame, group } of this.#bones) {
      const placed = figure.frames.get(frame);
      if (!placed) continue;
      const [a, b, c, d, e, f, g, h, i] = placed.rotation;
      const [x, y, z] = placed.origin;
      group.matrix.set(a, b, c, x, d, e, f, y, g, h, i, z, 0, 0, 0, 1);
      group.matrixWorldNeedsUpdate = true;
    }
    const { x, z, wide, deep } = figure.footprint;
    this.#floor.position.set(x, -0.002, z);
    this.#floor.scale.set(wide, 1, deep);
    this.#flesh.fill(figure.flesh);
    this.#props.fill(figure.props);
    this.#skin.fill(figure.skin);
    for (const [solid, part] of this.#solids) solid.material = look[part];
  }

  #solid(geometry: BufferGeometry, part: keyof Look, order = 0): Solid {
    const solid = new Solid<BufferGeometry, Material>(geometry);
    solid.frustumCulled = false;
    solid.renderOrder = order;
    this.#solids.push([solid, part]);
    return solid;
  }
}

/** A geometry whose content changes; its room grows when needed. */
class Soft {
  readonly geometry = new BufferGeometry();
  #vertices = 0;
  #corners = 0;

  fill(mesh: Mesh): void {
    if (mesh.vertices > this.#vertices || mesh.corners > this.#corners) this.#make(mesh);
    this.#write("position", mesh.positions, 3 * mesh.vertices);
    this.#write("normal", mesh.normals, 3 * mesh.vertices);
    this.#write("color", mesh.colours, 3 * mesh.vertices);
    const index = this.geometry.index as BufferAttribute;
    put(index, mesh.indices, mesh.corners);
    this.geometry.setDrawRange(0, mesh.corners);
  }

  #make(mesh: Mesh): void {
    this.geometry.dispose();
    this.#vertices = mesh.positions.length / 3;
    this.#corners = mesh.indices.length;
    for (const name of ["position", "normal", "color"])
      this.geometry.setAttribute(name, changing(new Float32Array(3 * this.#vertices), 3));
    this.geometry.setIndex(changing(new Uint32Array(this.#corners), 1));
  }

  #write(name: string, values: Float32Array, count: number): void {
    put(this.geometry.getAttribute(name) as BufferAttribute, values, count);
  }
}

function changing(array: Float32Array | Uint32Array, size: number): BufferAttribute {
  return new BufferAttribute(array, size).setUsage(DynamicDrawUsage);
}

function put(
  attribute: BufferAttribute | undefined,
  values: Float32Array | Uint32Array,
  count: number,
): void {
  if (!attribute || count === 0) return;
  attribute.array.set(values.subarray(0, count));
  attribute.clearUpdateRanges();
  attribute.addUpdateRange(0, count);
  attribute.needsUpdate = true;
}
