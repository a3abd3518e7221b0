import { useState } from "react";
import type { AlertRule, AlertRuleDraft } from "#contract/alerts.ts";
import type { AlertsState } from "#contract/links/alerts-link.ts";
import type { Metric } from "#contract/registries.ts";
import type { Webhook } from "#contract/webhooks.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import { emptyForm, formOf, readForm, suggestedName } from "./rule-form.ts";
import { ruleWords } from "./rule-words.ts";
import { SeriesFields } from "./series-fields.tsx";
import { WebhookChoice } from "./webhook-choice.tsx";
import { FormActions } from "#web/ui/form-actions.tsx";

interface RuleDialogProps {
  readonly project: string;
  /** Undefined for a rule that is added, about the series of the address. */
  readonly edited: AlertRule | undefined;
  readonly state: AlertsState;
  readonly metrics: readonly Metric[];
  readonly webhooks: readonly Webhook[];
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSave: (rule: AlertRuleDraft) => void;
  readonly onClose: () => void;
}

/** Writes a rule; what it says so far stands below as a sentence. */
export function RuleDialog(props: RuleDialogProps) {
  const { project, edited, state, metrics, webhooks, error, pending, onSave, onClose } = props;
  const [form, setForm] = useState(() => {
    if (edited) return formOf(edited, metrics);
    const { source = "runs", bucket = "day", experiment = null, metric = "", group = null } = state;
    return emptyForm(
      { source, bucket, experiment, metric, group },
      webhooks.map(({ id }) => id),
    );
  });
  const [tried, setTried] = useState(false);
  const read = readForm(form, metrics);
  const faults = tried && "faults" in read ? read.faults : {};
  const change = (next: Partial<typeof form>) => setForm({ ...form, ...next });
  return (
    <Dialog open onClose={onClose} title={edited ? `Change ${edited.name}` : "Add a rule"}>
      <form
        className="flex flex-col gap-3 overflow-auto p-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if ("rule" in read) onSave(read.rule);
        }}
      >
        <SeriesFields {...{ project, form, faults }} onChange={change} />
        <ConditionFields {...{ form, faults, metrics }} onChange={change} />
        <WebhookChoice
          webhooks={webhooks}
          chosen={form.webhooks}
          onChange={(chosen) => change({ webhooks: chosen })}
        />
        <TextField
          label="Name"
          value={form.name}
          fault={faults.name}
          hint={
            form.name === "" && form.series.metric !== ""
              ? `Left empty: ${suggestedName(form)}`
              : undefined
          }
          onChange={(name) => change({ name: name.slice(0, 200) })}
        />
        {"rule" in read && (
          <p className="border-l-2 border-hairline-strong px-3 [overflow-wrap:anywhere]">
            {ruleWords(read.rule, metrics)}
          </p>
        )}
        {error && <ProblemNote what="The rule was not saved" problem={problemOf(error)} />}
        <FormActions submit="Save" needs="write" disabled={pending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
