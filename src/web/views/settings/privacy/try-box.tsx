import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import { type PrivacyRules, tryPrivacy } from "#contract/privacy.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Button } from "#web/ui/button.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RedactedText } from "#web/ui/redacted-text.tsx";
import { TextArea } from "./text-area.tsx";

/** What the rules in the form make of a text, saved or not. */
export function TryBox({ project, rules }: { project: string; rules: PrivacyRules }) {
  const [text, setText] = useState("");
  const attempt = useMutation({
    mutationFn: async () => call(tryPrivacy, { p: project }, { body: { rules, text } }),
  });
  return (
    <div className="border-l-2 pl-3">
      <TextArea
        label="Try it"
        hint="Paste a text to see what the rules above make of it. It is not stored."
        rows={4}
        value={text}
        onChange={setText}
      />
      <Button
        needs="admin"
        className="mt-1"
        disabled={text === "" || attempt.isPending}
        onClick={() => attempt.mutate()}
      >
        Try
      </Button>
      {attempt.error && (
        <ProblemNote what="It could not be tried" problem={problemOf(attempt.error)} />
      )}
      {attempt.data && (
        <output className="block pt-2">
          <span className="block text-small text-muted">
            {attempt.data.found.length === 0
              ? "Nothing was found; it would be stored as it is:"
              : `Found ${attempt.data.found.map(({ name, count }) => `${name} (${count})`).join(", ")}; it would be stored as:`}
          </span>
          <span className="block [overflow-wrap:anywhere] whitespace-pre-wrap">
            <RedactedText text={attempt.data.text} />
          </span>
        </output>
      )}
    </div>
  );
}
