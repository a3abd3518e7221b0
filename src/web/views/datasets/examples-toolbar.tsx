import { useQuery } from "@tanstack/react-query";
import { type DatasetVersion, getDatasetSchema } from "#contract/datasets.ts";
import { type DatasetState, noneChosen } from "#contract/links/dataset-link.ts";
import { queryFor } from "#web/data/query-for.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { formatCount } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { SearchInput } from "#web/ui/search-input.tsx";

interface ExamplesToolbarProps {
  readonly project: string;
  readonly name: string;
  readonly state: DatasetState;
  readonly setState: SetLinkState<DatasetState>;
  readonly versions: readonly DatasetVersion[];
  /** What is wrong with the filter. */
  readonly fault: string | undefined;
}

const all = "";

export function ExamplesToolbar(props: ExamplesToolbarProps) {
  const { project, name, state, setState, versions, fault } = props;
  const { search, where, split, version } = state;
  const { data: schema } = useQuery(queryFor(getDatasetSchema, { p: project, name, version }));
  // A link may name a version by its number.
  const known = versions.find(({ id, number }) => id === version || String(number) === version);
  const splits = schema?.splits ?? [];
  const key = schema?.fields.find(({ place }) => place === "metadata");
  const example = key?.values[0] ? `${key.key}:${key.values[0].value}` : "split:test";
  return (
    <div className="flex flex-wrap items-center gap-2 pb-2">
      <SearchInput
        label="Search examples"
        className="w-64 max-sm:w-full"
        value={search ?? ""}
        onSearch={(text) => setState({ search: text || undefined })}
      />
      <SearchInput
        label="Filter examples"
        placeholder={/\s/.test(example) ? "split:test" : example}
        className="w-72 max-sm:w-full"
        value={where ?? ""}
        problem={fault}
        onSearch={(text) => setState({ where: text || undefined })}
      />
      {(splits.length > 1 || split !== undefined) && (
        <NativeSelect
          label="Split"
          labelShown
          value={split ?? all}
          options={[
            { value: all, label: "all" },
            ...splits.map((each) => ({
              value: each.split ?? noneChosen,
              label: `${each.split ?? "none"} (${formatCount(each.count)})`,
            })),
          ]}
          onChange={(next) => setState({ split: next || undefined })}
        />
      )}
      {(versions.length > 1 || version !== undefined) && (
        <NativeSelect
          label="Version"
          labelShown
          value={known?.id ?? version ?? all}
          options={[
            { value: all, label: "present" },
            ...versions.toReversed().map(({ id, number, exampleCount }) => ({
              value: id,
              label: `v${number} (${formatCount(exampleCount)})`,
            })),
          ]}
          onChange={(next) => setState({ version: next || undefined })}
        />
      )}
    </div>
  );
}
