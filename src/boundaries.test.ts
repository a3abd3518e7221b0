import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { allowedImports, type Rule } from "#testing/allowed-imports.ts";

const root = resolve(import.meta.dirname, "..");
const specifier =
  /(?:^|[\s;}])(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
/** Code shown to people stands in template strings and imports nothing. */
const templates = /`(?:\\.|[^`\\])*`/g;
const builtins = new Set(builtinModules);

interface Import {
  readonly from: string;
  readonly to: string;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/** Path from the root for a file of ours, else the name of the package. */
function targetOf(file: string, name: string): string {
  if (name.startsWith("#")) return `src/${name.slice(1)}`;
  if (name.startsWith(".")) return relative(root, resolve(dirname(file), name));
  if (name.startsWith("node:") || builtins.has(name)) return "node";
  return name.startsWith("@") ? name.split("/").slice(0, 2).join("/") : name.split("/")[0]!;
}

const imports: Import[] = filesIn(join(root, "src")).flatMap((file) =>
  [...readFileSync(file, "utf8").replaceAll(templates, "``").matchAll(specifier)].map((match) => ({
    from: relative(root, file),
    to: targetOf(file, match[1] ?? match[2]!),
  })),
);

const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || path.startsWith("src/testing/");
const isOwn = (path: string): boolean => path.startsWith("src/");

function breaks({ from, to }: Import, { within, may }: Rule): boolean {
  if (isTest(from) || !from.startsWith(within)) return false;
  return !may.some((allowed) =>
    allowed.endsWith("/")
      ? to.startsWith(allowed)
      : to === allowed || (allowed === "npm" && !isOwn(to) && to !== "node"),
  );
}

it("reads the imports of the whole tree", () => {
  expect(new Set(imports.map(({ from }) => from)).size).toBeGreaterThan(150);
  expect(imports.length).toBeGreaterThan(500);
});

describe.each(allowedImports)("$within", (rule) => {
  it(`imports only ${rule.may.join(", ")}`, () => {
    expect(imports.filter((each) => breaks(each, rule))).toEqual([]);
  });
});

it("never lets a view import another view", () => {
  const viewOf = (path: string): string | undefined =>
    /^src\/web\/views\/([^/]+)\//.exec(path)?.[1];
  expect(
    imports.filter(({ from, to }) => viewOf(from) && viewOf(to) && viewOf(from) !== viewOf(to)),
  ).toEqual([]);
});

it("never lets production import tests", () => {
  expect(imports.filter(({ from, to }) => !isTest(from) && isTest(to))).toEqual([]);
});

it("catches a planted violation", () => {
  const planted = { from: "src/web/views/x/page.tsx", to: "src/server/store/db.ts" };
  expect(allowedImports.some((rule) => breaks(planted, rule))).toBe(true);
  const store = { from: "src/server/routes/x.ts", to: "@clickhouse/client" };
  expect(allowedImports.some((rule) => breaks(store, rule))).toBe(true);
});
