/** Geometries of three.js that are filled anew when a body has moved. */

import { BufferAttribute, BufferGeometry, DynamicDrawUsage } from "three";
import type { Mesh } from "../body/mesh.ts";

/** A geometry whose content changes; its room grows when needed. */
export class Soft {
  readonly geometry = new BufferGeometry();
  #vertices = 0;
  #corners = 0;

  fill(mesh: Mesh): void {
    if (mesh.vertices > this.#vertices || mesh.corners > this.#corners) this.#make(mesh);
    this.#write("position", mesh.shown, 3 * mesh.vertices);
    this.#write("normal", mesh.normals, 3 * mesh.vertices);
    this.#keep("color", mesh.colours, 3 * mesh.vertices);
    this.#keep("grain", mesh.grains, 2 * mesh.vertices);
    this.#keep("index", mesh.indices, mesh.corners);
    this.geometry.setDrawRange(0, mesh.corners);
  }

  #make(mesh: Mesh): void {
    this.geometry.dispose();
    this.#vertices = mesh.positions.length / 3;
    this.#corners = mesh.indices.length;
    for (const name of ["position", "normal", "color"])
      this.geometry.setAttribute(name, changing(new Float32Array(3 * this.#vertices), 3));
    this.geometry.setAttribute("grain", changing(new Float32Array(2 * this.#vertices), 2));
    this.geometry.setIndex(changing(new Uint32Array(this.#corners), 1));
  }

  /** Writes what mostly stays as it is, if it has changed. */
  #keep(name: "color" | "grain" | "index", values: Float32Array | Uint32Array, count: number): void {
    const attribute = name === "index" ? this.geometry.index : this.geometry.getAttribute(name);
    if (!attribute) return; // nothing has been put into it yet
    const known = attribute.array;
    let k = 0;
    while (k < count && known[k] === values[k]) k++;
    if (k < count) put(attribute as BufferAttribute, values, count);
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
