import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it, vi } from "vitest";
import { call, callForm } from "#client/call.ts";
import { listEmbeddingSets, readPoints } from "#contract/embeddings.ts";
import { getPointColumns } from "#contract/embeddings/point-columns.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { importCommand } from "./import.ts";

let server: TestServer;
let printed = "";
const folder = mkdtempSync(join(tmpdir(), "touchstone-vectors-"));

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

/** A Parquet file that the engine writes: another program than the one that reads it. */
async function parquet(name: string, select: string, compression = "zstd"): Promise<string> {
  const url = new URL(inject("clickhouseUrl").split(",")[0]!);
  const { username, password } = url;
  const answer = await fetch(url.origin, {
    method: "POST",
    headers: {
      ...(username && {
        "x-clickhouse-user": decodeURIComponent(username),
        "x-clickhouse-key": decodeURIComponent(password),
      }),
    },
    body: `${select} SETTINGS output_format_parquet_compression_method = '${compression}' FORMAT Parquet`,
  });
  const body = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw new Error(body.toString());
  const path = join(folder, name);
  writeFileSync(path, body);
  return path;
}

function importing(path: string, project: string, set: string, model: string, more: string[] = []) {
  const to = ["--url", server.url, "--project", project, "--quiet", "--set", set, "--model", model];
  return importCommand([path, ...to, ...more]);
}

const wave = (dimensions: number, type: string) =>
  `arrayMap(at -> to${type}(sin(number * 7 + at)), range(${dimensions}))`;

it.each([
  ["lz4", 384, "Float32"],
  ["snappy", 1536, "Float64"],
  ["gzip", 3072, "Float32"],
  ["zstd", 768, "Float32"],
])("takes in vectors of a Parquet file (%s, %i numbers of %s)", async (method, size, type) => {
  const path = await parquet(
    `${method}.parquet`,
    `SELECT toString(number) AS id, concat('question ', id) AS text, ${wave(size, type)} AS embedding FROM numbers(60)`,
    method,
  );
  expect(await importing(path, `p-${method}`, "q", `m${size}`, ["--dataset", "d"])).toBe(0);
  expect(printed).toBe("60 accepted, 0 rejected\n");
  const place = { p: `p-${method}`, set: "q", model: `m${size}` };
  const { items } = await call(listEmbeddingSets, { p: place.p }, { base: server.url });
  expect(items).toMatchObject([{ dimensions: size, count: 60, datasets: ["d"], odd: 0 }]);
  const points = await callForm(getPointColumns, place, { base: server.url });
  expect(points.facts).toMatchObject({ count: 60, method: "pca" });
  const subject = { example: "7", dataset: "d" };
  const texts = await call(readPoints, place, { base: server.url, body: { subjects: [subject] } });
  expect(texts.items).toEqual([{ subject, text: "question 7" }]);
});

it("keeps several sets and models side by side, and takes spans and documents", async () => {
  const spans = await parquet(
    "spans.parquet",
    `SELECT leftPad(lower(hex(number + 1)), 32, '0') AS trace_id, leftPad(lower(hex(number + 1)), 16, '0') AS span_id, ${wave(8, "Float32")} AS vector FROM numbers(12)`,
  );
  const documents = await parquet(
    "documents.parquet",
    `SELECT number AS document, ${wave(16, "Float32")} AS vector FROM numbers(20)`,
  );
  expect(await importing(spans, "both", "asked", "small")).toBe(0);
  expect(await importing(documents, "both", "pages", "small")).toBe(0);
  expect(await importing(documents, "both", "pages", "large")).toBe(0);
  const { items } = await call(listEmbeddingSets, { p: "both" }, { base: server.url });
  const facts = items.map(({ name, model, dimensions, kinds }) => [name, model, dimensions, kinds]);
  const kinds = { example: 0, result: 0, span: 0, document: 0 };
  expect(facts).toEqual([
    ["pages", "large", 16, { ...kinds, document: 20 }],
    ["pages", "small", 16, { ...kinds, document: 20 }],
    ["asked", "small", 8, { ...kinds, span: 12 }],
  ]);
});

it("names rows that make no record, and says what a file lacks", async () => {
  const holes = await parquet(
    "holes.parquet",
    `SELECT toString(number) AS document, if(number = 1, [], [toFloat32(nan)]) AS vector FROM numbers(2)
     UNION ALL SELECT 'x', [toFloat32(1), toFloat32(2)]`,
  );
  expect(await importing(holes, "holes", "s", "m")).toBe(1);
  expect(printed).toMatch(/^1 accepted, 2 rejected\n {2}row \d: bad_cell: vector is not a list/);
  const ids = await parquet("ids.parquet", "SELECT '1' AS id, [toFloat32(1)] AS vector");
  await expect(importing(ids, "ids", "s", "m")).rejects.toThrow(/--dataset NAME/);
  const flat = await parquet("flat.parquet", "SELECT '1' AS document, 2 AS vector");
  await expect(importing(flat, "flat", "s", "m")).rejects.toThrow(/no column holds lists/);
  const none = join(folder, "none.parquet");
  writeFileSync(none, "PAR1 and nothing else");
  await expect(importing(none, "none", "s", "m")).rejects.toThrow(/not a Parquet file/);
  await expect(importCommand([none])).rejects.toThrow(/--set NAME and --model NAME/);
});
