import { clsx } from "clsx";
import type { JudgedPlace } from "#contract/span-detail.ts";
import type { RetrievedDocument } from "#contract/span.ts";
import { RelevanceMark, UseMark } from "#web/ui/document-marks.tsx";
import { formatNumber } from "#web/ui/format.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { Cell } from "#web/ui/simple-table.tsx";
import { LongText } from "../long-text.tsx";

export interface RankedRow extends JudgedPlace {
  readonly document: RetrievedDocument;
  /** Places from 0; null where that list does not have it. */
  readonly before: number | null;
  readonly after: number | null;
  /** Where its text stands in the span's content. */
  readonly at: string;
}

interface DocumentRowProps {
  readonly row: RankedRow;
  readonly showsBefore: boolean;
  readonly showsScoreName: boolean;
  readonly answered: boolean;
  /** The document stands below its figures. */
  readonly narrow: boolean;
}

export function DocumentRow(props: DocumentRowProps) {
  const { row, showsBefore, showsScoreName, answered, narrow } = props;
  const { document, before, after, label, use, at } = row;
  const isLeftOut = after === null;
  const look = clsx("align-top", isLeftOut && "bg-sunken");
  const cell = clsx("py-1", narrow && "border-b-0");
  const text = <DocumentText document={document} at={at} />;
  return (
    <>
      <tr className={look}>
        <Cell numeric className={cell}>
          {isLeftOut ? <NotReported why="The reranker left it out" /> : after + 1}
        </Cell>
        {showsBefore && (
          <Cell className={clsx(cell, "whitespace-nowrap")}>
            <Move before={before} after={after} />
          </Cell>
        )}
        <Cell numeric className={cell}>
          {document.score === null ? (
            <NotReported why="No score was reported" />
          ) : (
            formatNumber(document.score)
          )}
          {showsScoreName && document.scoreName && (
            <span className="block text-small text-muted">{document.scoreName}</span>
          )}
        </Cell>
        <Cell className={cell}>
          <RelevanceMark label={label} />
        </Cell>
        <Cell className={cell}>
          <UseMark use={use} missing={whyNoUse(answered)} />
        </Cell>
        {!narrow && <Cell className="min-w-48 py-1">{text}</Cell>}
      </tr>
      {narrow && (
        <tr className={look}>
          <Cell colSpan={showsBefore ? 5 : 4} className="pb-2">
            {text}
          </Cell>
        </tr>
      )}
    </>
  );
}

/** A list is looked at for its order first: each document shows enough to be known again. */
const glimpseCharacters = 900;

function DocumentText({ document, at }: Pick<RankedRow, "document" | "at">) {
  return (
    <>
      {document.id && <p className="font-strong [overflow-wrap:anywhere]">{document.id}</p>}
      {document.content === null ? (
        <p className="text-muted">no content reported</p>
      ) : (
        <LongText text={document.content} at={at} glimpse={glimpseCharacters} />
      )}
      <Metadata metadata={document.metadata} />
    </>
  );
}

function whyNoUse(answered: boolean): string {
  return answered
    ? "It cannot be told: the answer has fewer than five words, or the document came without text"
    : "The trace has no answer to tell it from";
}

/** "3 ▲2": where it stood before, and how far it rose. A rise is no judgement, so it has no colour. */
function Move({ before, after }: Pick<RankedRow, "before" | "after">) {
  if (before === null) return <span className="text-muted">new</span>;
  if (after === null) return <span>{`${before + 1} left out`}</span>;
  const rise = before - after;
  return (
    <span>
      {before + 1}
      {rise !== 0 && (
        <span className="ml-1 text-muted">
          <span aria-hidden>{`${rise > 0 ? "▲" : "▼"}${Math.abs(rise)}`}</span>
          <span className="sr-only">{`${rise > 0 ? "rose" : "fell"} by ${Math.abs(rise)}`}</span>
        </span>
      )}
    </span>
  );
}

function Metadata({ metadata }: Pick<RetrievedDocument, "metadata">) {
  const entries = Object.entries(metadata);
  if (entries.length === 0) return null;
  return (
    <dl className="mt-1 flex flex-wrap gap-x-3 text-small text-muted">
      {entries.map(([key, value]) => (
        <div key={key} className="flex gap-1 [overflow-wrap:anywhere]">
          <dt>{key}</dt>
          <dd className="text-ink">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
