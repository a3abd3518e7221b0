import { Plus } from "lucide-react";
import { useState } from "react";
import type { Webhook } from "#contract/webhooks.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { DeliveryLog } from "./delivery-log.tsx";
import { useWebhooks } from "./use-webhooks.ts";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { WebhookEntry } from "./webhook-entry.tsx";

/** Who is told of alerts, and what became of every message. */
export function WebhooksTab({ project }: { project: string }) {
  const { query, add, change, remove, test } = useWebhooks(project);
  const [open, setOpen] = useState<Webhook | "new">();
  const webhooks = query.data?.items ?? [];
  const fault = remove.error ?? test.error;
  const close = () => {
    setOpen(undefined);
    add.reset();
    change.reset();
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 pb-2">
        <Button tone="primary" needs="admin" onClick={() => setOpen("new")}>
          <Plus size={14} aria-hidden />
          Add a webhook
        </Button>
        <p className="min-w-60 flex-1 text-muted">
          A webhook gets JSON by POST, with a text that Slack and its like show as it is.
        </p>
      </div>
      {query.error && (
        <ProblemNote
          what="The webhooks could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {fault && <ProblemNote what="That did not work" problem={problemOf(fault)} />}
      {query.isPending && <SkeletonRows rows={3} label="Loading webhooks" />}
      {query.data && webhooks.length === 0 && (
        <EmptyState title="Nobody is told yet">
          <p>Alerts are shown in the feed. A webhook tells a chat room or a program too.</p>
        </EmptyState>
      )}
      {webhooks.length > 0 && (
        <ul aria-label="Webhooks" className="pb-6">
          {webhooks.map((webhook) => (
            <WebhookEntry
              key={webhook.id}
              webhook={webhook}
              tested={test.variables === webhook.id ? test.data : undefined}
              testing={test.isPending && test.variables === webhook.id}
              onTest={() => test.mutate(webhook.id)}
              onEdit={() => setOpen(webhook)}
              onRemove={() => remove.mutate(webhook.id)}
            />
          ))}
        </ul>
      )}
      <Section title="Messages">
        <DeliveryLog project={project} />
      </Section>
      {open !== undefined && (
        <WebhookDialog
          webhook={open === "new" ? undefined : open}
          secret={open === "new" ? add.data?.secret : undefined}
          error={add.error ?? change.error}
          pending={add.isPending || change.isPending}
          onSave={({ name, url, secret }) => {
            if (open === "new") add.mutate({ name, url: url ?? "", ...(secret && { secret }) });
            else
              change.mutate(
                { id: open.id, name, ...(url && { url }), ...(secret && { secret }) },
                { onSuccess: close },
              );
          }}
          onClose={close}
        />
      )}
    </>
  );
}
