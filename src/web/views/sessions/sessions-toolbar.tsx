import { traceFields } from "#contract/filter/trace-fields.ts";
import { sessionGroupings, type SessionsState } from "#contract/links/sessions-link.ts";
import { sessionSorts } from "#contract/sessions.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { FilterBox } from "#web/ui/filter/filter-box.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { TimeRange } from "#web/ui/time-range.tsx";
import type { SessionList } from "./use-sessions.ts";

const groupingWords = { session: "By session", user: "By user" } as const;
const groupingChoices = sessionGroupings.map((value) => ({ value, label: groupingWords[value] }));
const sortWords = {
  latest: "Latest first",
  turns: "Most traces first",
  costliest: "Costliest first",
  most_tokens: "Most tokens first",
  failed: "Most failed first",
} as const;
const sortChoices = sessionSorts.map((value) => ({ value, label: sortWords[value] }));

interface SessionsToolbarProps {
  readonly list: SessionList;
  readonly state: SessionsState;
  readonly setState: SetLinkState<SessionsState>;
}

/** Which traces are added up, by what, and the order. */
export function SessionsToolbar({ list, state, setState }: SessionsToolbarProps) {
  const { by = "session", where = "", from, to, sort = "latest" } = state;
  return (
    <>
      <FilterBox
        label="Filter traces"
        placeholder="status:error user:* model:gpt-4o*"
        fields={traceFields}
        value={where}
        facets={list.facets}
        fault={list.fault}
        onFilter={(text) => setState({ where: text, row: undefined })}
      />
      <div className="flex flex-wrap items-center gap-2 py-2">
        <NativeSelect
          label="Grouped"
          value={by}
          options={groupingChoices}
          onChange={(value) =>
            setState({ by: sessionGroupings.find((one) => one === value), row: undefined })
          }
        />
        <TimeRange
          from={from}
          to={to}
          onRange={(start, end) => setState({ from: start, to: end, row: undefined })}
        />
        <NativeSelect
          label="Order"
          value={sort}
          options={sortChoices}
          onChange={(value) => setState({ sort: sessionSorts.find((one) => one === value) })}
        />
      </div>
    </>
  );
}
