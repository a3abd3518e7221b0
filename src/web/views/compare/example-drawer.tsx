import { useQueries } from "@tanstack/react-query";
import { getResult } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { Drawer } from "#web/ui/drawer.tsx";
import { LongText } from "#web/ui/long-text.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { ResultPanel } from "./result-panel.tsx";

interface ExampleDrawerProps {
  readonly project: string;
  readonly runs: readonly Run[];
  readonly metrics: readonly Metric[];
  readonly example: string;
  readonly diff: boolean;
  readonly onDiff: () => void;
  readonly onClose: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

/** One example in every run, side by side. */
export function ExampleDrawer(props: ExampleDrawerProps) {
  const { project, runs, metrics, example, diff, onDiff, onClose, onNext, onPrevious } = props;
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const results = useQueries({
    queries: runs.map(({ id }) => ({
      ...queryFor(getResult, { p: project, run: id, example }),
      placeholderData: undefined,
    })),
  });
  const known = results.find(({ data }) => data?.example)?.data?.example;
  const baseline = results[0]?.data?.results[0]?.output ?? undefined;
  return (
    <Drawer
      label="The example in every run"
      title={example}
      width={drawerWidth}
      onResize={setDrawerWidth}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
    >
      {known && (
        <div className="flex flex-col gap-3 pb-4">
          <div className="flex flex-wrap gap-1">
            {Object.entries(known.metadata).map(([key, value]) => (
              <Badge key={key}>{`${key}: ${value.slice(0, 200)}`}</Badge>
            ))}
          </div>
          <Labelled label="Input" text={known.input} />
          {known.reference !== null && <Labelled label="Reference" text={known.reference} />}
        </div>
      )}
      <div className="flex items-center justify-between border-t py-2">
        <h3>Outputs</h3>
        <Button tone="quiet" aria-pressed={diff} onClick={onDiff}>
          {diff ? "Hide differences (d)" : "Show differences to A (d)"}
        </Button>
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(260px,100%),1fr))] gap-x-6 gap-y-4">
        {results.map(({ data, error, refetch }, index) => (
          <div key={runs[index]!.id} className="min-w-0">
            {error && (
              <ProblemNote
                what={`${runs[index]!.name} could not be loaded`}
                problem={problemOf(error)}
                onRetry={() => void refetch()}
              />
            )}
            {!data && !error && <Skeleton className="h-40 w-full" />}
            {data && (
              <ResultPanel
                project={project}
                run={runs[index]!}
                index={index}
                metrics={metrics}
                results={data.results}
                against={diff && index > 0 ? baseline : undefined}
              />
            )}
          </div>
        ))}
      </div>
    </Drawer>
  );
}

function Labelled({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <h3 className="text-small text-muted">{label}</h3>
      <LongText text={text} />
    </div>
  );
}
