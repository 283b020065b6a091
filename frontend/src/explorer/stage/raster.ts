/** Triangles drawn by the processor, the nearest on top: what a graphics card does, for browsers without one. */

import type { Frame } from "../../body/skeleton.ts";
import type { Camera } from "./camera.ts";

/** A surface to draw. Three numbers for each vertex; lengths in metres, colours as a screen shows them, 0 to 1. */
export interface Surface {
  readonly positions: ArrayLike<number>;
  readonly normals: ArrayLike<number>;
  /** Of each vertex, or one for all. */
  readonly colours: ArrayLike<number>;
  readonly faces: ArrayLike<number>;
  /** How many of the faces' corners count. */
  readonly corners: number;
  /** Where a surface stands that has a frame of its own. */
  readonly frame?: Frame | undefined;
  /** How much of its light hangs on where it faces, 0 (flat) to 1. */
  readonly relief: number;
}

/** Across, up and towards the viewer: light from above, and a little from the left. */
const LIGHT = [-0.28, 0.52, 0.81] as const;
const HERE = [1, 0, 0, 0, 1, 0, 0, 0, 1] as const;

export class Raster {
  width = 0;
  height = 0;
  image = new ImageData(1, 1);
  #pixels = new Uint32Array(1);
  #nearness = new Float32Array(1);
  /** Of each vertex: across and down in pixels, nearness, and its colour in three numbers up to 255. */
  #seen = new Float32Array(6 * 4096);

  /** Begins a picture, clear all over. */
  begin(width: number, height: number): void {
    if (width !== this.width || height !== this.height) {
      this.width = width;
      this.height = height;
      this.image = new ImageData(width, height);
      this.#pixels = new Uint32Array(this.image.data.buffer);
      this.#nearness = new Float32Array(width * height);
    }
    this.#pixels.fill(0);
    this.#nearness.fill(0);
  }

  /** Faces that turn away from the viewer are left out. */
  add(surface: Surface, camera: Camera): void {
    this.#look(surface, camera);
    const { faces, corners } = surface;
    for (let k = 0; k < corners; k += 3)
      this.#fill(6 * (faces[k] as number), 6 * (faces[k + 1] as number), 6 * (faces[k + 2] as number));
  }

  #look({ positions, normals, colours, frame, relief }: Surface, camera: Camera): void {
    const count = positions.length / 3;
    if (this.#seen.length < 6 * count) this.#seen = new Float32Array(6 * count);
    const seen = this.#seen;
    const { eye, right, up, forward, tangent, aspect } = camera;
    const [a, b, c, d, e, f, g, h, i] = frame?.rotation ?? HERE;
    const [ox, oy, oz] = frame?.origin ?? [0, 0, 0];
    const [halfWidth, halfHeight] = [this.width / 2, this.height / 2];
    const light = [0, 1, 2].map(
      (n) =>
        LIGHT[0] * (right[n] as number) + LIGHT[1] * (up[n] as number) - LIGHT[2] * (forward[n] as number),
    ) as [number, number, number];
    const lone = colours.length === 3;
    for (let k = 0; k < count; k++) {
      const [p, at] = [3 * k, 6 * k];
      const [x, y, z] = [positions[p] as number, positions[p + 1] as number, positions[p + 2] as number];
      const wx = a * x + b * y + c * z + ox - eye[0];
      const wy = d * x + e * y + f * z + oy - eye[1];
      const wz = g * x + h * y + i * z + oz - eye[2];
      const near = 1 / ((wx * forward[0] + wy * forward[1] + wz * forward[2]) * tangent);
      seen[at] = halfWidth * (1 + ((wx * right[0] + wy * right[1] + wz * right[2]) * near) / aspect);
      seen[at + 1] = halfHeight * (1 - (wx * up[0] + wy * up[1] + wz * up[2]) * near);
      seen[at + 2] = near;
      const [nx, ny, nz] = [normals[p] as number, normals[p + 1] as number, normals[p + 2] as number];
      const facing =
        (a * nx + b * ny + c * nz) * light[0] +
        (d * nx + e * ny + f * nz) * light[1] +
        (g * nx + h * ny + i * nz) * light[2];
      const bright = 255 * (1 - relief * (1 - Math.max(0, facing)));
      const from = lone ? 0 : p;
      seen[at + 3] = bright * (colours[from] as number);
      seen[at + 4] = bright * (colours[from + 1] as number);
      seen[at + 5] = bright * (colours[from + 2] as number);
    }
  }

  /** One face, by where its corners stand among what is seen. */
  #fill(a: number, b: number, c: number): void {
    const s = this.#seen;
    const [ax, ay, az] = [s[a] as number, s[a + 1] as number, s[a + 2] as number];
    const [bx, by, bz] = [s[b] as number, s[b + 1] as number, s[b + 2] as number];
    const [cx, cy, cz] = [s[c] as number, s[c + 1] as number, s[c + 2] as number];
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (!(area < 0) || az <= 0 || bz <= 0 || cz <= 0) return; // turned away, or behind the viewer
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const last = Math.min(this.width - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const bottom = Math.min(this.height - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    // Shares of the corners b and c: straight lines across the face.
    const [bAcross, bDown] = [(cy - ay) / area, -(cx - ax) / area];
    const [cAcross, cDown] = [-(by - ay) / area, (bx - ax) / area];
    for (let y = top; y <= bottom; y++) {
      let ofB = (left + 0.5 - ax) * bAcross + (y + 0.5 - ay) * bDown;
      let ofC = (left + 0.5 - ax) * cAcross + (y + 0.5 - ay) * cDown;
      for (let at = y * this.width + left, end = y * this.width + last; at <= end; at++) {
        const ofA = 1 - ofB - ofC;
        if (ofA >= 0 && ofB >= 0 && ofC >= 0) {
          const near = ofA * az + ofB * bz + ofC * cz;
          if (near > (this.#nearness[at] as number)) {
            this.#nearness[at] = near;
            this.#pixels[at] =
              (255 << 24) |
              ((ofA * (s[a + 5] as number) + ofB * (s[b + 5] as number) + ofC * (s[c + 5] as number)) << 16) |
              ((ofA * (s[a + 4] as number) + ofB * (s[b + 4] as number) + ofC * (s[c + 4] as number)) << 8) |
              (ofA * (s[a + 3] as number) + ofB * (s[b + 3] as number) + ofC * (s[c + 3] as number));
          }
        }
        ofB += bAcross;
        ofC += cAcross;
      }
    }
  }
}
