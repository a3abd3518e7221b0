import { useState } from "react";
import type { Comparison } from "#contract/compare.ts";
import type { CompareState } from "#contract/links/compare-link.ts";
import type { Metric } from "#contract/registries.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { DataTable } from "#web/ui/data-table.tsx";
import { formatQuantity } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { Section } from "#web/ui/page.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";
import { sliceRows, slicesByDifference } from "./comparison-table.ts";
import { sliceColumns } from "./slice-columns.tsx";

interface SliceTableProps {
  readonly comparison: Comparison;
  readonly metric: Metric | undefined;
  readonly chosenKey: string | undefined;
  readonly setState: SetLinkState<CompareState>;
}

/** The metric per value of a metadata key, the largest fall first. */
export function SliceTable({ comparison, metric, chosenKey, setState }: SliceTableProps) {
  const narrow = useNarrow();
  const [order, setOrder] = useState({ runIndex: 1, ascending: true });
  const { metrics, sliceKeys } = comparison;
  if (!metric) return null;
  const rows = slicesByDifference(
    sliceRows(comparison, metric.name),
    order.runIndex,
    order.ascending,
  );
  return (
    <Section
      title={chosenKey === undefined ? "By slice" : `By ${chosenKey}`}
      actions={
        <div className="flex flex-wrap items-center gap-3">
          <NativeSelect
            label="Metric"
            labelShown
            value={metric.name}
            options={metrics.map(({ name }) => ({ value: name, label: name }))}
            onChange={(name) => setState({ metric: name })}
          />
          {sliceKeys.length > 0 && (
            <NativeSelect
              label="Slices"
              labelShown
              value={chosenKey ?? ""}
              options={[
                { value: "", label: "none" },
                ...sliceKeys.map(({ key, values }) => ({
                  value: key,
                  label: `${key} (${values})`,
                })),
              ]}
              onChange={(key) => setState({ slices: key || undefined })}
            />
          )}
          {rows.length > 0 && (
            <span className="text-muted">{formatQuantity(rows.length, "slice")}</span>
          )}
        </div>
      }
    >
      {sliceKeys.length === 0 && (
        <p className="text-muted">
          The examples carry no metadata with few enough values to slice by.
        </p>
      )}
      {rows.length > 0 && (
        <div style={{ maxWidth: 340 + (comparison.runs.length - 1) * 400 }}>
          <DataTable
            label={`Values by ${chosenKey ?? "slice"}`}
            className="max-h-[340px]"
            minWidth={
              narrow ? 140 + comparison.runs.length * 90 : 320 + (comparison.runs.length - 1) * 400
            }
            columns={sliceColumns({ comparison, metric, order, onOrder: setOrder, narrow })}
            rows={rows}
            keyOf={({ slice }) => slice}
            onOpen={({ slice }) => setState({ where: whereSlice(chosenKey, slice) })}
          />
        </div>
      )}
    </Section>
  );
}

/** The filter that finds the examples of a slice. */
function whereSlice(key: string | undefined, value: string): string | undefined {
  if (key === undefined) return undefined;
  return /^[\w./-]+$/.test(value) ? `${key}:${value}` : `${key}:${JSON.stringify(value)}`;
}
