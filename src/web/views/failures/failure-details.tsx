import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { FailureGroup } from "#contract/failures.ts";
import { traceLink } from "#contract/links/trace-link.ts";
import { tracesLink, type TracesState } from "#contract/links/traces-link.ts";
import { SparkBars } from "#web/charts/spark/spark-bars.tsx";
import { AddToDataset } from "#web/data/add-to-dataset.tsx";
import { buttonClass } from "#web/ui/button.tsx";
import { formatCount } from "#web/ui/format.ts";
import { LongText } from "#web/ui/long-text.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { EndCounts } from "./end-counts.tsx";
import { PassingLink } from "./passing-link.tsx";
import { sparkWords } from "./spark-words.ts";

interface FailureDetailsProps {
  readonly project: string;
  readonly group: FailureGroup;
  readonly buckets: readonly string[];
  /** The list of its traces, in the scope of the page. */
  readonly tracesSearch: Partial<TracesState>;
}

/** Where it fails, what it said the last time, and the ways on from here. */
export function FailureDetails({ project, group, buckets, tracesSearch }: FailureDetailsProps) {
  const [nowMs] = useState(Date.now);
  const { path, traceCount, counts, example, firstSeen, lastSeen } = group;
  const empty = tracesLink.read({});
  return (
    <section className="pb-4">
      <p className="text-muted [overflow-wrap:anywhere]">
        <bdi>{path.join(" › ").slice(0, 2000)}</bdi>
      </p>
      <div className="my-2 border-l-2 border-error bg-error-tint px-3 py-2">
        <LongText text={example.message || group.message || "No message"} />
      </div>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <Link
          to="/p/$project/traces/$traceId"
          params={{ project, traceId: example.traceId }}
          search={traceLink.write({ ...traceLink.read({}), span: example.spanId })}
          className={buttonClass("primary")}
        >
          Open the latest at this step
        </Link>
        <Link
          to="/p/$project/traces"
          params={{ project }}
          search={tracesLink.write({ ...empty, ...tracesSearch })}
          className={buttonClass()}
        >
          {traceCount === 1 ? "Its one trace in the list" : `All ${formatCount(traceCount)} traces`}
        </Link>
        <PassingLink project={project} traceId={example.traceId} />
        <AddToDataset project={project} traceIds={[example.traceId]} spanId={example.spanId} />
      </div>
      <dl>
        <Fact name="How they ended">
          <EndCounts group={group} />
        </Fact>
        <Fact name="Over time">
          <SparkBars counts={counts} words={sparkWords(counts, buckets, nowMs)} width={200} />
        </Fact>
        <Fact name="First seen">
          <RelativeTime at={firstSeen} />
        </Fact>
        <Fact name="Last seen">
          <RelativeTime at={lastSeen} />
        </Fact>
        <Values name="Prompt versions" values={group.promptVersions} />
        <Values name="Models" values={group.models} />
        <Values name="Services" values={group.services} />
        <Values name="Releases" values={group.releases} />
      </dl>
    </section>
  );
}

function Values({ name, values }: { name: string; values: readonly string[] }) {
  if (values.length === 0) return null;
  return <Fact name={name}>{values.map((value) => value.slice(0, 200)).join(", ")}</Fact>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-7 gap-4 border-b py-1">
      <dt className="w-32 shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
