import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { exportCommand } from "./export.ts";

let folder: string;
let server: Server;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "touchstone-export-"));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function serving(answer: (response: ServerResponse, url: string) => void): Promise<string> {
  server = createServer((request, response) => answer(response, request.url ?? ""));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

it("writes what the server sends, gzipped when the name says so", async () => {
  let asked = "";
  const url = await serving((response, path) => {
    asked = path;
    response.end('{"type":"slice"}\n');
  });
  const out = join(folder, "x.jsonl.gz");
  expect(await exportCommand(["--url", url, "--project", "a b", "--out", out, "--traces"])).toBe(0);
  expect(asked).toBe("/api/v1/projects/a%20b/export?traces=true");
  expect(gunzipSync(readFileSync(out)).toString()).toBe('{"type":"slice"}\n');
});

it("keeps what was there before when the stream breaks off", async () => {
  const url = await serving((response) => {
    response.write('{"type":"slice"}\n{"ty');
    setTimeout(() => response.destroy(), 20);
  });
  const out = join(folder, "x.jsonl");
  writeFileSync(out, "before");
  await expect(exportCommand(["--url", url, "--out", out])).rejects.toThrow("broke off");
  expect(readFileSync(out, "utf8")).toBe("before");
  expect(existsSync(`${out}.partial`)).toBe(false);
});

it("does not take a stream that ends inside a line for a whole one", async () => {
  const url = await serving((response) => response.end('{"type":"slice"}\n{"ty'));
  const out = join(folder, "x.jsonl");
  await expect(exportCommand(["--url", url, "--out", out])).rejects.toThrow("inside a line");
  expect(existsSync(out)).toBe(false);
});

it("says what the server refused", async () => {
  const url = await serving((response) => {
    response.writeHead(404, { "content-type": "application/problem+json" });
    response.end(
      '{"type":"x","title":"Not found","status":404,"code":"not_found","detail":"No such project."}',
    );
  });
  await expect(exportCommand(["--url", url])).rejects.toThrow("No such project.");
});
