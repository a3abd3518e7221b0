import { expect, it } from "vitest";
import { ApiError } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { keyOf, shouldRetry } from "./query-for.ts";

const failure = (status: number) =>
  new ApiError({ type: "about:blank", title: "No", status, code: "x", detail: "no" });

it("asks again only when the answer may change", () => {
  expect(shouldRetry(0, failure(404))).toBe(false);
  expect(shouldRetry(0, failure(503))).toBe(true);
  expect(shouldRetry(0, failure(0))).toBe(true);
  expect(shouldRetry(2, failure(503))).toBe(false);
  expect(shouldRetry(0, new TypeError("wrong shape"))).toBe(false);
});

it("keys a question by its wire form", () => {
  expect(keyOf(compareRuns, { p: "bbh", runs: ["a,b", "c"] })).toEqual([
    "/api/v1/projects/:p/compare",
    { p: "bbh", runs: "a%2Cb,c" },
  ]);
});
