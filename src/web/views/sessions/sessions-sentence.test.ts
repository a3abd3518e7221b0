import { describe, expect, it } from "vitest";
import { onlyFilter } from "#contract/filter/only-filter.ts";
import { parseFilter } from "#contract/filter/parser.ts";
import { sessionSentence } from "./session-words.ts";
import { sessionsSentence } from "./sessions-sentence.ts";

describe("the sentence of sessions", () => {
  it("says how many hold how many traces", () => {
    const counts = { total: 12, traceCount: 46, namelessCount: 6 };
    expect(sessionsSentence(counts, "session")).toBe(
      "12 sessions have 40 of 46 traces; 6 name none.",
    );
    expect(sessionsSentence({ ...counts, namelessCount: 0 }, "user")).toBe(
      "12 users have 46 traces.",
    );
    expect(sessionsSentence({ total: 1, traceCount: 2, namelessCount: 1 }, "session")).toBe(
      "1 session has 1 of 2 traces; 1 names none.",
    );
  });

  it("has words for nothing", () => {
    expect(sessionsSentence({ total: 0, traceCount: 0, namelessCount: 0 }, "user")).toBe(
      "There are no traces here.",
    );
    expect(sessionsSentence({ total: 0, traceCount: 5, namelessCount: 5 }, "user")).toBe(
      "None of 5 traces names a user.",
    );
    expect(sessionsSentence({ total: 0, traceCount: 1, namelessCount: 1 }, "session")).toBe(
      "The one trace names no session.",
    );
  });
});

describe("the sentence of one session", () => {
  it("keeps what recovered apart from what failed", () => {
    expect(sessionSentence({ traceCount: 6, fatalCount: 1, recoveredCount: 2 })).toBe(
      "6 traces, 1 failed, 2 failed on the way and recovered.",
    );
    expect(sessionSentence({ traceCount: 1, fatalCount: 0, recoveredCount: 0 })).toBe(
      "1 trace, none failed.",
    );
  });
});

describe("a filter of one value", () => {
  it("means that value, whatever stands in it", () => {
    for (const id of ["visit-9", 'a "b" c', "x*y", "(or)", "a:b", "back\\slash", "<b>"])
      expect(parseFilter(onlyFilter("session", id))).toMatchObject({
        kind: "term",
        field: "session",
        values: [{ op: "=", text: id, wildcard: false }],
      });
  });
});
