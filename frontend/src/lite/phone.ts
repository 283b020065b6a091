/** On a phone JupyterLab's page leaves a notebook a strip beside the list of files: there one notebook stands alone. */

/** Also by the device: a script that runs before the page has told how wide it wants to be sees a wide one. */
export const NARROW = "(max-width: 760px), (max-device-width: 760px)";

/**
 * The address of the page that shows a notebook alone; null where the page at `address` is right.
 *
 * `root` is the address of JupyterLite's folder.
 */
export function alone(address: string, root: string): string | null {
  const path = new URL(address).searchParams.get("path");
  if (!path?.endsWith(".ipynb") || !address.startsWith(`${root}lab/`)) return null;
  const there = new URL("notebooks/index.html", root);
  there.searchParams.set("path", path);
  return there.href;
}
