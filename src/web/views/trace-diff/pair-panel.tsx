import { useQueries } from "@tanstack/react-query";
import type { SpanContent } from "#contract/span.ts";
import type { DiffRow, TraceDiff } from "#contract/trace-diff.ts";
import { getSpan } from "#contract/traces.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { LongText } from "#web/ui/long-text.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { ScrollRegion } from "#web/ui/scroll-region.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { stepName } from "./diff-words.ts";
import { pairTexts, type PairText } from "./pair-texts.ts";

interface PairPanelProps {
  readonly project: string;
  readonly diff: TraceDiff;
  readonly row: DiffRow;
}

/** One step of both traces: what differs in what it was given and in what it gave back. */
export function PairPanel({ project, diff, row }: PairPanelProps) {
  const sides = [
    { traceId: diff.a.traceId, spanId: row.a?.spanId },
    { traceId: diff.b.traceId, spanId: row.b?.spanId },
  ];
  const [a, b] = useQueries({
    queries: sides.map(({ traceId, spanId }) => ({
      ...queryFor(getSpan, { p: project, traceId, spanId: spanId ?? "" }),
      enabled: spanId !== undefined,
      placeholderData: undefined,
    })),
  });
  const failed = [a, b].find((query) => query?.error);
  const waiting = (row.a && !a?.data) || (row.b && !b?.data);
  return (
    <ScrollRegion
      aria-label="The step in both traces"
      className="h-full overflow-auto border-l px-4 py-2 max-wide:border-t max-wide:border-l-0"
    >
      <h2 className="pb-1 text-lead">{stepName(row)}</h2>
      {failed?.error && (
        <ProblemNote
          what="The texts of this step could not be loaded"
          problem={problemOf(failed.error)}
          onRetry={() => void failed.refetch()}
        />
      )}
      {waiting && !failed && <SkeletonRows rows={6} label="Loading the step" />}
      {!waiting && !failed && <Texts a={a?.data?.content} b={b?.data?.content} />}
    </ScrollRegion>
  );
}

interface TextsProps {
  readonly a: SpanContent | undefined;
  readonly b: SpanContent | undefined;
}

function Texts({ a, b }: TextsProps) {
  const texts = pairTexts(a, b);
  if (texts.length === 0)
    return <p className="text-muted">This step recorded neither input nor output.</p>;
  return texts.map((text) => <PairedText key={text.label} text={text} />);
}

function PairedText({ text: { label, before, after } }: { text: PairText }) {
  return (
    <section className="border-b py-2 last:border-b-0">
      <h3 className="pb-1 text-small text-muted">
        {label}
        {before === after ? ", the same in both" : ""}
        {before === undefined ? ", only in B" : ""}
        {after === undefined ? ", only in A" : ""}
      </h3>
      {before === undefined || after === undefined ? (
        <LongText text={before ?? after ?? ""} />
      ) : (
        <LongText text={after} against={before} />
      )}
    </section>
  );
}
