import { parseArgs } from "node:util";
import type { z } from "zod";
import { call } from "#client/call.ts";
import { uploadRecords } from "#client/upload-records.ts";
import { compareRuns, type Comparison, noValueSlice, wholeSlice } from "#contract/compare.ts";
import { gateMetric, lastPassing } from "#contract/gate.ts";
import { compareLink } from "#contract/links/compare-link.ts";
import type { Run } from "#contract/runs.ts";
import { baselineFor, runsOf } from "./check/baseline.ts";
import { type GateResult, judgeGate, type Outcome } from "./check/gate.ts";
import { type Policy, policyOfFile, readPolicy } from "./check/policy.ts";
import { type Checked, reportFormats, reportOf } from "./check/report.ts";
import {
  callOf,
  serverFlags,
  type ServerOptions,
  serverOptions,
  talking,
} from "./server-options.ts";
import { UsageError } from "./usage.ts";

const flags = {
  ...serverFlags,
  experiment: { type: "string" },
  run: { type: "string" },
  baseline: { type: "string" },
  metric: { type: "string", multiple: true },
  slices: { type: "string", multiple: true },
  "max-cost": { type: "string" },
  "max-latency": { type: "string" },
  "on-not-enough": { type: "string" },
  policy: { type: "string" },
  format: { type: "string", default: "text" },
  record: { type: "boolean", default: false },
  timeout: { type: "string", default: "120" },
} as const;

/** `touchstone check`: 0 pass, 1 regressed, 2 not enough data, 3 wrong use, unknown run or no answer. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: flags });
  const format = reportFormats.find((known) => known === values.format);
  if (!format) throw new UsageError(`--format is one of ${reportFormats.join(", ")}.`);
  if (values.run === undefined) throw new UsageError("name the run with --run.");
  const seconds = Number(values.timeout);
  if (!(seconds > 0 && seconds <= mostSeconds))
    throw new UsageError(`--timeout is a number of seconds, at most ${mostSeconds}.`);
  const server = { ...serverOptions(values, "default"), ...within(seconds) };
  const policy = policyFrom(values);
  try {
    const checked = await talking(server, () => check(server, values.run ?? "", policy));
    if (values.record) await talking(server, () => remember(server, checked));
    process.stdout.write(reportOf(checked, format));
    return checked.exitCode;
  } catch (error) {
    // 1 would say that the run is worse, and nobody has looked.
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

const mostSeconds = 3600;

/** A build must not wait for a server that took the question and never answers. */
function within(seconds: number): Pick<ServerOptions, "signal" | "patience"> {
  return { signal: AbortSignal.timeout(seconds * 1000), patience: `${seconds} s (--timeout)` };
}

/** The file's policy, with what the flags say instead. */
function policyFrom(
  values: ReturnType<typeof parseArgs<{ options: typeof flags }>>["values"],
): Policy {
  const fromFile = values.policy === undefined ? {} : policyOfFile(values.policy);
  const fromFlags = readPolicy(
    {
      experiment: values.experiment,
      baseline: values.baseline,
      metrics: values.metric,
      slices: values.slices,
      maxCost: values["max-cost"],
      maxLatency: values["max-latency"],
      onNotEnough: values["on-not-enough"],
    },
    "",
    (field) => `--${field.replace("metrics", "metric").replaceAll(/[A-Z]/g, "-$&").toLowerCase()}`,
  );
  const given = Object.entries(fromFlags).filter(([, value]) => value !== undefined);
  return { ...fromFile, ...Object.fromEntries(given) };
}

async function check(server: ServerOptions, runId: string, policy: Policy): Promise<Checked> {
  const runs = await runsOf(server, policy.experiment);
  const run = runs.find(({ id }) => id === runId);
  if (!run)
    throw new UsageError(
      `there is no run "${runId}" in ${policy.experiment ? `experiment ${policy.experiment} of ` : ""}${server.project}.`,
    );
  const peers = runs.filter(({ experiment }) => experiment === run.experiment);
  const baseline = await baselineFor(run, policy.baseline ?? lastPassing, { runs, peers }, server);
  const result = judgeGate(await comparisons(server, run, baseline, policy), policy);
  return {
    ...result,
    counted: countedAs(result, policy),
    project: server.project,
    experiment: run.experiment,
    run: { id: run.id, name: run.name },
    baseline: { id: baseline.id, name: baseline.name },
    link: linkTo(server, run, baseline, policy),
    exitCode: exitCodeOf(result, policy),
  };
}

async function comparisons(server: ServerOptions, run: Run, baseline: Run, policy: Policy) {
  const keys = policy.slices?.length ? policy.slices : [null];
  return Promise.all(
    keys.map(async (key) => ({
      key,
      comparison: await compared(
        {
          p: server.project,
          runs: [baseline.id, run.id],
          baseline: baseline.id,
          metrics: policy.metrics,
          ...(key !== null && { slices: key }),
        },
        server,
      ),
    })),
  );
}

async function compared(
  input: z.output<typeof compareRuns.input>,
  server: ServerOptions,
): Promise<Comparison> {
  const comparison = await call(compareRuns, input, callOf(server));
  const known = new Set(comparison.metrics.map(({ name }) => name));
  const unknown = input.metrics?.filter((name) => !known.has(name)) ?? [];
  if (unknown.length > 0)
    throw new UsageError(
      `neither run has the metric ${unknown.map((name) => `"${name}"`).join(", ")}.`,
    );
  refuseUnknownKey(input.slices, comparison);
  return comparison;
}

/** A key that no example has would guard nothing, and nobody would see it. */
function refuseUnknownKey(key: string | undefined, { verdicts, sliceKeys }: Comparison): void {
  const slices = verdicts.map(({ slice }) => slice).filter((slice) => slice !== wholeSlice);
  if (key === undefined || slices.some((slice) => slice !== noValueSlice)) return;
  const known = sliceKeys
    .slice(0, 20)
    .map((each) => each.key)
    .join(", ");
  throw new UsageError(
    `no compared example has the metadata key "${key}" of --slices${known ? `; there are ${known}` : ""}.`,
  );
}

const exitCodes: Record<Outcome, number> = { pass: 0, regressed: 1, not_enough_data: 2 };

function exitCodeOf({ outcome }: GateResult, { onNotEnough = "exit2" }: Policy): number {
  if (outcome !== "not_enough_data" || onNotEnough === "exit2") return exitCodes[outcome];
  return onNotEnough === "pass" ? 0 : 1;
}

/** What becomes of an outcome that is neither, where the policy says. */
function countedAs({ outcome }: GateResult, { onNotEnough = "exit2" }: Policy): Checked["counted"] {
  return outcome !== "not_enough_data" || onNotEnough === "exit2" ? null : onNotEnough;
}

function linkTo({ url, project }: ServerOptions, run: Run, baseline: Run, policy: Policy): string {
  const state = compareLink.write({
    ...compareLink.read({}),
    runs: [baseline.id, run.id],
    baseline: baseline.id,
    slices: policy.slices?.[0],
  });
  return `${url}/p/${encodeURIComponent(project)}/compare?${new URLSearchParams(state).toString()}`;
}

/** The run keeps its outcome, so that a later one can be compared with the last that passed. */
async function remember(server: ServerOptions, checked: Checked): Promise<void> {
  const records = [
    { type: "metric", name: gateMetric, kind: "pass", direction: "up" },
    {
      type: "score",
      target: { run: checked.run.id },
      metric: gateMetric,
      value: checked.outcome === "not_enough_data" ? null : checked.outcome === "pass",
      source: "code",
      evaluator: { name: "touchstone check" },
      explanation: checked.findings.map(({ name, sentence }) => `${name}: ${sentence}`).join("\n"),
      at: new Date().toISOString(),
    },
  ];
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join("");
  await uploadRecords(new Blob([lines]).stream(), { ...callOf(server), project: server.project });
}
