// Packs stretchlib/body/data for the explorer: the same numbers, with the bone meshes compressed.
import { readFile } from "node:fs/promises";
import { MeshoptEncoder } from "meshoptimizer/encoder";
import { MeshoptSimplifier } from "meshoptimizer/simplifier";

/** A quick picture draws this share of a bone's triangles; what is thin would fall to pieces with so few. */
const COARSE = 0.08;
const COARSE_THIN = 0.2;
const THIN = ["ribs", "skull", "jaw", "cervical", "fibula", "clavicle"];
const VERTEX_BYTES = 8; // x, y, z as int16 and two bytes to fill up, which cost nothing once packed

/**
 * @param {string} folder path of stretchlib/body/data, with a slash at its end
 * @returns {Promise<{ content: string, files: string[] }>} JSON text and the files that it was made from
 */
export async function packedBody(folder) {
  await Promise.all([MeshoptEncoder.ready, MeshoptSimplifier.ready]);
  const files = ["skeleton", "bellies", "lengths", "spread", "drawing", "bones-mpl", "bones"];
  const paths = files.map((name) => `${folder}${name}.json`);
  const [skeleton, bellies, lengths, spread, drawing, smooth, plain] = await Promise.all(
    paths.map(async (path) => JSON.parse(await readFile(path, "utf8"))),
  );
  const bones = [...smooth.bones, ...plain.bones].map(packedBone);
  return { content: JSON.stringify({ skeleton, bellies, lengths, spread, drawing, bones }), files: paths };
}

/**
 * @param {string} folder path of stretchlib/body/data, with a slash at its end
 * @returns {Promise<{ content: string, files: string[] }>} who there is, what all share, and each one's own
 */
export async function packedPeople(folder) {
  const read = async (name) => JSON.parse(await readFile(`${folder}${name}.json`, "utf8"));
  const [{ people }, skin] = await Promise.all([read("people"), read("skin")]);
  const names = people.map(({ id }) => `person-${id}`);
  const told = await Promise.all(names.map(read));
  const own = Object.fromEntries(told.map((person, k) => [people[k].id, person]));
  const files = ["people", "skin", ...names].map((name) => `${folder}${name}.json`);
  return { content: JSON.stringify({ people, skin, own }), files };
}

/** @returns {Promise<{ content: string, files: string[] }>} techniques as movements, as they are */
export async function packedMovements(folder) {
  const path = `${folder}movements.json`;
  return { content: await readFile(path, "utf8"), files: [path] };
}

function packedBone({ name, frame, sided, vertices, faces }) {
  const points = numbers(Int16Array, vertices);
  const corners = Uint32Array.from(numbers(Uint16Array, faces));
  // Neighbours stand side by side after this, which is what makes them small. It renumbers `corners`.
  const [place, count] = MeshoptEncoder.reorderMesh(corners, true, true);
  const ordered = new Int16Array((count * VERTEX_BYTES) / 2);
  place.forEach((to, from) => {
    if (to < count) ordered.set(points.subarray(3 * from, 3 * from + 3), (to * VERTEX_BYTES) / 2);
  });
  const coarse = fewer(corners, ordered, THIN.includes(name) ? COARSE_THIN : COARSE);
  const packedPoints = MeshoptEncoder.encodeVertexBuffer(bytes(ordered), count, VERTEX_BYTES);
  return {
    ...{ name, frame, sided, count, corners: corners.length, coarseCorners: coarse.length },
    vertices: Buffer.from(packedPoints).toString("base64"),
    faces: packedIndices(corners),
    coarse: packedIndices(coarse),
  };
}

/** Fewer triangles between the same vertices. */
function fewer(corners, points, share) {
  const stride = VERTEX_BYTES / 2;
  const wanted = 3 * Math.round((corners.length / 3) * share);
  const [found] = MeshoptSimplifier.simplify(corners, Float32Array.from(points), stride, wanted, 1, [
    "Permissive",
  ]);
  return found;
}

function packedIndices(indices) {
  const packed = MeshoptEncoder.encodeIndexBuffer(bytes(Uint16Array.from(indices)), indices.length, 2);
  return Buffer.from(packed).toString("base64");
}

const numbers = (Kind, text) => new Kind(new Uint8Array(Buffer.from(text, "base64")).buffer);
const bytes = (array) => new Uint8Array(array.buffer);
