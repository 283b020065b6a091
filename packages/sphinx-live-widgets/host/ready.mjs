// Installs the packages of the folder that it is run in, as its lock says, unless they are all there.
// `--dev` asks for the tools of developers too. `npm install` would write into the lock.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const withDev = process.argv.includes("--dev") || process.env.npm_config_include?.includes("dev");
const told = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {});

const missing = Object.entries(told("package-lock.json").packages).filter(
  ([place, { dev, devOptional, optional, version }]) =>
    place !== "" && // the folder itself
    !(optional || devOptional) && // what other systems need
    (withDev || !dev) &&
    told(`${place}/package.json`).version !== version, // npm's own list names what is not there
);
if (missing.length > 0) {
  const command = ["npm", "ci", withDev ? "--include=dev" : "--omit=dev", "--no-audit", "--no-fund"];
  const { status } = spawnSync(command.join(" "), { shell: true, stdio: "inherit" });
  process.exitCode = status ?? 1;
}
