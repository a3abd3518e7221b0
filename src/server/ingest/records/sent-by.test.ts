import { expect, it } from "vitest";
import { anyRecord } from "#contract/records.ts";
import { namedIn, sentBy } from "./sent-by.ts";

const target = { run: "r", example: "e" };
const score = anyRecord.parse({
  type: "score",
  target,
  metric: "m",
  value: 1,
  source: "human",
  annotator: "Eve",
});
const note = anyRecord.parse({ type: "note", target: { run: "r" }, text: "x", author: "Eve" });
const measured = anyRecord.parse({ type: "score", target, metric: "m", value: 1 });

it("puts the name of whoever is signed in on what people give", () => {
  const ann = { who: "Ann", person: "Ann" };
  expect([score, note, measured].map((record) => namedIn(sentBy(ann, record)))).toEqual([
    "Ann",
    "Ann",
    undefined,
  ]);
});

it("leaves what programs bring as it was sent", () => {
  const key = { who: "key ci", person: undefined };
  for (const record of [score, note, measured]) expect(sentBy(key, record)).toBe(record);
});
