import { useQueries } from "@tanstack/react-query";
import { againsts } from "#contract/links/compare-link.ts";
import { getResult, type ResultDetail } from "#contract/matrix.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { Drawer } from "#web/ui/drawer.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import type { CompareView } from "../compare-view.ts";
import type { useMatrixKeys } from "../matrix/use-matrix-keys.ts";
import { againstWords } from "./against.ts";
import { BesideChooser } from "./beside-chooser.tsx";
import { mostBeside, placesBeside } from "./beside.ts";
import { ExampleHead } from "./example-head.tsx";
import { PromptChange } from "./prompt-change.tsx";
import { ResultPanel } from "./result-panel.tsx";

interface ExampleDrawerProps {
  readonly view: CompareView;
  readonly example: string;
  readonly keys: ReturnType<typeof useMatrixKeys>;
  readonly marked: readonly string[];
}

/** One example in the runs, side by side: outputs with their differences, scores, prompts, traces. */
export function ExampleDrawer({ view, example, keys, marked }: ExampleDrawerProps) {
  const { project, comparison, place: chosen, state, setState } = view;
  const { runs, metrics } = comparison;
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const places = placesBeside(
    runs.map(({ id }) => id),
    state.beside,
    chosen,
  );
  // The baseline is read in any case: the others are held against it.
  const read = [...new Set([0, ...places])];
  const answers = useQueries({
    queries: read.map((place) => ({
      ...queryFor(getResult, { p: project, run: runs[place]!.id, example }),
      placeholderData: undefined,
    })),
  });
  const known = answers.find(({ data }) => data?.example)?.data?.example;
  const against = state.against ?? "baseline";
  const answerOf = (place: number) => answers[read.indexOf(place)];
  const isMarked = marked.includes(example);
  return (
    <Drawer
      label="The example in every run"
      title={example}
      width={drawerWidth}
      onResize={setDrawerWidth}
      onClose={keys.close}
      onNext={() => keys.step(1)}
      onPrevious={() => keys.step(-1)}
    >
      <ExampleHead
        example={known ?? undefined}
        coming={answers.some(({ isPending }) => isPending)}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t py-2">
        <h3>Outputs</h3>
        <NativeSelect
          label="Differences (d)"
          labelShown
          value={against}
          options={againsts.map((value) => ({ value, label: againstWords[value] }))}
          onChange={(value) =>
            setState({ against: againsts.find((one) => one === value) }, { replace: true })
          }
        />
        <Button tone="quiet" aria-pressed={isMarked} onClick={() => keys.mark(example)}>
          {isMarked ? "Unmark (x)" : "Mark (x)"}
        </Button>
        {runs.length > mostBeside && (
          <BesideChooser
            runs={runs}
            places={places}
            onChoose={(beside) => setState({ beside }, { replace: true })}
          />
        )}
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(260px,100%),1fr))] gap-x-6 gap-y-4">
        {places.map((place) => {
          const run = runs[place]!;
          const { data, error, refetch } = answerOf(place) ?? {};
          return (
            <div key={run.id} className="min-w-0">
              {error && (
                <ProblemNote
                  what={`${run.name} could not be loaded`}
                  problem={problemOf(error)}
                  onRetry={() => void refetch?.()}
                />
              )}
              {!data && !error && <Skeleton className="h-40 w-full" />}
              {data && (
                <ResultPanel
                  project={project}
                  run={run}
                  place={place}
                  metrics={metrics}
                  results={data.results}
                  against={(repetition) => {
                    if (against === "reference") return known?.reference ?? undefined;
                    if (against === "nothing" || place === 0) return undefined;
                    return outputOf(answerOf(0)?.data, repetition);
                  }}
                />
              )}
            </div>
          );
        })}
      </div>
      {places
        .filter((place) => place > 0)
        .map((place) => (
          <PromptChange
            key={runs[place]!.id}
            project={project}
            baseline={runs[0]!}
            run={runs[place]!}
          />
        ))}
      {known && Object.keys(known.metadata).length > 0 && (
        <div className="flex flex-wrap gap-1 border-t pt-3">
          {Object.entries(known.metadata).map(([key, value]) => (
            <Badge key={key}>{`${key}: ${value.slice(0, 200)}`}</Badge>
          ))}
        </div>
      )}
    </Drawer>
  );
}

/** The same repetition of the baseline, or its first. */
function outputOf(detail: ResultDetail | undefined, repetition: number): string | undefined {
  const results = detail?.results ?? [];
  const same = results.find((result) => result.repetition === repetition) ?? results[0];
  return same?.output ?? undefined;
}
