import { matrixShows, matrixSorts } from "#contract/compare.ts";
import type { CompareState } from "#contract/links/compare-link.ts";
import type { Problem } from "#contract/problem.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { SearchInput } from "#web/ui/search-input.tsx";

interface MatrixToolbarProps {
  readonly state: CompareState;
  readonly setState: SetLinkState<CompareState>;
  readonly problem: Problem | undefined;
}

const showWords: Record<(typeof matrixShows)[number], string> = {
  all: "All examples",
  regressed: "Regressed",
  improved: "Improved",
  disagree: "Runs disagree",
  errored: "A run failed",
  unfinished: "Not in every run",
};

const sortWords: Record<(typeof matrixSorts)[number], string> = {
  worst: "Worst first",
  best: "Best first",
  example: "By example",
  disagreement: "Largest disagreement",
};

export function MatrixToolbar({ state, setState, problem }: MatrixToolbarProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 pb-2">
      <SearchInput
        label="Filter examples"
        placeholder={'Filter: task:snarks "some text"'}
        className="w-80 max-sm:w-full"
        value={state.where ?? ""}
        problem={problem?.code === "bad_filter" ? problem.detail : undefined}
        onSearch={(where) => setState({ where: where || undefined })}
      />
      <NativeSelect
        label="Show"
        value={state.show ?? "all"}
        options={matrixShows.map((value) => ({ value, label: showWords[value] }))}
        onChange={(value) => setState({ show: matrixShows.find((one) => one === value) })}
      />
      <NativeSelect
        label="Sort"
        value={state.sort ?? "worst"}
        options={matrixSorts.map((value) => ({ value, label: sortWords[value] }))}
        onChange={(value) => setState({ sort: matrixSorts.find((one) => one === value) })}
      />
    </div>
  );
}
