import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

/**
 * Whatever changes something on the server stands behind a control that asks whether the reader may: for viewers it
 * is disabled and says why, in a view that was handed on it is not there.
 */
const source = resolve(import.meta.dirname, "..");
const asks = /\bneeds=|\buseRefusal\(|\buseIsOnlyRead\(/;
/** These change nothing of a project. */
const ownAffairs = [
  "web/views/sign-in/",
  "web/views/opened/",
  "web/views/shell/account-menu.tsx",
  "web/views/settings/access/account-section.tsx",
  "web/views/settings/access/access-section.tsx",
  "web/views/settings/access/password-dialog.tsx",
];

/** Those whose control stands in a part that they show. */
const askedIn: Readonly<Record<string, string>> = {
  "web/views/map/map-page.tsx": "web/views/map/map-state-line.tsx",
  "web/views/settings/share-section.tsx": "web/views/settings/share-table.tsx",
  "web/views/settings/snapshot-section.tsx": "web/views/settings/snapshot-table.tsx",
};

const files: ReadonlyMap<string, string> = new Map(
  readdirSync(join(source, "web"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => [`web/${name}`, readFileSync(join(source, "web", name), "utf8")] as const),
);

function writingEndpoints(): string[] {
  const contract = join(source, "contract");
  return readdirSync(contract, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const declared = readFileSync(join(contract, name), "utf8").matchAll(
        /export const (\w+) = send\(([^]*?)\n\}\);/g,
      );
      return Array.from(declared).flatMap(([, endpoint = "", text = ""]) =>
        /access: "(read|public)"/.test(text) ? [] : [endpoint],
      );
    });
}

function importersOf(file: string): string[] {
  return [...files.keys()].filter((other) =>
    Array.from(files.get(other)!.matchAll(/(?:from|import\() ?"([^"]+)"/g)).some(
      ([, name = ""]) => {
        if (name.startsWith("#")) return name.slice(1) === file;
        return (
          name.startsWith(".") && relative(source, resolve(source, dirname(other), name)) === file
        );
      },
    ),
  );
}

/** The files of the first ones on each way up that do not ask and that nobody imports but routes. */
function unasked(file: string, seen = new Set<string>()): string[] {
  const text = [file, askedIn[file] ?? ""].map((name) => files.get(name) ?? "").join(" ");
  if (seen.has(file) || asks.test(text)) return [];
  seen.add(file);
  if (ownAffairs.some((place) => file.startsWith(place))) return [];
  const importers = importersOf(file);
  if (importers.length === 0 || importers.includes("web/routes.tsx")) return [file];
  return importers.flatMap((other) => unasked(other, seen));
}

it("asks before every control that writes whether the reader may", () => {
  const endpoints = writingEndpoints();
  expect(endpoints).toContain("makeShare");
  const calls = new RegExp(`\\b(?:call\\((?:${endpoints.join("|")})\\b|sendRecords\\()`);
  const writers = [...files].filter(([, text]) => calls.test(text)).map(([name]) => name);
  expect(writers.length).toBeGreaterThan(20);
  expect(writers.flatMap((file) => unasked(file).map((top) => `${file} through ${top}`))).toEqual(
    [],
  );
});
