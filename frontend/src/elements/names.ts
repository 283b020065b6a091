/** Names for controls of one page. */

/** Each widget may bring its own copy of this module, so the count belongs to the page. */
const COUNT = Symbol.for("stretchlib.names");
const page = globalThis as { [COUNT]?: number };

/** A name that no other part of the page has. */
export function ownName(kind: string): string {
  page[COUNT] = (page[COUNT] ?? 0) + 1;
  return `sl-${kind}-${page[COUNT]}`;
}
