import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { count, csv, flag, isoTime, projectName, unixNano } from "./wire.ts";

describe("csv", () => {
  it.each([
    ["", []],
    ["a", ["a"]],
    ["a,b", ["a", "b"]],
    ["a%2Cb,c", ["a,b", "c"]],
    ["100%25,%252C", ["100%", "%2C"]],
    [",a,,b,", ["a", "b"]],
  ])("reads %j", (text, values) => {
    expect(csv.parse(text)).toEqual(values);
  });

  it("gives back any values", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, unit: "binary" })), (values) => {
        expect(csv.parse(z.encode(csv, values))).toEqual(values);
      }),
    );
  });

  it("gives back values of nothing but what it escapes", () => {
    const awkward = fc.string({
      minLength: 1,
      unit: fc.constantFrom(",", "%", "2", "5", "C", "c"),
    });
    fc.assert(
      fc.property(fc.array(awkward), (values) => {
        expect(csv.parse(z.encode(csv, values))).toEqual(values);
      }),
    );
  });
});

describe("flag", () => {
  it.each([
    ["true", true],
    ["false", false],
  ])("reads and writes %s", (text, value) => {
    expect(flag.parse(text)).toBe(value);
    expect(z.encode(flag, value)).toBe(text);
  });

  it.each(["", "1", "TRUE", "yes"])("refuses %j", (text) => {
    expect(flag.safeParse(text).success).toBe(false);
  });
});

describe("count", () => {
  it.each(["0", "7", "007", "999999999"])("reads %s", (text) => {
    expect(count.parse(text)).toBe(Number(text));
  });

  it.each(["", "-1", "1.5", "1e3", " 1", "0x10", "1000000000", "many"])("refuses %j", (text) => {
    expect(count.safeParse(text).success).toBe(false);
  });

  it("gives back any it takes", () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (value) => {
        expect(count.parse(z.encode(count, value))).toBe(value);
      }),
    );
  });
});

describe("names and times", () => {
  it.each(["default", "team app", "日本", "a.b-c_d", "x".repeat(200)])(
    "takes the project %j",
    (name) => {
      expect(projectName.safeParse(name).success).toBe(true);
    },
  );

  it.each(["", "a/b", "a\\b", "a\nb", "\u0000", "\u0085", "x".repeat(201)])(
    "refuses the project %j",
    (name) => {
      expect(projectName.safeParse(name).success).toBe(false);
    },
  );

  it("takes instants with a zone only", () => {
    expect(isoTime.safeParse("2025-01-02T03:04:05Z").success).toBe(true);
    expect(isoTime.safeParse("2025-01-02T03:04:05.123456789+05:30").success).toBe(true);
    for (const text of ["2025-01-02", "2025-01-02T03:04:05", "yesterday", "2025-13-01T00:00:00Z"])
      expect(isoTime.safeParse(text).success).toBe(false);
  });

  it("takes nanoseconds as decimal text only", () => {
    expect(unixNano.safeParse("18446744073709551615").success).toBe(true);
    for (const text of ["", "-1", "1.0", "1e9", "184467440737095516150"])
      expect(unixNano.safeParse(text).success).toBe(false);
  });
});
