/** Light as in the drawings: a few tones from the shadow to the light, and an inked edge. */

import look from "look:colours";
import { BackSide, Color, ShaderMaterial, type ShaderMaterialParameters, Vector2, Vector3 } from "three";
import { type Rgb, rgb, type ThemeName } from "../elements/colours.ts";
import { SHOWN_BEFORE } from "./arms.ts";

const { lamp, shadow, lit, body, thing, ink } = look.shade;
const TONES = { body, thing };

// Colours are mixed as a screen shows them, as the drawings mix them.
const raw = (colour: Rgb): Color => new Color().setRGB(...colour, "srgb-linear");

/**
 * A material with `SHOWN_BEFORE` in its shader. What has no arms says so: else a corner has what the card was last
 * told for an attribute that another shader has in the same place, and chairs were seen through their far side.
 */
export function armedMaterial(parameters: ShaderMaterialParameters): ShaderMaterial {
  const made = new ShaderMaterial(parameters);
  Object.assign(made.defaultAttributeValues, { armward: [0, 0, 0] });
  return made;
}

/**
 * The material of what has the colours of its corners.
 *
 * `isLinear`: colours are linear light; else as a screen shows them. `opacity` may be changed later by the
 * uniform of that name.
 */
export function tonedMaterial(kind: keyof typeof TONES, { isLinear = false } = {}): ShaderMaterial {
  return armedMaterial({
    vertexColors: true,
    uniforms: {
      lamp: { value: new Vector3(...lamp).normalize() },
      shadow: { value: raw(rgb(shadow)) },
      lit: { value: raw(rgb(lit)) },
      tones: { value: TONES[kind].map((tone) => new Vector2(...tone)) },
      opacity: { value: 1 },
    },
    defines: isLinear ? { LINEAR_COLOURS: "" } : {},
    vertexShader: TONED_VERTEX,
    fragmentShader: TONED_FRAGMENT,
  });
}

const TONED_VERTEX = `${SHOWN_BEFORE}
  varying vec3 facing;
  varying vec3 tint;
  void main() {
    facing = normalMatrix * normal;
    #ifdef LINEAR_COLOURS
      tint = pow(color, vec3(1.0 / 2.2));
    #else
      tint = color;
    #endif
    gl_Position = shown(vec4(position, 1.0));
  }`;

const TONED_FRAGMENT = `
  uniform vec3 lamp, shadow, lit;
  uniform vec2 tones[4];
  uniform float opacity;
  varying vec3 facing;
  varying vec3 tint;
  void main() {
    float light = 0.5 + 0.5 * dot(normalize(facing), lamp);
    float soft = max(0.012, fwidth(light));
    float mixed = tones[0].y;
    for (int k = 1; k < 4; k++)
      mixed = mix(mixed, tones[k].y, smoothstep(tones[k].x - soft, tones[k].x + soft, light));
    gl_FragColor = vec4(mixed > 0.0 ? mix(tint, shadow, mixed) : mix(tint, lit, -mixed), opacity);
  }`;

/** A vertex shader that pushes a surface outward, so that its back faces are an inked edge, as in the drawings. */
export const PUSHED_OUT = `${SHOWN_BEFORE}
  uniform vec2 pixel;
  void main() {
    gl_Position = shown(vec4(position, 1.0));
    vec2 outward = (normalMatrix * normal).xy;
    gl_Position.xy += normalize(outward + 1e-5) * pixel * gl_Position.w;
  }`;

/** Back faces, pushed outward by a pixel. `setInkWidth` says how wide, in a picture from -1 to 1 both ways. */
export function inkMaterial(theme: ThemeName): ShaderMaterial {
  return armedMaterial({
    side: BackSide,
    uniforms: {
      ink: { value: raw(rgb(ink[theme])) },
      pixel: { value: new Vector2() },
      opacity: { value: 1 },
    },
    vertexShader: PUSHED_OUT,
    fragmentShader: `
      uniform vec3 ink;
      uniform float opacity;
      void main() {
        gl_FragColor = vec4(ink, opacity);
      }`,
  });
}

export function setInkWidth(material: ShaderMaterial, width: number, height: number): void {
  material.uniforms.pixel?.value.set(width, height);
}
