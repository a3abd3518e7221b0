import { Link } from "@tanstack/react-router";
import type { Subject } from "#contract/embeddings.ts";
import { compareLink } from "#contract/links/compare-link.ts";
import { datasetLink } from "#contract/links/dataset-link.ts";
import { traceLink } from "#contract/links/trace-link.ts";

interface SubjectLinkProps {
  readonly project: string;
  readonly subject: Subject;
  /** Runs that are compared: an example then opens there. */
  readonly runs: readonly string[];
}

/** Opens what a point stands for: its example, result or trace. */
export function SubjectLink({ project, subject, runs }: SubjectLinkProps) {
  const className = "link h-6 min-w-6 truncate leading-6";
  if ("document" in subject) return <span className="truncate">{subject.document}</span>;
  if ("traceId" in subject)
    return (
      <Link
        to="/p/$project/traces/$traceId"
        params={{ project, traceId: subject.traceId }}
        search={traceLink.write({ span: subject.spanId })}
        className={className}
      >
        trace {subject.traceId.slice(0, 8)}
      </Link>
    );
  const compared = "run" in subject ? [subject.run] : runs;
  if (compared.length > 0)
    return (
      <Link
        to="/p/$project/compare"
        params={{ project }}
        search={compareLink.write({ runs: [...compared], row: subject.example })}
        className={className}
      >
        {subject.example}
      </Link>
    );
  if ("run" in subject) return null;
  return (
    <Link
      to="/p/$project/datasets/$name"
      params={{ project, name: subject.dataset }}
      search={datasetLink.write({ search: subject.example, row: subject.example })}
      className={className}
    >
      {subject.example}
    </Link>
  );
}
