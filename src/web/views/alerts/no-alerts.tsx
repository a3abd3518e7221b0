import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";

interface NoAlertsProps {
  readonly narrowed: boolean;
  readonly onShowAll: () => void;
  readonly onAddRule: () => void;
}

/** Nothing was noticed, or nothing of what is asked for. */
export function NoAlerts({ narrowed, onShowAll, onAddRule }: NoAlertsProps) {
  if (narrowed)
    return (
      <EmptyState title="No such alert">
        <Button onClick={onShowAll}>Show all alerts</Button>
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing was noticed yet">
      <p>
        A rule watches one metric of the timeline and tells when a run is worse than its baseline,
        when the level changes, when a value passes a limit, or when nothing comes any more.
      </p>
      <Button tone="primary" needs="write" onClick={onAddRule}>
        Add a rule
      </Button>
    </EmptyState>
  );
}
