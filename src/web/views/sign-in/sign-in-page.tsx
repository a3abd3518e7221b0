import { useMutation } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "#client/call.ts";
import { type Me, ownPath, signIn } from "#contract/auth.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { useMe } from "#web/data/use-me.ts";
import { Button } from "#web/ui/button.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { EntryPage } from "./entry-page.tsx";
import { ProviderLink } from "./provider-link.tsx";

/** Signs in, and goes back to where the reader wanted to go. */
export function SignInPage() {
  const search = useSearch({ strict: false });
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const to = ownPath(text(search["to"]));
  const me = useMe();
  return (
    <EntryPage title={me?.person ? `You are ${me.person.name}` : "Sign in"}>
      {text(search["why"]) !== undefined && (
        <p role="alert" className="border-l-2 border-error bg-error-tint px-3 py-2">
          {text(search["why"])?.slice(0, 500)}
        </p>
      )}
      {me ? <WaysIn me={me} to={to} /> : <SkeletonRows rows={4} label="Asking who you are" />}
    </EntryPage>
  );
}

function WaysIn({ me, to }: { me: Me; to: string }) {
  if (me.mode === "open" || me.person)
    return (
      <a href={to} className="link">
        {me.person ? "Go on" : "This server is open: go on without signing in"}
      </a>
    );
  if (me.awaitsFirst)
    return (
      <p>
        Nobody has an account yet. The server printed a link for the first when it started; it works
        once, for a day. Started again, it prints a new one.
      </p>
    );
  return (
    <>
      {me.provider !== null && <ProviderLink name={me.provider} to={to} />}
      <PasswordForm to={to} />
      <p className="text-muted">
        No account? An admin makes a link for you. Forgotten the password? An admin of the server
        makes one for a new password.
      </p>
    </>
  );
}

function PasswordForm({ to }: { to: string }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: async () => call(signIn, {}, { body: { email, password } }),
    // A fresh page knows nothing of whoever was here before.
    onSuccess: () => window.location.assign(to),
  });
  return (
    <form
      className="flex flex-col gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate();
      }}
    >
      <TextField label="E-mail" value={email} onChange={setEmail} autoComplete="username" />
      <TextField
        label="Password"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      {enter.error && <ProblemNote what="You are not signed in" problem={problemOf(enter.error)} />}
      <Button
        type="submit"
        tone="primary"
        disabled={email === "" || password === "" || enter.isPending}
      >
        Sign in
      </Button>
    </form>
  );
}
