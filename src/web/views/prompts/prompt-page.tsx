import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { promptLink } from "#contract/links/prompt-link.ts";
import { getPrompt, type Prompt } from "#contract/prompts.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { chosenVersions } from "./chosen-versions.ts";
import { VersionTable } from "./version-table.tsx";
import { VersionText } from "./version-text.tsx";

/** One prompt: its versions, the text of one, and what changed since another. */
export function PromptPage() {
  const project = useProjectName();
  const { name = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    ...queryFor(getPrompt, { p: project, name }),
    placeholderData: undefined,
  });
  return (
    <>
      <PageHead
        title={name}
        sentence={data && sentenceOf(data)}
        actions={
          <Link to="/p/$project/prompts" params={{ project }} search={{}} className="link">
            All prompts
          </Link>
        }
      />
      {error && (
        <ProblemNote
          what="The prompt could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={12} label="Loading the prompt" />}
      {data && <Versions prompt={data} />}
    </>
  );
}

function sentenceOf({ versions }: Prompt): string {
  const latest = versions.toSorted((a, b) => b.number - a.number)[0];
  return `${formatQuantity(versions.length, "version")}; the latest is ${latest?.version ?? "unknown"}.`;
}

function Versions({ prompt }: { prompt: Prompt }) {
  const [state, setState] = useLinkState(promptLink);
  const newestFirst = prompt.versions.toSorted((a, b) => b.number - a.number);
  const { shown, against } = chosenVersions(newestFirst, state);
  if (!shown) return null;
  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-4 wide:grid-cols-[minmax(320px,2fr)_3fr]">
      <VersionTable
        versions={newestFirst}
        shown={shown.version}
        onShow={(version) => setState({ version, against: undefined })}
      />
      <VersionText
        versions={newestFirst}
        shown={shown}
        against={against}
        onAgainst={(version) => setState({ version: shown.version, against: version })}
      />
    </div>
  );
}
