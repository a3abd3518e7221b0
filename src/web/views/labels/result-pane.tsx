import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ResultKey } from "#contract/labels.ts";
import type { ResultDetail } from "#contract/matrix.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { Badge } from "#web/ui/badge.tsx";
import { LongText } from "#web/ui/long-text.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { TailText } from "#web/ui/tail-text.tsx";

interface ResultPaneProps {
  readonly project: string;
  readonly item: ResultKey;
  readonly detail: UseQueryResult<ResultDetail> | undefined;
  /** Name of the run; undefined while runs are hidden. */
  readonly runName: string | undefined;
}

/** The result to be scored, or why it is not there yet. */
export function ResultPane({ project, item, detail, runName }: ResultPaneProps) {
  return (
    <div className="min-w-0">
      {detail?.error && (
        <ProblemNote
          what="The result could not be loaded"
          problem={problemOf(detail.error)}
          onRetry={() => void detail.refetch()}
        />
      )}
      {detail?.isPending && <SkeletonRows rows={10} label="Loading the result" />}
      {detail?.data && (
        <Result project={project} item={item} detail={detail.data} runName={runName} />
      )}
    </div>
  );
}

interface ResultProps {
  readonly project: string;
  readonly item: ResultKey;
  readonly detail: ResultDetail;
  readonly runName: string | undefined;
}

const mostMetadata = 200;

/** What is scored: input, reference and output, all of it text. */
function Result({ project, item, detail, runName }: ResultProps) {
  const { example } = detail;
  const result = detail.results.find(({ repetition }) => repetition === item.repetition);
  return (
    <article aria-label="Result to score" className="flex min-w-0 flex-col gap-4">
      <header className="flex flex-wrap items-center gap-1.5">
        <span className="max-w-64 min-w-0 text-muted">
          <TailText text={item.example} />
        </span>
        {runName !== undefined && <Badge>{`run: ${runName}`}</Badge>}
        {item.repetition > 0 && <Badge>{`repetition ${item.repetition + 1}`}</Badge>}
        {Object.entries(example?.metadata ?? {}).map(([key, value]) => (
          <Badge key={key}>{`${key}: ${value.slice(0, mostMetadata)}`}</Badge>
        ))}
        {runName !== undefined && result?.traceId != null && (
          <Link
            to="/p/$project/traces/$traceId"
            params={{ project, traceId: result.traceId }}
            search={{}}
            className="link"
          >
            trace
          </Link>
        )}
      </header>
      {example === null ? (
        <p className="text-muted">The dataset does not hold this example.</p>
      ) : (
        <>
          <Part title="Input" text={example.input} />
          {example.reference !== null && <Part title="Reference" text={example.reference} />}
        </>
      )}
      {result === undefined && <p className="text-muted">This result is no longer there.</p>}
      {result && result.output !== null && <Part title="Output" text={result.output} strong />}
      {result && result.error !== null && <Part title="Error" text={result.error} />}
    </article>
  );
}

function Part({ title, text, strong }: { title: string; text: string; strong?: boolean }) {
  return (
    <section aria-label={title} className={strong ? "border-l-2 border-accent pl-3" : "pl-3.5"}>
      <h2 className="pb-0.5 text-small text-muted">{title}</h2>
      {text === "" ? <p className="text-muted">empty</p> : <LongText text={text} />}
    </section>
  );
}
