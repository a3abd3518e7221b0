import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { demoCommand } from "./demo.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";

let server: TestServer;
let folder: string;
let printed: string[];

beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), "touchstone-cli-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});
beforeEach(() => {
  printed = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const to = (project: string): string[] => ["--url", server.url, "--project", project];

const table = [
  "qid,question,answer,topic,direct,direct_ok",
  '1,"2+2, or more?",4,sums,4,true',
  "2,3+3?,6,sums,7,no",
].join("\n");
const maps = [
  "id=qid",
  "input=question",
  "reference=answer",
  "metadata=topic",
  "output:direct=direct",
  "score:correct:direct=direct_ok",
].flatMap((map) => ["--map", map]);

it("takes in a table, gives it out, and takes in what it gave", async () => {
  const answers = file("answers.csv.gz", gzipSync(table));
  expect(await importCommand([answers, ...maps, "--quiet", ...to("table")])).toBe(0);
  expect(printed.join("")).toBe("6 accepted, 0 rejected\n");
  expect(await server.get("/api/v1/projects/table/runs")).toMatchObject({
    items: [
      { id: "direct", dataset: "answers", metrics: [{ metric: "correct", value: 0.5, n: 2 }] },
    ],
  });

  const [first, second] = [join(folder, "first.jsonl.gz"), join(folder, "second.jsonl")];
  expect(await exportCommand([...to("table"), "--out", first])).toBe(0);
  expect(await importCommand([first, "--quiet", ...to("again")])).toBe(0);
  expect(await exportCommand([...to("again"), "--out", second])).toBe(0);
  expect(readFileSync(second, "utf8")).toBe(gunzipSync(readFileSync(first)).toString());
});

it("names lines that do not go in, by line or by row", async () => {
  const records = file("bad.jsonl", '{"type":"slice","name":"s","where":"a:b"}\n\n{"type":"x"}\n');
  expect(await importCommand([records, "--quiet", ...to("bad")])).toBe(1);
  expect(printed.join("")).toMatch(/^1 accepted, 1 rejected\n {2}line 3: bad_record: /);
  printed = [];
  const long = file("long.csv", `qid,question\n1,a\n${"x".repeat(1100)},b\n`);
  const map = ["--map", "id=qid", "--map", "input=question"];
  expect(await importCommand([long, ...map, "--quiet", ...to("bad")])).toBe(1);
  expect(printed.join("")).toMatch(/^1 accepted, 1 rejected\n {2}row 3: bad_record: id/);
});

it("says in one sentence that nobody answers", async () => {
  const records = file("one.jsonl", '{"type":"slice","name":"s","where":"a:b"}\n');
  await expect(importCommand([records, "--quiet", "--url", "http://127.0.0.1:9"])).rejects.toThrow(
    "no Touchstone server answers at http://127.0.0.1:9.",
  );
});

it("runs the demo, and tells a program how far it is", async () => {
  expect(await demoCommand([...to("demo"), "--progress", "json"])).toBe(0);
  const steps = printed.map((line): unknown => JSON.parse(line));
  expect(steps.at(-1)).toEqual({ progress: 1, message: "done" });
  expect(await server.get("/api/v1/projects/demo")).toMatchObject({ traceCount: 366, runCount: 3 });
  const runs = await server.get("/api/v1/projects/demo/runs");
  expect(runs).toMatchObject({
    items: [{ resultCount: 116 }, { resultCount: 116 }, { resultCount: 116 }],
  });
});
