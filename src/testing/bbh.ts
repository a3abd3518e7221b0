import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const row = z.object({
  id: z.string(),
  task: z.string(),
  input: z.string(),
  target: z.string(),
  direct_output: z.string(),
  cot_output: z.string(),
  direct_correct: z.boolean(),
  cot_correct: z.boolean(),
});
const prompts = z.record(z.string(), z.object({ direct: z.string(), cot: z.string() }));

export const bbhTable = z.array(
  z.object({
    task: z.string(),
    n: z.number(),
    a: z.number(),
    b: z.number(),
    c: z.number(),
    d: z.number(),
    acc_direct: z.number(),
    acc_cot: z.number(),
  }),
);

/** BIG-Bench Hard as a record stream: one dataset, two prompt versions, a run of each. */
export function bbhRecords(dataFile: string, promptsFile: string): object[] {
  const rows = gunzipSync(readFileSync(dataFile))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => row.parse(JSON.parse(line)));
  const texts = prompts.parse(JSON.parse(readFileSync(promptsFile, "utf8")));
  const template = (version: "direct" | "cot"): string =>
    Object.entries(texts)
      .map(([task, text]) => `## ${task}\n${text[version]}`)
      .join("\n\n");
  const runs = ["direct", "cot"] as const;
  return [
    { type: "metric", name: "correct", kind: "pass", direction: "up", margin: 0.05 },
    ...runs.flatMap((version) => [
      {
        type: "prompt_version",
        prompt: "bbh",
        version,
        template: template(version),
        model: "code-davinci-002",
      },
      {
        type: "run",
        id: `bbh-${version}`,
        name: version,
        experiment: "bbh",
        dataset: "bbh",
        promptVersion: { prompt: "bbh", version },
        model: "code-davinci-002",
        startedAt: "2022-10-01T00:00:00Z",
        status: "completed",
      },
    ]),
    ...rows.flatMap((each) => [
      {
        type: "example",
        dataset: "bbh",
        id: each.id,
        input: each.input,
        reference: each.target,
        metadata: { task: each.task },
      },
      ...runs.map((version) => ({
        type: "result",
        run: `bbh-${version}`,
        example: each.id,
        output: each[`${version}_output`],
        scores: { correct: each[`${version}_correct`] },
      })),
    ]),
  ];
}
