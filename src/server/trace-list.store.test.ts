import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { listTraces, type TraceSort, type TraceSummary } from "#contract/traces.ts";
import { seeded } from "#testing/seeded.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const p = "rolled-up-again";
const draws = seeded(7);
const random = (): number => draws.next();
const statuses = ["ok", "error"] as const;

/** What a roll-up was made to say, of which only the last of a trace counts. */
interface RolledUp {
  readonly id: string;
  readonly startMs: number;
  readonly costUsd: number | null;
  readonly status: (typeof statuses)[number];
}

function aRollUp(id: string): RolledUp {
  return {
    id,
    startMs: 1_700_000_000_000 + Math.floor(random() * 50) * 1000,
    costUsd: random() < 0.3 ? null : Math.floor(random() * 5),
    status: statuses[random() < 0.5 ? 0 : 1],
  };
}

function rowOf({ id, startMs, costUsd, status }: RolledUp, ver: number): object {
  return {
    project: p,
    trace_id: id,
    name: "answer",
    kind: "AGENT",
    status,
    start_time: `${startMs / 1000}`,
    cost_usd: costUsd,
    models: status === "error" ? ["a", "b"] : ["b"],
    input: `${status} of ${id}`,
    ver,
  };
}

/** Every page in turn, so that each cursor is put to the test. */
async function listAll(where: string, sort: TraceSort, limit: number): Promise<TraceSummary[]> {
  const all: TraceSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listTraces, { p, where, sort, limit, cursor }, { base: server.url });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

describe("a list of traces that were rolled up again and again", () => {
  const newest = new Map<string, RolledUp>();
  beforeAll(async () => {
    const { db } = server.store;
    for (let ver = 1; ver <= 12; ver++) {
      const rows = Array.from({ length: 100 }, () => {
        // A few traces change every time: their old roll-ups fill whole pages.
        const number = Math.floor(random() ** 3 * 120);
        return aRollUp(number.toString(16).padStart(32, "0"));
      });
      const last = new Map(rows.map((row) => [row.id, row]));
      for (const [id, row] of last) newest.set(id, row);
      const inserted = Array.from(last.values(), (row) => rowOf(row, ver));
      await db.insert("roll_ups", inserted);
    }
  });

  function expected(sort: TraceSort, fits: (trace: RolledUp) => boolean): string[] {
    const value = (trace: RolledUp): number =>
      sort === "costliest"
        ? (trace.costUsd ?? -1)
        : sort === "oldest"
          ? -trace.startMs
          : trace.startMs;
    const up = sort === "oldest";
    return [...newest.values()]
      .filter(fits)
      .toSorted((a, b) => value(b) - value(a) || (a.id < b.id === up ? -1 : 1))
      .map(({ id }) => id);
  }

  it.each(["latest", "oldest", "costliest"] as const)("is right by %s", async (sort) => {
    const all = await listAll("", sort, 7);
    expect(all.map(({ traceId }) => traceId)).toEqual(expected(sort, () => true));
    for (const { traceId, costUsd, status } of all)
      expect([costUsd, status]).toEqual([
        newest.get(traceId)?.costUsd,
        newest.get(traceId)?.status,
      ]);
  });

  it.each([
    ["status:error", ({ status }: RolledUp) => status === "error"],
    ["-status:error", ({ status }: RolledUp) => status !== "error"],
    ["status:err*", ({ status }: RolledUp) => status === "error"],
    ["status:nonsense", () => false],
    ["model:a", ({ status }: RolledUp) => status === "error"],
    ["cost:>2 model:b", ({ costUsd }: RolledUp) => (costUsd ?? 0) > 2],
    ["ok of", ({ status }: RolledUp) => status === "ok"],
    [`"ok of"`, ({ status }: RolledUp) => status === "ok"],
  ])("is right where %s", async (where, fits) => {
    for (const limit of [1, 7, 200])
      expect((await listAll(where, "latest", limit)).map(({ traceId }) => traceId)).toEqual(
        expected("latest", fits),
      );
  });
});
