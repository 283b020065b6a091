// Puts the book's typeface into the Python package, so that no page asks another site for it.
// The faces are those that book/_static/course.css names, for the letters of Western Europe.
import { copyFile, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const from = here("node_modules/@fontsource/atkinson-hyperlegible/files");
const to = here("../stretchlib/publish/static/fonts");

await mkdir(to, { recursive: true });
for (const face of ["400-normal", "400-italic", "700-normal"]) {
  const file = `atkinson-hyperlegible-latin-${face}.woff2`;
  await copyFile(`${from}/${file}`, `${to}/${file}`);
}
