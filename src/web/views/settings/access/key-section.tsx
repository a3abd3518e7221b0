import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { call } from "#client/call.ts";
import {
  type ApiKey,
  listKeys,
  listServerKeys,
  revokeKey,
  revokeServerKey,
} from "#contract/api-keys.ts";
import type { Person } from "#contract/auth.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { useRefusal } from "#web/ui/refusals.ts";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { KeyDialog } from "./key-dialog.tsx";
import { KeyTable } from "./key-table.tsx";

interface KeySectionProps {
  readonly project: string;
  readonly person: Person;
}

/** What programs send to say who they are. */
export function KeySection({ project, person }: KeySectionProps) {
  const client = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const refusal = useRefusal("admin");
  const isAllowed = refusal === undefined;
  const own = useQuery({ ...queryFor(listKeys, { p: project }), enabled: isAllowed });
  const everywhere = useQuery({ ...queryFor(listServerKeys, {}), enabled: person.admin });
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: [listKeys.path] });
    await client.invalidateQueries({ queryKey: [listServerKeys.path] });
  };
  const revoke = useMutation({
    mutationFn: async ({ id, project: of }: ApiKey) =>
      of === null ? call(revokeServerKey, { id }) : call(revokeKey, { p: of, id }),
    onSettled: refresh,
  });
  const error = own.error ?? everywhere.error;
  const keys = own.data && [...own.data.items, ...(everywhere.data?.items ?? [])];
  return (
    <Section
      title="Keys"
      actions={
        <Button needs="admin" onClick={() => setMaking(true)}>
          <KeyRound size={14} aria-hidden />
          Make a key
        </Button>
      }
    >
      <p className="pb-2 text-muted">
        Programs send a key as <code className="font-mono">Authorization: Bearer</code>. What names
        no project goes to the key&apos;s.
        {!isAllowed && " Admins of the project see and make them."}
      </p>
      {error && (
        <ProblemNote
          what="The keys could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void own.refetch()}
        />
      )}
      {revoke.error && (
        <ProblemNote what="The key was not revoked" problem={problemOf(revoke.error)} />
      )}
      {isAllowed && !keys && !error && <SkeletonRows rows={3} label="Loading keys" />}
      {keys && <KeyTable keys={keys} onRevoke={revoke.mutate} />}
      {isMaking && (
        <KeyDialog
          project={project}
          isServerAdmin={person.admin}
          onMade={refresh}
          onClose={() => setMaking(false)}
        />
      )}
    </Section>
  );
}
