import { describe, expect, it } from "vitest";
import type { FailureGroup } from "#contract/failures.ts";
import { commonestOf, failuresSentence, isNew } from "./failures-sentence.ts";

const nowMs = new Date(2025, 2, 1, 12).getTime();

const group: FailureGroup = {
  signature: "0123456789abcdef",
  path: ["ask", "look_up_order"],
  errorType: "NotFound",
  message: "order <n> not found",
  traceCount: 7,
  stepCount: 8,
  fatalCount: 6,
  recoveredCount: 1,
  wrongCount: 0,
  firstSeen: new Date(2025, 2, 1, 10, 12).toISOString(),
  lastSeen: new Date(2025, 2, 1, 11).toISOString(),
  counts: [0, 0, 3, 4],
  models: [],
  promptVersions: [],
  services: [],
  releases: [],
  example: { traceId: "a", spanId: "b", message: "order 4711 not found" },
};
const whole = {
  traceCount: 366,
  fatalCount: 13,
  recoveredCount: 0,
  total: 3,
  buckets: ["1", "2", "3", "4"],
};

describe("the sentence of failures", () => {
  it("says how many failed, in how many ways, and which is the commonest", () => {
    expect(failuresSentence(whole, group, nowMs)).toBe(
      "13 of 366 traces failed, in 3 ways; the commonest: look_up_order “order <n> not found”, 7 traces, new since 10:12.",
    );
  });

  it("keeps those that recovered apart", () => {
    expect(failuresSentence({ ...whole, recoveredCount: 2, total: 1 }, undefined, nowMs)).toBe(
      "13 of 366 traces failed, 2 failed on the way and recovered, in 1 way.",
    );
  });

  it("names the only way, and one that was there before as first seen", () => {
    const old = { ...group, counts: [1, 0, 0, 6] };
    expect(failuresSentence({ ...whole, total: 1 }, old, nowMs)).toContain(
      "in 1 way: look_up_order “order <n> not found”, 7 traces, first seen 10:12.",
    );
  });

  it("has words for nothing", () => {
    const none = { ...whole, fatalCount: 0, total: 0 };
    expect(failuresSentence(none, undefined, nowMs)).toBe("None of 366 traces failed.");
    expect(failuresSentence({ ...none, traceCount: 1 }, undefined, nowMs)).toBe(
      "The one trace did not fail.",
    );
    expect(failuresSentence({ ...none, traceCount: 0 }, undefined, nowMs)).toBe(
      "There are no traces here.",
    );
  });

  it("calls none the commonest where two are as common", () => {
    expect(commonestOf([group, { ...group, traceCount: 6 }])).toBe(group);
    expect(commonestOf([group, { ...group }])).toBeUndefined();
    expect(commonestOf([])).toBeUndefined();
  });

  it("calls nothing new in a stretch too short to tell", () => {
    expect(isNew({ counts: [0, 5] }, 2)).toBe(false);
    expect(isNew({ counts: [0, 0, 5, 0] }, 4)).toBe(true);
    expect(isNew({ counts: [0, 1, 5, 0] }, 4)).toBe(false);
  });
});
