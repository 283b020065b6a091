// Packs triangles for growing.ts: a mesh is told as the steps by which it grows along its border, see border.mjs.
import { Border, STEP } from "./src/body/border.mjs";

/** Whole numbers as columns.ts reads them: folded, low bytes first. */
export function packedWholes(numbers) {
  const bytes = Buffer.alloc(2 * numbers.length);
  numbers.forEach((number, k) => {
    const folded = number < 0 ? -2 * number - 1 : 2 * number;
    if (folded > 0xffff) throw new RangeError(`${number} is too large for two bytes.`);
    bytes[k] = folded & 0xff;
    bytes[numbers.length + k] = folded >> 8;
  });
  return bytes.toString("base64");
}

/**
 * @param {ArrayLike<number>} corners three vertices a triangle
 * @returns the steps, the numbers that some steps need, the vertices in order of appearance, for each of them the
 * three from which its place is foretold, and the triangles in the order in which they come out
 */
export function growing(corners) {
  const holders = holdersOf(corners);
  const done = new Set();
  const number = new Map();
  const [steps, links, order, kin, triangles] = [[], [], [], [], []];
  const border = new Border();
  const fresh = (vertex, own) => {
    number.set(vertex, order.length);
    kin.push(own);
    order.push(vertex);
  };
  const begin = (triangle) => {
    const own = [0, 1, 2].map((k) => corners[3 * triangle + k]);
    for (const vertex of own) {
      links.push(number.has(vertex) ? number.get(vertex) + 1 : 0);
      if (!number.has(vertex)) fresh(vertex, Array(3).fill(order.length - 1));
    }
    finish(triangle);
    border.begin(...own.map((vertex) => number.get(vertex)));
  };
  const finish = (triangle) => {
    done.add(triangle);
    triangles.push(triangle);
  };
  const growFrom = (edge) => {
    const own = [border.from(edge), border.to(edge), border.over(edge)];
    const [from, to] = own.map((n) => order[n]);
    const triangle = holders.get(edgeKey(to, from))?.find((each) => !done.has(each));
    if (triangle === undefined) {
      steps.push(STEP.end);
      border.grow(edge, STEP.end);
      return;
    }
    const third = thirdOf(corners, triangle, to, from);
    finish(triangle);
    const [step, told] = stepTo(border, edge, number.get(third));
    steps.push(step);
    if (step === STEP.join) links.push(border.count - told);
    if (step === STEP.loose) links.push(told);
    if (step === STEP.fresh) fresh(third, own);
    border.grow(edge, step, step === STEP.fresh ? order.length - 1 : told);
  };
  const count = corners.length / 3;
  for (let triangle = 0; triangle < count; triangle++) {
    if (done.has(triangle)) continue;
    begin(triangle);
    // Nobody reads on after the last triangle.
    for (let edge = border.next(); edge >= 0 && done.size < count; edge = border.next()) growFrom(edge);
  }
  return { steps, links, order, kin, triangles };
}

function stepTo(border, edge, corner) {
  if (corner === undefined) return [STEP.fresh, -1];
  const step = border.stepTo(edge, corner);
  if (step >= 0) return [step, -1];
  const other = border.edgeAt(corner);
  return other < 0 ? [STEP.loose, corner] : [STEP.join, other];
}

/** The triangles that have an edge, in this direction. */
function holdersOf(corners) {
  const holders = new Map();
  for (let k = 0; k < corners.length; k++) {
    const key = edgeKey(corners[k], corners[k % 3 === 2 ? k - 2 : k + 1]);
    holders.set(key, [...(holders.get(key) ?? []), Math.floor(k / 3)]);
  }
  return holders;
}

const edgeKey = (from, to) => from * 0x10000 + to;

function thirdOf(corners, triangle, from, to) {
  const own = [0, 1, 2].map((k) => corners[3 * triangle + k]);
  const at = own.findIndex((vertex, k) => vertex === from && own[(k + 1) % 3] === to);
  return own[(at + 2) % 3];
}
