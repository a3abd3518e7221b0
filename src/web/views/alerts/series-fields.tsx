import { useQuery } from "@tanstack/react-query";
import { getTimeline, timelineGroup } from "#contract/timeline.ts";
import { queryFor } from "#web/data/query-for.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import type { RuleFaults, RuleForm } from "./rule-form.ts";
import { metricWords } from "./rule-words.ts";

interface SeriesFieldsProps {
  readonly project: string;
  readonly form: RuleForm;
  readonly faults: RuleFaults;
  readonly onChange: (next: Partial<RuleForm>) => void;
}

/** Which series is watched: of what there is, so that nobody watches a misspelt metric. */
export function SeriesFields({ project, form, faults, onChange }: SeriesFieldsProps) {
  const { series, kind } = form;
  const { source, bucket, experiment, metric, group } = series;
  const { data } = useQuery(
    queryFor(getTimeline, {
      p: project,
      source,
      bucket,
      experiment: experiment ?? undefined,
      changes: false,
    }),
  );
  const set = (next: Partial<typeof series>) => onChange({ series: { ...series, ...next } });
  const known = data?.series.map((one) => one.metric) ?? [];
  const names = [...new Set([...(metric ? [metric] : []), ...known])];
  const grouped = kind === "change" || kind === "threshold";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <SourceField form={form} onChange={onChange} />
      {source === "runs" && (
        <NativeSelect
          label="of experiment"
          labelShown
          value={experiment ?? ""}
          options={[
            { value: "", label: "all" },
            ...[
              ...new Set([...(experiment ? [experiment] : []), ...(data?.experiments ?? [])]),
            ].map((value) => ({ value, label: value })),
          ]}
          onChange={(next) => set({ experiment: next || null })}
        />
      )}
      <NativeSelect
        label="Metric"
        labelShown
        value={metric}
        options={[
          ...(metric === "" ? [{ value: "", label: data ? "choose" : "loading …" }] : []),
          ...names.map((value) => ({ value, label: metricWords(value) })),
        ]}
        onChange={(next) => set({ metric: next })}
      />
      {grouped && source === "runs" && (
        <NativeSelect
          label="A series for each"
          labelShown
          value={group ?? ""}
          options={[
            { value: "", label: "metric" },
            ...["experiment", "model", "prompt", "dataset"].map((value) => ({
              value,
              label: value,
            })),
            ...(data?.metadataKeys ?? []).map((key) => ({ value: `metadata.${key}`, label: key })),
          ]}
          onChange={(next) => set({ group: timelineGroup.safeParse(next).data ?? null })}
        />
      )}
      {faults.series && <p className="w-full text-small text-error">{faults.series}</p>}
      {data && known.length === 0 && (
        <p className="w-full text-small text-muted">
          {source === "runs" ? "No run has a value yet." : "There are no traces yet."}
        </p>
      )}
    </div>
  );
}

/** Runs, or periods of traces; a metric of the one is none of the other. */
function SourceField({ form, onChange }: Pick<SeriesFieldsProps, "form" | "onChange">) {
  const { series, kind } = form;
  return (
    <NativeSelect
      label="Watch"
      labelShown
      value={series.source === "runs" ? "runs" : series.bucket}
      options={[
        { value: "runs", label: "runs" },
        { value: "day", label: "traces, a day each" },
        { value: "week", label: "traces, a week each" },
      ]}
      onChange={(next) => {
        const isRuns = next === "runs";
        onChange({
          ...(!isRuns && kind === "regressed" && { kind: "threshold" as const }),
          series: {
            source: isRuns ? "runs" : "traces",
            bucket: next === "week" ? "week" : "day",
            metric: "",
            group: null,
            experiment: null,
          },
        });
      }}
    />
  );
}
