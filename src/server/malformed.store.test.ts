import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordsAnswer } from "#contract/records.ts";
import { damaged, faults, type Malformed } from "#testing/malformed.ts";
import {
  anOtlpSpan,
  asProtobuf,
  hexId,
  keyValues,
  logsBody,
  tracesBody,
} from "#testing/otlp-body.ts";
import { oneOfEach } from "#testing/records.ts";
import { seeded } from "#testing/seeded.ts";
import type { ServerProcess } from "#testing/server-process.ts";
import { startTestProcess } from "#testing/test-server.ts";

const bodies = 1000;
const atOnce = 6;
const mostGrowthMb = 300;

let server: ServerProcess;
beforeAll(async () => {
  server = await startTestProcess({ TOUCHSTONE_OTLP_LIMIT_MIB: "4" });
});
afterAll(() => server.stop());

const spans = tracesBody(
  [
    anOtlpSpan(1, 1, {
      attributes: [
        ...keyValues({ "gen_ai.operation.name": "chat", "input.value": "¿Qué? 試金石 🪨" }),
        { key: "gen_ai.usage.input_tokens", value: { intValue: "12" } },
        { key: "gen_ai.usage.cost", value: { doubleValue: 0.25 } },
        { key: "list", value: { arrayValue: { values: [{ boolValue: true }, { intValue: 3 }] } } },
      ],
      events: [
        {
          name: "exception",
          timeUnixNano: "1750000000100000000",
          attributes: keyValues({ "exception.type": "E" }),
        },
      ],
      links: [{ traceId: hexId(2, 16), spanId: hexId(2, 8) }],
      status: { code: 2, message: "broke" },
    }),
    anOtlpSpan(1, 2, { parentSpanId: hexId(1, 8) }),
  ],
  { "service.name": "shop" },
);
const logs = logsBody([
  {
    traceId: hexId(1, 16),
    spanId: hexId(1, 8),
    timeUnixNano: "1750000000500000000",
    eventName: "e",
    body: { stringValue: "b" },
  },
]);
const recordLines = oneOfEach("run-1").map((record) => Buffer.from(JSON.stringify(record)));
const records = Buffer.from(recordLines.join("\n"));

async function post(path: string, type: string, { body, encoding }: Malformed): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { "content-type": type, ...(encoding && { "content-encoding": encoding }) },
    body: Uint8Array.from(body),
  });
}

/** Runs `work` for each number, a few at a time. */
async function forEachBody(work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < bodies) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

interface Wrong {
  readonly index: number;
  readonly fault: string;
  readonly status: number;
  readonly told: string;
}

describe("malformed bodies", () => {
  it(
    `at the OTLP door are refused, or read where they still are OTLP`,
    { timeout: 120_000 },
    async () => {
      const before = server.residentMb();
      const wrong: Wrong[] = [];
      const statuses = new Map<number, number>();
      await forEachBody(async (index) => {
        const random = seeded(70_000 + index);
        const isText = random.next() < 0.5;
        const signal = random.pick(["traces", "traces", "traces", "logs"]);
        const request = signal === "logs" ? logs : spans;
        const fault = random.pick(faults);
        const valid = isText
          ? Buffer.from(JSON.stringify(request))
          : Buffer.from(asProtobuf(request));
        const type = isText ? "application/json" : "application/x-protobuf";
        const answer = await post(`/v1/${signal}`, type, damaged(valid, isText, fault, random));
        const told = await answer.text();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const inKind = answer.headers.get("content-type") === type;
        if (!inKind || (answer.status !== 200 && (answer.status < 400 || answer.status >= 500)))
          wrong.push({ index, fault, status: answer.status, told: told.slice(0, 300) });
      });
      expect(wrong).toEqual([]);
      // Not all the same answer: the bodies reach every part of the door.
      expect(statuses.get(200)).toBeGreaterThan(bodies / 10);
      expect(statuses.get(400)).toBeGreaterThan(bodies / 10);
      expect(statuses.get(413)).toBeGreaterThan(bodies / 50);
      expect(server.residentMb() - before).toBeLessThan(mostGrowthMb);
      const good = await post("/v1/traces", "application/json", {
        body: Buffer.from(JSON.stringify(tracesBody([anOtlpSpan(9, 9)]))),
      });
      expect(good.status).toBe(200);
      for (const path of [
        `/traces/${hexId(9, 16)}`,
        `/traces/${hexId(1, 16)}`,
        "/traces?limit=200",
      ])
        expect((await fetch(`${server.url}/api/v1/projects/default${path}`)).status).toBe(200);
    },
  );

  it(
    "at the record door are refused unless a line of them is a record",
    { timeout: 120_000 },
    async () => {
      const before = server.residentMb();
      const wrong: Wrong[] = [];
      const statuses = new Map<number, number>();
      await forEachBody(async (index) => {
        const random = seeded(90_000 + index);
        const fault = random.pick(faults);
        const valid = random.next() < 0.1 ? records : random.pick(recordLines);
        const path = "/api/v1/records?project=damaged";
        const answer = await post(
          path,
          "application/x-ndjson",
          damaged(valid, true, fault, random),
        );
        const told = await answer.text();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (!isRecordsAnswer(answer.status, told))
          wrong.push({ index, fault, status: answer.status, told: told.slice(0, 300) });
      });
      expect(wrong).toEqual([]);
      expect(statuses.get(200)).toBeGreaterThan(bodies / 10);
      expect(statuses.get(400)).toBeGreaterThan(bodies / 10);
      expect(server.residentMb() - before).toBeLessThan(mostGrowthMb);
      const good = await post("/api/v1/records?project=good", "application/x-ndjson", {
        body: records,
      });
      expect(await good.json()).toEqual({
        accepted: recordLines.length,
        rejected: [],
        rejectedCount: 0,
      });
      for (const path of [
        "damaged/runs",
        "damaged/metrics",
        "damaged/prompts",
        "damaged/datasets",
        "good/runs",
      ])
        expect([path, (await fetch(`${server.url}/api/v1/projects/${path}`)).status]).toEqual([
          path,
          200,
        ]);
      // Whatever went in comes out, and goes in again.
      const exported = Buffer.from(
        await (await fetch(`${server.url}/api/v1/projects/damaged/export`)).arrayBuffer(),
      );
      const again = await post("/api/v1/records?project=again", "application/x-ndjson", {
        body: exported,
      });
      expect(await again.json()).toMatchObject({ rejected: [], rejectedCount: 0 });
    },
  );
});

/** A refusal, or the news that at least one line was stored (or that there was none). */
function isRecordsAnswer(status: number, told: string): boolean {
  if (status >= 400 && status < 500) return told.includes('"code"');
  if (status !== 200) return false;
  const { accepted, rejectedCount } = recordsAnswer.parse(JSON.parse(told));
  return accepted > 0 || rejectedCount === 0;
}
