import { expect, it } from "vitest";
import { aDecodedSpan } from "#testing/decoded-span.ts";
import { describeSpan } from "../ingest/describe.ts";
import { summariseSpan } from "../ingest/summarise.ts";
import { cutContent, textAt, wholeCharacters } from "./cut-content.ts";

function contentWith(attributes: Readonly<Record<string, string>>) {
  const span = aDecodedSpan(attributes);
  return describeSpan({
    ...span,
    facts: summariseSpan(span),
    vectorCount: 0,
    logs: [],
  });
}

it("cuts long texts, says where, and gives each back whole", () => {
  const long = "é".repeat(wholeCharacters + 1);
  const content = contentWith({ "a/b~c": long, short: "x", "output.value": long });
  const shown = cutContent(content);
  expect(shown.attributes["short"]).toBe("x");
  expect(shown.cut.map(({ at }) => at).toSorted()).toEqual([
    "/attributes/a~1b~0c",
    "/attributes/output.value",
    "/output",
  ]);
  for (const { at, length } of shown.cut) {
    expect(length).toBe(long.length);
    expect(textAt(shown, at)).toHaveLength(wholeCharacters);
    expect(textAt(content, at)).toBe(long);
  }
});

it("leaves no half of a character, and a picture in one piece", () => {
  const pairs = "x" + "😀".repeat(wholeCharacters);
  const picture = `data:image/png;base64,${"A".repeat(100_000)}`;
  const content = contentWith({
    "openinference.span.kind": "LLM",
    pairs,
    "llm.input_messages.0.message.role": "user",
    "llm.input_messages.0.message.contents.0.message_content.type": "image",
    "llm.input_messages.0.message.contents.0.message_content.image.image.url": picture,
  });
  const shown = cutContent(content);
  expect(shown.attributes["pairs"]?.isWellFormed()).toBe(true);
  expect(shown.inputMessages[0]?.parts[0]).toMatchObject({ type: "image", url: picture });
});

it("gives a glimpse of each once all together are too much", () => {
  const many = Object.fromEntries(
    Array.from({ length: 1000 }, (_, at) => [`key ${at}`, "y".repeat(15_000)]),
  );
  const shown = cutContent(contentWith(many));
  expect(JSON.stringify(shown).length).toBeLessThan(2_500_000);
  expect(shown.cut.length).toBeGreaterThan(800);
});
