import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import type { Subject } from "#contract/embeddings.ts";
import { getNeighbours, type Neighbour } from "#contract/embeddings/neighbours.ts";
import { retrievalLink } from "#contract/links/retrieval-link.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { buttonClass } from "#web/ui/button.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { subjectName } from "./map-selection.ts";
import { relevanceWords, wrongSentence } from "./neighbour-words.ts";
import { SubjectLink } from "./subject-link.tsx";

interface NeighbourListProps {
  readonly input: z.output<typeof getNeighbours.input>;
  readonly runs: readonly string[];
  /** What it is asked of, where that is a point. */
  readonly question: Subject | undefined;
  /** Marks a neighbour on the map; absent where it lies in another set. */
  readonly onPoint: ((point: number) => void) | undefined;
}

/** The nearest points, the nearest first; of documents also whether they are right. */
export function NeighbourList({ input, runs, question, onPoint }: NeighbourListProps) {
  const { data, error, isPending, refetch } = useQuery(queryFor(getNeighbours, input));
  if (error)
    return (
      <ProblemNote
        what="The neighbours could not be found"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
      />
    );
  if (isPending) return <SkeletonRows rows={8} label="Finding neighbours" />;
  if (data.items.length === 0) return <p className="text-muted">There is nothing else here.</p>;
  const wrong = wrongSentence(data.items);
  return (
    <>
      {wrong !== null && (
        <div className="flex flex-col items-start gap-1 pb-2">
          <p>{wrong}</p>
          <Link
            to="/p/$project/retrieval"
            params={{ project: input.p }}
            search={retrievalLink.write({
              ...(question && "traceId" in question && { where: `trace:${question.traceId}` }),
            })}
            className={buttonClass()}
          >
            Look at retrieval
          </Link>
        </div>
      )}
      <ol aria-label="Nearest points">
        {data.items.map((item) => (
          <li key={item.place} className="border-b px-1 py-1">
            <NeighbourRow item={item} project={input.p} runs={runs} onPoint={onPoint} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface NeighbourRowProps extends Pick<NeighbourListProps, "runs" | "onPoint"> {
  readonly item: Neighbour;
  readonly project: string;
}

function NeighbourRow({ item, project, runs, onPoint }: NeighbourRowProps) {
  const { subject, text, similarity, relevance, place } = item;
  const words = text ?? subjectName(subject);
  const label = relevance && relevanceWords(relevance);
  return (
    <>
      {onPoint ? (
        <button
          type="button"
          title={words}
          onClick={() => onPoint(place)}
          className="block min-h-6 w-full truncate text-left hover:text-accent"
        >
          {words}
        </button>
      ) : (
        <p className="line-clamp-3 [overflow-wrap:anywhere]" title={words}>
          {words}
        </p>
      )}
      <span className="flex min-h-6 items-center gap-2 text-small text-muted">
        <span title="Cosine of the vectors, 1 for the same direction">{similarity.toFixed(3)}</span>
        {label && (
          <span className={label.isRight ? "text-better" : "text-worse"} title={label.why}>
            {label.text}
          </span>
        )}
        <SubjectLink project={project} subject={subject} runs={runs} />
      </span>
    </>
  );
}
