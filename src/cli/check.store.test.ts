import { createServer } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { bbhRecords } from "#testing/bbh.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { checkCommand } from "./check.ts";

let server: TestServer;
let folder: string;
let printed = "";

beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), "touchstone-check-"));
  await server.records("gate", [
    { type: "prompt_version", prompt: "p", version: "1", template: "a", labels: ["production"] },
    { type: "metric", name: "correct", kind: "pass" },
    ...aRun("good", 40, 34, { startedAt: "2026-01-01T00:00:00Z", version: "1" }),
    ...aRun("same", 40, 34, { startedAt: "2026-01-02T00:00:00Z", costUsd: 0.03 }),
    ...aRun("bad", 40, 10, { startedAt: "2026-01-03T00:00:00Z" }),
    ...aRun("few", 8, 8, { startedAt: "2026-01-04T00:00:00Z" }),
  ]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
});
beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

interface RunFacts {
  readonly startedAt: string;
  readonly version?: string;
  readonly costUsd?: number;
}

/** A run over `n` examples, the first `right` of them right. */
function aRun(id: string, n: number, right: number, facts: RunFacts): object[] {
  const { startedAt, version, costUsd = 0.01 } = facts;
  const promptVersion = version ? { prompt: "p", version } : undefined;
  return [
    { type: "run", id, experiment: "e", dataset: "d", startedAt, promptVersion },
    ...Array.from({ length: n }, (_, at) => ({
      type: "result",
      run: id,
      example: `x${at}`,
      output: "o",
      costUsd,
      scores: { correct: at < right },
    })),
  ];
}

const check = (...args: string[]): Promise<number> =>
  checkCommand(["--url", server.url, "--project", "gate", "--experiment", "e", ...args]);

describe("touchstone check", () => {
  it("passes a run that is not worse, and says what it looked at", async () => {
    // 34 of 40 both times: nothing changed, and 40 examples cannot show that nothing would.
    expect(await check("--run", "same", "--baseline", "good", "--on-not-enough", "pass")).toBe(0);
    expect(printed).toContain("same against good");
    expect(printed).toContain("correct: No example changed.");
    expect(printed).toContain("/p/gate/compare?runs=good%2Csame&baseline=good");
  });

  it("fails a run that is worse", async () => {
    expect(await check("--run", "bad", "--baseline", "good")).toBe(1);
    expect(printed).toContain("▼ correct: Worse: 10 instead of 34 of 40 right");
  });

  it("says by 2 that eight shared examples tell nothing, or what a flag makes of it", async () => {
    expect(await check("--run", "few", "--baseline", "good")).toBe(2);
    expect(printed).toContain("Only 8 shared examples: too few to tell.");
    expect(await check("--run", "few", "--baseline", "good", "--on-not-enough", "pass")).toBe(0);
    expect(await check("--run", "few", "--baseline", "good", "--on-not-enough", "fail")).toBe(1);
  });

  it("takes a label for the baseline, and without one the last run that did not fail", async () => {
    expect(await check("--run", "bad", "--baseline", "production", "--record")).toBe(1);
    expect(printed).toContain("bad against good");
    printed = "";
    // "bad" is nearer in time, but it is on record that it failed.
    expect(await check("--run", "few")).toBe(2);
    expect(printed).toContain("few against same");
  });

  it("holds limits of cost, absolute and against the baseline", async () => {
    const same = ["--run", "same", "--baseline", "good", "--on-not-enough", "pass"];
    expect(await check(...same, "--max-cost", "2x")).toBe(1);
    expect(printed).toContain("costUsd at most 2x: Above the limit: 3x");
    expect(await check(...same, "--max-cost", "5x")).toBe(0);
    expect(await check(...same, "--max-cost", "0.05")).toBe(0);
    expect(await check(...same, "--max-latency", "100")).toBe(0);
    expect(printed).toContain("the runs do not report latencyMs");
  });

  it("reads a policy from a file, and flags win over it", async () => {
    const file = join(folder, "policy.json");
    writeFileSync(file, JSON.stringify({ baseline: "good", onNotEnough: "pass", maxCost: "2x" }));
    expect(await check("--run", "same", "--policy", file)).toBe(1);
    expect(await check("--run", "same", "--policy", file, "--max-cost", "4x")).toBe(0);
    writeFileSync(file, '{"basline":"good"}');
    await expect(check("--run", "same", "--policy", file)).rejects.toThrow("basline");
  });

  it.each([
    [["--run", "nobody"], 'there is no run "nobody" in experiment e of gate.'],
    [["--run", "bad", "--baseline", "nobody"], "neither a run nor a label"],
    [["--run", "bad", "--baseline", "good", "--metric", "wit"], 'neither run has the metric "wit"'],
    [[], "name the run with --run."],
    [["--run", "bad", "--format", "pdf"], "--format is one of"],
    [["--run", "bad", "--max-cost", "cheap"], "write 1.5x for a ratio"],
    [["--run", "bad", "--max-cost", "cheap"], "--max-cost: "],
    [["--run", "bad", "--on-not-enough", "maybe"], "--on-not-enough: "],
    [["--run", "bad", "--baseline", "good", "--slices", "tpic"], 'metadata key "tpic"'],
    [["--run", "bad", "--timeout", "soon"], "--timeout is a number of seconds"],
    [["--run", "good"], "no earlier run of this experiment passed"],
  ])("%j is wrong use", async (args, words) => {
    await expect(check(...args)).rejects.toMatchObject({
      name: "UsageError",
      message: expect.stringContaining(words),
    });
  });

  it("is wrong use, and no verdict, where nobody answers", async () => {
    const unreachable = checkCommand(["--run", "x", "--url", "http://127.0.0.1:9"]);
    await expect(unreachable).rejects.toMatchObject({ name: "UsageError" });
  });

  it("gives up, by 3, on a server that takes the question and never answers", async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
    const { port } = z.object({ port: z.number() }).parse(silent.address());
    const url = `http://127.0.0.1:${port}`;
    try {
      await expect(
        checkCommand(["--run", "x", "--url", url, "--timeout", "0.2"]),
      ).rejects.toMatchObject({
        name: "UsageError",
        message: `the server at ${url} did not answer within 0.2 s (--timeout).`,
      });
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });

  it("says what an outcome counts as, and takes a baseline of another experiment by its id", async () => {
    await server.records("gate", aRun("elsewhere", 40, 10, { startedAt: "2026-01-06T00:00:00Z" }));
    await server.records("gate", [{ type: "run", id: "elsewhere", experiment: "f", dataset: "d" }]);
    const args = ["--url", server.url, "--project", "gate", "--run", "elsewhere"];
    expect(await checkCommand([...args, "--baseline", "good"])).toBe(1);
    expect(await check("--run", "few", "--baseline", "good", "--on-not-enough", "pass")).toBe(0);
    expect(printed).toContain("few against good: not enough data, counted as a pass");
  });

  it("writes JSON, JUnit and Markdown that hold hostile names", async () => {
    const name = 'a|b <img src=x> & "q" ]]>';
    await server.records("gate", [
      {
        type: "run",
        id: "hostile",
        name,
        experiment: "e",
        dataset: "d",
        startedAt: "2026-01-05T00:00:00Z",
      },
      { type: "result", run: "hostile", example: "x0", output: "o", scores: { correct: true } },
    ]);
    const hostile = ["--run", "hostile", "--baseline", "good", "--format"];
    expect(await check(...hostile, "json")).toBe(2);
    expect(JSON.parse(printed)).toMatchObject({
      outcome: "not_enough_data",
      run: { name },
      exitCode: 2,
    });
    printed = "";
    await check(...hostile, "junit");
    expect(printed).toContain("a|b &lt;img src=x&gt; &amp; &quot;q&quot; ]]&gt; against good");
    expect(printed).toContain('tests="1" failures="0" skipped="1"');
    printed = "";
    await check(...hostile, "markdown");
    expect(printed).toContain('### ? a\\|b \\<img src=x\\> & "q" \\]\\]\\> against good');
    expect(printed).toContain("[Open the comparison](http://");
  });
});

const bbh = sharedData("bbh.jsonl.gz");
const prompts = sharedData("bbh_prompts.json");
describe.skipIf(bbh === undefined || prompts === undefined)("on BIG-Bench Hard", () => {
  beforeAll(async () => {
    await server.records("bbh", bbhRecords(bbh!, prompts!));
  });
  const gate = (...args: string[]): Promise<number> =>
    checkCommand(["--url", server.url, "--project", "bbh", "--experiment", "bbh", ...args]);
  const runs = ["--run", "bbh-cot", "--baseline", "bbh-direct"];

  it("passes on the headline and fails on its slices", async () => {
    expect(await gate(...runs)).toBe(0);
    expect(printed).toContain("✓ correct: Better: 4,816 instead of 3,408 of 6,511 right");
    printed = "";
    expect(await gate(...runs, "--slices", "task")).toBe(1);
    expect(printed).toContain("27 slices: 3 worse, 19 not worse, 5 can't be told.");
    expect(printed).toContain("▼ correct, task word_sorting: Worse: 101 instead of 126");
  });
});
