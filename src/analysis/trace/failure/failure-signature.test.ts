import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureSignature } from "./failure-signature.ts";
import { plainMessage } from "./plain-message.ts";

describe("plainMessage", () => {
  it.each([
    ["there is no order LL-1100", "there is no order <id>"],
    ["Error: user sara_doe_496 not found", "Error: user <id> not found"],
    ["flight HAT045 not available on date 2024-05-13", "flight <id> not available on date <time>"],
    ["429: retry in 12.5s, request req_8fa31c90", "<n>: retry in <n>s, request <id>"],
    [
      "GET https://api.example.com/v1/x?id=7 timed out after 30000 ms",
      "GET <url> timed out after <n> ms",
    ],
    ["no such file: /var/data/run-7/out.json", "no such file: <path>"],
    ["connect ECONNREFUSED 127.0.0.1:8080", "connect ECONNREFUSED <ip>"],
    ["order 5d41402a-bc4b-2a76-b971-9d911017c592 is closed", "order <id> is closed"],
    ["mail to ann@example.org failed", "mail to <email> failed"],
    ["at 2026-01-02T03:04:05.678Z: no quota", "at <time>: no quota"],
    ["object at 0x7f3a2b1c", "object at <id>"],
    [
      "model gpt-4o takes 405 tokens, the prompt has 409",
      "model gpt-4o takes <n> tokens, the prompt has <n>",
    ],
    ["\n\n  first line that speaks \n  at frame 1", "first line that speaks"],
    ["KeyError: 'price'", "KeyError: 'price'"],
    ["", ""],
  ])("%j is %j", (message, plain) => {
    expect(plainMessage(message)).toBe(plain);
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (message) => {
        const once = plainMessage(message);
        expect(plainMessage(once)).toBe(once);
      }),
    );
  });

  it("takes no more than a moment for any text", () => {
    const hostile = ["a".repeat(1e6), "/".repeat(1e6), "1-".repeat(5e5), "a.a@".repeat(2e5)];
    for (const text of hostile) expect(plainMessage(text).length).toBeLessThanOrEqual(300);
  });
});

describe("failureSignature", () => {
  const failure = { path: ["ask", "search"], errorType: "Timeout", errorMessage: "after 30 s" };

  it("is the same where only particulars differ", () => {
    const other = { ...failure, errorMessage: "after 45 s" };
    expect(failureSignature(other).id).toBe(failureSignature(failure).id);
  });

  it("is another one for another step, type or message", () => {
    const ids = [
      failure,
      { ...failure, path: ["ask", "pay"] },
      { ...failure, path: ["search"] },
      { ...failure, errorType: "TypeError" },
      { ...failure, errorMessage: "refused" },
    ].map((one) => failureSignature(one).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("does not count the turns of a loop", () => {
    const loop = (turns: number) =>
      failureSignature({
        ...failure,
        path: ["ask", ...Array<string>(turns).fill("turn"), "search"],
      });
    expect(loop(3)).toEqual(loop(1));
  });

  it("stays short for deep paths", () => {
    const deep = Array.from({ length: 20_000 }, (_, at) => `level ${"abc"[at % 3]}`);
    expect(failureSignature({ ...failure, path: deep }).path).toHaveLength(13);
  });

  it("spreads: no two of 100,000 texts share an id", () => {
    const ids = new Set<string>();
    for (let at = 0; at < 100_000; at++) {
      const letters = at.toString(26).replaceAll(/\d/g, (digit) => "qrstuvwxyz"[Number(digit)]!);
      ids.add(failureSignature({ ...failure, errorMessage: letters }).id);
    }
    expect(ids.size).toBeGreaterThan(99_000);
  });
});
