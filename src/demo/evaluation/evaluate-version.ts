import { answerQuestion, type Outcome } from "../app/answer-question.ts";
import type { ManualIndex } from "../app/manual-index.ts";
import type { PromptVersion } from "../app/prompt-versions.ts";
import type { Example } from "../shop/dataset.ts";
import type { Recorder } from "../tracing/recorder.ts";
import { eachAtOnce } from "./each-at-once.ts";

/** An example and what the application made of it. */
export interface Answered {
  readonly example: Example;
  readonly outcome: Outcome;
}

const atOnce = 6;

/** Puts every example to one version of the application. Answers come in the order of the examples. */
export function evaluateVersion(
  version: PromptVersion,
  examples: readonly Example[],
  { recorder, index }: { readonly recorder: Recorder; readonly index: ManualIndex },
  onAnswered: () => void = () => undefined,
): Promise<Answered[]> {
  return eachAtOnce(atOnce, examples, async (example) => {
    const { id, topic, difficulty, input: question } = example;
    const outcome = await answerQuestion(
      { question, version, recorder, index, key: `${version.version}:${id}` },
      {
        metadata: JSON.stringify({ example: id, topic, difficulty }),
        "tag.tags": ["evaluation", topic],
      },
    );
    onAnswered();
    return { example, outcome };
  });
}
