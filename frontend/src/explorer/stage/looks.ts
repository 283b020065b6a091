/** How things look in each theme: the materials of WebGL, those of a fine picture and those of a quick one. */

import look from "look:colours";
import {
  BackSide,
  Color,
  DoubleSide,
  MeshPhongMaterial,
  ShaderMaterial,
  type ShaderMaterialParameters,
  Vector2,
  Vector3,
} from "three";
import { type Rgb, rgb, type ThemeName, themeColour } from "../../elements/colours.ts";
import { SHOWN_BEFORE } from "../../person/arms.ts";
import { armedMaterial, PUSHED_OUT, tonedMaterial } from "../../person/tones.ts";
import { tendonColour } from "../body/flesh.ts";
import type { Layers } from "../body/layers.ts";

const colour = (value: Rgb): Color => new Color().setRGB(...value, "srgb");

/** The materials of one theme. */
export class Look {
  readonly bone: MeshPhongMaterial;
  readonly flesh: MeshPhongMaterial;
  readonly thing = tonedMaterial("thing", { isLinear: true });
  readonly outline: ShaderMaterial;
  readonly fleshLine: ShaderMaterial;
  readonly fleshDepth = armedMaterial({ ...DEPTH, side: DoubleSide });
  readonly skinDepth = armedMaterial(DEPTH);
  readonly skin: ShaderMaterial;
  readonly cloth = tonedMaterial("body");
  readonly skinLine: ShaderMaterial;
  readonly shadow: ShaderMaterial;
  /** For coarse figures: lit corner by corner. */
  readonly quickFlesh = new ShaderMaterial({ ...quick(), vertexColors: true });
  readonly #clear: { inside: number; rim: number };
  readonly #edges: { skin: Color; cloth: Color };

  constructor(theme: ThemeName) {
    const dark = theme === "dark";
    const bare = (name: string): Color => colour(themeColour(theme, name));
    this.bone = new MeshPhongMaterial({ color: bare("bone"), specular: 0x1c1a16, shininess: 14 });
    this.flesh = fleshMaterial(theme);
    this.outline = outline(bare("bone-line"));
    this.fleshLine = outline(bare("bone-line"), BEHIND);
    this.skinLine = outline(bare("skin-line"));
    this.skinLine.transparent = true;
    this.shadow = new ShaderMaterial({
      ...SHADOW,
      uniforms: {
        colour: { value: colour(dark ? [0, 0, 0] : themeColour(theme, "bone-line")) },
        strength: { value: dark ? 0.7 : 0.3 },
      },
    });
    this.#clear = { inside: dark ? 0.12 : 0.14, rim: dark ? 0.4 : 0.5 };
    this.#edges = { skin: bare("skin-line"), cloth: colour(rgb(look.shade.ink[theme])) };
    this.skin = armedMaterial({
      ...CLEAR,
      transparent: true,
      depthWrite: false,
      uniforms: { colour: { value: bare("skin-line") }, inside: { value: 0 }, rim: { value: 0 } },
    });
    this.cloth.transparent = true;
    this.cloth.depthWrite = false;
  }

  /** How wide outlines are, in a picture that goes from -1 to 1 both ways. */
  setLine(width: number, height: number): void {
    for (const each of [this.outline, this.fleshLine, this.skinLine])
      each.uniforms.pixel?.value.set(width, height);
  }

  /** How much of each layer of the next figure is seen. */
  setLayers({ cloth, glass, flesh }: Layers): void {
    const set = ({ uniforms }: ShaderMaterial, name: string, value: number): void => {
      if (uniforms[name]) uniforms[name].value = value;
    };
    set(this.skin, "inside", this.#clear.inside * glass);
    set(this.skin, "rim", this.#clear.rim * glass);
    set(this.cloth, "opacity", cloth);
    set(this.skinLine, "opacity", Math.max(cloth, glass));
    this.skinLine.uniforms.colour?.value.lerpColors(this.#edges.skin, this.#edges.cloth, cloth);
    set(this.fleshLine, "opacity", flesh);
    for (const material of [this.flesh, this.fleshLine]) {
      material.transparent = flesh < 1;
      material.depthWrite = flesh === 1;
    }
    this.flesh.opacity = flesh;
  }
}

const outline = (edge: Color, more: ShaderMaterialParameters = {}): ShaderMaterial =>
  armedMaterial({
    ...OUTLINE,
    ...more,
    uniforms: { colour: { value: edge }, pixel: { value: new Vector2() }, opacity: { value: 1 } },
  });

/** How far a furrow between fibres darkens flesh. */
const FURROW = 0.17;

/** Muscle with fibres, and tendon with a clean border where its share passes one half. */
function fleshMaterial(theme: ThemeName): MeshPhongMaterial {
  // Where a sheet folds, some of it shows its back: lit as its face, or it would be all ink.
  const made = new MeshPhongMaterial({
    vertexColors: true,
    specular: 0x2a2622,
    shininess: 26,
    side: DoubleSide,
  });
  made.onBeforeCompile = (shader) => {
    shader.uniforms.sinew = { value: colour(tendonColour(theme)) };
    shader.vertexShader = `attribute vec2 grain;\nvarying vec2 along;\n${shader.vertexShader}`.replace(
      "#include <begin_vertex>",
      "#include <begin_vertex>\n  along = grain;",
    );
    shader.fragmentShader = `uniform vec3 sinew;\nvarying vec2 along;\n${shader.fragmentShader}`.replace(
      "#include <color_fragment>",
      `#include <color_fragment>
      if (along.x > 0.5) {
        float edge = max(0.02, fwidth(along.y));
        float hard = smoothstep(0.5 - edge, 0.5 + edge, along.y);
        float apart = abs(2.0 * fract(along.x) - 1.0);
        float seen = clamp(1.2 - 2.0 * fwidth(along.x), 0.0, 1.0);
        float furrow = seen * smoothstep(0.45, 1.0, apart);
        diffuseColor.rgb = mix(diffuseColor.rgb * (1.0 - ${FURROW.toFixed(2)} * furrow), sinew * (1.0 - 0.07 * furrow), hard);
      }`,
    );
  };
  return made;
}

/** Where the lamps are, seen from the camera, with their colours and how strong they are. */
export const LAMPS = {
  key: { at: [0.5, 1, 0.8], colour: 0xfff6ea, strength: 2.3 },
  fill: { at: [-0.8, 0.3, -0.6], colour: 0xe6efff, strength: 0.8 },
  sky: { colour: 0xffffff, ground: 0xc9b9a2, strength: 1.6 },
  everywhere: { colour: 0xffffff, strength: 0.25 },
} as const;

/** The same light without shine, worked out for each corner and not for each pixel. */
function quick(): ShaderMaterialParameters {
  const lamp = ({ at, colour: light, strength }: typeof LAMPS.key | typeof LAMPS.fill) => [
    { value: new Vector3(...at).normalize() },
    { value: new Color(light).multiplyScalar(strength) },
  ];
  const [keyAt, keyLight] = lamp(LAMPS.key);
  const [fillAt, fillLight] = lamp(LAMPS.fill);
  const { sky, everywhere } = LAMPS;
  const all = new Color(everywhere.colour).multiplyScalar(everywhere.strength);
  return {
    ...QUICK,
    uniforms: {
      ...{ keyAt, keyLight, fillAt, fillLight },
      above: { value: new Color(sky.colour).multiplyScalar(sky.strength).add(all) },
      below: { value: new Color(sky.ground).multiplyScalar(sky.strength).add(all) },
    } as NonNullable<ShaderMaterialParameters["uniforms"]>,
  };
}

const QUICK: ShaderMaterialParameters = {
  vertexShader: `
    uniform vec3 keyAt, keyLight, fillAt, fillLight, above, below;
    varying vec3 seen;
    void main() {
      vec3 facing = normalize(normalMatrix * normal);
      vec3 up = mat3(viewMatrix) * vec3(0.0, 1.0, 0.0);
      vec3 light = mix(below, above, 0.5 + 0.5 * dot(facing, up))
        + keyLight * max(0.0, dot(facing, keyAt)) + fillLight * max(0.0, dot(facing, fillAt));
      seen = pow(min(vec3(1.0), light * color * 0.31831), vec3(1.0 / 2.2));
      gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
    }`,
  fragmentShader: `
    varying vec3 seen;
    void main() {
      gl_FragColor = vec4(seen, 1.0);
    }`,
};

// Back faces, pushed outward by a pixel: an inked edge as in the drawings.
const OUTLINE: ShaderMaterialParameters = {
  side: BackSide,
  vertexShader: PUSHED_OUT,
  fragmentShader: `
    uniform vec3 colour;
    uniform float opacity;
    void main() {
      gl_FragColor = vec4(colour, opacity);
      #include <colorspace_fragment>
    }`,
};

// Clear where it faces the viewer, dense at its rim.
const CLEAR: ShaderMaterialParameters = {
  vertexShader: `${SHOWN_BEFORE}
    varying vec3 away;
    varying vec3 facing;
    void main() {
      away = -(modelViewMatrix * vec4(position, 1.0)).xyz;
      facing = normalMatrix * normal;
      gl_Position = shown(vec4(position, 1.0));
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

// A little behind what is drawn there later, whose places may be rounded otherwise.
const DEPTH: ShaderMaterialParameters = {
  ...CLEAR,
  ...{ transparent: true, colorWrite: false },
  ...{ polygonOffset: true, polygonOffsetFactor: 0.5, polygonOffsetUnits: 4 },
};

// Ink that is nearest by no more than rounding is not seen.
const BEHIND: ShaderMaterialParameters = {
  polygonOffset: true,
  polygonOffsetFactor: 1,
  polygonOffsetUnits: 8,
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
