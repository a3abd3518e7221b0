import type { Webhook } from "#contract/webhooks.ts";
import { Check } from "./condition-fields.tsx";

interface WebhookChoiceProps {
  readonly webhooks: readonly Webhook[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Who is told besides the feed. */
export function WebhookChoice({ webhooks, chosen, onChange }: WebhookChoiceProps) {
  if (webhooks.length === 0)
    return (
      <p className="text-small text-muted">
        Shown in the feed. To be told elsewhere too, add a webhook first.
      </p>
    );
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="text-small text-muted">Tell, beside the feed</legend>
      {webhooks.map(({ id, name }) => (
        <Check
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={(checked) =>
            onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
          }
        />
      ))}
    </fieldset>
  );
}
