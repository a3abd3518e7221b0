import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { ArrowLeftRight } from "lucide-react";
import { traceDiffLink, type TraceDiffState } from "#contract/links/trace-diff-link.ts";
import { diffTraces, type TraceDiff } from "#contract/trace-diff.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { type SetLinkState, useLinkState, useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton, SkeletonRows } from "#web/ui/skeleton.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { ChooseTraces } from "./choose-traces.tsx";
import { diffColumns, figuresOf } from "./diff-columns.tsx";
import { countsSentence, diffSentence } from "./diff-words.ts";
import { PairPanel } from "./pair-panel.tsx";
import { openedRow, shownRows, spanOf } from "./shown-rows.ts";
import { TraceSides } from "./trace-sides.tsx";
import { useDiffKeys } from "./use-diff-keys.ts";

/** Two traces aligned span by span: where they part, and what differs in every step. */
export function TraceDiffPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(traceDiffLink);
  const { a, b } = state;
  const query = useQuery({
    ...queryFor(diffTraces, { p: project, a: a ?? "", b: b ?? "" }),
    enabled: a !== undefined && b !== undefined,
  });
  if (a === undefined || b === undefined)
    return <ChooseTraces project={project} state={state} setState={setState} />;
  const { data: diff, error } = query;
  return (
    <div className={clsx("flex h-full flex-col", query.isPlaceholderData && "opacity-60")}>
      <PageHead
        title="Two traces"
        sentence={
          diff ? diffSentence(diff) : !error && <Skeleton className="mt-1 h-4 w-96 max-w-full" />
        }
        actions={
          <Button onClick={() => setState({ a: b, b: a })}>
            <ArrowLeftRight size={14} aria-hidden />
            Swap A and B
          </Button>
        }
      />
      {error && (
        <ProblemNote
          what="The traces could not be aligned"
          problem={problemOf(error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {!diff && !error && <SkeletonRows rows={12} label="Aligning the traces" />}
      {diff && <Aligned project={project} diff={diff} state={state} setState={setState} />}
    </div>
  );
}

interface AlignedProps {
  readonly project: string;
  readonly diff: TraceDiff;
  readonly state: TraceDiffState;
  readonly setState: SetLinkState<TraceDiffState>;
}

function Aligned({ project, diff, state, setState }: AlignedProps) {
  const narrow = useNarrow();
  const shown = shownRows(diff, state.all ?? false);
  const at = openedRow(diff, state.span);
  const row = diff.rows[at];
  const open = (place: number) => {
    const next = diff.rows[place];
    if (next) setState({ span: spanOf(next) }, { replace: true });
  };
  useDiffKeys({ shown, at, open, toggleAll: () => setState({ all: !state.all || undefined }) });
  const figures = figuresOf(diff);
  return (
    <>
      <TraceSides project={project} diff={diff} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 py-2">
        <p className="text-muted">{countsSentence(diff)}</p>
        <Button
          tone="quiet"
          aria-pressed={state.all ?? false}
          onClick={() => setState({ all: !state.all || undefined }, { replace: true })}
        >
          {state.all ? "Only what differs (s)" : "Show what is the same (s)"}
        </Button>
      </div>
      <div className="-mx-3 -mb-4 grid min-h-[420px] flex-1 border-t wide:grid-rows-[minmax(0,1fr)] sm:-mx-5 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <DataTable
          label="Steps of both traces"
          className="max-h-[calc(100dvh-330px)] min-h-80 max-wide:max-h-80"
          columns={diffColumns({ parting: diff.divergence?.row, figures, narrow })}
          rows={shown}
          keyOf={(one) => one.at}
          currentKey={at}
          onOpen={(one) => open(one.at)}
          minWidth={narrow ? 0 : 720}
        />
        {row && <PairPanel project={project} diff={diff} row={row} />}
      </div>
    </>
  );
}
