import { exampleFields } from "#contract/filter/example-fields.ts";
import { matrixSorts } from "#contract/matrix.ts";
import { FilterBox } from "#web/ui/filter/filter-box.tsx";
import type { FilterFault } from "#web/ui/filter/filter-problem.tsx";
import type { FieldValues, FilterField } from "#web/ui/filter/filter-suggestions.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { usePreferences } from "#web/state/preferences.ts";
import type { CompareView } from "../compare-view.ts";
import { ColumnsMenu } from "#web/ui/columns-menu.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { columnOptions } from "./matrix-columns.ts";
import type { MatrixSort } from "./matrix-head.tsx";
import { ShowFilter } from "./show-filter.tsx";
import type { MatrixPages, MatrixQuestion } from "./use-matrix-pages.ts";

const sortWords: Record<MatrixSort, string> = {
  worst: "Worst first",
  best: "Best first",
  example: "By example",
  disagreement: "Largest disagreement",
};

interface MatrixToolbarProps {
  readonly view: CompareView;
  readonly pages: MatrixPages;
  readonly question: MatrixQuestion;
  readonly fault: FilterFault | undefined;
  readonly metadataKeys: readonly string[];
  readonly columns: readonly string[];
  readonly sort: MatrixSort;
}

/** Which examples, in which order, with which columns, and as which file. */
export function MatrixToolbar(props: MatrixToolbarProps) {
  const { view, pages, question, fault, metadataKeys, columns, sort } = props;
  const { comparison, index, run, metric, state, setState, sliceKey } = view;
  const { matrixColumns: kept, setMatrixColumns } = usePreferences();
  const metrics = comparison.metrics.map(({ name }) => name);
  const fields: FilterField[] = [
    ...exampleFields,
    ...metadataKeys.map((name) => ({ name, about: "metadata of the example", examples: [] })),
    ...metrics.map((name) => ({ name, about: "score", examples: ["true", "false", ">0.5"] })),
  ];
  const facets: FieldValues[] = [
    {
      field: "run",
      values: comparison.runs.map(({ id }) => ({ value: id })),
    },
    ...(sliceKey === undefined
      ? []
      : [
          {
            field: sliceKey,
            values: index
              .slices(run.id, metric.name)
              .map(({ slice, n }) => ({ value: slice, count: n.paired })),
          },
        ]),
  ];
  return (
    <div className="flex flex-col gap-2 pb-2">
      <FilterBox
        label="Filter examples"
        placeholder='task:snarks latency:>2s "some text of input or output"'
        fields={fields}
        facets={facets}
        value={state.where ?? ""}
        fault={fault}
        onFilter={(where) => setState({ where: where || undefined, row: undefined })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <ShowFilter chosen={state.show ?? "all"} counts={pages.counts} />
        <div className="flex flex-wrap items-center gap-2 sm:ml-auto">
          <NativeSelect
            label="Sort"
            value={sort}
            options={matrixSorts.map((value) => ({ value, label: sortWords[value] }))}
            onChange={(value) =>
              setState({ sort: matrixSorts.find((one) => one === value), row: undefined })
            }
          />
          <ColumnsMenu
            options={columnOptions(metadataKeys, metrics, metric.label)}
            chosen={columns}
            onChoose={(next) => setState({ columns: [...next] }, { replace: true })}
            onKeep={() => setMatrixColumns([...columns])}
            kept={kept?.join() === columns.join()}
          />
          <ExportMenu question={question} />
        </div>
      </div>
    </div>
  );
}
