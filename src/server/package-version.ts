import { readFileSync } from "node:fs";
import { z } from "zod";

/** Version in package.json, which stands two folders above both the source and the bundle. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))).version;
