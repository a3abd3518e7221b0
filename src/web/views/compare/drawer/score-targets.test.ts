import { expect, it } from "vitest";
import type { ResultDetail } from "#contract/matrix.ts";
import { scoreTargets } from "./score-targets.ts";

const result = (repetition: number, output: string | null): ResultDetail["results"][number] => ({
  repetition,
  output,
  error: output === null ? "no" : null,
  unfinished: false,
  latencyMs: null,
  costUsd: null,
  promptTokens: null,
  completionTokens: null,
  traceId: null,
  scores: [],
});

it("offers every output on screen, not what failed or is not there yet", () => {
  const runs = ["a", "b", "c"].map((id) => ({ id, name: `run ${id}` }));
  const targets = scoreTargets(
    [
      { place: 0, detail: { example: null, results: [result(0, "x"), result(1, "y")] } },
      { place: 1, detail: { example: null, results: [result(0, null)] } },
      { place: 2, detail: undefined },
    ],
    runs,
    "e",
  );
  expect(targets.map(({ id, name, key }) => [id, name, key])).toEqual([
    ["0 0", "run a, repetition 1", { run: "a", example: "e", repetition: 0 }],
    ["0 1", "run a, repetition 2", { run: "a", example: "e", repetition: 1 }],
  ]);
});
