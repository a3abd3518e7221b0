import { Plus } from "lucide-react";
import type { AlertRule } from "#contract/alerts.ts";
import type { AlertsState } from "#contract/links/alerts-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { useMetrics } from "#web/data/use-metrics.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { useIsOnlyRead } from "#web/ui/refusals.ts";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import { RuleEntry } from "./rule-entry.tsx";
import { useRules } from "./use-rules.ts";
import { useWebhooks } from "./use-webhooks.ts";

interface RulesTabProps {
  readonly project: string;
  readonly state: AlertsState;
  readonly setState: SetLinkState<AlertsState>;
}

/** What the dialog puts into the address, taken away. */
const closed = {
  rule: undefined,
  adding: undefined,
  metric: undefined,
  experiment: undefined,
  group: undefined,
  source: undefined,
  bucket: undefined,
};

/** The rules in words, and the one that is being written. */
export function RulesTab({ project, state, setState }: RulesTabProps) {
  const { query, save, remove } = useRules(project);
  const { query: webhooks } = useWebhooks(project);
  const metrics = [...useMetrics(project).values()];
  const rules = query.data?.items ?? [];
  const edited = rules.find(({ id }) => id === state.rule);
  const isOnlyRead = useIsOnlyRead();
  const isOpen = !isOnlyRead && (state.adding === true || edited !== undefined);
  const close = () => setState(closed);
  const saveDraft = (rule: Parameters<typeof save.mutate>[0]) =>
    save.mutate(rule, { onSuccess: close });
  return (
    <>
      <div className="pb-2">
        <Button tone="primary" needs="write" onClick={() => setState({ adding: true })}>
          <Plus size={14} aria-hidden />
          Add a rule
        </Button>
      </div>
      {query.error && (
        <ProblemNote
          what="The rules could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {remove.error && (
        <ProblemNote what="The rule was not removed" problem={problemOf(remove.error)} />
      )}
      {query.isPending && <SkeletonRows rows={6} label="Loading rules" />}
      {query.data && rules.length === 0 && (
        <EmptyState title="No rule yet">
          <p>A rule watches one metric of the timeline, whenever data come and while none do.</p>
        </EmptyState>
      )}
      {rules.length > 0 && (
        <ul aria-label="Rules">
          {rules.map((rule: AlertRule) => (
            <RuleEntry
              key={rule.id}
              {...{ project, rule, metrics }}
              webhooks={webhooks.data?.items ?? []}
              onEdit={() => setState({ rule: rule.id })}
              onPause={(paused) => save.mutate({ id: rule.id, rule: { ...rule, paused } })}
              onRemove={() => remove.mutate(rule.id)}
            />
          ))}
        </ul>
      )}
      {isOpen && webhooks.data && (
        <RuleDialog
          key={edited?.id ?? "new"}
          {...{ project, edited, state, metrics }}
          webhooks={webhooks.data.items}
          error={save.error}
          pending={save.isPending}
          onSave={(rule) => saveDraft({ id: edited?.id, rule })}
          onClose={close}
        />
      )}
    </>
  );
}
