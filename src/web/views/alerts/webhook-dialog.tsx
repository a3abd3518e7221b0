import { useState } from "react";
import type { Webhook } from "#contract/webhooks.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { FormActions } from "#web/ui/form-actions.tsx";
import { SecretOnce } from "#web/ui/secret-once.tsx";

interface WebhookValues {
  readonly name: string;
  readonly url: string | undefined;
  readonly secret: string | undefined;
}

interface WebhookDialogProps {
  /** Undefined for one that is added. */
  readonly webhook: Webhook | undefined;
  /** The secret of the one that was just added: shown this once. */
  readonly secret: string | undefined;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSave: (values: WebhookValues) => void;
  readonly onClose: () => void;
}

/** Adds or changes a webhook. What was saved before of address and secret is not shown. */
export function WebhookDialog(props: WebhookDialogProps) {
  const { webhook, secret, error, pending, onSave, onClose } = props;
  const [name, setName] = useState(webhook?.name ?? "");
  const [url, setUrl] = useState("");
  const [own, setOwn] = useState("");
  const [tried, setTried] = useState(false);
  if (secret !== undefined) return <Saved secret={secret} onClose={onClose} />;
  const nameFault = name.trim() === "" ? "Give it a name" : undefined;
  const urlFault =
    /^https?:\/\/\S+$/i.test(url.trim()) || (webhook && url.trim() === "")
      ? undefined
      : "An address that begins with https://";
  const ownFault = own !== "" && own.length < 8 ? "8 characters or more" : undefined;
  return (
    <Dialog open onClose={onClose} title={webhook ? `Change ${webhook.name}` : "Add a webhook"}>
      <form
        className="flex flex-col gap-3 overflow-auto p-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (nameFault || urlFault || ownFault) return;
          onSave({ name: name.trim(), url: url.trim() || undefined, secret: own || undefined });
        }}
      >
        <TextField
          label="Name"
          value={name}
          fault={tried ? nameFault : undefined}
          onChange={(next) => setName(next.slice(0, 200))}
        />
        <TextField
          label="Address"
          value={url}
          fault={tried ? urlFault : undefined}
          hint={
            webhook
              ? `Left empty: it stays ${webhook.address}`
              : "Kept sealed and never shown again: it may hold a secret"
          }
          onChange={setUrl}
        />
        <TextField
          label="Secret for signatures"
          value={own}
          fault={tried ? ownFault : undefined}
          hint={
            webhook ? "Left empty: it stays as it is" : "Left empty: one is made and shown once"
          }
          onChange={(next) => setOwn(next.slice(0, 500))}
        />
        {error && <ProblemNote what="The webhook was not saved" problem={problemOf(error)} />}
        <FormActions submit="Save" needs="admin" disabled={pending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function Saved({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Saved">
      <SecretOnce
        label="the secret"
        secret={secret}
        words="Every message is signed with this secret. It is shown this once; afterwards it can only be replaced."
        onDone={onClose}
      >
        <p className="text-muted">
          The header x-touchstone-signature is t=SECONDS,v1=HASH, where HASH is the hexadecimal
          HMAC-SHA256 of SECONDS.BODY with the secret.
        </p>
      </SecretOnce>
    </Dialog>
  );
}
