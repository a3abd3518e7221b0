import type { Metric } from "#contract/registries.ts";
import type { ResultDetail } from "#contract/matrix.ts";
import type { Run } from "#contract/runs.ts";
import type { Problem } from "#contract/problem.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import type { Against } from "./against.ts";
import { ResultPanel } from "./result-panel.tsx";

/** What is known of one run's results for the example. */
export interface RunAnswer {
  readonly place: number;
  readonly detail: ResultDetail | undefined;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

interface ExampleResultsProps {
  readonly project: string;
  readonly example: string;
  readonly runs: readonly Run[];
  readonly metrics: readonly Metric[];
  /** The runs that are shown. */
  readonly answers: readonly RunAnswer[];
  readonly baseline: ResultDetail | undefined;
  readonly reference: string | null | undefined;
  readonly against: Against;
}

/** The outputs of several runs side by side, each held against what the reader chose. */
export function ExampleResults(props: ExampleResultsProps) {
  const { project, example, runs, metrics, answers, baseline, reference, against } = props;
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(260px,100%),1fr))] gap-x-6 gap-y-4">
      {answers.map(({ place, detail, problem, retry }) => {
        const run = runs[place]!;
        return (
          <div key={run.id} className="min-w-0">
            {problem && (
              <ProblemNote
                what={`${run.name} could not be loaded`}
                problem={problem}
                onRetry={retry}
              />
            )}
            {!detail && !problem && <Skeleton className="h-40 w-full" />}
            {detail && (
              <ResultPanel
                project={project}
                run={run}
                place={place}
                example={example}
                metrics={metrics}
                results={detail.results}
                against={(repetition) => {
                  if (against === "reference") return reference ?? undefined;
                  if (against === "nothing" || place === 0) return undefined;
                  return resultOf(baseline, repetition)?.output ?? undefined;
                }}
                baselineTrace={(repetition) =>
                  place === 0 ? null : (resultOf(baseline, repetition)?.traceId ?? null)
                }
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** The same repetition of the baseline, or its first. */
function resultOf(detail: ResultDetail | undefined, repetition: number) {
  const results = detail?.results ?? [];
  return results.find((result) => result.repetition === repetition) ?? results[0];
}
