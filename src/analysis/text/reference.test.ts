import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { sharedData } from "#testing/shared-data.ts";
import { exactDuplicates } from "./exact-duplicates.ts";
import { nearPairs } from "./near-pairs.ts";
import { ownRuns, promptOverlap, promptRuns } from "./prompt-overlap.ts";
import { wordRuns } from "./word-runs.ts";

interface Row {
  readonly id: string;
  readonly task: string;
  readonly input: string;
  readonly target: string;
}

const data = sharedData("bbh.jsonl.gz");
const texts = sharedData("bbh_prompts.json");

describe.skipIf(!data || !texts)("BIG-Bench Hard", () => {
  const rows: Row[] = data
    ? gunzipSync(readFileSync(data))
        .toString("utf8")
        .trim()
        .split("\n")
        .map((line): Row => JSON.parse(line))
    : [];
  const prompts: Record<string, { cot: string }> = texts
    ? JSON.parse(readFileSync(texts, "utf8"))
    : {};
  const tasks = [...new Set(rows.map(({ task }) => task))];
  const ofTask = (task: string) => rows.filter((row) => row.task === task);

  it("has four exact duplicates, two of them with opposite answers", () => {
    const groups = exactDuplicates(rows.map(({ input, target }) => ({ input, reference: target })));
    expect(groups).toHaveLength(4);
    expect(
      groups
        .filter(({ conflicting }) => conflicting)
        .map(({ places }) => places.map((place) => rows[place]!.id)),
    ).toEqual([
      ["causal_judgement/032", "causal_judgement/119"],
      ["causal_judgement/036", "causal_judgement/104"],
    ]);
  });

  it("has 32,160 near pairs within its tasks", () => {
    const counts = new Map(
      tasks.map((task) => {
        const sets = ofTask(task).map(({ input }) => wordRuns(input, 5, true));
        const options = { threshold: 0.8, exactUpTo: 50_000, named: 1, mostCandidates: 1e8 };
        return [task, nearPairs(sets, options).count];
      }),
    );
    expect(counts.get("dyck_languages")).toBe(31_125);
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(32_160);
  });

  it.each(["of the task", "of all tasks joined"])("has four items in the prompt %s", (which) => {
    const joined = promptRuns(
      tasks.map((task) => `## ${task}\n${prompts[task]!.cot}`).join("\n\n"),
    );
    const found = tasks.flatMap((task) => {
      const items = ofTask(task);
      const text = which === "of the task" ? promptRuns(prompts[task]!.cot) : joined;
      return promptOverlap(ownRuns(items.map(({ input }) => input)), text).map(
        ({ place }) => items[place]!.id,
      );
    });
    expect(found).toEqual([
      "causal_judgement/128",
      "tracking_shuffled_objects_three_objects/057",
      "tracking_shuffled_objects_three_objects/143",
      "tracking_shuffled_objects_three_objects/243",
    ]);
  });
});
