import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRuns } from "#contract/compare.ts";
import { getResult } from "#contract/matrix.ts";
import { type Endpoint, type Input, pathParameters } from "#contract/endpoint.ts";
import { listProjects } from "#contract/projects.ts";
import { getRun } from "#contract/runs.ts";
import { getTrace, listTraces } from "#contract/traces.ts";
import { urlOf } from "./call.ts";

/** What a server that knows the endpoint reads out of an address. */
function readBack<I extends Input>({ path, input }: Endpoint<I>, url: string): unknown {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  const names = pathParameters(path);
  const pattern = new RegExp(`^${path.replaceAll(/:\w+/g, "([^/]*)")}$`);
  const values = pattern.exec(pathname)?.slice(1).map(decodeURIComponent) ?? [];
  expect(values).toHaveLength(names.length);
  return input.parse({
    ...Object.fromEntries(searchParams),
    ...Object.fromEntries(names.map((name, index) => [name, values[index]])),
  });
}

/** Any text that has a form in an address: no lone surrogates, and not the steps "." and "..". */
const text = fc
  .string({ minLength: 1, unit: "binary" })
  .filter((each) => each.isWellFormed() && each !== "." && each !== "..");
const project = text.filter((name) => !/[\p{Cc}/\\]/u.test(name) && name.length <= 200);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

describe("an address", () => {
  it("gives back the input of a list", () => {
    const input = fc.record({
      p: project,
      limit: maybe(fc.nat(999)),
      cursor: maybe(text),
      where: maybe(text),
    });
    fc.assert(
      fc.property(input, (given) => {
        expect(readBack(listTraces, urlOf(listTraces, given))).toEqual(withoutUndefined(given));
      }),
    );
  });

  it("gives back several values with commas in them", () => {
    const input = fc.record({
      p: project,
      runs: fc.array(text, { minLength: 1 }),
      metrics: maybe(fc.array(text, { minLength: 1 })),
    });
    fc.assert(
      fc.property(input, (given) => {
        expect(readBack(compareRuns, urlOf(compareRuns, given))).toEqual(withoutUndefined(given));
      }),
    );
  });

  it("gives back ids with slashes, colons and dollar signs in the path", () => {
    fc.assert(
      fc.property(fc.record({ p: project, run: text, example: text }), (given) => {
        expect(readBack(getResult, urlOf(getResult, given))).toEqual(given);
      }),
    );
    const given = { p: "$&", run: ":example", example: "a/b?c#d:run $1" };
    expect(readBack(getResult, urlOf(getResult, given))).toEqual(given);
  });

  it("is what a person would write", () => {
    expect(urlOf(listProjects, {})).toBe("/api/v1/projects");
    expect(urlOf(getRun, { p: "my team", id: "a/b" })).toBe(
      "/api/v1/projects/my%20team/runs/a%2Fb",
    );
    expect(urlOf(getTrace, { p: "p", traceId: "a".repeat(32), content: false })).toBe(
      `/api/v1/projects/p/traces/${"a".repeat(32)}?content=false`,
    );
  });
});

function withoutUndefined(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
