import { Link } from "@tanstack/react-router";
import { Pause, Pencil, Play, Trash2 } from "lucide-react";
import type { AlertRule } from "#contract/alerts.ts";
import { alertsLink } from "#contract/links/alerts-link.ts";
import type { Metric } from "#contract/registries.ts";
import type { Webhook } from "#contract/webhooks.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { ruleWords } from "./rule-words.ts";

interface RuleEntryProps {
  readonly project: string;
  readonly rule: AlertRule;
  readonly metrics: readonly Metric[];
  readonly webhooks: readonly Webhook[];
  readonly onEdit: () => void;
  readonly onPause: (paused: boolean) => void;
  readonly onRemove: () => void;
}

/** What a rule waits for, how it stands, and whom it tells. */
export function RuleEntry(props: RuleEntryProps) {
  const { project, rule, metrics, webhooks, onEdit, onPause, onRemove } = props;
  const told = webhooks.filter(({ id }) => rule.webhooks.includes(id)).map(({ name }) => name);
  return (
    <li className="flex items-start gap-3 border-b py-2">
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="font-strong">{rule.name}</p>
        <p>{ruleWords(rule, metrics)}</p>
        <p className="text-small text-muted">
          {told.length > 0 ? `Tells ${told.join(", ")}` : "Shown here only"}
          {rule.checkedAt && !rule.paused && (
            <>
              {" · looked at "}
              <RelativeTime key={rule.checkedAt} at={rule.checkedAt} />
            </>
          )}
        </p>
        <RuleStatus project={project} rule={rule} />
      </div>
      <span className="inline-flex shrink-0">
        <IconButton
          needs="write"
          label={`${rule.paused ? "Go on with" : "Pause"} ${rule.name}`}
          icon={rule.paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
          onClick={() => onPause(!rule.paused)}
        />
        <IconButton
          needs="write"
          label={`Change ${rule.name}`}
          icon={<Pencil size={14} aria-hidden />}
          onClick={onEdit}
        />
        <IconButton
          needs="write"
          label={`Remove ${rule.name}`}
          icon={<Trash2 size={14} aria-hidden />}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}

function RuleStatus({ project, rule }: Pick<RuleEntryProps, "project" | "rule">) {
  const { id, paused, problem, standing } = rule;
  return (
    <>
      {paused && <StatusMark status="unset" word="Paused: nothing is looked at" />}
      {problem !== null && !paused && <StatusMark status="error" word={problem} />}
      {standing > 0 && (
        <p>
          <Link
            to="/p/$project/alerts"
            params={{ project }}
            search={alertsLink.write({ ...alertsLink.read({}), rule: id })}
            className="hover:underline"
          >
            <StatusMark status="warning" word={`${formatQuantity(standing, "alert")} not over`} />
          </Link>
        </p>
      )}
    </>
  );
}
