import { expect, it } from "vitest";
import { datasetOf, formatOf } from "./format.ts";

it.each([
  ["a.csv", "csv", "a"],
  ["runs/a.b.CSV.gz", "csv", "a.b"],
  ["a.tsv", "tsv", "a"],
  ["vectors.npy", "npy", "vectors"],
  ["vectors.parquet", "parquet", "vectors"],
  ["a.jsonl.gz", "records", "a"],
  ["a", "records", "a"],
  ["-", "records", "imported"],
])("reads %s as %s of %s", (file, format, dataset) => {
  expect(formatOf(file)).toBe(format);
  expect(datasetOf(file)).toBe(dataset);
});
