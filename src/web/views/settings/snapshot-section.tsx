import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "#client/call.ts";
import { listSnapshots, removeSnapshot } from "#contract/snapshots.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { SnapshotTable } from "./snapshot-table.tsx";

/** Copies of views, which stay as they are until they are removed. */
export function SnapshotSection() {
  const project = useProjectName();
  const client = useQueryClient();
  const query = useInfiniteQuery(pagesFor(listSnapshots, { p: project, limit: 50 }));
  const remove = useMutation({
    mutationFn: (id: string) => call(removeSnapshot, { p: project, id }),
    onSuccess: () => client.invalidateQueries({ queryKey: [listSnapshots.path] }),
  });
  const snapshots = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={`Snapshots of ${project}`}>
      {query.error && (
        <ProblemNote
          what="The snapshots could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {remove.error && (
        <ProblemNote what="The snapshot was not removed" problem={problemOf(remove.error)} />
      )}
      {!snapshots && !query.error && <SkeletonRows rows={3} label="Loading snapshots" />}
      {snapshots?.length === 0 && <p className="text-muted">None. Share on any page takes one.</p>}
      {snapshots && snapshots.length > 0 && (
        <SnapshotTable snapshots={snapshots} onRemove={remove.mutate} />
      )}
      {query.hasNextPage && (
        <Button className="mt-2" onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Section>
  );
}
