// The border of a surface that grows triangle by triangle. Whoever packs a mesh and whoever opens it walk along
// the same border, so that for most triangles one of a few steps says which corner is new.

/** What stands on the other side of an edge of the border. */
export const STEP = {
  /** A triangle whose third corner no triangle had before. */
  fresh: 0,
  /** One that takes the next edge of the border too, or the one before, or both and so closes the hole. */
  after: 1,
  before: 2,
  both: 3,
  /** One whose third corner stands elsewhere on the border. */
  join: 4,
  /** One whose third corner stands on no border any more. */
  loose: 5,
  /** None. */
  end: 6,
};
const [WAITS, ENDS, GONE] = [0, 1, 2];

export class Border {
  /** For each edge its two ends, the corner that its triangle has beside them, and its neighbours. */
  #from = [];
  #to = [];
  #over = [];
  #before = [];
  #after = [];
  #state = [];
  #waiting = [];

  /** How many edges there have been. */
  get count() {
    return this.#from.length;
  }

  /** The corner at which an edge begins. */
  from(edge) {
    return this.#from[edge];
  }

  /** The corner at which it ends. */
  to(edge) {
    return this.#to[edge];
  }

  /** The third corner of its triangle. */
  over(edge) {
    return this.#over[edge];
  }

  /** The edge from which the surface grows next; -1 if a new piece has to begin. */
  next() {
    while (this.#waiting.length > 0) {
      const edge = this.#waiting.pop();
      if (this.#state[edge] === WAITS) return edge;
    }
    return -1;
  }

  /** Begins a piece. */
  begin(a, b, c) {
    const [first, second, third] = [this.#add(a, b, c), this.#add(b, c, a), this.#add(c, a, b)];
    this.#append(first, second);
    this.#append(second, third);
    this.#append(third, first);
  }

  /** The step that puts a triangle with this third corner on an edge, if a step alone can say so; else -1. */
  stepTo(edge, corner) {
    const [before, after] = [this.#before[edge], this.#after[edge]];
    const isAfter = this.#state[after] === WAITS && this.#to[after] === corner;
    const isBefore = this.#state[before] === WAITS && this.#from[before] === corner;
    if (isAfter && isBefore && this.#after[after] === before) return STEP.both;
    return isAfter ? STEP.after : isBefore ? STEP.before : -1;
  }

  /** The youngest edge that still stands on a border and begins at a corner; -1 if there is none. */
  edgeAt(corner) {
    for (let edge = this.count - 1; edge >= 0; edge--)
      if (this.#from[edge] === corner && this.#state[edge] !== GONE) return edge;
    return -1;
  }

  /**
   * Goes a step from an edge, and says the third corner. `told`: the corner, if it is fresh or loose; the edge that
   * begins there, for a join.
   */
  grow(edge, step, told = -1) {
    const before = this.#before[edge];
    const after = this.#after[edge];
    this.#state[edge] = step === STEP.end ? ENDS : GONE;
    if (step === STEP.end) return -1;
    const takesAfter = step === STEP.after || step === STEP.both;
    const takesBefore = step === STEP.before || step === STEP.both;
    if (takesAfter) this.#state[after] = GONE;
    if (takesBefore) this.#state[before] = GONE;
    let corner = step === STEP.join ? this.#from[told] : told;
    if (takesAfter) corner = this.#to[after];
    else if (takesBefore) corner = this.#from[before];
    if (step === STEP.both) return corner;
    // What stands before and after the new piece of the border; between its two new edges a join lays another border.
    let low = takesBefore ? this.#before[before] : before;
    const high = takesAfter ? this.#after[after] : after;
    if (!takesBefore) low = this.#append(low, this.#add(this.#from[edge], corner, this.#to[edge]));
    if (step === STEP.join) {
      const beyond = this.#before[told];
      this.#append(low, told);
      low = beyond;
    }
    if (!takesAfter) low = this.#append(low, this.#add(corner, this.#to[edge], this.#from[edge]));
    this.#append(low, high);
    return corner;
  }

  #add(from, to, over) {
    this.#waiting.push(this.count);
    this.#before.push(-1);
    this.#after.push(-1);
    this.#state.push(WAITS);
    this.#over.push(over);
    this.#to.push(to);
    return this.#from.push(from) - 1;
  }

  #append(edge, next) {
    this.#after[edge] = next;
    this.#before[next] = edge;
    return next;
  }
}

/** Where a corner would lie if its triangle were nearly the mirror image of that on the other side of its edge. */
export const foretold = (from, to, over) => (7 * (from + to) - 6 * over) >> 3;
