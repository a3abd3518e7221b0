import { useQueries } from "@tanstack/react-query";
import {
  getPromptVersion,
  type PromptVersion,
  type PromptVersionDetail,
} from "#contract/prompts.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { LongText } from "#web/ui/long-text.tsx";
import { NativeSelect } from "#web/ui/native-select.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { messagesOf } from "./chat-template.ts";
import { MessageDiff } from "./message-diff.tsx";
import { messagePairs } from "./message-pairs.ts";
import { lengthChange } from "./settings-changes.ts";
import { SettingsTable } from "./settings-table.tsx";

interface VersionTextProps {
  readonly project: string;
  readonly prompt: string;
  readonly versions: readonly PromptVersion[];
  readonly shown: PromptVersion;
  readonly against: PromptVersion | undefined;
  readonly onAgainst: (version: string) => void;
}

/** The text of a version, with what changed since another: messages, variables, settings and model. */
export function VersionText(props: VersionTextProps) {
  const { project, prompt, versions, shown, against, onAgainst } = props;
  const whole = useQueries({
    queries: [shown, ...(against ? [against] : [])].map(({ version }) => ({
      ...queryFor(getPromptVersion, { p: project, name: prompt, version }),
      placeholderData: undefined,
    })),
  });
  const failed = whole.find(({ error }) => error);
  const [now, before] = whole.map(({ data }) => data);
  return (
    <section aria-label={`Text of version ${shown.version}`} className="min-w-0 pb-6">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 pb-2">
        <h2 className="min-w-0 truncate">{`Version ${shown.version}`}</h2>
        <span className="flex flex-wrap items-center gap-3">
          <span className="text-muted">
            {lengthChange(shown.templateLength, against?.templateLength)}
          </span>
          <NativeSelect
            label="Changes since"
            labelShown
            value={against?.version ?? shown.version}
            options={versions.map(({ version }) => ({
              value: version,
              label: version === shown.version ? "none: the text alone" : version,
            }))}
            onChange={onAgainst}
          />
        </span>
      </div>
      {failed && (
        <ProblemNote
          what="The text could not be loaded"
          problem={problemOf(failed.error)}
          onRetry={() => whole.forEach((query) => void query.refetch())}
        />
      )}
      {!failed && (!now || (against && !before)) && (
        <SkeletonRows rows={8} label="Loading the text" />
      )}
      {now && (!against || before) && <Template shown={now} against={before} />}
      {shown.note !== null && <p className="pt-2">{shown.note}</p>}
    </section>
  );
}

/** Pairing takes the product of both counts. */
const mostPaired = 400;

interface TemplateProps {
  readonly shown: PromptVersionDetail;
  readonly against: PromptVersionDetail | undefined;
}

function Template({ shown, against }: TemplateProps) {
  const after = messagesOf(shown.template).slice(0, mostPaired);
  const before = against && messagesOf(against.template).slice(0, mostPaired);
  const isText = [...after, ...(before ?? [])].every(({ role }) => role === "");
  return (
    <>
      {isText ? (
        <div className="rounded-small border bg-sunken p-3">
          <LongText text={shown.template} against={against?.template} />
        </div>
      ) : (
        <MessageDiff compared={before !== undefined} pairs={messagePairs(before ?? after, after)} />
      )}
      <SettingsTable shown={shown} against={against} />
    </>
  );
}
