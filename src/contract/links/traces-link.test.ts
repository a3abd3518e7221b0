import { describe, expect, it } from "vitest";
import { traceLink } from "./trace-link.ts";
import { tracesLink } from "./traces-link.ts";

describe("the links of traces", () => {
  it("come back as they were written", () => {
    const list = {
      where: 'status:error "a b", OR (x:1)',
      from: "2025-01-01T00:00:00Z",
      to: "2025-01-02T00:00:00.000+02:00",
      sort: "slowest" as const,
      row: "0af7651916cd43dd8448eb211c80319c",
    };
    expect(tracesLink.read(tracesLink.write(list))).toEqual(list);
    const one = {
      span: "b7ad6b7169203331",
      tab: "documents" as const,
      zoom: { from: 0.000125, to: 1e12 },
      find: "search",
      level: 2,
      fold: ["TOOL" as const, "LLM" as const],
      path: "off" as const,
      times: "sent" as const,
      steps: "self" as const,
    };
    expect(traceLink.read(traceLink.write(one))).toEqual(one);
  });

  it("drop what they cannot read and keep the rest", () => {
    expect(tracesLink.read({ sort: "best", from: "yesterday", where: "(" })).toEqual({
      where: "(",
    });
    expect(traceLink.read({ zoom: "5", tab: "secrets", span: "x" })).toEqual({ span: "x" });
    const odd = { level: "0", fold: "TOOL,ROBOT", path: "on", times: "mine", steps: "x" };
    expect(traceLink.read(odd)).toEqual({ fold: ["TOOL"] });
  });
});
