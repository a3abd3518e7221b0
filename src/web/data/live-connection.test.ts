import { expect, it } from "vitest";
import { afterEvent, type LiveSnapshot } from "./live-connection.ts";

const before: LiveSnapshot = {
  status: "live",
  traces: 1,
  records: 0,
  polls: 0,
  alerts: 0,
  jobs: new Map(),
};

it("adds up what arrives", () => {
  const after = afterEvent(before, { type: "traces", traceIds: ["a"], count: 12 });
  expect(after.traces).toBe(13);
  expect(afterEvent(after, { type: "records", runs: ["r"], count: 4 }).records).toBe(4);
});

it("keeps the newest state of each job and changes no earlier snapshot", () => {
  const job = { id: "j", kind: "demo", status: "running", progress: 0.5, message: "" } as const;
  const after = afterEvent(before, { type: "job", job });
  const end = afterEvent(after, { type: "job", job: { ...job, status: "done" } });
  expect(end.jobs.get("j")?.status).toBe("done");
  expect(after.jobs.get("j")?.status).toBe("running");
  expect(before.jobs.size).toBe(0);
});
