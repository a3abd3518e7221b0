import { Link } from "@tanstack/react-router";
import { runsLink } from "#contract/links/runs-link.ts";
import type { AttachedScore } from "#contract/span-detail.ts";
import { Badge } from "#web/ui/badge.tsx";
import { formatNumber } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { LongText } from "../long-text.tsx";

interface ScoreListProps {
  readonly project: string;
  readonly scores: readonly AttachedScore[];
}

const groups: readonly {
  readonly title: string;
  readonly has: (score: AttachedScore) => boolean;
}[] = [
  { title: "Of this span", has: ({ spanId, document }) => spanId !== null && document === null },
  {
    title: "Of its trace",
    has: ({ spanId, document, result }) => !spanId && !document && !result,
  },
  { title: "Of the result that the trace belongs to", has: ({ result }) => result !== null },
  { title: "Of documents that the trace retrieved", has: ({ document }) => document !== null },
];

/** What was scored, by whom, and why. */
export function ScoreList({ project, scores }: ScoreListProps) {
  return groups.map(({ title, has }) => {
    const found = scores.filter(has);
    if (found.length === 0) return null;
    return (
      <section key={title} className="pb-3">
        <h3 className="text-small text-muted">{title}</h3>
        <ul>
          {found.map((score, at) => (
            <ScoreItem key={at} project={project} score={score} />
          ))}
        </ul>
      </section>
    );
  });
}

function ScoreItem({ project, score }: { project: string; score: AttachedScore }) {
  const { metric, source, evaluator, annotator, explanation, at, document, result } = score;
  const by = [source, evaluator, annotator].filter(Boolean).join(", ");
  return (
    <li className="border-b py-1">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="[overflow-wrap:anywhere]">{metric}</span>
        <ScoreValue score={score} />
        <span className="text-small text-muted">{by}</span>
        {document !== null && <Badge>{document}</Badge>}
        {at !== null && (
          <span className="text-small text-muted">
            <RelativeTime at={at} />
          </span>
        )}
        {result && <ResultLink project={project} result={result} />}
      </p>
      {explanation && <LongText text={explanation} />}
    </li>
  );
}

function ScoreValue({ score: { value, label, boolean } }: { score: AttachedScore }) {
  if (label !== null) return <strong>{label}</strong>;
  if (value === null) return <NotReported why="It was scored, and the score is empty" />;
  if (boolean) return <strong>{value === 1 ? "✓ yes" : "✗ no"}</strong>;
  return <strong>{formatNumber(value)}</strong>;
}

interface ResultLinkProps {
  readonly project: string;
  readonly result: NonNullable<AttachedScore["result"]>;
}

function ResultLink({ project, result: { run, example } }: ResultLinkProps) {
  return (
    <Link
      to="/p/$project/runs"
      params={{ project }}
      search={runsLink.write({ row: run })}
      className="link truncate text-small"
      title={`Run ${run}, example ${example}`}
    >
      {run}
    </Link>
  );
}
