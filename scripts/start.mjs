// `npm start` on a fresh clone: installs, builds, serves. Arguments after `--` go to `touchstone serve`.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, checkNode, installPackages } from "./install.mjs";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
checkNode();
await installPackages();
await build();
process.argv = [
  process.argv[0],
  join(process.cwd(), "dist/server/cli.js"),
  "serve",
  ...process.argv.slice(2),
];
await import("../dist/server/cli.js");
