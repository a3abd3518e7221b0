import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { promptLink } from "#contract/links/prompt-link.ts";
import { getPrompt, type Prompt } from "#contract/prompts.ts";
import { HistoryButton } from "#web/data/history-button.tsx";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { useShortcuts } from "#web/state/shortcuts.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { chosenVersions } from "./chosen-versions.ts";
import { Lineage } from "./lineage.tsx";
import { PromptMetrics } from "./prompt-metrics.tsx";
import { promptSentence } from "./prompt-sentence.ts";
import { VersionLine } from "./version-line.tsx";
import { VersionText } from "./version-text.tsx";

/** One prompt: its versions on a line, what changed between two, how they did, and what used them. */
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
        sentence={data && promptSentence(data.versions)}
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
      {data && <Versions project={project} prompt={data} />}
    </>
  );
}

function Versions({ project, prompt }: { project: string; prompt: Prompt }) {
  const [state, setState] = useLinkState(promptLink);
  const oldestFirst = prompt.versions.toSorted((a, b) => a.number - b.number);
  const newestFirst = oldestFirst.toReversed();
  const { shown, against } = chosenVersions(newestFirst, state);
  const show = (version: string) => setState({ version, against: undefined });
  const step = (by: number) => {
    const next = oldestFirst[oldestFirst.findIndex((each) => each === shown) + by];
    if (next) show(next.version);
  };
  useShortcuts("Prompt", [
    { keys: "j", does: "Newer version", run: () => step(1) },
    { keys: "k", does: "Older version", run: () => step(-1) },
    {
      keys: "d",
      does: "Show or hide what changed",
      run: () =>
        shown && setState({ version: shown.version, against: against ? shown.version : undefined }),
    },
  ]);
  if (!shown) return null;
  return (
    <>
      <VersionLine
        project={project}
        prompt={prompt.name}
        versions={oldestFirst}
        shown={shown.version}
        against={against?.version}
      />
      <div className="grid grid-cols-1 gap-x-8 wide:grid-cols-[3fr_2fr]">
        <VersionText
          project={project}
          prompt={prompt.name}
          versions={newestFirst}
          shown={shown}
          against={against}
          onAgainst={(version) => setState({ version: shown.version, against: version })}
        />
        <div className="min-w-0">
          <PromptMetrics
            project={project}
            prompt={prompt.name}
            versions={oldestFirst}
            shown={shown.version}
            against={against?.version}
            chosen={state}
            onChosen={setState}
            onVersion={show}
          />
          <p className="py-2">
            <HistoryButton project={project} kind="prompt" of={[prompt.name, shown.version]} />
          </p>
          <Lineage project={project} prompt={prompt.name} version={shown.version} />
        </div>
      </div>
    </>
  );
}
