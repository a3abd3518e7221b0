import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { getTimeline } from "#contract/timeline.ts";
import { anOtlpSpan, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
const day = 86_400;

/** On the first day ten traces of which two fail, none on the second, five of one second on the third. */
beforeAll(async () => {
  server = await startTestServer();
  const spans = [
    ...Array.from({ length: 10 }, (_, at) =>
      anOtlpSpan(at + 1, 1, { at: at * 60, ...(at < 2 && { status: { code: 2 } }) }),
    ),
    ...Array.from({ length: 5 }, (_, at) => anOtlpSpan(at + 11, 1, { at: 2 * day + at })),
  ];
  const answer = await server.otlp(JSON.stringify(tracesBody(spans)), { project: "p" });
  if (answer.status !== 200) throw new Error(`the traces were answered with ${answer.status}`);
});
afterAll(() => server.close());

it("shows days of production as runs, a day without traces as a gap", async () => {
  const { runs, series } = await call(
    getTimeline,
    { p: "p", source: "traces" },
    { base: server.url },
  );
  expect(runs.map(({ id, status }) => [id, status])).toEqual([
    ["2025-06-15", "completed"],
    ["2025-06-16", "completed"],
    ["2025-06-17", "completed"],
  ]);
  const of = (metric: string) => series.find((one) => one.metric === metric)?.points;
  expect(of("errorRate")?.map(({ value, n }) => [value, n])).toEqual([
    [0.2, 10],
    [null, 0],
    [0, 5],
  ]);
  expect(of("latencyMs")?.[2]?.value).toBeCloseTo(1000, 6);
  // Nobody reported a cost.
  expect(of("costUsd")).toBeUndefined();
});

it("shows weeks, from their Monday, and keeps to its range", async () => {
  const ask = { p: "p", source: "traces", bucket: "week" } as const;
  const { runs, series } = await call(getTimeline, ask, { base: server.url });
  expect(runs.map(({ id, name }) => [id, name])).toEqual([
    ["2025-06-09", "week of 2025-06-09"],
    ["2025-06-16", "week of 2025-06-16"],
  ]);
  expect(series.find(({ metric }) => metric === "errorRate")?.points.map(({ n }) => n)).toEqual([
    10, 5,
  ]);
  const later = await call(
    getTimeline,
    { ...ask, from: "2025-06-16T00:00:00Z" },
    { base: server.url },
  );
  expect(later.runs.map(({ id }) => id)).toEqual(["2025-06-16"]);
});
