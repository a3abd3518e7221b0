import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { runsLink } from "#contract/links/runs-link.ts";
import { getPromptVersion, type PromptVersionDetail } from "#contract/prompts.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { formatCount } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { LineageFacts } from "./lineage-facts.tsx";

interface LineageProps {
  readonly project: string;
  readonly prompt: string;
  readonly version: string;
}

/** What came before a version, and what used it. */
export function Lineage({ project, prompt, version }: LineageProps) {
  const { data, error, refetch } = useQuery(
    queryFor(getPromptVersion, { p: project, name: prompt, version }),
  );
  return (
    <Section title={`Where ${version} comes from and goes`}>
      {error && (
        <ProblemNote
          what="What used the version could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!data && !error && <SkeletonRows rows={5} label="Loading what used the version" />}
      {data && (
        <>
          <LineageFacts project={project} detail={data} />
          {data.runs.length > 0 && <LineageRuns project={project} detail={data} />}
        </>
      )}
    </Section>
  );
}

function LineageRuns({ project, detail }: { project: string; detail: PromptVersionDetail }) {
  const { runs, runCount } = detail;
  return (
    <>
      <SimpleTable
        label="Runs of the version"
        head={
          <>
            <HeadCell>Run</HeadCell>
            <HeadCell>Experiment</HeadCell>
            <HeadCell>Dataset</HeadCell>
            <HeadCell>Model</HeadCell>
            <HeadCell numeric>Started</HeadCell>
          </>
        }
      >
        {runs.map(({ id, name, experiment, dataset, model, startedAt }) => (
          <tr key={id} className="hover:bg-hover">
            <Cell className="max-w-52 truncate">
              <Link
                to="/p/$project/runs"
                params={{ project }}
                search={runsLink.write({ row: id })}
                className="link"
                title={id}
              >
                {name}
              </Link>
            </Cell>
            <Cell className="max-w-40 truncate">{experiment}</Cell>
            <Cell className="max-w-40 truncate">{dataset}</Cell>
            <Cell className="max-w-40 truncate text-muted">{model}</Cell>
            <Cell numeric>
              <RelativeTime at={startedAt} missing="The run reported no start" />
            </Cell>
          </tr>
        ))}
      </SimpleTable>
      {runs.length < runCount && (
        <p className="pt-1 text-muted">{`The latest ${formatCount(runs.length)} of ${formatCount(runCount)}.`}</p>
      )}
    </>
  );
}
