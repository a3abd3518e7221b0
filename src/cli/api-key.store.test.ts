import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { keyFor, type SignedIn, signUp } from "#testing/accounts.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { checkCommand } from "./check.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";

let server: TestServer;
let root: SignedIn;
let folder: string;
let records: string;
let to: readonly string[];

beforeAll(async () => {
  server = await startTestServer({ TOUCHSTONE_ACCOUNTS: "true" });
  root = await signUp(server, server.firstLink!, "Root");
  folder = mkdtempSync(join(tmpdir(), "touchstone-cli-"));
  records = join(folder, "records.jsonl");
  writeFileSync(records, `${JSON.stringify({ type: "run", id: "r" })}\n`);
  to = ["--url", server.url, "--project", "shop"];
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it("sends the key of the flag, or of the environment", async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const ingest = await keyFor(root, "shop", ["ingest"]);
  const read = await keyFor(root, "shop", ["read"]);
  expect(await importCommand([records, "--quiet", ...to, "--api-key", ingest.secret])).toBe(0);
  vi.stubEnv("TOUCHSTONE_API_KEY", read.secret);
  const out = join(folder, "all.jsonl");
  expect(await exportCommand(["--out", out, ...to])).toBe(0);
  expect(readFileSync(out, "utf8")).toContain('"id":"r"');
  await expect(checkCommand(["--run", "none", ...to])).rejects.toThrow(/no run "none"/);
});

it("says where a key comes from, and what one is not for", async () => {
  await expect(exportCommand([...to])).rejects.toThrow(/Make a key in Settings.*--api-key/);
  const read = await keyFor(root, "shop", ["read"]);
  await expect(
    importCommand([records, "--quiet", ...to, "--api-key", read.secret]),
  ).rejects.toThrow(/is for read; this needs ingest/);
  await expect(exportCommand([...to, "--api-key", "a key"])).rejects.toThrow(/copied whole/);
});
