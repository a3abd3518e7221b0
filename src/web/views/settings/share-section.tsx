import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "#client/call.ts";
import { listShares, revokeShare } from "#contract/shares.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { ShareTable } from "./share-table.tsx";

/** Public links of the project: who made them, how often they were opened, and how they end. */
export function ShareSection() {
  const project = useProjectName();
  const client = useQueryClient();
  const query = useInfiniteQuery(pagesFor(listShares, { p: project, limit: 50 }));
  const revoke = useMutation({
    mutationFn: (id: string) => call(revokeShare, { p: project, id }),
    onSuccess: () => client.invalidateQueries({ queryKey: [listShares.path] }),
  });
  const shares = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={`Public links of ${project}`}>
      {query.error && (
        <ProblemNote
          what="The public links could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {revoke.error && (
        <ProblemNote what="The link was not revoked" problem={problemOf(revoke.error)} />
      )}
      {!shares && !query.error && <SkeletonRows rows={3} label="Loading public links" />}
      {shares?.length === 0 && (
        <p className="text-muted">
          None. Share on any page makes one: it shows that view and nothing else, until it ends.
        </p>
      )}
      {shares && shares.length > 0 && <ShareTable shares={shares} onRevoke={revoke.mutate} />}
      {query.hasNextPage && (
        <Button className="mt-2" onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Section>
  );
}
