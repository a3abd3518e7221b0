import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { printField, printText } from "#contract/filter/print.ts";
import { runsLink } from "#contract/links/runs-link.ts";
import { promptLink } from "#contract/links/prompt-link.ts";
import { tracesLink } from "#contract/links/traces-link.ts";
import { getPromptVersion, type PromptVersionDetail } from "#contract/prompts.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";
import { Section } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";

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

function LineageFacts({ project, detail }: { project: string; detail: PromptVersionDetail }) {
  const { prompt, before, after, experiments, datasets, traceCount, runCount } = detail;
  const versionLink = (version: string | null, none: string) =>
    version === null ? (
      <span className="text-muted">{none}</span>
    ) : (
      <Link
        to="/p/$project/prompts/$name"
        params={{ project, name: prompt }}
        search={promptLink.write({ version })}
        className="link"
      >
        {version}
      </Link>
    );
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 pb-3">
      <dt className="text-muted">Before</dt>
      <dd>{versionLink(before, "none: it is the first")}</dd>
      <dt className="text-muted">After</dt>
      <dd>{versionLink(after, "none: it is the latest")}</dd>
      <dt className="text-muted">Runs</dt>
      <dd>
        {runCount === 0 ? <span className="text-muted">none yet</span> : formatCount(runCount)}
      </dd>
      {experiments.length > 0 && (
        <>
          <dt className="text-muted">Experiments</dt>
          <dd className="flex flex-wrap gap-x-3">
            {experiments.map((experiment) => (
              <Link
                key={experiment}
                to="/p/$project/runs"
                params={{ project }}
                search={runsLink.write({ experiment })}
                className="link"
              >
                {experiment}
              </Link>
            ))}
          </dd>
        </>
      )}
      {datasets.length > 0 && (
        <>
          <dt className="text-muted">Datasets</dt>
          <dd className="flex flex-wrap gap-x-3">
            {datasets.map((name) => (
              <Link
                key={name}
                to="/p/$project/datasets/$name"
                params={{ project, name }}
                search={{}}
                className="link"
              >
                {name}
              </Link>
            ))}
          </dd>
        </>
      )}
      <dt className="text-muted">Traces</dt>
      <dd>
        {traceCount === 0 ? (
          <span className="text-muted">none names it</span>
        ) : (
          <Link
            to="/p/$project/traces"
            params={{ project }}
            search={tracesLink.write({
              where: `${printField("prompt")}:${printText(`${prompt}@${detail.version}`)}`,
            })}
            className="link"
          >
            {formatQuantity(traceCount, "trace")}
          </Link>
        )}
      </dd>
    </dl>
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
