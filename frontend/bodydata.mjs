// Packs stretchlib/body/data for the explorer: the same numbers, with the bone meshes compressed.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { MeshoptEncoder } from "meshoptimizer/encoder";
import { MeshoptSimplifier } from "meshoptimizer/simplifier";
import { parse } from "smol-toml";
import { growing, packedWholes } from "./meshcode.mjs";
import { foretold } from "./src/body/border.mjs";

/** A quick picture draws this share of a bone's triangles; what is thin would fall to pieces with so few. */
const COARSE = 0.08;
const COARSE_THIN = 0.2;
const THIN = ["ribs", "skull", "jaw", "cervical", "fibula", "clavicle"];
const MUSCLES = fileURLToPath(new URL("../stretchlib/catalogue/facts/muscles.toml", import.meta.url));

/**
 * @param {string} folder path of stretchlib/body/data, with a slash at its end
 * @returns {Promise<{ content: string, files: string[] }>} JSON text of what is read at once, and its files
 */
export async function packedBody(folder) {
  const names = ["skeleton", "bellies", "lengths", "spread", "drawing", "people", "groups"];
  const [skeleton, bellies, lengths, spread, drawing, { people }, { beside }] = await Promise.all(
    names.map((name) => read(folder, name)),
  );
  const content = JSON.stringify({ skeleton, bellies, lengths, spread, drawing, people, beside });
  return { content, files: names.map((name) => `${folder}${name}.json`) };
}

/**
 * @param {string} folder path of stretchlib/body/data, with a slash at its end
 * @returns {Promise<{ content: string, files: string[] }>} JSON text with the parcel of bones, sheets and people
 */
export async function packedShapes(folder) {
  await Promise.all([MeshoptEncoder.ready, MeshoptSimplifier.ready]);
  const [{ people }, { beside }] = await Promise.all([read(folder, "people"), read(folder, "groups")]);
  const persons = people.map(({ id }) => `person-${id}`);
  const names = ["bones-mpl", "bones", "sheets", "skin", ...persons];
  const [smooth, plain, sheets, skin, ...own] = await Promise.all(names.map((name) => read(folder, name)));
  const content = parcel({
    bones: packedBones([...smooth.bones, ...plain.bones]),
    sheets: await shownSheets(sheets, beside),
    skin,
    people: Object.fromEntries(people.map(({ id }, k) => [id, own[k]])),
  });
  return {
    content: JSON.stringify(content),
    files: [...names.map((name) => `${folder}${name}.json`), MUSCLES],
  };
}

const read = async (folder, name) => JSON.parse(await readFile(`${folder}${name}.json`, "utf8"));

/** Those of muscles that the catalogue shows, with what is drawn beside them. */
async function shownSheets({ unit, shares, strips, sheets }, beside) {
  const muscles = Object.values(parse(await readFile(MUSCLES, "utf8"))).flatMap(
    ({ model = [], drawn = [] }) => [...model, ...drawn],
  );
  const shown = new Set(muscles.flatMap((id) => [strips[id]?.[0] ?? id, ...(beside[id] ?? [])]));
  const kept = Object.entries(sheets).filter(([id]) => shown.has(id));
  return { unit, shares, strips, sheets: Object.fromEntries(kept) };
}

/** What the data files hold as base64 of bytes. */
const TABLES = new Set([
  ...["steps", "links", "taken", "places", "faces", "vertices", "inner", "outer", "tendon", "weights"],
  ...["rows", "rest", "centres", "controls", "moves", "index", "share", "region", "levels"],
]);

/**
 * A tree as one piece of deflated bytes, which is a fifth smaller than JSON with base64 in it: the length of
 * the tree's JSON text, this text with places instead of tables, and the tables. `parcel.ts` opens it.
 */
function parcel(tree) {
  const tables = [];
  let filled = 0;
  const text = JSON.stringify(tree, (key, value) => {
    if (typeof value !== "string" || !TABLES.has(key)) return value;
    const table = Buffer.from(value, "base64");
    tables.push(table);
    filled += table.length;
    return { table: [filled - table.length, filled] };
  });
  const words = Buffer.from(text, "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32LE(words.length);
  const whole = Buffer.concat([length, words, ...tables]);
  return { parcel: deflateRawSync(whole, { level: 9 }).toString("base64") };
}

/** @returns {Promise<{ content: string, files: string[] }>} JSON text with the parcel of techniques as movements */
export async function packedMovements(folder) {
  const content = parcel(await read(folder, "movements"));
  return { content: JSON.stringify(content), files: [`${folder}movements.json`] };
}

/**
 * All bones in tables that they share: their triangles and the few of a quick picture as steps, the vertices as what
 * they differ from what their neighbours foretell, and for a quick picture which vertices it takes.
 */
function packedBones(bones) {
  const records = [];
  const tables = { steps: [], links: [], taken: [] };
  const places = [[], [], []];
  for (const { name, frame, sided, vertices, faces } of bones) {
    const { points, corners, coarse } = withCoarse(name, numbers(Int16Array, vertices), faces);
    const fine = growing(corners);
    const few = growing(coarse.map((vertex) => fine.order.indexOf(vertex)));
    for (const { steps, links } of [fine, few]) {
      tables.steps.push(...steps);
      tables.links.push(...links);
    }
    tables.taken.push(...few.order.map((vertex, k) => vertex - (few.order[k - 1] ?? 0)));
    const at = (number, axis) => (number < 0 ? 0 : points[3 * fine.order[number] + axis]);
    fine.kin.forEach((kin, k) => {
      for (const [axis, own] of places.entries())
        own.push(at(k, axis) - foretold(...kin.map((n) => at(n, axis))));
    });
    records.push({ name, frame, sided, triangles: corners.length / 3, coarse: coarse.length / 3 });
  }
  return {
    records,
    steps: Buffer.from(tables.steps).toString("base64"),
    links: packedWholes(tables.links),
    taken: packedWholes(tables.taken),
    places: packedWholes(places.flat()),
  };
}

/** The points and triangles of a bone with neighbours side by side, and fewer triangles between the same points. */
function withCoarse(name, points, faces) {
  const corners = Uint32Array.from(numbers(Uint16Array, faces));
  // It renumbers `corners`.
  const [place, count] = MeshoptEncoder.reorderMesh(corners, true, true);
  const ordered = new Int16Array(3 * count);
  place.forEach((to, from) => {
    if (to < count) ordered.set(points.subarray(3 * from, 3 * from + 3), 3 * to);
  });
  const share = THIN.includes(name) ? COARSE_THIN : COARSE;
  const wanted = 3 * Math.round((corners.length / 3) * share);
  const [coarse] = MeshoptSimplifier.simplify(corners, Float32Array.from(ordered), 3, wanted, 1, [
    "Permissive",
  ]);
  return { points: ordered, corners, coarse };
}

const numbers = (Kind, text) => new Kind(new Uint8Array(Buffer.from(text, "base64")).buffer);
