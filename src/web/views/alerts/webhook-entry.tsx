import { Pencil, Trash2 } from "lucide-react";
import type { Delivery, Webhook } from "#contract/webhooks.ts";
import { Button } from "#web/ui/button.tsx";
import { formatDuration } from "#web/ui/format.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";

interface WebhookEntryProps {
  readonly webhook: Webhook;
  /** What came of the test that was sent last. */
  readonly tested: Delivery | undefined;
  readonly testing: boolean;
  readonly onTest: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

export function WebhookEntry(props: WebhookEntryProps) {
  const { webhook, tested, testing, onTest, onEdit, onRemove } = props;
  const { name, address, readable } = webhook;
  return (
    <li className="flex items-start gap-3 border-b py-2">
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p>
          <span className="font-strong">{name}</span>
          <span className="pl-2 text-muted">{address}</span>
        </p>
        {!readable && (
          <StatusMark status="error" word="Its address was saved with another key: save it again" />
        )}
        {/* Read out when a test comes back. */}
        <output className="block">{tested && !testing && <TestOutcome delivery={tested} />}</output>
      </div>
      <span className="inline-flex shrink-0 items-center gap-1">
        <Button needs="admin" onClick={onTest} disabled={testing}>
          {testing ? "Sending …" : "Send a test"}
        </Button>
        <IconButton
          needs="admin"
          label={`Change ${name}`}
          icon={<Pencil size={14} aria-hidden />}
          onClick={onEdit}
        />
        <IconButton
          needs="admin"
          label={`Remove ${name}`}
          icon={<Trash2 size={14} aria-hidden />}
          onClick={onRemove}
        />
      </span>
    </li>
  );
}

function TestOutcome({ delivery: { attempts, status } }: { delivery: Delivery }) {
  const last = attempts.at(-1);
  if (status === "delivered" && last)
    return (
      <StatusMark
        status="ok"
        word={`The test arrived: ${last.status} after ${formatDuration(last.ms)}`}
      />
    );
  return <StatusMark status="error" word={last?.error ?? "The test was not sent"} />;
}
