import { describe, expect, it } from "vitest";
import { parseSearch, stringifySearch } from "./search-codec.ts";

describe("the search codec", () => {
  it.each([
    "123",
    "1e5",
    "12345678901234567890",
    "true",
    "null",
    '{"a":1}',
    "a b&c=d",
    "100%",
    "ä",
  ])("keeps %s as text", (value) =>
    expect(parseSearch(stringifySearch({ key: value }))).toEqual({ key: value }),
  );

  it("keeps an escaped comma apart from a plain one", () => {
    const search = { runs: "a%2Cb,c" };
    expect(stringifySearch(search)).toBe("?runs=a%252Cb,c");
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it("reads a repeated key as a list", () => {
    expect(parseSearch("?run=a&run=b&run=c")).toEqual({ run: ["a", "b", "c"] });
    expect(stringifySearch({ run: ["a", "b"], gone: undefined })).toBe("?run=a&run=b");
  });

  it("writes nothing for nothing", () => expect(stringifySearch({})).toBe(""));
});
