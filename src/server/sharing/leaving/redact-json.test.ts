import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noRules, type PrivacyRules } from "#contract/privacy.ts";
import { createRedactor } from "../../privacy/redactor.ts";
import { redactAddress, redactRead } from "./redact-address.ts";
import { redactBody } from "./redact-body.ts";
import { redactJson } from "./redact-json.ts";

const aRedactor = (more: Partial<PrivacyRules> = {}) =>
  createRedactor({ ...noRules, enabled: true, ...more }, "key", () => undefined);
const redactor = aRedactor();
const mark = redactor.name("jane@example.com");

describe("JSON that leaves", () => {
  it("has texts masked, names as digests, and ids, times and numbers as they are", () => {
    const traceId = "41111111111111114111111111111111";
    const answer = {
      traceId,
      startNs: "4111111111111111",
      value: 4111111111111111,
      at: "2024-01-01T00:00:00.000Z",
      id: "jane@example.com",
      name: "for jane@example.com",
      output: "ask jane@example.com",
      scores: { "by jane@example.com": 1 },
      items: [{ texts: ["jane@example.com"], tags: ["jane@example.com"] }],
    };
    expect(redactJson(redactor, answer)).toEqual({
      ...answer,
      id: mark,
      name: `for ${mark}`,
      output: "ask ⟦email⟧",
      scores: { [`by ${mark}`]: 1 },
      items: [{ texts: ["⟦email⟧"], tags: [mark] }],
    });
  });

  it("has the fields redacted that rules name, by the paths of records and attributes", () => {
    const fields = [
      { path: "metadata.plan", action: "mask" as const },
      { path: "input.user.*", action: "drop" as const },
      { path: "output.value", action: "mask" as const },
      { path: "customer.*", action: "mask" as const },
    ];
    const answer = {
      input: '{"user":{"name":"Jane"},"n":1}',
      output: "whole",
      metadata: { plan: "gold", pan: 4111111111111111 },
      attributes: { "customer.name": "Jane", other: "kept" },
    };
    expect(redactJson(aRedactor({ fields }), answer)).toEqual({
      input: '{"user":{"name":"⟦dropped field⟧"},"n":1}',
      output: "⟦field⟧",
      metadata: { plan: "⟦field⟧", pan: "⟦card⟧" },
      attributes: { "customer.name": "⟦field⟧", other: "kept" },
    });
  });

  it("is the same when it is redacted again", () => {
    const part = fc.constantFrom(
      "jane@example.com",
      "+49 30 1234567",
      "4111111111111111",
      "⟦",
      "a b",
      "-",
    );
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(" "));
    const value = fc.dictionary(fc.constantFrom("id", "output", "metadata", "cursor", "x"), text);
    fc.assert(
      fc.property(value, (answer) => {
        const once = redactJson(redactor, answer);
        expect(redactJson(redactor, once)).toEqual(once);
      }),
    );
  });

  it("has no address whose end was cut off", () => {
    const cut = `${"word ".repeat(40)}jane.doe@exam`;
    expect(redactJson(redactor, { output: cut })).toEqual({
      output: cut.replace(/jane.*/, "⟦email⟧"),
    });
    expect(redactJson(redactor, { text: "call jane@ex…" })).toEqual({ text: "call ⟦email⟧…" });
    for (const kept of ["thanks @jane", "react@18", `${"x ".repeat(80)}thanks @jane`])
      expect(redactJson(redactor, { text: kept })).toEqual({ text: kept });
  });

  it("has cursors that hold a name stand for themselves alone", () => {
    const cursor = (id: string) => Buffer.from(JSON.stringify([1, id])).toString("base64url");
    const kept = redactJson(redactor, { nextCursor: cursor("jane@example.com") });
    expect(kept).toEqual({ nextCursor: expect.stringMatching(/^⟦cursor-[0-9a-f]{12}⟧$/) });
    const plain = { nextCursor: cursor("4711"), cursor: "50" };
    expect(redactJson(redactor, plain)).toEqual(plain);
  });
});

describe("an address that leaves", () => {
  it("names what answers name, and keeps its form where nothing is found", () => {
    const to = (name: string) => `/api/v1/projects/p/runs/a/results/${encodeURIComponent(name)}`;
    expect(redactAddress(redactor, to("x/jane@example.com"))).toBe(to(`x/${mark}`));
    const query = (where: string) =>
      `/p/x/traces?${new URLSearchParams({ where, a: "1 2" }).toString()}`;
    expect(redactAddress(redactor, query("user:jane@example.com"))).toBe(query(`user:${mark}`));
    for (const kept of ["/a%2fb?x=%20+&&y", "/%zz?%zz=%zz", "/p/x"])
      expect(redactAddress(redactor, kept)).toBe(kept);
  });

  it("has its cursor as answers have it, and what is posted along", () => {
    const cursor = Buffer.from('["jane@example.com"]').toString("base64url");
    const [, kept] = redactAddress(redactor, `/a?cursor=${cursor}`).split("=");
    expect({ cursor: decodeURIComponent(kept!) }).toEqual(redactJson(redactor, { cursor }));
    const read = { address: "/a", body: '{"examples":["jane@example.com"]}' };
    expect(redactRead(redactor, read).body).toBe(`{"examples":["${mark}"]}`);
  });
});

it("takes what a rule took out of an attribute out of what was made of it", () => {
  const key = "llm.input_messages.0.message.content";
  const fields = [{ path: "llm.input_messages.*.content", action: "mask" as const }];
  const answer = {
    kind: "secret words",
    inputMessages: [{ role: "user", parts: [{ type: "text", text: "so: secret words" }] }],
    attributes: { [key]: "secret words", role: "user" },
  };
  const body = Buffer.from(JSON.stringify(answer));
  const kept = redactBody(aRedactor({ fields }), "application/json", body).toString();
  expect(JSON.parse(kept)).toEqual({
    ...answer,
    inputMessages: [{ role: "user", parts: [{ type: "text", text: "so: ⟦field⟧" }] }],
    attributes: { [key]: "⟦field⟧", role: "user" },
  });
});

it("never passes a body of a form that it cannot read", () => {
  const body = Buffer.from("jane@example.com");
  expect(() => redactBody(redactor, "application/octet-stream", body)).toThrow(
    "cannot be redacted",
  );
  expect(() => redactBody(redactor, "application/json", body)).toThrow("JSON");
  expect(redactBody(redactor, "text/plain", body).toString()).toBe("⟦email⟧");
});
