import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refreshProject } from "#web/data/live.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { sendRecords } from "#web/data/send-records.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import {
  emptyMetric,
  metricKinds,
  metricKindWords,
  type MetricDraft,
  type MetricFaults,
  type MetricRecord,
  readMetric,
} from "./new-metric-form.ts";
import { FormActions } from "#web/ui/form-actions.tsx";

interface NewMetricDialogProps {
  readonly project: string;
  /** Names that metrics have already. */
  readonly taken: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onMade: (name: string) => void;
}

/** Makes a metric on the spot, so that scoring need not wait for somebody's code. */
export function NewMetricDialog({ project, taken, onClose, onMade }: NewMetricDialogProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(emptyMetric);
  const [tried, setTried] = useState(false);
  const read = readMetric(draft, taken);
  const save = useMutation({
    mutationFn: (metric: MetricRecord) => sendRecords(project, [metric]),
    onSuccess: async (_, { name }) => {
      await refreshProject(client, project);
      onMade(name);
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title="New metric">
      <form
        className="flex flex-col gap-3 overflow-auto p-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if ("metric" in read) save.mutate(read.metric);
        }}
      >
        <MetricFields
          draft={draft}
          setDraft={setDraft}
          faults={tried && "faults" in read ? read.faults : {}}
        />
        {save.error && (
          <ProblemNote what="The metric was not made" problem={problemOf(save.error)} />
        )}
        <FormActions submit="Make it" needs="write" disabled={save.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

interface MetricFieldsProps {
  readonly draft: MetricDraft;
  readonly setDraft: (draft: MetricDraft) => void;
  readonly faults: MetricFaults;
}

function MetricFields({ draft, setDraft, faults }: MetricFieldsProps) {
  const set = (change: Partial<MetricDraft>) => setDraft({ ...draft, ...change });
  return (
    <>
      <TextField
        label="Name"
        value={draft.name}
        fault={faults.name}
        onChange={(name) => set({ name })}
      />
      <NativeSelect
        label="Kind"
        labelShown
        value={draft.kind}
        options={metricKinds.map((kind) => ({ value: kind, label: metricKindWords[kind] }))}
        onChange={(value) => set({ kind: metricKinds.find((kind) => kind === value) ?? "pass" })}
      />
      {draft.kind !== "label" && (
        <NativeSelect
          label="Better is"
          labelShown
          value={draft.direction}
          options={[
            { value: "up", label: "more" },
            { value: "down", label: "less" },
          ]}
          onChange={(value) => set({ direction: value === "down" ? "down" : "up" })}
        />
      )}
      {draft.kind === "score" && (
        <div className="flex gap-3">
          <TextField
            label="Lowest"
            inputMode="decimal"
            value={draft.low}
            fault={faults.low}
            onChange={(low) => set({ low })}
          />
          <TextField
            label="Highest"
            inputMode="decimal"
            value={draft.high}
            fault={faults.high}
            onChange={(high) => set({ high })}
          />
        </div>
      )}
      <TextField
        label="What it means"
        hint="Shown to everybody who scores"
        value={draft.description}
        onChange={(description) => set({ description })}
      />
    </>
  );
}
