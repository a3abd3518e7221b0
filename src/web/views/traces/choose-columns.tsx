import type { TracesState } from "#contract/links/traces-link.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { ColumnsMenu } from "#web/ui/columns-menu.tsx";
import { chosenColumns, columnOptions, usualColumns } from "./column-choice.ts";

interface ChooseColumnsProps {
  readonly state: TracesState;
  readonly setState: SetLinkState<TracesState>;
}

/** Columns go into the address; only the reader's word makes them those that lists start with. */
export function ChooseColumns({ state, setState }: ChooseColumnsProps) {
  const { traceColumns: kept, setTraceColumns } = usePreferences();
  const chosen = chosenColumns(state.columns, kept) ?? usualColumns;
  return (
    <ColumnsMenu
      options={columnOptions}
      chosen={chosen}
      onChoose={(columns) => setState({ columns: [...columns] }, { replace: true })}
      onKeep={() => setTraceColumns(chosen)}
      kept={chosen.join() === (kept ?? usualColumns).join()}
    />
  );
}
