import { useQuery } from "@tanstack/react-query";
import { type Coverage, getCoverage } from "#contract/embeddings.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { Button } from "#web/ui/button.tsx";
import { Popover } from "#web/ui/popover.tsx";
import { formatCount, formatP, formatQuantity } from "#web/ui/format.ts";
import { coverageSentence, driftSentence } from "./coverage-words.ts";

interface CoverageLineProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  /** Selects by the text of a hole. */
  readonly onPoint: (point: number) => void;
}

/** What production asks that the dataset has no example for, and how far the two have drifted apart. */
export function CoverageLine({ place, onPoint }: CoverageLineProps) {
  const { data, error, isPending } = useQuery(queryFor(getCoverage, place));
  if (error)
    return (
      <p className="pt-2 text-muted">Coverage could not be measured: {problemOf(error).detail}</p>
    );
  if (isPending) return <p className="pt-2 text-muted">Measuring what the dataset covers…</p>;
  const drift = driftSentence(data);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2">
      <p className="min-w-0">{coverageSentence(data)}</p>
      {(data.holes.length > 0 || data.unusedCount > 0 || drift !== null) && (
        <Popover title="Coverage and drift" trigger={<Button>Details</Button>}>
          <CoverageDetails coverage={data} drift={drift} onPoint={onPoint} />
        </Popover>
      )}
    </div>
  );
}

interface CoverageDetailsProps {
  readonly coverage: Coverage;
  readonly drift: string | null;
  readonly onPoint: (point: number) => void;
}

function CoverageDetails({ coverage, drift, onPoint }: CoverageDetailsProps) {
  const { holes, unusedCount, crossSplit, examples } = coverage;
  return (
    <div className="flex flex-col gap-2">
      {drift !== null && <p>{drift}</p>}
      {coverage.drift && (
        <p className="text-small text-muted">
          Energy distance {coverage.drift.h.toFixed(3)}, p {formatP(coverage.drift.p)} of{" "}
          {coverage.drift.draws} permutations, {coverage.drift.sampled[0]} production points and{" "}
          {coverage.drift.sampled[1]} examples drawn at random.
        </p>
      )}
      {holes.length > 0 && (
        <ul aria-label="Holes" className="flex flex-col gap-1">
          {holes.map(({ label, count, places, text }) => (
            <li key={places[0]}>
              <button
                type="button"
                className="w-full rounded-small px-1 text-left hover:bg-hover"
                onClick={() => places[0] !== undefined && onPoint(places[0])}
              >
                <span className="font-strong">{formatCount(count)}</span> {label || "points"}
                {text !== null && (
                  <span className="block truncate text-small text-muted">{text}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p>
        {formatQuantity(unusedCount, "example")} of {formatCount(examples)} have no production point
        near them.
      </p>
      {crossSplit.length > 0 && (
        <p>
          {formatQuantity(crossSplit.length, "pair")} of examples in different splits say nearly the
          same, the nearest {crossSplit[0]!.one} and {crossSplit[0]!.other}.
        </p>
      )}
    </div>
  );
}
