import { embeddingModel } from "../app/embedding.ts";
import { promptName, type PromptVersion } from "../app/prompt-versions.ts";
import { rerankerModel } from "../app/reranker.ts";
import { datasetName } from "../shop/dataset.ts";
import type { WrittenRecord } from "./written-record.ts";

export function runIdOf({ version }: Pick<PromptVersion, "version">): string {
  return `${promptName}-${version}`;
}

/** The run of one version; sent once when it starts and again when it has ended. */
export function runRecord(version: PromptVersion, startedAt: Date, endedAt?: Date): WrittenRecord {
  const { model, price, pages, reranks, guard, retries } = version;
  return {
    type: "run",
    id: runIdOf(version),
    experiment: "helpdesk prompts",
    name: `${promptName} ${version.version}`,
    dataset: datasetName,
    promptVersion: { prompt: promptName, version: version.version },
    model: model.name,
    settings: { temperature: 0, pages, reranks, guard, retries },
    startedAt: startedAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    status: endedAt ? "completed" : "running",
    metadata: {
      model: "A scripted model: rules instead of weights.",
      tokens: "Words and marks, each counted as one.",
      latency: "Measured; the scripted model waits for a fixed time per token.",
      cost: price
        ? `Invented prices: ${price.prompt} dollars per million prompt tokens, ${price.completion} per million completion tokens.`
        : "Not reported: this version does not price its calls.",
      embedding: `${embeddingModel}: hashed words and trigrams, no learned model.`,
      ...(reranks && { reranker: `${rerankerModel}: share of the question's words.` }),
      annotators: "Scripted; they stand in for people.",
    },
  };
}
