/**
 * What the bodies of one page have in common.
 *
 * In JupyterLab each cell brings its own copy of the code, so a module's own variables are not enough: what is
 * made once stands on the page itself, under a name that changes whenever the built code does.
 */

declare const BUILD: string;

type Shelf = Map<string, unknown>;

export function shared<Thing>(name: string, make: () => Thing): Thing {
  const page = globalThis as typeof globalThis & { [key: symbol]: Shelf | undefined };
  const key = Symbol.for(`stretchlib.body.${typeof BUILD === "string" ? BUILD : "source"}`);
  const shelf = page[key] ?? new Map();
  page[key] = shelf;
  if (!shelf.has(name)) shelf.set(name, make());
  return shelf.get(name) as Thing;
}
