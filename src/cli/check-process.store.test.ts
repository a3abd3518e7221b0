import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { faultOfXml, markdownTable } from "#testing/well-formed.ts";
import { checkCommand } from "./check.ts";
import { UsageError } from "./usage.ts";

const main = resolve(import.meta.dirname, "main.ts");
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), "touchstone-gate-"));
  await server.records("ci", [
    { type: "metric", name: "correct", kind: "pass" },
    { type: "metric", name: "polite", kind: "pass" },
    ...Array.from({ length: 300 }, (_, at) => ({
      type: "example",
      dataset: "d",
      id: `x${at}`,
      input: "?",
      metadata: { 'to|pic <"&>': at % 2 === 0 ? "even | <b>&amp;" : "odd" },
    })),
    ...aRun("base", 1, (at) => at % 10 !== 0),
    ...aRun("equal", 2, (at) => at % 10 !== 0),
    // Worse on the even half alone.
    ...aRun("skewed", 3, (at) => at % 10 !== 0 && at % 4 !== 2, 2000),
  ]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});

function aRun(id: string, day: number, right: (at: number) => boolean, latencyMs = 100): object[] {
  const startedAt = new Date(Date.UTC(2026, 0, day)).toISOString();
  return [
    { type: "run", id, name: `${id} <&|"'>`, experiment: "e", dataset: "d", startedAt },
    ...Array.from({ length: 300 }, (_, at) => ({
      type: "result",
      run: id,
      example: `x${at}`,
      output: "o",
      latencyMs: latencyMs + (at % 7),
      costUsd: 0.01,
      scores: { correct: right(at), polite: at % 3 !== 0 },
    })),
  ];
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command as a shell runs it. */
function touchstone(args: readonly string[]) {
  return new Promise<Ended>((done) => {
    const command = ["--import", tsx, main, "check", ...args];
    const child = execFile(process.execPath, command, (_error, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

/** The same in this process, which starts no other: what is wrong use ends with 3 there. */
async function run(args: readonly string[]): Promise<Ended> {
  let out = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  try {
    return { code: await checkCommand(args), out, err: "" };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 3, out, err: error.message };
  } finally {
    write.mockRestore();
  }
}

const here = () => ["--url", server.url, "--project", "ci", "--experiment", "e"];
const check = (...args: string[]) => run([...here(), ...args]);

it("ends as a process with 0, 1, 2 and 3, and says on which stream", async () => {
  await server.records("few", [
    { type: "metric", name: "correct", kind: "pass" },
    ...["a", "b"].flatMap((id) => [
      { type: "run", id },
      ...Array.from({ length: 8 }, (_, at) => ({
        type: "result",
        run: id,
        example: `x${at}`,
        scores: { correct: at > 2 },
      })),
    ]),
  ]);
  const few = ["--url", server.url, "--project", "few", "--run", "b", "--baseline", "a"];
  const ended = await Promise.all(
    [
      [...here(), "--run", "equal", "--baseline", "base", "--on-not-enough", "pass"],
      [...here(), "--run", "skewed", "--baseline", "base"],
      few,
      [...here(), "--run", "equal", "--frobnicate"],
    ].map(touchstone),
  );
  expect(ended.map(({ code }) => code)).toEqual([0, 1, 2, 3]);
  expect(ended.map(({ out }) => out !== "")).toEqual([true, true, true, false]);
  expect(ended.map(({ err }) => err !== "")).toEqual([false, false, false, true]);
  expect((await run([...few, "--on-not-enough", "fail"])).code).toBe(1);
  expect((await run([...few, "--on-not-enough", "pass"])).code).toBe(0);
});

describe("options", () => {
  it.each([
    [0, ["--run", "skewed", "--baseline", "base", "--metric", "polite", "--on-not-enough", "pass"]],
    [1, ["--run", "skewed", "--metric", "polite", "--metric", "correct"]],
    [1, ["--run", "equal", "--baseline", "base", "--max-cost", "0.001"]],
    [1, ["--run", "skewed", "--baseline", "base", "--metric", "polite", "--max-latency", "2x"]],
    [3, ["--run", "nobody"]],
  ] as const)("%i for %j", async (code, args) => {
    expect((await check(...args)).code).toBe(code);
  });

  it("remembers what passed, and takes the last that did", async () => {
    const recorded = await check("--run", "skewed", "--baseline", "base", "--record");
    expect(recorded.code).toBe(1);
    await server.records(
      "ci",
      aRun("next", 4, (at) => at % 10 !== 0),
    );
    const next = await check("--run", "next", "--on-not-enough", "pass", "--format", "json");
    // "skewed" is nearer in time, but it is on record that it failed.
    expect(JSON.parse(next.out)).toMatchObject({ baseline: { id: "equal" }, exitCode: 0 });
  });

  it("takes all of it from a file of the repository", async () => {
    const policy = join(folder, "touchstone.json");
    writeFileSync(
      policy,
      JSON.stringify({
        experiment: "e",
        baseline: "base",
        metrics: ["polite"],
        maxLatency: "2x",
        onNotEnough: "pass",
      }),
    );
    const where = ["--url", server.url, "--project", "ci", "--policy", policy];
    expect((await run([...where, "--run", "equal"])).code).toBe(0);
    expect((await run([...where, "--run", "skewed"])).code).toBe(1);
    writeFileSync(policy, "{");
    const broken = await run([...where, "--run", "equal"]);
    expect([broken.code, broken.err]).toEqual([3, expect.stringContaining("is not JSON")]);
  });
});

describe("reports about hostile names", () => {
  const sliced = ["--run", "skewed", "--baseline", "base", "--slices", 'to|pic <"&>'];

  it("are well-formed JUnit, with a failure for what is worse", async () => {
    const { code, out } = await check(...sliced, "--format", "junit");
    expect([code, faultOfXml(out)]).toEqual([1, undefined]);
    const [, tests, failures] = /tests="(\d+)" failures="(\d+)"/.exec(out) ?? [];
    expect(Number(tests)).toBe(out.match(/<testcase /g)?.length);
    expect(Number(failures)).toBe(out.match(/<failure /g)?.length);
    expect(Number(failures)).toBeGreaterThan(1);
  });

  it("are JSON with the verdicts and the link", async () => {
    const { out } = await check(...sliced, "--format", "json");
    expect(JSON.parse(out)).toMatchObject({
      outcome: "regressed",
      exitCode: 1,
      project: "ci",
      link: expect.stringContaining("/p/ci/compare?"),
      findings: expect.arrayContaining([
        expect.objectContaining({
          name: 'correct, to|pic <"&> even | <b>&amp;',
          outcome: "regressed",
          verdict: expect.objectContaining({ status: "regressed" }),
        }),
      ]),
    });
  });

  it("are a table of Markdown whose cells stay whole", async () => {
    const { out } = await check(...sliced, "--format", "markdown");
    const table = markdownTable(out);
    expect(table?.[0]).toEqual(["", "what", "verdict"]);
    expect(table?.some(([mark, what]) => mark === "▼ regressed" && what?.includes("even"))).toBe(
      true,
    );
    expect(out).toMatch(
      /\n\[Open the comparison\]\(http:\/\/127\.0\.0\.1:\d+\/p\/ci\/compare\?[^\s)]+\)\n$/,
    );
  });
});

it("sends its key, from the flag or the environment, and says what to do where it is refused", async () => {
  const seen: (string | undefined)[] = [];
  const strict = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(401, { "content-type": "application/problem+json" }).end(
      JSON.stringify({
        type: "urn:touchstone:problem:signed_out",
        title: "Sign in",
        status: 401,
        code: "signed_out",
        detail: "This needs a key.",
      }),
    );
  });
  await new Promise<void>((done) => strict.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(strict.address() as AddressInfo).port}`;
  const args = ["--url", url, "--run", "r"];
  vi.stubEnv("TOUCHSTONE_API_KEY", "ts_env");
  const refused = await run([...args, "--api-key", "ts_flag"]);
  expect([refused.code, refused.err]).toEqual([3, expect.stringContaining("--api-key")]);
  expect(refused.err).not.toContain("ts_flag");
  await run(args);
  vi.unstubAllEnvs();
  expect(seen).toEqual(["Bearer ts_flag", "Bearer ts_env"]);
  strict.close();
});
