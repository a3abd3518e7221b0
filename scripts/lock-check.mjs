// The lock file must hold every platform's packages and no download address: `npm ci` works anywhere with it.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const before = readFileSync("package-lock.json", "utf8");
if (/"resolved": "http/.test(before)) {
  console.error(
    "package-lock.json names download addresses; run npm install with the project's .npmrc",
  );
  process.exit(1);
}
const made = spawnSync(process.execPath, ["scripts/complete-lock.mjs"], { stdio: "ignore" });
const after = readFileSync("package-lock.json", "utf8");
writeFileSync("package-lock.json", before);
if (made.status !== 0 || after !== before) {
  console.error(
    "package-lock.json lacks packages of other platforms; run node scripts/complete-lock.mjs",
  );
  process.exit(1);
}
