import { useState } from "react";
import { type OneTimeLink, shortestPassword } from "#contract/auth.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { accountFaults } from "./account-faults.ts";

interface AccountFormProps {
  readonly told: OneTimeLink;
  readonly isBusy: boolean;
  readonly onReady: (account: { name?: string; email?: string; password?: string }) => void;
}

/** Name, e-mail and password of a new account, or a new password alone. */
export function AccountForm({ told, isBusy, onReady }: AccountFormProps) {
  const isNew = told.kind !== "password";
  const [name, setName] = useState("");
  const [email, setEmail] = useState(told.email ?? "");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const found = accountFaults({ name, email, password });
  const faults = tried ? found : {};
  const isReady = isNew ? Object.keys(found).length === 0 : found.password === undefined;
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isReady) onReady(isNew ? { name, email: email.trim(), password } : { password });
      }}
    >
      {isNew && (
        <TextField
          label="Your name"
          value={name}
          onChange={setName}
          fault={faults.name}
          hint="Your scores and notes carry it"
          autoComplete="name"
        />
      )}
      <TextField
        label="E-mail"
        value={email}
        onChange={setEmail}
        fault={isNew ? faults.email : undefined}
        readOnly={told.email !== null}
        autoComplete="username"
      />
      <TextField
        label={isNew ? "Password" : "New password"}
        type="password"
        value={password}
        onChange={setPassword}
        fault={faults.password}
        hint={`At least ${shortestPassword} characters`}
      />
      <Button type="submit" tone="primary" disabled={isBusy}>
        {isNew ? "Make the account" : "Set the password"}
      </Button>
    </form>
  );
}
