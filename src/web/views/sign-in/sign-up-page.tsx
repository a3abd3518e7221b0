import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { type Me, type OneTimeLink, readOneTimeLink, takeOneTimeLink } from "#contract/auth.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { shouldRetry } from "#web/data/query-for.ts";
import { useMe } from "#web/data/use-me.ts";
import { Button } from "#web/ui/button.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { AccountForm } from "./account-form.tsx";
import { EntryPage } from "./entry-page.tsx";
import { afterLink, linkSentence, linkTitle } from "./link-words.ts";
import { ProviderLink } from "./provider-link.tsx";

/** Takes a one-time link, whose secret stands behind the # of the address. */
export function SignUpPage() {
  const [link] = useState(() => window.location.hash.slice(1));
  const me = useMe();
  const told = useQuery({
    queryKey: ["one-time link", link],
    queryFn: ({ signal }) => call(readOneTimeLink, {}, { body: { link }, signal }),
    retry: shouldRetry,
    staleTime: Infinity,
  });
  return (
    <EntryPage title={told.data ? linkTitle(told.data) : "A one-time link"}>
      {told.error && (
        <ProblemNote
          what={link === "" ? "The address is cut short" : "The link does not work"}
          problem={problemOf(told.error)}
          onRetry={() => void told.refetch()}
        />
      )}
      {!told.error && !(told.data && me) && <SkeletonRows rows={5} label="Reading the link" />}
      {told.data && me && <Taking link={link} told={told.data} me={me} />}
    </EntryPage>
  );
}

interface TakingProps {
  readonly link: string;
  readonly told: OneTimeLink;
  readonly me: Me;
}

function Taking({ link, told, me }: TakingProps) {
  const to = afterLink(told);
  const take = useMutation({
    mutationFn: async (account: { name?: string; email?: string; password?: string }) =>
      call(takeOneTimeLink, {}, { body: { link, ...account } }),
    onSuccess: () => window.location.assign(to),
  });
  const joins = me.person !== null && told.kind === "member";
  return (
    <>
      <p>{linkSentence(told)}</p>
      {joins && (
        <Button tone="primary" disabled={take.isPending} onClick={() => take.mutate({})}>
          {`Take it as ${me.person?.name}`}
        </Button>
      )}
      {!joins && me.provider !== null && told.kind !== "password" && (
        <ProviderLink name={me.provider} to={to} link={link} />
      )}
      {!joins && <AccountForm told={told} isBusy={take.isPending} onReady={take.mutate} />}
      {take.error && <ProblemNote what="The link was not taken" problem={problemOf(take.error)} />}
    </>
  );
}
