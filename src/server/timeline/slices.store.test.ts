import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { getTimelineSlices } from "#contract/timeline-slices.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const topics = ["refunds", "shipping", "prices"];
const examples = 90;
let server: TestServer;

/** Three runs; in the last, every example about refunds is wrong. */
beforeAll(async () => {
  server = await startTestServer();
  await server.records("p", [
    { type: "metric", name: "correct", kind: "pass", direction: "up" },
    ...Array.from({ length: examples }, (_, at) => ({
      type: "example",
      dataset: "d",
      id: `x${at}`,
      input: "i",
      metadata: { topic: topics[at % 3] },
    })),
    ...[1, 2, 3].flatMap((day) => [
      { type: "run", id: `r${day}`, dataset: "d", startedAt: `2026-01-0${day}T00:00:00Z` },
      ...Array.from({ length: examples }, (_, at) => ({
        type: "result",
        run: `r${day}`,
        example: `x${at}`,
        output: "o",
        scores: { correct: at % 10 !== 0 && !(day === 3 && at % 3 === 0) },
      })),
    ]),
    { type: "run", id: "open", dataset: "d", status: "running", startedAt: "2026-01-04T00:00:00Z" },
  ]);
});
afterAll(() => server.close());

it("judges every run against the one before it, with what moved on top", async () => {
  const question = { p: "p", metric: "correct", key: "topic" };
  const { runs, slices, sliceKeys } = await call(getTimelineSlices, question, { base: server.url });
  expect(runs.map(({ id }) => id)).toEqual(["r1", "r2", "r3"]);
  expect(sliceKeys).toEqual([{ key: "topic", values: 3 }]);
  expect(slices.map(({ name }) => name)).toEqual(["(all)", "refunds", "prices", "shipping"]);
  const [whole, refunds, prices] = slices;
  expect(refunds?.cells.map(({ value, n, verdict }) => [value, n, verdict?.status])).toEqual([
    [0.9, 30, undefined],
    [0.9, 30, "not_enough_data"],
    [0, 30, "regressed"],
  ]);
  expect(prices?.cells.every(({ verdict }) => verdict?.status !== "regressed")).toBe(true);
  expect(whole?.cells.at(-1)?.verdict?.status).toBe("regressed");

  const { verdicts } = await call(
    compareRuns,
    { p: "p", runs: ["r2", "r3"], slices: "topic" },
    { base: server.url },
  );
  const same = verdicts.find(({ metric, slice }) => metric === "correct" && slice === "refunds");
  expect(refunds?.cells[2]?.verdict?.sentence).toContain("instead of 27 of 30");
  // More cells in the family: the same test, more strictly adjusted.
  expect(refunds?.cells[2]?.verdict?.p).toBeGreaterThanOrEqual(same?.p?.adjusted ?? 1);
});

it("is empty, not wrong, where there is nothing to show", async () => {
  const ask = (p: string, metric: string, key?: string) =>
    call(getTimelineSlices, { p, metric, key }, { base: server.url });
  expect(await ask("p", "no such metric")).toMatchObject({ slices: [], key: "topic" });
  expect(await ask("p", "correct", "no such key")).toMatchObject({ key: "no such key" });
  await server.records("q", [{ type: "run", id: "r" }]);
  expect(await ask("q", "correct")).toMatchObject({ slices: [], key: null });
});
