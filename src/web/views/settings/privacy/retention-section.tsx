import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { getRetention, type RetentionRules, setRetention } from "#contract/deletion.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { formatBytes, formatQuantity } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { TextField } from "#web/ui/text-field.tsx";

const gibibyte = 1024 ** 3;

export function RetentionSection() {
  const project = useProjectName();
  const { data, error, refetch } = useQuery(queryFor(getRetention, { p: project }));
  return (
    <Section title="Retention">
      {error && (
        <ProblemNote
          what="How long traces stay could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={4} label="Loading how long traces stay" />}
      {data && (
        <>
          <p className="pb-2 text-muted">
            {`Spans and logs of this project hold ${formatBytes(data.bytes)} before they are compressed. What is older or more than you keep is deleted every hour, the oldest first; runs and datasets stay.`}
          </p>
          <RetentionForm key={JSON.stringify(data.rules)} project={project} saved={data.rules} />
        </>
      )}
    </Section>
  );
}

function RetentionForm({ project, saved }: { project: string; saved: RetentionRules }) {
  const client = useQueryClient();
  const [days, setDays] = useState(saved.maxAgeDays === null ? "" : String(saved.maxAgeDays));
  const [size, setSize] = useState(
    saved.maxBytes === null ? "" : String(saved.maxBytes / gibibyte),
  );
  const dayFault = /^(|[1-9]\d{0,4})$/.test(days.trim()) ? undefined : "A whole number of days";
  const sizeFault = size.trim() === "" || Number(size) > 0 ? undefined : "A number above 0";
  const rules: RetentionRules = {
    maxAgeDays: days.trim() === "" || dayFault ? null : Number(days),
    maxBytes: size.trim() === "" || sizeFault ? null : Math.round(Number(size) * gibibyte),
  };
  const isChanged = JSON.stringify(rules) !== JSON.stringify(saved);
  const save = useMutation({
    mutationFn: async () => call(setRetention, { p: project }, { body: rules }),
    onSuccess: () => client.invalidateQueries({ queryKey: [getRetention.path] }),
  });
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="flex flex-wrap gap-3">
        <TextField
          label="Keep traces for days"
          hint="Empty: for ever"
          fault={dayFault}
          value={days}
          onChange={setDays}
          inputMode="decimal"
        />
        <TextField
          label="Keep at most GiB"
          hint="Empty: any size"
          fault={sizeFault}
          value={size}
          onChange={setSize}
          inputMode="decimal"
        />
      </div>
      <Effect project={project} rules={rules} />
      {save.error && <ProblemNote what="It was not saved" problem={problemOf(save.error)} />}
      <Button
        needs="admin"
        tone="primary"
        disabled={!isChanged || Boolean(dayFault ?? sizeFault) || save.isPending}
        onClick={() => save.mutate()}
      >
        Save how long
      </Button>
    </div>
  );
}

/** What these rules would delete now, before they are saved. */
function Effect({ project, rules }: { project: string; rules: RetentionRules }) {
  const isNone = rules.maxAgeDays === null && rules.maxBytes === null;
  const { data } = useQuery({
    ...queryFor(getRetention, {
      p: project,
      ...(rules.maxAgeDays !== null && { maxAgeDays: String(rules.maxAgeDays) }),
      ...(rules.maxBytes !== null && { maxBytes: String(rules.maxBytes) }),
    }),
    enabled: !isNone,
  });
  if (isNone) return <p className="text-muted">Nothing is deleted by itself.</p>;
  return (
    <p>
      {data === undefined
        ? "Looking what that would delete…"
        : data.cutoff === null || data.traceCount === 0
          ? "That would delete nothing now."
          : `That would delete ${formatQuantity(data.traceCount, "trace")} that began before ${new Date(data.cutoff).toLocaleString("en-GB")}.`}
    </p>
  );
}
