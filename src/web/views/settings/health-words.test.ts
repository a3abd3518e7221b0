import { expect, it } from "vitest";
import type { Health } from "#contract/health.ts";
import { healthFacts, healthSentence } from "./health-words.ts";

const health: Health = {
  status: "ok",
  version: "0.1.0",
  engine: { mode: "embedded", version: "26.7", restarts: 0, memoryLimitBytes: null },
  disk: { freeBytes: 1024 ** 3, totalBytes: 4 * 1024 ** 3, dataBytes: null },
  brokenParts: [],
  queuedSpans: 1,
  problems: [],
};

const words = (change: Partial<Health>) =>
  healthFacts({ ...health, ...change }).map((fact) => fact.words);

it("says how the server is in plain words", () => {
  expect(healthSentence(health)).toBe("The server can store what it is sent.");
  expect(words({})).toEqual([
    "Version 0.1.0",
    "Embedded ClickHouse 26.7",
    "The store did not have to be restarted",
    "1.0 GiB free (25.0 %)",
    "Size is not known",
    "1 span waits to be stored",
  ]);
});

it("points at what needs attention", () => {
  const worries = healthFacts({
    ...health,
    engine: { ...health.engine, restarts: 2 },
    disk: { freeBytes: 5, totalBytes: 100, dataBytes: 1 },
    brokenParts: [{ table: "spans", part: "p1", reason: "checksum" }],
  }).filter(({ worry }) => worry);
  expect(worries.map(({ name }) => name)).toEqual(["Restarts", "Disk", "Broken part"]);
});
