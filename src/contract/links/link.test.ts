import { describe, expect, it } from "vitest";
import { z } from "zod";
import { csv } from "../wire.ts";
import { compareLink } from "./compare-link.ts";
import { defineLink, field } from "./link.ts";

describe("a link", () => {
  it("comes back as it was written", () => {
    const state = {
      runs: ["bbh-direct", "bbh,cot", "100%"],
      baseline: "bbh-direct",
      metric: "correct",
      where: 'task:snarks "a b"',
      show: "regressed" as const,
      row: "snarks/000",
    };
    const search = compareLink.write(state);
    expect(search["runs"]).toBe("bbh-direct,bbh%2Ccot,100%25");
    expect(compareLink.read(search)).toEqual(state);
  });

  it("keeps strings that look like numbers", () => {
    expect(compareLink.read({ row: "1e5", baseline: "12345678901234567890" })).toEqual({
      row: "1e5",
      baseline: "12345678901234567890",
    });
  });

  it("drops a bad field and keeps the others", () => {
    expect(compareLink.read({ show: "nonsense", sort: "best", unknown: "1" })).toEqual({
      show: undefined,
      sort: "best",
    });
  });

  it("reads a repeated key as a list", () => {
    expect(compareLink.read({ runs: ["a,b", "c"] }).runs).toEqual(["a,b", "c"]);
  });

  it("leaves empty fields out", () => {
    expect(compareLink.write({ runs: [], where: undefined })).toEqual({});
  });

  it("opens every older version, and one from a later release as well as it can", () => {
    const link = defineLink(z.object({ runs: field(csv) }), [
      ({ compare, ...rest }) => ({ ...rest, runs: compare }),
    ]);
    expect(link.read({ compare: "a,b" }).runs).toEqual(["a", "b"]);
    expect(link.read({ runs: "a,b", v: "2" }).runs).toEqual(["a", "b"]);
    expect(link.read({ runs: "a,b", v: "9" }).runs).toEqual(["a", "b"]);
    expect(link.write({ runs: ["a"] })).toEqual({ runs: "a", v: "2" });
  });
});
