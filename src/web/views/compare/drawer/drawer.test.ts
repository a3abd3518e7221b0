import { describe, expect, it } from "vitest";
import { nextAgainst } from "./against.ts";
import { placesBeside, toggledBeside } from "./beside.ts";
import { contentOf } from "./content.ts";

describe("what stands beside each other", () => {
  const runs = ["a", "b", "c", "d", "e", "f"];

  it("is everything where it fits, else the baseline and the run in question", () => {
    expect(placesBeside(runs.slice(0, 3), undefined, 2)).toEqual([0, 1, 2]);
    expect(placesBeside(runs, undefined, 4)).toEqual([0, 4]);
    expect(placesBeside(runs, ["e", "gone", "b"], 5)).toEqual([1, 4]);
    expect(placesBeside(runs, ["gone"], 5)).toEqual([0, 5]);
  });

  it("changes one run at a time and never becomes nothing or too many", () => {
    expect(toggledBeside(runs, [0, 4], 2)).toEqual(["a", "c", "e"]);
    expect(toggledBeside(runs, [0, 4], 4)).toEqual(["a"]);
    expect(toggledBeside(runs, [0], 0)).toEqual(["a"]);
    expect(toggledBeside(runs, [0, 1, 2, 3], 5)).toEqual(["a", "b", "c", "f"]);
  });
});

it("goes round what the outputs are held against", () => {
  expect(nextAgainst()).toBe("reference");
  expect(nextAgainst("reference")).toBe("nothing");
  expect(nextAgainst("nothing")).toBe("baseline");
});

describe("what an output is", () => {
  const png = "data:image/png;base64,AAAA";

  it("knows text, Markdown and JSON", () => {
    expect(contentOf("a plain answer").kind).toBe("text");
    expect(contentOf("2 * 3 * 4 = 24").kind).toBe("text");
    expect(contentOf("# Title\n\ntext").kind).toBe("markdown");
    expect(contentOf("- one\n- two").kind).toBe("markdown");
    expect(contentOf('{"a":[1]}')).toEqual({ kind: "json", value: { a: [1] } });
    expect(contentOf('["a","b"]').kind).toBe("json");
  });

  it("shows images that are inside and names everything else", () => {
    const other = (text: string) => contentOf(text);
    expect(other(png)).toEqual({ kind: "parts", parts: [{ kind: "image", url: png }] });
    expect(other("data:image/svg+xml,<svg/>")).toMatchObject({ parts: [{ kind: "other" }] });
    expect(
      other(
        JSON.stringify([
          { type: "text", text: "a chart" },
          { type: "image_url", image_url: { url: png } },
          { type: "image_url", image_url: { url: "https://example.com/x.png" } },
        ]),
      ),
    ).toEqual({
      kind: "parts",
      parts: [
        { kind: "text", text: "a chart" },
        { kind: "image", url: png },
        { kind: "other", label: "image_url: https://example.com/x.png" },
      ],
    });
    expect(
      other(
        JSON.stringify({
          role: "assistant",
          content: [
            { type: "image", source: { type: "base64", media_type: "image/png", data: "AAAA" } },
          ],
        }),
      ),
    ).toEqual({ kind: "parts", parts: [{ kind: "image", url: png }] });
  });
});
