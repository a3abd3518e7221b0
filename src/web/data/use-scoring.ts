import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { getAgreement } from "#contract/agreement.ts";
import { getLabelProgress, listLabelMetrics } from "#contract/labels.ts";
import { getResult, type ResultDetail } from "#contract/matrix.ts";
import type { Problem } from "#contract/problem.ts";
import { type OwnScore, type PersonScore, withScore } from "./own-score.ts";
import { problemOf } from "./problem-of.ts";
import { keyOf } from "./query-for.ts";
import { sendRecords } from "./send-records.ts";

interface Change {
  readonly given: PersonScore;
  /** What stood there before. */
  readonly before: OwnScore;
}

interface Failure {
  readonly change: Change;
  readonly problem: Problem;
}

export interface Scoring {
  /** Shows the score at once and stores it; a failure puts back what stood there and says so. */
  readonly give: (given: PersonScore, before: OwnScore) => void;
  /** Takes back the last change; answers what it was about. Undefined where there is none. */
  readonly undo: () => PersonScore | undefined;
  readonly canUndo: boolean;
  readonly failure: Failure | undefined;
  readonly retry: () => void;
}

const mostUndone = 100;

/** Gives and takes back a person's scores. */
export function useScoring(project: string): Scoring {
  const client = useQueryClient();
  const [done, setDone] = useState<readonly Change[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const { mutate } = useMutation({
    // One after the other: of two changes of one score the second has to stay.
    scope: { id: `scores of ${project}` },
    mutationFn: ({ given }: Change) => sendRecords(project, [recordOf(given)]),
    onSuccess: () => void refreshCounts(client),
    onError: (error, change) => {
      show(client, project, { ...change.given, ...change.before });
      setDone((changes) => changes.filter((each) => each !== change));
      setFailure({ change, problem: problemOf(error) });
    },
  });
  const change = (next: Change) => {
    setFailure(undefined);
    show(client, project, next.given);
    mutate(next);
  };
  const give = (given: PersonScore, before: OwnScore) => {
    const next = { given, before };
    setDone((changes) => [...changes, next].slice(-mostUndone));
    change(next);
  };
  return {
    give,
    undo: () => {
      const last = done.at(-1);
      if (!last) return undefined;
      setDone(done.slice(0, -1));
      const { given, before } = last;
      change({ given: { ...given, ...before }, before: given });
      return given;
    },
    canUndo: done.length > 0,
    failure,
    retry: () => failure && give(failure.change.given, failure.change.before),
  };
}

function recordOf({ target, metric, annotator, value, explanation }: PersonScore) {
  return {
    type: "score" as const,
    target,
    metric,
    value,
    source: "human" as const,
    annotator,
    ...(explanation && { explanation }),
    at: new Date().toISOString(),
  };
}

function show(client: QueryClient, project: string, given: PersonScore): void {
  const { run, example } = given.target;
  client.setQueryData<ResultDetail>(
    keyOf(getResult, { p: project, run, example }),
    (detail) => detail && withScore(detail, given, new Date().toISOString()),
  );
}

const countedBy: ReadonlySet<unknown> = new Set([
  getLabelProgress.path,
  listLabelMetrics.path,
  getAgreement.path,
]);

/** Counts and agreement change with every score; the queue on screen stays as it is. */
async function refreshCounts(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ predicate: ({ queryKey }) => countedBy.has(queryKey[0]) });
}
