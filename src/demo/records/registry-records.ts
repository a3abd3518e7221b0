import { promptName, promptVersions, templateOf } from "../app/prompt-versions.ts";
import { datasetName, examples } from "../shop/dataset.ts";
import type { WrittenRecord } from "./written-record.ts";

const metrics: readonly WrittenRecord[] = [
  {
    type: "metric",
    name: "correct",
    kind: "pass",
    direction: "up",
    margin: 0.05,
    description:
      "The answer contains the reference, without case and marks. An error is not correct.",
  },
  {
    type: "metric",
    name: "grounded",
    kind: "pass",
    direction: "up",
    margin: 0.05,
    description:
      "The answer cites a page of the manual that was found and does answer the question. Only for questions that the manual answers.",
  },
  {
    type: "metric",
    name: "helpful",
    kind: "score",
    direction: "up",
    margin: 0.05,
    range: [0, 1],
    description: "How helpful the answer looks, by a scripted judge; some by scripted annotators.",
  },
  {
    type: "metric",
    name: "relevance",
    kind: "pass",
    direction: "up",
    margin: 0.05,
    description: "A page that was found answers the question, says an annotator who read it.",
  },
  {
    type: "metric",
    name: "page_found",
    kind: "pass",
    direction: "up",
    margin: 0.05,
    description: "The search found a page that answers the question. A score of the search span.",
  },
];

const slices: readonly WrittenRecord[] = [
  {
    type: "slice",
    name: "several steps",
    where: "topic:orders difficulty:hard",
    note: "Needs two tools, one after the other.",
  },
  {
    type: "slice",
    name: "other words",
    where: "-topic:orders difficulty:hard",
    note: "Asked in words that the manual does not use.",
  },
];

/** What stands before the runs: prompts, metrics, slices and the test set. */
export function registryRecords(): WrittenRecord[] {
  return [
    ...promptVersions.map((prompt): WrittenRecord => ({
      type: "prompt_version",
      prompt: promptName,
      version: prompt.version,
      template: templateOf(prompt),
      model: prompt.model.name,
      settings: { temperature: 0 },
      note: prompt.note,
    })),
    ...metrics,
    ...slices,
    ...examples.map(({ id, input, reference, topic, difficulty, pages }): WrittenRecord => ({
      type: "example",
      dataset: datasetName,
      id,
      input,
      reference,
      metadata: {
        topic,
        difficulty,
        ...(pages.length > 0 && { relevant_documents: [...pages] }),
      },
    })),
  ];
}
