import { describe, expect, it } from "vitest";
import { labelsLink } from "./labels-link.ts";

describe("a link to a queue", () => {
  it("comes back as it was written", () => {
    const state = {
      tab: "score" as const,
      metric: "helpful",
      runs: ["v2", "v3,b"],
      where: "topic:returns",
      which: "disagree" as const,
      n: 50,
      seed: 7,
      judge: "llm:grader@2",
      named: true,
      at: ["v2", "questions/1, 100%", "0"],
    };
    expect(labelsLink.read(labelsLink.write(state))).toEqual(state);
  });

  it("opens with what it can read of a broken one", () => {
    const read = labelsLink.read({ metric: "m", which: "best", n: "-1", seed: "x", named: "yes" });
    expect(read).toEqual({ metric: "m" });
  });

  it("never carries who scores", () => {
    expect(Object.keys(labelsLink.read({ annotator: "grace", name: "grace" }))).not.toContain(
      "annotator",
    );
  });
});
