import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#client/call.ts";
import {
  detectorNames,
  getPrivacy,
  type PrivacyRules,
  privacyRules,
  redactionAction,
  setPrivacy,
} from "#contract/privacy.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Button } from "#web/ui/button.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { actionOptions, detectorWords, linesOf, readFields, readPatterns } from "./rule-words.ts";
import { TextArea } from "./text-area.tsx";
import { TryBox } from "./try-box.tsx";

interface RedactionFormProps {
  readonly project: string;
  readonly saved: PrivacyRules;
}

export function RedactionForm({ project, saved }: RedactionFormProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(saved);
  const [lines, setLines] = useState(() => linesOf(saved));
  const patterns = readPatterns(lines.patterns);
  const fields = readFields(lines.fields);
  const isRead = "value" in patterns && "value" in fields;
  const rules = isRead
    ? { ...draft, patterns: patterns.value, fields: fields.value }
    : { ...draft, patterns: [], fields: [] };
  const isChanged = !isRead || textOf(rules) !== textOf(saved);
  const save = useMutation({
    mutationFn: async () => call(setPrivacy, { p: project }, { body: rules }),
    onSuccess: () => client.invalidateQueries({ queryKey: [getPrivacy.path] }),
  });
  return (
    <div className="flex flex-col gap-3">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={draft.enabled}
          onChange={({ target }) => setDraft({ ...draft, enabled: target.checked })}
          className="accent-accent"
        />
        Redact what arrives in this project
      </label>
      <Detectors rules={draft} onChange={setDraft} />
      <TextArea
        label="Patterns of your own"
        hint="One a line: a name, mask, hash or drop, and an expression (RE2). Example: customer mask KD-\d{6}"
        fault={"fault" in patterns ? patterns.fault : undefined}
        value={lines.patterns}
        onChange={(text) => setLines({ ...lines, patterns: text })}
      />
      <TextArea
        label="Fields"
        hint="One a line: the key of an attribute or a path in a record, and mask, hash or drop; * stands for any characters. Example: user.id hash"
        fault={"fault" in fields ? fields.fault : undefined}
        value={lines.fields}
        onChange={(text) => setLines({ ...lines, fields: text })}
      />
      {save.error && (
        <ProblemNote what="The rules were not saved" problem={problemOf(save.error)} />
      )}
      <div className="flex items-center gap-3">
        <Button
          needs="admin"
          tone="primary"
          disabled={!isChanged || !isRead || save.isPending}
          onClick={() => save.mutate()}
        >
          Save the rules
        </Button>
        <output className="text-muted">
          {isChanged
            ? "Not saved yet"
            : saved.enabled
              ? "On: what arrives is redacted"
              : "Off: nothing is redacted"}
        </output>
      </div>
      <TryBox project={project} rules={rules} />
    </div>
  );
}

/** The same text for the same rules, whatever the order of their fields. */
function textOf(rules: PrivacyRules): string {
  return JSON.stringify(privacyRules.safeParse(rules).data ?? rules);
}

interface DetectorsProps {
  readonly rules: PrivacyRules;
  readonly onChange: (rules: PrivacyRules) => void;
}

function Detectors({ rules, onChange }: DetectorsProps) {
  return (
    <ul>
      {detectorNames.map((name) => (
        <li key={name} className="flex min-h-8 items-center justify-between gap-4 border-b">
          <span className="min-w-0">{detectorWords[name]}</span>
          <NativeSelect
            label={detectorWords[name]}
            value={rules.detectors[name] ?? "leave"}
            options={[...actionOptions, { value: "leave", label: "Leave" }]}
            onChange={(value) =>
              onChange({
                ...rules,
                detectors: {
                  ...rules.detectors,
                  [name]: value === "leave" ? null : redactionAction.parse(value),
                },
              })
            }
          />
        </li>
      ))}
    </ul>
  );
}
