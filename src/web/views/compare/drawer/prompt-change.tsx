import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { promptLink } from "#contract/links/prompt-link.ts";
import { getPromptVersion } from "#contract/prompts.ts";
import type { Run } from "#contract/runs.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { templateText } from "#web/data/template-text.ts";
import { Button } from "#web/ui/button.tsx";
import { LongText } from "#web/ui/long-text.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";

interface PromptChangeProps {
  readonly project: string;
  readonly baseline: Run;
  readonly run: Run;
}

/** What changed between the prompt versions of two runs; read only when it is opened. */
export function PromptChange({ project, baseline, run }: PromptChangeProps) {
  const [open, setOpen] = useState(false);
  const [before, after] = [baseline.promptVersion, run.promptVersion];
  if (!before || !after) return null;
  const same = before.prompt === after.prompt && before.version === after.version;
  const nameOf = ({ prompt, version }: typeof before) => `${prompt}@${version}`;
  return (
    <div className="border-t py-2">
      <div className="flex flex-wrap items-center gap-2">
        <span>
          {same ? "Both runs use the prompt " : "Prompt "}
          <Link
            to="/p/$project/prompts/$name"
            params={{ project, name: after.prompt }}
            search={promptLink.write({})}
            className="link-in-text"
          >
            {same ? nameOf(after) : `${nameOf(before)} → ${nameOf(after)}`}
          </Link>
        </span>
        {!same && (
          <Button tone="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? "Hide what changed" : "Show what changed"}
          </Button>
        )}
      </div>
      {open && !same && <Change project={project} before={before} after={after} />}
    </div>
  );
}

type Version = NonNullable<Run["promptVersion"]>;

function Change(props: { project: string; before: Version; after: Version }) {
  const { project, before, after } = props;
  const answers = useQueries({
    queries: [before, after].map(({ prompt: name, version }) => ({
      ...queryFor(getPromptVersion, { p: project, name, version }),
      placeholderData: undefined,
    })),
  });
  // A run may name a version whose text nobody sent.
  const failed = answers.find(({ error }) => error && problemOf(error).code !== "not_found");
  if (failed?.error)
    return (
      <ProblemNote
        what="The prompts could not be loaded"
        problem={problemOf(failed.error)}
        onRetry={() => void failed.refetch()}
      />
    );
  const [one, other] = answers.map(({ data }) => data);
  if (answers.some(({ isPending }) => isPending)) return <Skeleton className="h-24 w-full" />;
  if (!one || !other)
    return <p className="text-muted">The text of one of these versions was not sent.</p>;
  return (
    <div className="max-h-96 overflow-auto rounded-small border bg-sunken p-3">
      <LongText text={templateText(other.template)} against={templateText(one.template)} />
    </div>
  );
}
