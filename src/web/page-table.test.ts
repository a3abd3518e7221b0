import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pageLinks } from "#contract/links/page-links.ts";

it("has a link for every page, so that every page can be handed on", () => {
  const routes = readFileSync(join(import.meta.dirname, "routes.tsx"), "utf8");
  const paths = Array.from(routes.matchAll(/path: "(\/p\/[^"]+)"/g), ([, path]) => path);
  expect(paths.length).toBeGreaterThan(15);
  expect(new Set(paths)).toEqual(new Set(pageLinks.map(({ path }) => path)));
});
