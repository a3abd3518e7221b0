import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { compareRuns } from "#contract/compare.ts";
import { type CompareState, compareLink } from "#contract/links/compare-link.ts";
import type { Problem } from "#contract/problem.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { type SetLinkState, useLinkState, useProjectName } from "#web/state/link-state.ts";
import {
  chosenMetric,
  chosenPlace,
  hasExamples,
  type CompareView,
  noSlices,
  slicedBy,
} from "./compare-view.ts";
import { indexComparison } from "./comparison-index.ts";
import { isFigure, metricChoices } from "./metric-choice.ts";
import { baselineFirst } from "./run-order.ts";
import { slicesOfWhere } from "./slices/slice-where.ts";

interface Compared {
  readonly project: string;
  readonly state: CompareState;
  readonly setState: SetLinkState<CompareState>;
  /** The baseline first. */
  readonly runs: readonly string[];
  /** Undefined until the first answer, or where nothing was scored at all. */
  readonly view: CompareView | undefined;
  readonly comparison: CompareView["comparison"] | undefined;
  /** The slices are still to come. */
  readonly slicesComing: boolean;
  /** What is shown answers an earlier question. */
  readonly isStale: boolean;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

/**
 * The comparison of the address. Asked without slices first, where the address does not say by what to
 * slice: the answer is there early, and tells by what one can.
 */
export function useCompareView(): Compared {
  const project = useProjectName();
  const [state, setState] = useLinkState(compareLink);
  const runs = baselineFirst(state.runs ?? [], state.baseline);
  const question = {
    p: project,
    runs,
    baseline: runs[0],
    errored: state.errored,
    groups: state.groups,
    evaluator: state.evaluator,
  };
  const enabled = runs.length >= 2;
  const chosen = state.slices ?? slicesOfWhere(state.where);
  const named = chosen !== undefined && chosen !== noSlices;
  const plain = useQuery({ ...queryFor(compareRuns, question), enabled: enabled && !named });
  const sliceKey = slicedBy(chosen, plain.data?.sliceKeys ?? []);
  const sliced = useQuery({
    ...queryFor(compareRuns, {
      ...question,
      slices: sliceKey,
      ...(isFigure(state.metric ?? "") && { figures: true }),
    }),
    enabled: enabled && (named || sliceKey !== undefined),
  });
  const wantsSlices = named || sliceKey !== undefined;
  const isFresh = (query: typeof plain) => query.data !== undefined && !query.isPlaceholderData;
  // The whole is shown while its slices are still to come; an earlier question only where there is neither.
  const wanted = wantsSlices ? [sliced, plain] : [plain];
  const shown = wanted.find(isFresh) ?? wanted.find(({ data }) => data) ?? plain;
  const comparison = shown.data;
  const parts = useMemo(
    () => comparison && { index: indexComparison(comparison), choices: metricChoices(comparison) },
    [comparison],
  );
  const metric = parts && chosenMetric(parts.choices, state.metric);
  const place = comparison ? chosenPlace(comparison, state.run) : 0;
  const run = comparison?.runs[place];
  const failed = wantsSlices && sliced.error ? sliced : plain;
  return {
    project,
    state,
    setState,
    runs,
    comparison,
    view:
      comparison && hasExamples(comparison) && parts && metric && run
        ? { project, comparison, ...parts, metric, run, place, sliceKey, state, setState }
        : undefined,
    slicesComing: wantsSlices && !isFresh(sliced),
    isStale: shown.isPlaceholderData,
    problem: failed.error ? problemOf(failed.error) : undefined,
    retry: () => void failed.refetch(),
  };
}
