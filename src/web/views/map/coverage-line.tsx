import { useQuery } from "@tanstack/react-query";
import { getCoverage } from "#contract/embeddings/coverage.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { coverageSentence } from "./coverage-words.ts";

interface CoverageLineProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly dataset: string | undefined;
  /** Absent where the details are open already. */
  readonly onDetails: (() => void) | undefined;
}

/** What production asks that the dataset has no example for. */
export function CoverageLine({ place, dataset, onDetails }: CoverageLineProps) {
  const { data, error, isPending } = useQuery(queryFor(getCoverage, { ...place, dataset }));
  if (error)
    return (
      <p className="pt-2 [overflow-wrap:anywhere] text-muted">
        Coverage could not be measured: {problemOf(error).detail}
      </p>
    );
  if (isPending) return <p className="pt-2 text-muted">Measuring what the dataset covers…</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2">
      <p className="min-w-0 [overflow-wrap:anywhere]">{coverageSentence(data)}</p>
      {onDetails && <Button onClick={onDetails}>Details</Button>}
    </div>
  );
}
