import { useMemo } from "react";
import type { CompareView } from "../compare-view.ts";
import type { CellContext } from "./matrix-cell.tsx";
import { matrixColumns, type MatrixColumn } from "./matrix-columns.ts";
import type { MatrixPages } from "./use-matrix-pages.ts";

interface Columns {
  readonly columns: readonly MatrixColumn[];
  readonly context: CellContext;
  readonly metadataKeys: readonly string[];
}

/** The columns of the matrix and what their cells need; the same objects while nothing of it changes. */
export function useMatrixColumns(
  { comparison, metric }: CompareView,
  chosen: readonly string[],
  pages: MatrixPages,
  narrow: boolean,
): Columns {
  const { runs, metrics, sliceKeys } = comparison;
  const chosenText = chosen.join("\n");
  const columns = useMemo(
    () =>
      matrixColumns({
        chosen: chosenText.split("\n"),
        repetitions: runs.map(({ repetitions }) => repetitions),
        metric: metric.name,
        narrow,
      }),
    [chosenText, runs, metric.name, narrow],
  );
  const context = useMemo(
    () => ({ runs, metric, metrics: new Map(metrics.map((each) => [each.name, each])) }),
    [runs, metric, metrics],
  );
  const ofFirst = Object.keys(pages.rowAt(0)?.metadata ?? {});
  const metadataKeys = [...new Set([...sliceKeys.map(({ key }) => key), ...ofFirst])];
  return { columns, context, metadataKeys };
}
