import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { printText } from "#contract/filter/print.ts";
import { promptLink } from "#contract/links/prompt-link.ts";
import { runsLink } from "#contract/links/runs-link.ts";
import { tracesLink } from "#contract/links/traces-link.ts";
import type { PromptVersionDetail } from "#contract/prompts.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";

interface LineageFactsProps {
  readonly project: string;
  readonly detail: PromptVersionDetail;
}

/** Before, after, and everything that names the version. */
export function LineageFacts({ project, detail }: LineageFactsProps) {
  const { prompt, version, before, after, experiments, datasets, traceCount, runCount } = detail;
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 pb-3">
      <Fact name="Before" none="none: it is the first">
        {before && <VersionLink project={project} prompt={prompt} version={before} />}
      </Fact>
      <Fact name="After" none="none: it is the latest">
        {after && <VersionLink project={project} prompt={prompt} version={after} />}
      </Fact>
      <Fact name="Runs" none="none yet">
        {runCount > 0 && formatCount(runCount)}
      </Fact>
      {experiments.length > 0 && (
        <Fact name="Experiments">
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
        </Fact>
      )}
      {datasets.length > 0 && (
        <Fact name="Datasets">
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
        </Fact>
      )}
      <Fact name="Traces" none="none names it">
        {traceCount > 0 && (
          <Link
            to="/p/$project/traces"
            params={{ project }}
            search={tracesLink.write({ where: `prompt:${printText(`${prompt}@${version}`)}` })}
            className="link"
          >
            {formatQuantity(traceCount, "trace")}
          </Link>
        )}
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  /** Said where there is nothing. */
  readonly none?: string;
  readonly children: ReactNode;
}

function Fact({ name, none, children }: FactProps) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="flex min-w-0 flex-wrap gap-x-3 [overflow-wrap:anywhere]">
        {children || <span className="text-muted">{none}</span>}
      </dd>
    </>
  );
}

interface VersionLinkProps {
  readonly project: string;
  readonly prompt: string;
  readonly version: string;
}

function VersionLink({ project, prompt, version }: VersionLinkProps) {
  return (
    <Link
      to="/p/$project/prompts/$name"
      params={{ project, name: prompt }}
      search={promptLink.write({ version })}
      className="link"
    >
      {version}
    </Link>
  );
}
