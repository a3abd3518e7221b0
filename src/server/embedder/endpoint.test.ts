import { afterEach, describe, expect, it } from "vitest";
import {
  type Answer,
  type EmbeddingServer,
  startEmbeddingServer,
} from "#testing/embedding-server.ts";
import { createEndpoint } from "./endpoint.ts";
import { retryAfterMs } from "./patient.ts";

let server: EmbeddingServer | undefined;
afterEach(() => server?.close());

const lengths = (text: string) => [text.length, 1];
async function endpointFor(answer?: (n: number) => Answer | undefined, tries = 4) {
  server = await startEmbeddingServer(lengths, answer);
  const settings = { url: server.url, model: "m", key: "secret-key" };
  return createEndpoint(settings, { tries, firstMs: 1, mostMs: 5000 });
}
const fault = (status: number, body: unknown, headers = {}): Answer => ({ status, body, headers });
const said = (message: string, code?: string) => ({ error: { message, code } });

describe("an endpoint like OpenAI's", () => {
  it("gets texts, model and key, and answers vectors in their order", async () => {
    const endpoint = await endpointFor();
    expect(endpoint).toMatchObject({ model: "m", local: true });
    expect(await endpoint.embed(["a", "bcd"])).toEqual({
      vectors: [
        [1, 1],
        [3, 1],
      ],
      tokens: 6,
    });
    expect(server!.requests).toMatchObject([
      { model: "m", input: ["a", "bcd"], headers: { authorization: "Bearer secret-key" } },
    ]);
  });

  it("may answer out of order, in base64, and without counting", async () => {
    const base64 = Buffer.from(Float32Array.of(0.5, 2).buffer).toString("base64");
    const data = [
      { index: 1, embedding: base64 },
      { index: 0, embedding: [7, 8] },
    ];
    const endpoint = await endpointFor(() => ({ body: { data } }));
    expect(await endpoint.embed(["a", "b"])).toEqual({
      vectors: [
        [7, 8],
        [0.5, 2],
      ],
      tokens: null,
    });
  });

  it.each([
    ["busy", fault(429, said("slow down"), { "retry-after": "0" })],
    ["failing", fault(503, "upstream")],
    ["gone", { breaks: true }],
  ])("is asked again while it is %s", async (_, answer) => {
    const waits: string[] = [];
    const endpoint = await endpointFor((n) => (n < 2 ? answer : undefined));
    const { vectors } = await endpoint.embed(["a"], { onWait: (_ms, why) => waits.push(why) });
    expect(vectors).toEqual([[1, 1]]);
    expect(server!.requests).toHaveLength(3);
    expect(waits).toHaveLength(2);
  });

  it("is waited for as long as it asks, and no longer than that is worth", async () => {
    const waits: number[] = [];
    const answers = [
      fault(429, "", { "retry-after": "1" }),
      fault(429, "", { "retry-after": "900" }),
    ];
    const endpoint = await endpointFor((n) => answers[n]);
    await expect(endpoint.embed(["a"], { onWait: (ms) => waits.push(ms) })).rejects.toThrow(
      /answered 429.*wait 900 seconds/,
    );
    expect(waits).toEqual([1000]);
  });

  it.each([
    [
      "refuses",
      fault(401, said("Incorrect API key: secret-key")),
      /answered 401: Incorrect API key: …$/,
    ],
    ["knows no such model", fault(404, { error: "model not found" }), /404: model not found/],
    ["has no quota left", fault(429, said("no money", "insufficient_quota")), /429: no money/],
    ["speaks something else", { body: "<html>" }, /something else than embeddings/],
    ["answers too few", { body: { data: [{ embedding: [1] }] } }, /1 embeddings for 2 texts/],
    [
      "answers two lengths",
      { body: { data: [{ embedding: [1] }, { embedding: [1, 2] }] } },
      /of 1 and of 2 numbers/,
    ],
    [
      "answers one text twice",
      {
        body: {
          data: [
            { index: 0, embedding: [1] },
            { index: 0, embedding: [2] },
          ],
        },
      },
      /do not fit the texts/,
    ],
    ["leads elsewhere", fault(307, "", { location: "http://127.0.0.1:9/" }), /cannot be reached/],
  ])("is not asked again where it %s", async (what, answer, sentence) => {
    const endpoint = await endpointFor(() => answer, what === "leads elsewhere" ? 1 : 4);
    await expect(endpoint.embed(["a", "b"])).rejects.toThrow(sentence);
    expect(server!.requests).toHaveLength(1);
  });

  it("is given up after some tries, and at once when stopped", async () => {
    const endpoint = await endpointFor(() => fault(500, said("broken")), 3);
    await expect(endpoint.embed(["a"])).rejects.toThrow(/500: broken/);
    expect(server!.requests).toHaveLength(3);
    await expect(endpoint.embed(["a"], { signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
    expect(server!.requests).toHaveLength(3);
  });
});

it("reads Retry-After as seconds or as a date", () => {
  const now = Date.parse("2020-01-01T00:00:00Z");
  expect(retryAfterMs("2.5", now)).toBe(2500);
  expect(retryAfterMs("Wed, 01 Jan 2020 00:00:07 GMT", now)).toBe(7000);
  expect(retryAfterMs("Wed, 01 Jan 2020 00:00:00 GMT", now + 9000)).toBe(0);
  expect(retryAfterMs("soon", now)).toBeUndefined();
  expect(retryAfterMs(null, now)).toBeUndefined();
});
