import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { listDatasets } from "#contract/datasets.ts";
import type { WrittenExample } from "#contract/records.ts";
import { Button } from "#web/ui/button.tsx";
import { AddExamplesForm } from "#web/ui/examples/add-examples-form.tsx";
import type { ExampleSource } from "#web/ui/examples/examples-of.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { refreshProject } from "./live.ts";
import { problemOf } from "./problem-of.ts";
import { queryFor, shouldRetry } from "./query-for.ts";
import { sendRecords } from "./send-records.ts";

interface AddSourcesProps {
  readonly project: string;
  /** Names what is read: the same name is read once. */
  readonly of: readonly unknown[];
  readonly read: (signal: AbortSignal) => Promise<readonly ExampleSource[]>;
  readonly onClose: () => void;
  /** What is asked before: how the sources are chosen. */
  readonly children?: ReactNode;
}

/** Reads sources, asks what of them becomes examples of which dataset, and adds them; for a dialog. */
export function AddSources({ project, of, read, onClose, children }: AddSourcesProps) {
  const client = useQueryClient();
  const datasets = useQuery(queryFor(listDatasets, { p: project, limit: 500 }));
  const sources = useQuery({
    queryKey: ["example sources", { p: project }, ...of],
    queryFn: ({ signal }) => read(signal),
    retry: shouldRetry,
  });
  const add = useMutation({
    mutationFn: async ({ dataset, records }: Examples) => {
      await sendRecords(project, records);
      return { dataset, count: records.length };
    },
    onSuccess: () => refreshProject(client, project),
  });
  const error = sources.error ?? datasets.error;
  if (add.data) return <Added project={project} {...add.data} onClose={onClose} />;
  return (
    <>
      {children}
      {error && (
        <div className="p-4">
          <ProblemNote
            what="What is to be added could not be read"
            problem={problemOf(error)}
            onRetry={() => void Promise.all([sources.refetch(), datasets.refetch()])}
          />
        </div>
      )}
      {!error && (!sources.data || !datasets.data) && (
        <div className="p-4">
          <SkeletonRows rows={6} label="Reading what is to be added" />
        </div>
      )}
      {sources.data && datasets.data && (
        <AddExamplesForm
          key={JSON.stringify(of)}
          sources={sources.data}
          datasets={datasets.data.items.map(({ name }) => name)}
          isPending={add.isPending}
          problem={add.error ? problemOf(add.error) : undefined}
          onAdd={(dataset, records) => add.mutate({ dataset, records })}
          onClose={onClose}
        />
      )}
    </>
  );
}

interface Examples {
  readonly dataset: string;
  readonly records: readonly WrittenExample[];
}

interface AddedProps {
  readonly project: string;
  readonly dataset: string;
  readonly count: number;
  readonly onClose: () => void;
}

function Added({ project, dataset, count, onClose }: AddedProps) {
  return (
    <div className="flex flex-col gap-3 p-4">
      <output className="block">
        {`${formatQuantity(count, "example")} ${count === 1 ? "is" : "are"} in `}
        <Link
          to="/p/$project/datasets/$name"
          params={{ project, name: dataset }}
          search={{}}
          className="link"
        >
          {dataset}
        </Link>
        . Adding the same again replaces them.
      </output>
      <div className="flex justify-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </div>
  );
}
