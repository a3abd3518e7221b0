import { afterAll, beforeAll, expect, it } from "vitest";
import { callForm } from "#client/call.ts";
import { getColourColumn, getPointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import { anOtlpSpan, hexId, keyValues, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

it("colours points by the model that answered and by when", async () => {
  const p = "origins";
  const place = { p, set: "answers", model: "m" };
  const embedding = { type: "embedding", set: place.set, model: place.model };
  await server.otlp(
    JSON.stringify(
      tracesBody([
        anOtlpSpan(1, 1, {
          name: "chat",
          attributes: keyValues({
            "openinference.span.kind": "LLM",
            "llm.model_name": "gpt-4o",
          }),
        }),
      ]),
    ),
    { project: p },
  );
  await server.records(p, [
    { type: "run", id: "r", model: "claude", startedAt: "2026-01-01T00:00:00Z" },
    { ...embedding, subject: { run: "r", example: "e", repetition: 0 }, vector: [1, 0, 0] },
    { ...embedding, subject: { traceId: hexId(1, 16), spanId: hexId(1, 8) }, vector: [0, 1, 0] },
    { ...embedding, subject: { example: "e", dataset: "d" }, vector: [0, 0, 1] },
  ]);
  const base = { base: server.url };
  const points = await callForm(getPointColumns, place, base);
  const of = async (by: "model" | "time") => {
    const { facts, codes } = await callForm(getColourColumn, { ...place, by }, base);
    expect(facts.without).toBe(1);
    return Object.fromEntries(
      Array.from(codes, (code, at) => {
        const subject = subjectAt(points, at);
        const kind = "run" in subject ? "result" : "traceId" in subject ? "span" : "example";
        return [kind, facts.names[code - 1]];
      }),
    );
  };
  expect(await of("model")).toEqual({ result: "claude", span: "gpt-4o", example: undefined });
  const times = await of("time");
  expect(times["example"]).toBeUndefined();
  expect([times["result"], times["span"]].filter((name) => /2026-01-01/.test(name!))).toHaveLength(
    1,
  );
  expect(times["result"]).not.toBe(times["span"]);
});
