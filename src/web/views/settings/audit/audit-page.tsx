import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { auditExportPath, listAudit } from "#contract/audit.ts";
import { type AuditState, auditLink } from "#contract/links/audit-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { pagesFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { buttonClass } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SearchInput } from "#web/ui/search-input.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { TimeRange } from "#web/ui/time-range.tsx";
import { SettingsLinks } from "../settings-links.tsx";
import { AuditTable } from "./audit-table.tsx";

const fields = [
  { name: "who", label: "Who" },
  { name: "action", label: "What was done" },
  { name: "object", label: "To what" },
] as const;

/** Who did what on purpose in this project, and to the whole server. */
export function AuditPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(auditLink);
  const query = useInfiniteQuery(pagesFor(listAudit, { p: project, ...state, limit: 100 }));
  const entries = query.data?.pages.flatMap(({ items }) => items);
  const isNarrowed = Object.values(state).some((value) => value !== undefined);
  return (
    <div className="flex h-full min-h-[480px] flex-col">
      <PageHead
        title="Audit"
        sentence="Who changed, sent or deleted what on purpose. Entries are added and never changed."
        actions={(["csv", "jsonl"] as const).map((format) => (
          <a
            key={format}
            download
            className={buttonClass()}
            href={exportAddress(project, state, format)}
          >
            <Download size={14} aria-hidden />
            {format === "csv" ? "CSV" : "JSON lines"}
          </a>
        ))}
      />
      <SettingsLinks />
      <div className="flex flex-wrap items-center gap-2 pb-2">
        {fields.map(({ name, label }) => (
          <SearchInput
            key={name}
            label={label}
            value={state[name] ?? ""}
            placeholder={label}
            className="w-48"
            onSearch={(text) => setState({ [name]: text || undefined }, { replace: true })}
          />
        ))}
        <TimeRange from={state.from} to={state.to} onRange={(from, to) => setState({ from, to })} />
      </div>
      {query.error && (
        <ProblemNote
          what="The audit could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {!entries && !query.error && <SkeletonRows rows={12} label="Loading the audit" />}
      {entries?.length === 0 && (
        <EmptyState title={isNarrowed ? "No entry matches" : "Nothing was done on purpose yet"}>
          {!isNarrowed && (
            <p>Changed settings, given scores, notes and deletions will be listed here.</p>
          )}
        </EmptyState>
      )}
      {entries && entries.length > 0 && (
        <AuditTable
          entries={entries}
          onNearEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
        />
      )}
    </div>
  );
}

function exportAddress(project: string, state: AuditState, format: "csv" | "jsonl"): string {
  const path = auditExportPath.replace(":p", encodeURIComponent(project));
  const search = new URLSearchParams({ ...auditLink.write(state), format });
  return `${path}?${search.toString()}`;
}
