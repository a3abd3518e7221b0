import fc from "fast-check";
import { expect, it } from "vitest";
import { anyRecord } from "#contract/records.ts";
import { columnMap } from "./column-map.ts";
import { headRecords, metricKinds, rowRecords } from "./csv-records.ts";

const columns = ["id", "q", "ref", "topic", "out", "ok", "ms", "usd", "err"];
const map = columnMap(
  [
    "id=id",
    "input=q",
    "reference=ref",
    "metadata=topic",
    "output:a=out",
    "score:correct:a=ok",
    "latency:a=ms",
    "cost:a=usd",
    "error:a=err",
    "output:b=ref",
  ],
  columns,
);
const names = { dataset: "d", experiment: "e" };

it("makes an example and a result for each run", () => {
  const row = ["7", "2+2?", "4", "sums", "four", "no", "12.5", "0.001", ""];
  const kinds = metricKinds(map, [row]);
  expect(headRecords(map, kinds, names)).toMatchObject([
    { type: "metric", name: "correct", kind: "pass", direction: "up" },
    { type: "run", id: "a", dataset: "d", experiment: "e" },
    { type: "run", id: "b" },
  ]);
  expect(rowRecords(map, kinds, names, row, 1)).toEqual({
    faults: [],
    records: [
      {
        type: "example",
        dataset: "d",
        id: "7",
        input: "2+2?",
        reference: "4",
        split: null,
        metadata: { topic: "sums" },
      },
      {
        type: "result",
        run: "a",
        example: "7",
        output: "four",
        latencyMs: 12.5,
        costUsd: 0.001,
        scores: { correct: false },
      },
      {
        type: "result",
        run: "b",
        example: "7",
        output: "4",
        latencyMs: null,
        costUsd: null,
        scores: {},
      },
    ],
  });
});

it("names cells that it cannot read and keeps the rest", () => {
  const kinds = new Map([["correct", "pass" as const]]);
  const row = ["7", "q", "", "", "four", "0.5", "-1", "cheap", ""];
  const { records, faults } = rowRecords(map, kinds, names, row, 1);
  expect(faults).toEqual([
    'correct of a is not like the values before: "0.5"',
    'latency of a is not an amount: "-1"',
    'cost of a is not an amount: "cheap"',
  ]);
  expect(records[1]).toMatchObject({ output: "four", scores: { correct: null }, latencyMs: null });
  expect(records[2]).toBeNull();
});

it("takes the place of a row as its id when no column has one, and refuses an empty id", () => {
  const plain = columnMap(["input=q"], columns);
  const row = ["", "q", "", "", "", "", "", "", ""];
  expect(rowRecords(plain, new Map(), names, row, 3).records[0]).toMatchObject({ id: "3" });
  expect(rowRecords(map, new Map(), names, row, 3)).toEqual({
    records: [null, null, null],
    faults: ["the id is empty"],
  });
});

it("writes only records that the contract takes, the same number for every row", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("", "true", "no", "0", "1", "-3", "2.5", "1e999", "NaN", "\u0000", "x"),
  );
  const rows = fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { minLength: 1 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 5 }), (all, sampled) => {
      const kinds = metricKinds(map, all.slice(0, sampled));
      for (const record of headRecords(map, kinds, names)) anyRecord.parse(record);
      all.forEach((row, at) => {
        const { records } = rowRecords(map, kinds, names, row, at + 1);
        expect(records).toHaveLength(3);
        for (const record of records)
          if (record) anyRecord.parse(JSON.parse(JSON.stringify(record)));
      });
    }),
  );
});
