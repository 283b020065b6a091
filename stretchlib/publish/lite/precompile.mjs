// node precompile.mjs <folder of Pyodide> <folder of archives> <archives whose source stays>: runs precompile.py in Pyodide.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, archiveFolder, ...withSource] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(pyodideFolder, "pyodide.mjs")));
const pyodide = await loadPyodide({ indexURL: `${resolve(pyodideFolder)}/` });
pyodide.FS.mkdirTree("/archives");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: resolve(archiveFolder) }, "/archives");
pyodide.runPython(await readFile(new URL("precompile.py", import.meta.url), "utf8"));
pyodide.globals.set("keep", pyodide.toPy(withSource));
pyodide.runPython(`
for archive in sorted(Path("/archives").iterdir()):
    if archive.suffix in (".whl", ".zip"):
        precompile(archive, with_source=archive.name in keep)
`);
