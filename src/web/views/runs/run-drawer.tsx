import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Metric } from "#contract/registries.ts";
import { getRun, type Run } from "#contract/runs.ts";
import { HistoryButton } from "#web/data/history-button.tsx";
import { problemOf } from "#web/data/problem-of.ts";
import { queryFor } from "#web/data/query-for.ts";
import { usePreferences } from "#web/state/preferences.ts";
import { Drawer } from "#web/ui/drawer.tsx";
import { formatMetricValue } from "#web/ui/format-metric.ts";
import {
  formatCount,
  formatDuration,
  formatMoney,
  formatQuantity,
  formatTokens,
} from "#web/ui/format.ts";
import { Figure } from "#web/ui/not-reported.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { PassPowerSection } from "./pass-power-section.tsx";
import { RunDataset, RunPrompt } from "./run-origin.tsx";

interface RunDrawerProps {
  readonly project: string;
  readonly id: string;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly onClose: () => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

export function RunDrawer({ project, id, metrics, onClose, onNext, onPrevious }: RunDrawerProps) {
  const { drawerWidth, setDrawerWidth } = usePreferences();
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    ...queryFor(getRun, { p: project, id }),
    placeholderData: undefined,
  });
  return (
    <Drawer
      label="Details of the run"
      title={run?.name ?? id}
      width={Math.min(drawerWidth, 520)}
      onResize={setDrawerWidth}
      onClose={onClose}
      onNext={onNext}
      onPrevious={onPrevious}
    >
      {error && (
        <ProblemNote
          what="The run could not be loaded"
          problem={problemOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {!run && !error && <SkeletonRows rows={12} label="Loading the run" />}
      {run && <RunDetails project={project} run={run} metrics={metrics} />}
      {run && (
        <p className="py-2">
          <HistoryButton project={project} kind="run" of={[run.id]} />
        </p>
      )}
      {run && <PassPowerSection project={project} run={run} />}
    </Drawer>
  );
}

interface RunDetailsProps {
  readonly project: string;
  readonly run: Run;
  readonly metrics: ReadonlyMap<string, Metric>;
}

function RunDetails({ project, run, metrics }: RunDetailsProps) {
  const { latencyMs } = run;
  const noLatency = "No result reports its latency";
  return (
    <dl>
      <Row name="Id">{run.id}</Row>
      <Row name="Status">{run.status}</Row>
      <Row name="Experiment">{run.experiment}</Row>
      <Row name="Dataset">
        <RunDataset project={project} run={run} />
      </Row>
      <Row name="Prompt">
        <RunPrompt project={project} run={run} />
      </Row>
      <Row name="Model">{run.model}</Row>
      <Row name="Started">{run.startedAt && <RelativeTime at={run.startedAt} />}</Row>
      <Row name="Results">{resultsWords(run)}</Row>
      <Row name="Errors">{formatCount(run.errorCount)}</Row>
      {run.metrics.map(({ metric, value, n }) => (
        <Row key={metric} name={metric}>
          <Figure
            value={value}
            format={(number) => formatMetricValue(metrics.get(metric), number)}
            missing="Nothing was scored"
          />
          <span className="pl-2 text-muted">{`n ${formatCount(n)}`}</span>
        </Row>
      ))}
      <Row name="Latency p50">
        <Figure value={latencyMs.p50} format={formatDuration} missing={noLatency} />
      </Row>
      <Row name="Latency p95">
        <Figure value={latencyMs.p95} format={formatDuration} missing={noLatency} />
      </Row>
      <Row name="Cost">
        <Figure value={run.costUsd} format={formatMoney} missing="No result reports its cost" />
      </Row>
      <Row name="Tokens">
        <Figure
          value={run.tokensTotal}
          format={formatTokens}
          missing="No result reports its tokens"
        />
      </Row>
      {Object.entries({ ...run.settings, ...run.metadata }).map(([key, value]) => (
        <Row key={key} name={key}>
          {settingText(value)}
        </Row>
      ))}
    </dl>
  );
}

function resultsWords({ resultCount, exampleCount, repetitions }: Run): string {
  const words = `${formatCount(resultCount)} of ${formatQuantity(exampleCount, "example")}`;
  return repetitions > 1 ? `${words}, ${formatQuantity(repetitions, "repetition")} each` : words;
}

const mostSettingCharacters = 1000;

function settingText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > mostSettingCharacters ? `${text.slice(0, mostSettingCharacters)}…` : text;
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-7 gap-4 border-b py-1">
      <dt className="w-32 shrink-0 text-muted [overflow-wrap:anywhere]">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children ?? "–"}</dd>
    </div>
  );
}
