// Installs the packages of the folder that it is run in, as its lock says, unless they are all there.
// `--dev` asks for the tools of developers too. `npm install` would write into the lock.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const withDev = process.argv.includes("--dev") || process.env.npm_config_include?.includes("dev");
const packages = (lock) => (existsSync(lock) ? JSON.parse(readFileSync(lock, "utf8")).packages : {});

const there = packages("node_modules/.package-lock.json");
const missing = Object.entries(packages("package-lock.json")).filter(
  ([place, { dev, devOptional, optional, version }]) =>
    place !== "" && // the folder itself
    !(optional || devOptional) && // what other systems need
    (withDev || !dev) &&
    there[place]?.version !== version,
);
if (missing.length > 0) {
  const command = ["npm", "ci", withDev ? "--include=dev" : "--omit=dev", "--no-audit", "--no-fund"];
  const { status } = spawnSync(command.join(" "), { shell: true, stdio: "inherit" });
  process.exitCode = status ?? 1;
}
