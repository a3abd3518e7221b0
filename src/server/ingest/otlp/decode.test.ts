import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecodeError } from "./decode-error.ts";
import { decodeLogs, decodeTraces } from "./decode.ts";
import { tracesRequest } from "./schema.ts";

const traceId = "0AF7651916CD43DD8448EB211C80319C";
const spanId = "b7ad6b7169203331";

function json(value: unknown): Uint8Array {
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
}

function spanBody(span: object): unknown {
  return { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId, spanId, ...span }] }] }] };
}

function decodeSpan(span: object) {
  return decodeTraces(json(spanBody(span)), "json").spans[0];
}

function attribute(value: unknown): string | undefined {
  return decodeSpan({ attributes: [{ key: "k", value }] })?.attributes["k"];
}

/** The same span as a protobuf body. */
function protobufBody(span: object): Uint8Array {
  const bytes = (hex: string) => Buffer.from(hex, "hex");
  const message = tracesRequest.fromObject({
    resourceSpans: [
      { scopeSpans: [{ spans: [{ traceId: bytes(traceId), spanId: bytes(spanId), ...span }] }] },
    ],
  });
  return tracesRequest.encode(message).finish();
}

describe("decodeTraces of JSON", () => {
  it("reads ids of any case, times as text or number, and enum names", () => {
    const body = JSON.stringify(
      spanBody({ startTimeUnixNano: "1700000000000000001", status: { code: "STATUS_CODE_ERROR" } }),
    ).replace('"status"', '"endTimeUnixNano": 1700000000000000003,"status"');
    expect(decodeTraces(json(body), "json").spans[0]).toMatchObject({
      traceId: traceId.toLowerCase(),
      startNs: 1_700_000_000_000_000_001n,
      endNs: 1_700_000_000_000_000_003n,
      statusCode: 2,
    });
  });

  it("keeps 64-bit integers exact, as text or as number", () => {
    const max = "9223372036854775807";
    expect(attribute({ intValue: max })).toBe(max);
    const bare = JSON.stringify(spanBody({ name: `has "${max}` })).replace(
      '"name"',
      `"attributes":[{"key":"k","value":{"intValue":${max}}}],"name"`,
    );
    const [span] = decodeTraces(json(bare), "json").spans;
    expect(span).toMatchObject({ name: `has "${max}`, attributes: { k: max } });
  });

  it("writes values as text and as numbers", () => {
    expect(attribute({ doubleValue: "NaN" })).toBe("NaN");
    expect(attribute({ doubleValue: "-Infinity" })).toBe("-Infinity");
    expect(attribute({ doubleValue: null })).toBe("");
    expect(attribute({ boolValue: false })).toBe("false");
    expect(attribute({ bytesValue: "AAH/" })).toBe("AAH/");
    expect(attribute({})).toBe("");
    const values = [{ stringValue: 'a"' }, { intValue: "1" }, { doubleValue: "NaN" }, {}];
    expect(attribute({ arrayValue: { values } })).toBe('["a\\"",1,"NaN",null]');
    expect(attribute({ kvlistValue: { values: [{ key: "x", value: { intValue: 1 } }] } })).toBe(
      '{"x":1}',
    );
  });

  it("keeps the last of repeated keys, also among the numbers", () => {
    const attributes = [
      { key: "k", value: { intValue: 1 } },
      { key: "k", value: { stringValue: "one" } },
      { key: "__proto__", value: { boolValue: true } },
    ];
    const span = decodeSpan({ attributes });
    expect(Object.entries(span?.attributes ?? {})).toEqual([
      ["k", "one"],
      ["__proto__", "true"],
    ]);
    expect(Object.entries(span?.numbers ?? {})).toEqual([["__proto__", 1]]);
  });

  it("warns of snake_case and reads nothing", () => {
    const result = decodeTraces(json({ resource_spans: [{}] }), "json");
    expect(result).toMatchObject({ spans: [], rejected: 0 });
    expect(result.message).toContain("lowerCamelCase");
  });

  it("rejects spans whose ids cannot be stored and keeps the rest", () => {
    const spans = [
      { traceId, spanId },
      { traceId: "ab", spanId },
      { traceId, spanId: "0".repeat(16) },
    ];
    const result = decodeTraces(json({ resourceSpans: [{ scopeSpans: [{ spans }] }] }), "json");
    expect(result.spans).toHaveLength(1);
    expect(result).toMatchObject({
      rejected: 2,
      message: "2 spans were rejected: a trace id is not 16 bytes",
    });
  });

  it("replaces lone surrogates and invalid UTF-8", () => {
    expect(
      decodeTraces(json(JSON.stringify(spanBody({ name: "\ud800x" }))), "json").spans[0]?.name,
    ).toBe("\ufffdx");
    const text = JSON.stringify(spanBody({ name: "x?" }));
    const bytes = Buffer.from(text);
    bytes[text.indexOf("?")] = 0xff;
    expect(decodeTraces(bytes, "json").spans[0]?.name).toBe("x\ufffd");
  });

  it.each([
    ["an array", []],
    ["a list that is none", { resourceSpans: {} }],
    ["items that are no objects", { resourceSpans: [1] }],
    ["a name that is a number", spanBody({ name: 5 })],
    ["a time that is a word", spanBody({ startTimeUnixNano: "soon" })],
    [
      "a boolean that is text",
      spanBody({ attributes: [{ key: "k", value: { boolValue: "yes" } }] }),
    ],
  ])("refuses %s", (_what, body) => {
    expect(() => decodeTraces(json(body), "json")).toThrow(DecodeError);
  });

  it("refuses nesting that no attribute needs, without running out of stack", () => {
    const depth = 50_000;
    const value = `${'{"arrayValue":{"values":['.repeat(depth)}${"]}}".repeat(depth)}`;
    const body = JSON.stringify(spanBody({ attributes: [{ key: "k", value: 0 }] })).replace(
      '"value":0',
      `"value":${value}`,
    );
    expect(() => decodeTraces(json(body), "json")).toThrow(DecodeError);
  });
});

describe("decodeTraces of protobuf", () => {
  it("reads what JSON reads", () => {
    const attributes = [
      { key: "i", value: { intValue: -5 } },
      { key: "d", value: { doubleValue: 0.5 } },
      { key: "s", value: { stringValue: "text" } },
      { key: "a", value: { arrayValue: { values: [{ stringValue: "x" }, { boolValue: true }] } } },
    ];
    const events = [{ name: "e", timeUnixNano: 7, attributes }];
    const span = { name: "n", startTimeUnixNano: 5, endTimeUnixNano: 9, attributes, events };
    const [read] = decodeTraces(protobufBody(span), "protobuf").spans;
    expect(read).toEqual(decodeSpan(span));
    expect(read?.attributes).toMatchObject({ i: "-5", d: "0.5", s: "text", a: '["x",true]' });
  });

  it("keeps a span with invalid UTF-8", () => {
    const body = Buffer.from(protobufBody({ name: "bad?" }));
    body[body.indexOf("bad?") + 3] = 0xff;
    expect(decodeTraces(body, "protobuf").spans[0]?.name).toBe("bad\ufffd");
  });

  it("treats a parent of zeros as none", () => {
    const body = protobufBody({ parentSpanId: Buffer.alloc(8) });
    expect(decodeTraces(body, "protobuf").spans[0]?.parentSpanId).toBe("");
  });

  it("refuses nesting that no attribute needs", () => {
    let value: object = { stringValue: "bottom" };
    for (let depth = 0; depth < 44; depth += 1) value = { arrayValue: { values: [value] } };
    const body = protobufBody({ attributes: [{ key: "k", value }] });
    expect(() => decodeTraces(body, "protobuf")).toThrow("nested too deeply");
    const inner = Buffer.alloc(4000, 0x2a);
    expect(() =>
      decodeTraces(Buffer.concat([Buffer.from([0x0a, 0xff, 0x1f]), inner]), "protobuf"),
    ).toThrow(DecodeError);
  });

  it("takes an empty request", () => {
    expect(decodeTraces(new Uint8Array(), "protobuf")).toEqual({
      spans: [],
      rejected: 0,
      message: "",
    });
    expect(decodeLogs(json({}), "json")).toMatchObject({ logs: [], unjoined: 0 });
  });

  it("refuses a truncated body", () => {
    const body = protobufBody({ name: "a longer name" });
    expect(() => decodeTraces(body.subarray(0, -3), "protobuf")).toThrow(DecodeError);
  });
});

describe("decodeLogs", () => {
  it("joins records by their ids and counts those that have none", () => {
    const body = { kvlistValue: { values: [{ key: "content", value: { stringValue: "hi" } }] } };
    const attributes = [{ key: "event.name", value: { stringValue: "gen_ai.user.message" } }];
    const logRecords = [{ traceId, spanId, observedTimeUnixNano: "4", body, attributes }, {}];
    const result = decodeLogs(json({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }), "json");
    expect(result).toMatchObject({
      unjoined: 1,
      logs: [{ timeNs: 4n, body: '{"content":"hi"}', eventName: "gen_ai.user.message" }],
    });
  });
});

describe("any body", () => {
  it("is decoded or refused, never a crash", () => {
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.jsonValue().map((value) => json(spanBody({ attributes: [{ key: "k", value }] }))),
      fc.tuple(fc.nat(200), fc.nat(255)).map(([at, byte]) => {
        const body = Buffer.from(
          protobufBody({ name: "n", attributes: [{ key: "k", value: { stringValue: "v" } }] }),
        );
        body[at % body.length] = byte;
        return body;
      }),
    );
    const problem = (decode: () => unknown): unknown => {
      try {
        decode();
        return undefined;
      } catch (error) {
        return error instanceof DecodeError ? undefined : error;
      }
    };
    fc.assert(
      fc.property(
        bodies,
        fc.constantFrom("json" as const, "protobuf" as const),
        (body, encoding) => {
          expect(problem(() => decodeTraces(body, encoding))).toBeUndefined();
          expect(problem(() => decodeLogs(body, encoding))).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });
});
