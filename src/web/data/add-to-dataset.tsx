import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DatabaseZap } from "lucide-react";
import { useState } from "react";
import type { WrittenExample } from "#contract/records.ts";
import { listDatasets } from "#contract/datasets.ts";
import { openedView } from "#web/state/opened-view.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { AddExamplesForm } from "#web/ui/examples/add-examples-form.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { readSources } from "./example-sources.ts";
import { refreshProject } from "./live.ts";
import { problemOf } from "./problem-of.ts";
import { queryFor, shouldRetry } from "./query-for.ts";
import { sendRecords } from "./send-records.ts";

interface AddToDatasetProps {
  readonly project: string;
  readonly traceIds: readonly string[];
  /** The span that is open: it can be taken instead of the whole trace. */
  readonly spanId?: string | undefined;
}

/** Makes examples of traces, which say where they came from. */
export function AddToDataset(props: AddToDatasetProps) {
  const [isOpen, setOpen] = useState(false);
  if (openedView()) return null;
  return (
    <>
      <Button needs="write" onClick={() => setOpen(true)}>
        <DatabaseZap size={14} aria-hidden />
        Add to dataset
      </Button>
      {isOpen && (
        <Dialog open onClose={() => setOpen(false)} title="Add to dataset">
          <Adding {...props} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

function Adding(props: AddToDatasetProps & { readonly onClose: () => void }) {
  const { project, traceIds, onClose } = props;
  const [isSpan, setSpan] = useState(false);
  const spanId = isSpan ? props.spanId : undefined;
  const client = useQueryClient();
  const datasets = useQuery(queryFor(listDatasets, { p: project, limit: 500 }));
  const sources = useQuery({
    queryKey: ["example sources", { p: project }, traceIds, spanId],
    queryFn: ({ signal }) => readSources({ project, traceIds, spanId }, signal),
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
      {props.spanId !== undefined && (
        <div className="px-4 pt-4">
          <NativeSelect
            label="What"
            labelShown
            value={isSpan ? "span" : "trace"}
            options={[
              { value: "trace", label: "The whole trace" },
              { value: "span", label: "The open span" },
            ]}
            onChange={(value) => setSpan(value === "span")}
          />
        </div>
      )}
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
          key={spanId}
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
