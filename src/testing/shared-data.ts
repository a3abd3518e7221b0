import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Folder of the real inputs: beside a checkout, or named. Tests that need it skip where it is absent. */
const folder =
  process.env["TOUCHSTONE_SHARED_DATA"] ??
  fileURLToPath(new URL("../../../shared/data", import.meta.url));

/** Path of one of the real inputs, or undefined, with a word on the console, where they are absent. */
export function sharedData(name: string): string | undefined {
  const path = `${folder}/${name}`;
  if (existsSync(path)) return path;
  console.warn(`skipped: ${name} is not beside this checkout`);
  return undefined;
}
