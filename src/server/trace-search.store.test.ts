import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { printField, printText } from "#contract/filter/print.ts";
import { listTraces } from "#contract/traces.ts";
import { anOtlpSpan, hexId, keyValues, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function found(p: string, where: string): Promise<string[]> {
  const { items } = await call(listTraces, { p, where }, { base: server.url });
  return items.map(({ traceId }) => traceId).toSorted();
}

describe("a search by an attribute of any span", () => {
  const p = "attributes";
  const key = "app.order id";
  const values = [
    "A-17",
    "a=b",
    'say "hi", {x}',
    "größe",
    "x".repeat(64),
    "x".repeat(65),
    "é".repeat(40),
    "A-171",
    "42",
  ];
  beforeAll(async () => {
    const spans = values.flatMap((value, at) => [
      anOtlpSpan(at + 1, 1, { name: "ask" }),
      anOtlpSpan(at + 1, 2, {
        name: "inner",
        parentSpanId: hexId(1, 8),
        attributes: keyValues({ [key]: value, other: "A-17" }),
      }),
    ]);
    await server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
  });

  it.each(values.map((value, at) => [value, hexId(at + 1, 16)]))(
    "finds %s and nothing else",
    async (value, id) => {
      expect(await found(p, `${printField(key)}:${printText(value)}`)).toEqual([id]);
    },
  );

  it("finds patterns, and nothing where nothing is", async () => {
    expect(await found(p, `${printField(key)}:A-17*`)).toEqual([hexId(1, 16), hexId(8, 16)]);
    expect(await found(p, `${printField(key)}:A-1`)).toEqual([]);
    expect(await found(p, "unknown:A-17")).toEqual([]);
    expect(await found(p, "other:A-17")).toHaveLength(values.length);
  });
});

describe("a search by a phrase", () => {
  const p = "phrases";
  const texts = [
    "The refund policy of the shop.",
    "Our policy: refund the shop",
    "refund-policy",
    "the REFUND  policy",
    "refund policies",
    "größe der refund policy",
    "order\trefund",
  ];
  beforeAll(async () => {
    const spans = texts.map((text, at) =>
      anOtlpSpan(at + 1, 1, { name: "ask", attributes: keyValues({ "input.value": text }) }),
    );
    await server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
  });
  const ids = (...places: number[]): string[] => places.map((place) => hexId(place + 1, 16));

  it.each([
    ['"refund policy"', ids(0, 5)],
    ['"Refund  Policy"', ids(3)],
    ["refund-policy", ids(2)],
    ["refund policy", ids(0, 1, 2, 3, 5)],
    ['"policy of the shop"', ids(0)],
    ['"of the shop refund"', ids()],
    ['"größe der"', ids(5)],
    ['"refund polic*"', ids(0, 4, 5)],
    ['"policy refund"', ids()],
  ])("answers %s", async (where, expected) => {
    expect(await found(p, where)).toEqual(expected);
  });
});
