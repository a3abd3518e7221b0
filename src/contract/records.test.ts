import { expect, it } from "vitest";
import { embeddingRecord } from "./records.ts";

const record = { type: "embedding", set: "s", model: "m", subject: { document: "d" } };

it.each([
  ["numbers that are none", [1, Number.NaN]],
  ["numbers that no 32 bits hold", [1, 1e39]],
  ["no numbers", []],
])("takes no vector of %s", (_, vector) => {
  expect(embeddingRecord.safeParse({ ...record, vector }).success).toBe(false);
});

it("takes a vector of large numbers and of zeros", () => {
  expect(embeddingRecord.safeParse({ ...record, vector: [1e37, 0, -1] }).success).toBe(true);
});
