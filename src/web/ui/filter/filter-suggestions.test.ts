import { expect, it } from "vitest";
import { completionAt } from "#contract/filter/complete.ts";
import { traceFields } from "#contract/filter/trace-fields.ts";
import { isSyntax, suggestionsFor } from "./filter-suggestions.ts";
import { readFilter, refusedFilter } from "./read-filter.ts";

const facets = [
  {
    field: "model",
    values: [
      { value: "gpt-4o", count: 12 },
      { value: "claude", count: 3 },
    ],
  },
  {
    field: "status",
    values: [
      { value: "ok", count: 90 },
      { value: "error", count: 10 },
    ],
  },
];

const suggested = (text: string) =>
  suggestionsFor(completionAt(text, text.length), { fields: traceFields, facets }).map(
    (each) => each.text,
  );

it("offers fields that begin so before those that contain it", () => {
  expect(suggested("s").slice(0, 2)).toEqual(["status", "span"]);
  expect(suggested("a:1 mod")).toEqual(["model"]);
});

it("offers values from the data before examples", () => {
  expect(suggested("model:")).toEqual(["gpt-4o", "claude"]);
  expect(suggested("status:")).toEqual(["ok", "error", "unset", "recovered", "running"]);
  expect(suggested("latency:")).toContain(">2s");
  expect(suggested("unheard.of:")).toEqual([]);
});

it("takes a comparison as it stands and a value in quotes", () => {
  expect(isSyntax("Latency", ">2s", traceFields)).toBe(true);
  expect(isSyntax("model", ">2s", traceFields)).toBe(false);
});

it("says what cannot be read of a filter, and where", () => {
  expect(readFilter("a:1").fault).toBeUndefined();
  expect(readFilter("(a:1").fault?.position).toBe(0);
  expect(refusedFilter(undefined)).toBeUndefined();
});
