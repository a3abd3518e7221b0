// `npm run bench`: measures speed and sizes on generated data and prints them as a table. Names of benches may follow.
import { readdirSync } from "node:fs";
import { build, checkNode, installPackages } from "./install.mjs";
import { bin, run } from "./run.mjs";

checkNode();
await installPackages();
await build();
const wanted = process.argv.slice(2);
const benches = readdirSync("bench")
  .filter((name) => name.endsWith(".bench.ts"))
  .filter((name) => wanted.length === 0 || wanted.some((each) => name.startsWith(each)));
for (const name of benches) {
  const code = await run(bin("tsx"), [`bench/${name}`]);
  if (code !== 0) process.exitCode = code;
}
