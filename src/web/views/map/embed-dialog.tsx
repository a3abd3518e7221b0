import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { listDatasets } from "#contract/datasets.ts";
import { getEmbedder, mostTraces, planEmbedding, startEmbedding } from "#contract/embedder.ts";
import type { Job } from "#contract/live.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { EmbedPlan } from "./embed-plan.tsx";
import { EmbedSetup } from "./embed-setup.tsx";
import { FormActions } from "#web/ui/form-actions.tsx";

interface EmbedDialogProps {
  readonly project: string;
  /** Name of the set that is open. */
  readonly set: string | undefined;
  readonly onStarted: (job: Job) => void;
  readonly onClose: () => void;
}

/** Asks what becomes vectors, says what leaves the machine for that, and starts it. */
export function EmbedDialog(props: EmbedDialogProps) {
  const { data, error } = useQuery(queryFor(getEmbedder, {}));
  return (
    <Dialog open onClose={props.onClose} title="Embed texts">
      {error && (
        <div className="p-4">
          <ProblemNote what="The endpoint is not known" problem={problemOf(error)} />
        </div>
      )}
      {!data && !error && (
        <div className="p-4">
          <SkeletonRows rows={6} label="Looking for the endpoint" />
        </div>
      )}
      {data && data.host === null && <EmbedSetup onClose={props.onClose} />}
      {data && data.host !== null && <EmbedForm {...props} />}
    </Dialog>
  );
}

const newestTraces = "";

function EmbedForm({ project, set, onStarted, onClose }: EmbedDialogProps) {
  const datasets = useQuery(queryFor(listDatasets, { p: project, limit: 500 }));
  const names = datasets.data?.items.map(({ name }) => name) ?? [];
  const [chosen, setChosen] = useState<string>();
  const source = chosen ?? names[0] ?? newestTraces;
  const [name, setName] = useState(set ?? "questions");
  const [count, setCount] = useState("1000");
  const traces = /^\d{1,6}$/.test(count) ? Math.min(Number(count), mostTraces) : 0;
  const isTraces = source === newestTraces;
  const what = isTraces ? { traces } : { dataset: source };
  const input = { set: name.trim(), ...what };
  const start = useMutation({
    mutationFn: () => call(startEmbedding, { p: project }, { body: input }),
    onSuccess: onStarted,
  });
  const isNamed = datasets.data !== undefined && input.set !== "" && (!isTraces || traces > 0);
  const plan = useQuery({
    ...queryFor(planEmbedding, { p: project, ...input }),
    enabled: isNamed,
    // Texts that came since count too, and what was counted for other ones says nothing of these.
    staleTime: 0,
    placeholderData: undefined,
  });
  const known = plan.isFetching ? undefined : plan.data;
  const isAsked = isNamed && known !== undefined && known.texts > known.known && known.job === null;
  return (
    <form
      className="flex min-h-0 flex-col gap-3 overflow-auto p-4"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <NativeSelect
        label="Texts"
        labelShown
        value={source}
        options={[
          ...names.map((value) => ({ value, label: `Inputs of the dataset ${value}` })),
          { value: newestTraces, label: "What the newest traces were asked" },
        ]}
        onChange={setChosen}
      />
      {isTraces && (
        <TextField
          label="Number of traces"
          inputMode="decimal"
          value={count}
          onChange={setCount}
          hint="What runs asked in an evaluation is left out: it is no production."
          fault={traces > 0 ? undefined : "A whole number from 1 on"}
        />
      )}
      <TextField
        label="Embedding set"
        value={name}
        onChange={(next) => setName(next.slice(0, 500))}
        hint="Dataset and traces in one set meet on one map."
      />
      {isNamed && !plan.error && <EmbedPlan plan={known} />}
      {plan.error && (
        <ProblemNote what="It is not known what would be sent" problem={problemOf(plan.error)} />
      )}
      {start.error && <ProblemNote what="It was not started" problem={problemOf(start.error)} />}
      <FormActions
        submit="Send and embed"
        needs="write"
        disabled={!isAsked || start.isPending}
        onCancel={onClose}
      />
    </form>
  );
}
