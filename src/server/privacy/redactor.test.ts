import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noRules, type PrivacyRules, redactedMark } from "#contract/privacy.ts";
import { anyRecord } from "#contract/records.ts";
import { aDecodedSpan } from "#testing/decoded-span.ts";
import { matchesPath } from "./path-match.ts";
import { redactRecord } from "./redact-record.ts";
import { redactSpan } from "./redact-spans.ts";
import { createRedactor } from "./redactor.ts";

function aRedactor(more: Partial<PrivacyRules> = {}) {
  const found: string[] = [];
  const redactor = createRedactor({ ...noRules, enabled: true, ...more }, "key", (name) =>
    found.push(name),
  );
  return { found, redactor };
}

const only = (name: string, action: "mask" | "hash" | "drop") => ({
  detectors: { email: null, phone: null, card: null, iban: null, key: null, [name]: action },
});

describe("a redactor", () => {
  it("masks what its detectors find and leaves the rest as it is", () => {
    const { found, redactor } = aRedactor();
    expect(redactor.text("Write to jane@example.com or call +49 30 1234567.")).toBe(
      "Write to ⟦email⟧ or call ⟦phone⟧.",
    );
    expect(redactor.text("Nothing here, order 4711.")).toBe("Nothing here, order 4711.");
    expect(found).toEqual(["email", "phone"]);
  });

  it("hashes alike what is alike, by the key of the project", () => {
    const { redactor } = aRedactor(only("email", "hash"));
    const one = redactor.text("a@example.com, b@example.com, a@example.com");
    const [first, second, third] = one.split(", ");
    expect(first).toMatch(/^⟦email [0-9a-f]{12}⟧$/);
    expect([third, second === first]).toEqual([first, false]);
    const other = createRedactor(
      { ...noRules, ...only("email", "hash") },
      "other",
      () => undefined,
    );
    expect(other.text("a@example.com")).not.toBe(first);
    expect(`${one} ⟦dropped key⟧ ⟦x y⟧`.match(redactedMark)).toHaveLength(4);
  });

  it("drops the whole text that holds what is to be dropped", () => {
    const { redactor } = aRedactor(only("card", "drop"));
    expect(redactor.text("Pay with 4111 1111 1111 1111 today")).toBe("⟦dropped card⟧");
  });

  it("keeps JSON JSON, and sees past its escapes", () => {
    const { redactor } = aRedactor();
    const value = {
      text: 'Hi\njane@example.com\t4111111111111111\n"+49 30 1234567"',
      card: 4_111_111_111_111_111,
      list: [4_111_111_111_111_111, 1],
    };
    const kept = redactor.text(JSON.stringify(value));
    expect(JSON.parse(kept)).toEqual({
      text: 'Hi\n⟦email⟧\t⟦card⟧\n"⟦phone⟧"',
      card: "⟦card⟧",
      list: ["⟦card⟧", 1],
    });
    // JSON inside of JSON.
    const twice = redactor.text(JSON.stringify({ inner: JSON.stringify(value.text) }));
    const inner = (JSON.parse(twice) as { inner: string }).inner;
    expect(JSON.parse(inner)).toBe('Hi\n⟦email⟧\t⟦card⟧\n"⟦phone⟧"');
  });

  it("leaves any JSON that was JSON before", () => {
    const { redactor } = aRedactor();
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "\n",
        "\\",
        '"',
        "jane@example.com",
        "4111111111111111",
        "key=aB3dE5fG7hI9jK1l",
      ),
    );
    const text = fc.array(part).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.record({ a: text, b: fc.array(text), n: fc.integer() }), (value) => {
        expect(() => JSON.parse(redactor.text(JSON.stringify(value))) as unknown).not.toThrow();
      }),
    );
  });

  it("takes patterns of RE2, which are never slow, and refuses others", () => {
    const patterns = [{ name: "customer", pattern: "KD-\\d{6}", action: "mask" as const }];
    expect(aRedactor({ patterns }).redactor.text("customer KD-123456 asks")).toBe(
      "customer ⟦customer⟧ asks",
    );
    const slow = [{ name: "slow", pattern: "(a+)+$", action: "mask" as const }];
    expect(aRedactor({ patterns: slow }).redactor.text(`${"a".repeat(5000)}b`)).toContain("b");
    for (const pattern of ["(", "(?=x)", "(a)\\1"])
      expect(() => aRedactor({ patterns: [{ name: "bad", pattern, action: "mask" }] })).toThrow(
        'The pattern "bad" cannot be read',
      );
  });

  it("redacts fields by their paths, in texts of JSON too", () => {
    const { redactor } = aRedactor({
      fields: [
        { path: "user.*", action: "hash" },
        { path: "input.value.customer.*", action: "mask" },
      ],
    });
    expect(redactor.field("user.id", "ann")).toMatch(/^⟦field [0-9a-f]{12}⟧$/);
    expect(redactor.field("session.id", "ann")).toBe("ann");
    const text = '{"customer":{"name":"Ann","age":7},"question":"Why?"}';
    expect(JSON.parse(redactor.field("input.value", text))).toEqual({
      customer: { name: "⟦field⟧", age: "⟦field⟧" },
      question: "Why?",
    });
  });

  it("matches paths by stars, however many", () => {
    expect(matchesPath("metadata.*.email", "metadata.a.b.email")).toBe(true);
    expect(matchesPath("*", "")).toBe(true);
    expect(matchesPath("a*", "b")).toBe(false);
    expect(matchesPath(`${"*a".repeat(50)}b`, "a".repeat(5000))).toBe(false);
  });
});

describe("spans", () => {
  it("keep nothing of it anywhere", () => {
    const secret = "jane@example.com";
    const attributes = { "input.value": secret, card: "4111111111111111", ok: "1" };
    const span = aDecodedSpan(attributes, {
      name: `mail ${secret}`,
      statusMessage: secret,
      numbers: { card: 4_111_111_111_111_111, ok: 1 },
      events: [{ name: secret, timeNs: "1", attributes: { a: secret } }],
      links: [{ traceId: "1".repeat(32), spanId: "1".repeat(16), attributes: { a: secret } }],
      resource: { "process.command_args": `["--to","${secret}"]` },
    });
    const kept = redactSpan(aRedactor().redactor, span);
    const text = JSON.stringify(kept, (_key, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(text).not.toContain("jane");
    expect(text).not.toContain("4111");
    expect(kept.numbers).toEqual({ ok: 1 });
    expect(kept.traceId).toBe(span.traceId);
  });
});

describe("records", () => {
  it("keep their ids and names, and nothing of it in what they hold", () => {
    const secret = "jane@example.com";
    const records = [
      { type: "example", dataset: "d", id: secret, input: { q: secret }, reference: secret },
      { type: "result", run: "r", example: "e", output: [secret], error: { message: secret } },
      { type: "score", target: { run: "r" }, metric: "m", value: 1, explanation: secret },
      { type: "prompt_version", prompt: "p", version: "1", template: secret, note: secret },
      { type: "run", id: "r", metadata: { by: secret }, settings: { user: secret } },
      {
        type: "embedding",
        set: "s",
        model: "m",
        subject: { document: "d" },
        vector: [1],
        text: secret,
      },
      { type: "note", target: { run: "r" }, text: secret },
    ];
    const kept = records.map((record) =>
      redactRecord(aRedactor().redactor, anyRecord.parse(record)),
    );
    expect(kept[0]).toMatchObject({ id: secret, input: { q: "⟦email⟧" }, reference: "⟦email⟧" });
    expect(JSON.stringify(kept.slice(1))).not.toContain("jane");
    for (const record of kept) expect(anyRecord.safeParse(record).success).toBe(true);
  });
});
