import { Link } from "@tanstack/react-router";
import type { TraceDiff } from "#contract/trace-diff.ts";
import type { TraceSummary } from "#contract/traces.ts";
import { millisecondsOf } from "#web/ui/format-time.ts";
import { formatCount, formatDuration, formatMoney, formatTokens } from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { Cell, HeadCell, SimpleTable } from "#web/ui/simple-table.tsx";
import { StatusMark } from "#web/ui/status-mark.tsx";

const figures = [
  {
    name: "Time",
    of: ({ durationMs }: TraceSummary) => durationMs,
    format: formatDuration,
    missing: "No duration was reported, or its times are synthetic",
  },
  {
    name: "Spans",
    of: ({ spanCount }: TraceSummary) => spanCount,
    format: formatCount,
    missing: "",
  },
  {
    name: "Model calls",
    of: ({ llmCalls }: TraceSummary) => llmCalls,
    format: formatCount,
    missing: "",
  },
  {
    name: "Tokens",
    of: ({ tokens }: TraceSummary) => tokens.total,
    format: formatTokens,
    missing: "No call reported its tokens",
  },
  {
    name: "Cost",
    of: ({ costUsd }: TraceSummary) => costUsd,
    format: formatMoney,
    missing: "No call has a known cost",
  },
] as const;

/** The two traces in figures, one row each, and what B has more. */
export function TraceSides({ project, diff }: { project: string; diff: TraceDiff }) {
  return (
    <SimpleTable
      label="The two traces"
      className="w-auto!"
      head={
        <>
          <HeadCell>Trace</HeadCell>
          <HeadCell>Status</HeadCell>
          {figures.map(({ name }) => (
            <HeadCell key={name} numeric>
              {name}
            </HeadCell>
          ))}
          <HeadCell numeric>Started</HeadCell>
        </>
      }
    >
      <Side letter="A" project={project} trace={diff.a} />
      <Side letter="B" project={project} trace={diff.b} />
      <tr>
        <Cell className="text-muted">B against A</Cell>
        <Cell />
        {figures.map(({ name, of, format, missing }) => {
          const before = of(diff.a);
          const after = of(diff.b);
          const more = before === null || after === null ? null : after - before;
          return (
            <Cell key={name} numeric className="text-muted">
              <Figure
                value={more}
                format={(value) => (value > 0 ? `+${format(value)}` : format(value))}
                missing={missing}
              />
            </Cell>
          );
        })}
        <Cell />
      </tr>
    </SimpleTable>
  );
}

interface SideProps {
  readonly letter: string;
  readonly project: string;
  readonly trace: TraceSummary;
}

function Side({ letter, project, trace }: SideProps) {
  return (
    <tr>
      <Cell className="max-w-72">
        <span className="flex items-center gap-2">
          <span className="font-strong">{letter}</span>
          <Link
            to="/p/$project/traces/$traceId"
            params={{ project, traceId: trace.traceId }}
            search={{}}
            className="link truncate"
          >
            {trace.name || "(no name)"}
          </Link>
        </span>
      </Cell>
      <Cell>
        <StatusMark status={trace.running ? "running" : trace.status} />
      </Cell>
      {figures.map(({ name, of, format, missing }) => (
        <Cell key={name} numeric>
          <Figure value={of(trace)} format={format} missing={missing} />
        </Cell>
      ))}
      <Cell numeric className="text-muted">
        <RelativeTime at={millisecondsOf(trace.startNs)} />
      </Cell>
    </tr>
  );
}
