import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { compareExamples, matrixRow } from "#contract/matrix.ts";
import { aResult, aRun, anExample, range } from "#testing/comparison-records.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const p = "exported";
const long = `=cmd|' /C calc'!A0, "${"x".repeat(3000)}"\nnext`;
let server: TestServer;
const base = () => ({ base: server.url });

beforeAll(async () => {
  server = await startTestServer();
  await server.records(p, [
    aRun("a"),
    aRun("=b"),
    ...range(1203).map((id) => anExample(id, { half: id % 2 })),
    ...range(1203).flatMap((id) => [
      aResult("a", id, { output: long, latencyMs: id, scores: { ok: true, tone: "warm" } }),
      aResult("=b", id, { output: `-${id}`, scores: { ok: id % 3 > 0, tone: "-cold" } }),
    ]),
    aResult("=b", 0, { repetition: 1, output: "again", scores: { ok: true } }),
    { type: "result", run: "=b", example: "e1", error: "it broke" },
  ]);
});
afterAll(() => server.close());

const query = "runs=a,%3Db&metric=ok&scores=ok,tone&show=regressed&where=half:1";
function file(format: string, more = query): Promise<Response> {
  return fetch(
    `${server.url}/api/v1/projects/${p}/compare/examples/export?${more}&format=${format}`,
  );
}
async function ids(): Promise<string[]> {
  const view = { p, runs: ["a", "=b"], metric: "ok", show: "regressed" as const, where: "half:1" };
  return (await call(compareExamples, { ...view, limit: 500 }, base())).items.map(
    ({ example }) => example,
  );
}

describe("the matrix as a file", () => {
  it("is CSV with the rows of the view, and nothing that a spreadsheet runs", async () => {
    const answer = await file("csv");
    expect(answer.headers.get("content-type")).toMatch(/^text\/csv/);
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="d-ok-2-runs.csv"',
    );
    const rows: Record<string, string>[] = parse(await answer.text(), { columns: true });
    expect(rows.map(({ example }) => example)).toEqual(await ids());
    expect(rows.length).toBeGreaterThan(150);
    expect(rows[1]).toMatchObject({
      "a result output": `'${long}`,
      "a mean ok": "1",
      "a tone": "warm",
      delta: "-1",
      "'=b tone": "'-cold",
    });
    const cells = rows.flatMap((row) => [...Object.keys(row), ...Object.values(row)]);
    const formulas = cells.filter(
      (cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)),
    );
    expect(formulas).toEqual([]);
  });

  it("is JSON lines with whole texts", async () => {
    const text = await (await file("jsonl")).text();
    const rows = text
      .trim()
      .split("\n")
      .map((line) => matrixRow.parse(JSON.parse(line)));
    expect(rows.map(({ example }) => example)).toEqual(await ids());
    expect(rows[0]?.cells[0]).toMatchObject({ output: long, outputTruncated: false });
  });

  it("is Parquet with types, a line for every repetition, over many pages", async () => {
    const answer = await file("parquet", "runs=a,%3Db&metric=ok&scores=ok,tone&sort=example");
    expect(answer.headers.get("content-type")).toBe("application/vnd.apache.parquet");
    const rows = await parquetReadObjects({ file: await answer.arrayBuffer() });
    expect(rows).toHaveLength(1204);
    expect(rows[0]).toMatchObject({
      example: "e0",
      repetition: 0,
      "a result output": long,
      "a result latencyMs": 0,
      "a mean ok": 1,
      "=b mean ok": 0.5,
      "=b tone": "-cold",
    });
    expect(rows[1]).toMatchObject({ example: "e0", repetition: 1, "=b result output": "again" });
    expect(rows.find(({ example }) => example === "e1")).toMatchObject({
      "=b result error": "it broke",
      "=b result output": null,
      "a result unfinished": false,
    });
  });

  it("refuses what the view refuses, and unknown forms", async () => {
    expect((await file("xlsx")).status).toBe(400);
    expect((await file("csv", "runs=a,nope")).status).toBe(404);
    expect((await file("csv", "runs=a&where=(")).status).toBe(400);
  });
});
