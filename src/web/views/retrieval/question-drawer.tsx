import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { TriangleAlert } from "lucide-react";
import { traceLink } from "#contract/links/trace-link.ts";
import type { ListedDocument, RetrievalQuestion } from "#contract/retrieval.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { RelevanceMark, UseMark } from "#web/ui/document-marks.tsx";
import { Drawer } from "#web/ui/drawer.tsx";
import { formatNumber } from "#web/ui/format.ts";
import { millisecondsOf } from "#web/ui/format-time.ts";
import { NotReported } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { useNarrow } from "#web/ui/use-narrow.ts";

interface QuestionDrawerProps {
  readonly project: string;
  readonly question: RetrievalQuestion;
  readonly onClose: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

/** One question: what it was given, what would have been right, and what the answer took. */
export function QuestionDrawer(props: QuestionDrawerProps) {
  const { project, question, onClose, onNext, onPrevious } = props;
  const { documents, documentCount, topAgainstBest, missing, topNotUsed } = question;
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const narrow = useNarrow();
  return (
    <Drawer
      label="The question and its documents"
      title={<bdi>{question.question ?? question.spanName}</bdi>}
      width={drawerWidth}
      onResize={setDrawerWidth}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
    >
      <div className="flex flex-col gap-1 pb-3">
        <p dir="auto" className="text-lead [overflow-wrap:anywhere]">
          {question.question ?? question.spanName}
        </p>
        <p className="flex flex-wrap gap-x-4 text-muted">
          <Link
            to="/p/$project/traces/$traceId"
            params={{ project, traceId: question.traceId }}
            search={traceLink.write({ span: question.spanId, tab: "documents" })}
            className="link"
          >
            Open in its trace
          </Link>
          <span>{question.spanName}</span>
          {question.run !== null && <span>run {question.run}</span>}
          {question.example !== null && <span>example {question.example}</span>}
          <RelativeTime at={millisecondsOf(question.startNs)} />
        </p>
        {topAgainstBest && (
          <Warning>
            {`Most similar is not most relevant: ${nameOf(documents, topAgainstBest.top)} has the best score, ${nameOf(documents, topAgainstBest.best)} is the relevant one.`}
          </Warning>
        )}
        {topNotUsed && <Warning>The answer passed over the most similar document.</Warning>}
        {missing.length > 0 && (
          <Warning>{`Relevant and not retrieved: ${missing.slice(0, 20).join(", ")}.`}</Warning>
        )}
      </div>
      <SimpleTable
        label="Documents"
        head={
          <>
            <HeadCell numeric>rank</HeadCell>
            <HeadCell numeric>score</HeadCell>
            <HeadCell>relevant</HeadCell>
            <HeadCell>used</HeadCell>
            {!narrow && <HeadCell className="w-full">document</HeadCell>}
          </>
        }
      >
        {documents.map((document, at) => (
          <Row key={at} document={document} rank={at + 1} narrow={narrow} />
        ))}
      </SimpleTable>
      {documentCount > documents.length && (
        <p className="pt-1 text-muted">{`The first ${documents.length} of ${documentCount}; its trace has all.`}</p>
      )}
    </Drawer>
  );
}

interface RowProps {
  readonly document: ListedDocument;
  readonly rank: number;
  /** The document stands below its figures. */
  readonly narrow: boolean;
}

function Row({ document, rank, narrow }: RowProps) {
  const { score, label, use } = document;
  return (
    <>
      <tr className="align-top">
        <Cell numeric className={clsx("py-1", narrow && "border-b-0")}>
          {rank}
        </Cell>
        <Cell numeric className={clsx("py-1", narrow && "border-b-0")}>
          {score === null ? <NotReported why="No score was reported" /> : formatNumber(score)}
        </Cell>
        <Cell className={clsx("py-1", narrow && "border-b-0")}>
          <RelevanceMark label={label} />
        </Cell>
        <Cell className={clsx("py-1", narrow && "border-b-0")}>
          <UseMark
            use={use}
            missing="It cannot be told: no answer, one of fewer than five words, or a document without text"
          />
        </Cell>
        {!narrow && (
          <Cell className="min-w-48 py-1">
            <DocumentText document={document} />
          </Cell>
        )}
      </tr>
      {narrow && (
        <tr>
          <Cell colSpan={4} className="pb-2">
            <DocumentText document={document} />
          </Cell>
        </tr>
      )}
    </>
  );
}

function DocumentText({ document: { id, text, length } }: { document: ListedDocument }) {
  return (
    <>
      {id !== null && <p className="font-strong [overflow-wrap:anywhere]">{id}</p>}
      <p dir="auto" className="[overflow-wrap:anywhere]">
        {text === null ? (
          <span className="text-muted">no content reported</span>
        ) : (
          `${text}${length > text.length ? "…" : ""}`
        )}
      </p>
    </>
  );
}

function Warning({ children }: { children: React.ReactNode }) {
  return (
    <p className="flex items-start gap-1.5">
      <TriangleAlert size={14} aria-hidden className="mt-[3px] shrink-0 text-warning" />
      <span className="[overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}

function nameOf(documents: readonly ListedDocument[], place: number): string {
  return documents[place]?.id ?? `the document at rank ${place + 1}`;
}
