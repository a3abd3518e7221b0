import { changeKinds, type DatasetVersion } from "#contract/datasets.ts";
import type { DatasetState } from "#contract/links/dataset-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { formatCount } from "#web/ui/format.ts";
import { NativeSelect } from "#web/ui/native-select.tsx";
import type { VersionPair } from "./chosen-pair.ts";
import { changesText } from "./dataset-sentence.ts";

interface DiffToolbarProps {
  readonly versions: readonly DatasetVersion[];
  readonly pair: VersionPair;
  readonly change: DatasetState["change"];
  /** Undefined until they are known. */
  readonly counts: Readonly<Record<(typeof changeKinds)[number], number>> | undefined;
  readonly setState: SetLinkState<DatasetState>;
}

/** Which two versions, and which kind of change. */
export function DiffToolbar({ versions, pair, change, counts, setState }: DiffToolbarProps) {
  const options = versions.toReversed().map(({ id, number, present }) => ({
    value: id,
    label: `v${number}${present ? " (present)" : ""}`,
  }));
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-2">
      <h2 className="text-body">What changed</h2>
      <NativeSelect
        label="From"
        labelShown
        value={pair.from.id}
        options={options}
        onChange={(from) => setState({ from, to: pair.to.id, row: undefined })}
      />
      <NativeSelect
        label="To"
        labelShown
        value={pair.to.id}
        options={options}
        onChange={(to) => setState({ from: pair.from.id, to, row: undefined })}
      />
      <NativeSelect
        label="Show"
        labelShown
        value={change ?? ""}
        options={[
          { value: "", label: "every change" },
          ...changeKinds.map((kind) => ({
            value: kind,
            label: counts ? `${kind} (${formatCount(counts[kind])})` : kind,
          })),
        ]}
        onChange={(next) =>
          setState({ change: changeKinds.find((kind) => kind === next), row: undefined })
        }
      />
      {counts && <span className="text-muted">{changesText(counts)}</span>}
    </div>
  );
}
