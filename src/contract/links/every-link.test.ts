import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { count, csv, flag } from "../wire.ts";
import { z } from "zod";
import { defineLink, field } from "./link.ts";
import { pageLinks, pageOf } from "./page-links.ts";

const links = pageLinks.flatMap(({ path, link }) => (link ? [{ path, link }] : []));

/** Names that a link may know, and some that none does. */
const keys = [
  ..."runs baseline metric run slices sort where show row beside columns marked from to tab k span".split(
    " ",
  ),
  ..."zoom find level fold path times steps view lasso hide at set by model method v __proto__".split(
    " ",
  ),
  "constructor",
  "toString",
];
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", ",", "%", "%2", "%E0%A4%A", "-1", "1e99", "NaN", "~", "1~2", "{}", "null"),
  fc.string({ minLength: 5000, maxLength: 9000 }),
);
const search = fc.dictionary(
  fc.constantFrom(...keys),
  fc.oneof(text, fc.array(text, { maxLength: 3 })),
);

describe.each(links)("a link to $path", ({ link }) => {
  it("opens whatever stands in it, and comes back as it was read", () => {
    fc.assert(
      fc.property(search, (given) => {
        const state = link.read(given);
        const written = link.write(state);
        expect(link.write(link.read(written))).toEqual(written);
        expect(link.version > 1 ? written["v"] : undefined).toBe(
          link.version > 1 ? String(link.version) : undefined,
        );
      }),
      { numRuns: 60 },
    );
  });

  it("loses a bad field alone", () => {
    fc.assert(
      fc.property(search, fc.constantFrom(...keys), text, (given, key, bad) => {
        const without = link.write(link.read({ ...given, [key]: undefined }));
        const { [key]: _dropped, ...others } = link.write(link.read({ ...given, [key]: bad }));
        expect(others).toEqual(without);
      }),
      { numRuns: 60 },
    );
  });
});

it("carries its version from the second on, and opens every older one", () => {
  const first = defineLink(z.object({ n: field(count) }));
  expect(first.write({ n: 1 })).toEqual({ n: "1" });
  const third = defineLink(z.object({ limits: field(csv), open: field(flag) }), [
    ({ n, ...rest }) => ({ ...rest, limit: n }),
    ({ limit, ...rest }) => ({ ...rest, limits: limit }),
  ]);
  for (const old of [{ n: "5" }, { v: "2", limit: "5" }, { v: "3", limits: "5" }])
    expect(third.read({ ...old, open: "true" })).toEqual({ limits: ["5"], open: true });
  expect(third.write({ limits: ["5"], open: undefined })).toEqual({ limits: "5", v: "3" });
});

it("finds the page of a path, a fixed name before any name", () => {
  expect(pageOf("/p/a%20b/traces/diff")).toMatchObject({ title: "Two traces", project: "a b" });
  expect(pageOf("/p/x/traces/abc")?.parameters).toEqual({ project: "x", traceId: "abc" });
  expect(pageOf("/p/x/datasets/a%2Fb")?.parameters).toEqual({ project: "x", name: "a/b" });
  for (const none of ["/", "/p/", "/p/x/nowhere", "/p/%E0%A4%A/runs", "/p/x/runs/y"])
    expect(pageOf(none)).toBeUndefined();
});
