import { Link } from "@tanstack/react-router";
import type { TraceSummary } from "#contract/traces.ts";
import { millisecondsOf } from "#web/ui/format-time.ts";
import { formatDuration, formatMoney } from "#web/ui/format.ts";
import { LongText } from "#web/ui/long-text.tsx";
import { Figure } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";
import { statusOf } from "#web/ui/trace-status.ts";

/** A trace keeps this much of its texts; its spans keep the rest. */
const storedCharacters = 2000;

interface TurnProps {
  readonly project: string;
  readonly trace: TraceSummary;
  /** Place in the conversation, from 1. */
  readonly number: number;
}

/** What was asked and what came back, with the way to the trace. */
export function Turn({ project, trace, number }: TurnProps) {
  const { traceId, name, input, output, errorMessage, startNs, durationMs, costUsd } = trace;
  const failed = trace.status === "error";
  return (
    <li className="border-t py-3 [overflow-wrap:anywhere]">
      <div className="flex flex-wrap items-center gap-x-3 pb-1 text-small text-muted">
        <span>{number}</span>
        <StatusMark {...statusOf(trace)} />
        <Link
          to="/p/$project/traces/$traceId"
          params={{ project, traceId }}
          search={{}}
          data-turn
          className="link max-w-80 truncate"
        >
          <bdi>{name || "(no name)"}</bdi>
        </Link>
        <RelativeTime at={millisecondsOf(startNs)} />
        <Figure value={durationMs} format={formatDuration} missing="No duration was reported" />
        <Figure
          value={costUsd}
          format={formatMoney}
          missing="No cost reported and no known price"
        />
      </div>
      <div className="grid gap-2 sm:grid-cols-[72px_minmax(0,1fr)]">
        <h2 className="text-small font-normal text-muted">Asked</h2>
        <Said text={input} missing="This trace has no input." />
        <h2 className="text-small font-normal text-muted">Answered</h2>
        <div>
          <Said
            text={output}
            missing={trace.running ? "Still running." : "This trace has no output."}
          />
          {failed && errorMessage && (
            <p className="mt-1 border-l-2 border-error bg-error-tint px-3 py-1">
              <bdi>{errorMessage.slice(0, 2000)}</bdi>
            </p>
          )}
        </div>
      </div>
    </li>
  );
}

function Said({ text, missing }: { text: string | null; missing: string }) {
  if (text === null) return <p className="text-muted">{missing}</p>;
  return (
    <>
      <LongText text={text} />
      {text.length >= storedCharacters && (
        <p className="text-small text-muted">The whole text is in the trace.</p>
      )}
    </>
  );
}
