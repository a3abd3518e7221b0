import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { csvLines } from "./csv-lines.ts";

async function read(table: string, maps: readonly string[], delimiter: "," | "\t" = ",") {
  const faults: string[] = [];
  const csv = await csvLines({
    bytes: Readable.from([Buffer.from(table)], { objectMode: false }),
    delimiter,
    maps,
    dataset: "d",
    experiment: "d",
    onFault: (row, message) => faults.push(`${row}: ${message}`),
  });
  let text = "";
  for await (const chunk of csv.lines) text += Buffer.from(chunk).toString();
  return { lines: text.split("\n").slice(0, -1), faults, rowOf: csv.rowOf };
}

it("reads quotes, line breaks inside cells and a byte order mark", async () => {
  const { lines } = await read('\uFEFFq,a\r\n"one ""1"",\r\ntwo",yes\r\n', [
    "input=q",
    "score:ok:r=a",
  ]);
  expect(JSON.parse(lines[2]!)).toMatchObject({ input: 'one "1",\r\ntwo' });
  expect(JSON.parse(lines[3]!)).toMatchObject({ run: "r", scores: { ok: true } });
});

it("tells the row of every line, also when a run has nothing to say", async () => {
  const { lines, rowOf } = await read("q,a\none,\ntwo,2\n", ["input=q", "output:r=a"]);
  expect(lines.map((line) => (line ? JSON.parse(line).type : ""))).toEqual([
    "run",
    "example",
    "",
    "example",
    "result",
  ]);
  expect([1, 2, 3, 4, 5].map(rowOf)).toEqual([undefined, 2, 2, 3, 3]);
});

it("names rows that do not fit the columns", async () => {
  const { lines, faults } = await read("q,a\none\ntwo,2\n", ["input=q"]);
  expect(faults).toEqual(["2: 1 cells under 2 columns"]);
  expect(lines).toHaveLength(2);
});

it("keeps quotes of a tab-separated file", async () => {
  const { lines } = await read('q\ta\nsay "hi\t1\n', ["input=q"], "\t");
  expect(JSON.parse(lines[0]!)).toMatchObject({ input: 'say "hi' });
});

it("refuses an empty file and a broken one", async () => {
  await expect(read("", ["input=q"])).rejects.toThrow("the file is empty");
  await expect(read('q\n"open', ["input=q"])).rejects.toThrow("the CSV is malformed");
});
