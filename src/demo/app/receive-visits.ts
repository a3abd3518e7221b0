import type { VisitQuestion } from "../records/embedding-records.ts";
import { visits } from "../shop/visits.ts";
import type { Recorder } from "../tracing/recorder.ts";
import { answerQuestion } from "./answer-question.ts";
import type { ManualIndex } from "./manual-index.ts";
import type { PromptVersion } from "./prompt-versions.ts";

/** Visitors talk to one version of the application, each visit a session. */
export async function receiveVisits(
  version: PromptVersion,
  recorder: Recorder,
  index: ManualIndex,
): Promise<VisitQuestion[]> {
  const all = await Promise.all(
    visits.map(async ({ session, user, questions }) => {
      const asked: VisitQuestion[] = [];
      for (const [turn, question] of questions.entries()) {
        const { traceId, bill } = await answerQuestion(
          { question, version, recorder, index, key: `${session}:${turn}` },
          { "session.id": session, "user.id": user, "tag.tags": ["visit"] },
        );
        if (bill.retrieverSpanId !== undefined)
          asked.push({ question, traceId, spanId: bill.retrieverSpanId });
      }
      return asked;
    }),
  );
  return all.flat();
}
