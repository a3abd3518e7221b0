import { useQuery } from "@tanstack/react-query";
import { getPrivacy } from "#contract/privacy.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { RedactionForm } from "./redaction-form.tsx";

export function RedactionSection() {
  const project = useProjectName();
  const { data, error, refetch } = useQuery(queryFor(getPrivacy, { p: project }));
  return (
    <Section title="Redaction">
      <p className="pb-2 text-muted">
        Spans, logs and records are searched before they are stored; what was stored before stays as
        it is. Ids and names by which records find each other are never changed.
      </p>
      {error && (
        <ProblemNote
          what="The rules could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={8} label="Loading the rules" />}
      {data && <RedactionForm key={JSON.stringify(data)} project={project} saved={data} />}
    </Section>
  );
}
