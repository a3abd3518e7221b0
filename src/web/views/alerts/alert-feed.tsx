import { clsx } from "clsx";
import type { AlertsState } from "#contract/links/alerts-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { AlertEntry } from "./alert-entry.tsx";
import { NameDialog } from "./name-dialog.tsx";
import { NoAlerts } from "./no-alerts.tsx";
import { useAcknowledging } from "./use-acknowledging.ts";
import { useAlertFeed } from "./use-alert-feed.ts";
import { useFeedKeys } from "./use-feed-keys.ts";

interface AlertFeedProps {
  readonly project: string;
  readonly state: AlertsState;
  readonly setState: SetLinkState<AlertsState>;
}

/** What was noticed, the newest first, each with the way to its picture. */
export function AlertFeed({ project, state, setState }: AlertFeedProps) {
  const { query, alerts } = useAlertFeed(project, state);
  const { acknowledge, naming, setName, cancel, error, pending } = useAcknowledging(project);
  const current = useFeedKeys(alerts, acknowledge);
  const rule = state.rule && alerts.find((one) => one.rule.id === state.rule)?.rule.name;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 pb-2">
        <NativeSelect
          label="Which alerts"
          value={state.unread ? "unread" : "all"}
          options={[
            { value: "all", label: "All" },
            { value: "unread", label: "Not acknowledged" },
          ]}
          onChange={(next) => setState({ unread: next === "unread" || undefined })}
        />
        {state.rule && (
          <Button
            onClick={() => setState({ rule: undefined })}
          >{`Of ${rule ?? "one rule"} ×`}</Button>
        )}
        {alerts.some(({ acknowledged }) => !acknowledged) && (
          <Button needs="write" disabled={pending} onClick={() => acknowledge(undefined)}>
            Acknowledge all
          </Button>
        )}
      </div>
      {error && <ProblemNote what="The alert was not acknowledged" problem={problemOf(error)} />}
      {query.error && (
        <ProblemNote
          what="The alerts could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={8} label="Loading alerts" />}
      {query.data && alerts.length === 0 && (
        <NoAlerts
          narrowed={state.unread === true || state.rule !== undefined}
          onShowAll={() => setState({ unread: undefined, rule: undefined })}
          onAddRule={() => setState({ tab: "rules", adding: true })}
        />
      )}
      {alerts.length > 0 && (
        <ol aria-label="Alerts" className={clsx(query.isPlaceholderData && "opacity-60")}>
          {alerts.map((alert) => (
            <AlertEntry
              key={alert.id}
              alert={alert}
              current={alert.id === current}
              onAcknowledge={() => acknowledge([alert.id])}
            />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <Button
          className="mt-3"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show older ones
        </Button>
      )}
      {naming && <NameDialog onName={setName} onClose={cancel} />}
    </>
  );
}
