import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { type Person, signInPath, signOutEverywhere } from "#contract/auth.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { useMe } from "#web/data/use-me.ts";
import { useProjectName } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { AccountSection } from "./account-section.tsx";
import { KeySection } from "./key-section.tsx";
import { MemberSection } from "./member-section.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { ownSentence } from "./access-words.ts";

/** Who may come in. */
export function AccessSections() {
  const me = useMe();
  const project = useProjectName();
  if (!me) return null;
  if (me.mode === "open" || !me.person) return <OpenSection />;
  const { person } = me;
  const isServerAdmin = person.admin;
  return (
    <>
      <OwnSection person={person} project={project} />
      <MemberSection project={project} person={person} />
      <KeySection project={project} person={person} />
      {isServerAdmin && <AccountSection person={person} />}
    </>
  );
}

function OpenSection() {
  return (
    <Section title="Access">
      <p>
        <StatusMark status="ok" word="Open to whoever uses this machine" />
      </p>
      <p className="text-muted">
        They may read and change everything; other machines cannot reach the server, and it answers
        to names of this machine only. Start it with{" "}
        <code className="font-mono text-ink">--accounts</code> for people who sign in and programs
        that send keys.
      </p>
    </Section>
  );
}

function OwnSection({ person, project }: { person: Person; project: string }) {
  const [isChanging, setChanging] = useState(false);
  const leave = useMutation({
    mutationFn: async () => call(signOutEverywhere, {}),
    onSuccess: () => window.location.assign(signInPath),
  });
  return (
    <Section title="Your account">
      <p className="pb-2 [overflow-wrap:anywhere]">{ownSentence(person, project)}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setChanging(true)}>
          {person.hasPassword ? "Change the password" : "Set a password"}
        </Button>
        <Button disabled={leave.isPending} onClick={() => leave.mutate()}>
          Sign out everywhere
        </Button>
      </div>
      {leave.error && (
        <ProblemNote what="You are still signed in" problem={problemOf(leave.error)} />
      )}
      {isChanging && <PasswordDialog person={person} onClose={() => setChanging(false)} />}
    </Section>
  );
}
