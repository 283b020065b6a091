/** How things look in each theme: the materials of WebGL, those of a fine picture and those of a quick one. */

import {
  BackSide,
  Color,
  MeshPhongMaterial,
  ShaderMaterial,
  type ShaderMaterialParameters,
  Vector2,
  Vector3,
} from "three";
import { type Rgb, type ThemeName, themeColour } from "../../elements/colours.ts";

const colour = (value: Rgb): Color => new Color().setRGB(...value, "srgb");

/** The materials of one theme. */
export class Look {
  readonly bone: MeshPhongMaterial;
  readonly flesh = new MeshPhongMaterial({ vertexColors: true, specular: 0x2a2622, shininess: 26 });
  readonly outline: ShaderMaterial;
  readonly skinDepth = new ShaderMaterial({ ...SKIN, colorWrite: false });
  readonly skin: ShaderMaterial;
  readonly skinLine: ShaderMaterial;
  readonly shadow: ShaderMaterial;
  /** For coarse figures: lit corner by corner. */
  readonly quickSkin: ShaderMaterial;
  readonly quickFlesh = new ShaderMaterial({ ...quick(), vertexColors: true });

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
    const clear: ShaderMaterialParameters = {
      transparent: true,
      depthWrite: false,
      uniforms: {
        colour: { value: colour(themeColour(theme, "skin-line")) },
        inside: { value: dark ? 0.12 : 0.14 },
        rim: { value: dark ? 0.4 : 0.5 },
      },
    };
    this.skin = new ShaderMaterial({ ...SKIN, ...clear });
    this.quickSkin = new ShaderMaterial({ ...QUICK_SKIN, ...clear });
  }

  /** How wide outlines are, in a picture that goes from -1 to 1 both ways. */
  setLine(width: number, height: number): void {
    this.outline.uniforms.pixel?.value.set(width, height);
  }
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

// The same, worked out for each corner; where two parts lie behind each other, both are seen.
const QUICK_SKIN: ShaderMaterialParameters = {
  vertexShader: `
    uniform vec3 colour;
    uniform float inside;
    uniform float rim;
    varying vec4 seen;
    void main() {
      vec4 at = modelViewMatrix * vec4(position, 1.0);
      float edge = 1.0 - abs(dot(normalize(at.xyz), normalize(normalMatrix * normal)));
      seen = vec4(pow(colour, vec3(1.0 / 2.2)), inside + rim * pow(edge, 2.6));
      gl_Position = projectionMatrix * at;
    }`,
  fragmentShader: `
    varying vec4 seen;
    void main() {
      gl_FragColor = seen;
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
