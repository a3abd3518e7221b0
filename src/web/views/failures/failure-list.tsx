import { clsx } from "clsx";
import { DataTable } from "#web/ui/data-table.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { failureColumns } from "./failure-columns.tsx";
import { NoFailures } from "./no-failures.tsx";
import type { useFailures } from "./use-failures.ts";

interface FailureListProps {
  readonly project: string;
  readonly list: ReturnType<typeof useFailures>;
  /** Signature that the keyboard stands on. */
  readonly current: string | undefined;
  /** A filter or a stretch of time is set. */
  readonly narrowed: boolean;
  readonly nowMs: number;
  readonly onOpen: (signature: string) => void;
  readonly onAll: () => void;
}

const rowHeight = 48;

/** The rows, or why there are none. */
export function FailureList(props: FailureListProps) {
  const { project, list, current, narrowed, nowMs, onOpen, onAll } = props;
  const narrow = useNarrow();
  const { groups, whole, problem } = list;
  const isComing = !groups && !problem && !list.fault;
  return (
    <>
      {problem && (
        <ProblemNote
          problem={problem}
          what="The failures could not be loaded"
          onRetry={list.retry}
        />
      )}
      {isComing && <SkeletonRows rows={16} label="Loading failures" />}
      {whole && groups?.length === 0 && (
        <NoFailures project={project} whole={whole} narrowed={narrowed} onAll={onAll} />
      )}
      {whole && groups && groups.length > 0 && (
        <DataTable
          label="Failures"
          className={clsx("min-h-0 flex-1", list.isStale && "opacity-60")}
          rowHeight={rowHeight}
          minWidth={narrow ? 330 : 1020}
          columns={failureColumns({ buckets: whole.buckets, narrow, nowMs })}
          rows={groups}
          total={whole.total}
          keyOf={({ signature }) => signature}
          currentKey={current}
          onOpen={({ signature }) => onOpen(signature)}
          onNearEnd={list.nearEnd}
        />
      )}
    </>
  );
}
