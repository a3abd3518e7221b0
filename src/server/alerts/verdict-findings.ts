import { wholeSlice } from "#contract/compare.ts";
import { lastPassing, lastPassingRun } from "#contract/gate.ts";
import type { Run } from "#contract/runs.ts";
import { timelineFigures } from "#contract/timeline.ts";
import type { Verdict } from "#contract/verdict.ts";
import { compareRuns } from "../compare/compare-runs.ts";
import type { Comparing } from "../compare/frame.ts";
import type { StoredAlert } from "../store/alerts/alerts.ts";
import type { StoredRule } from "../store/alerts/rules.ts";
import { listRuns } from "../store/evaluation/runs.ts";
import { labelledVersions } from "../store/prompts/labelled-versions.ts";
import type { Finding, Findings } from "./finding.ts";
import { comparePath } from "./picture-links.ts";

/** Runs among which a baseline is looked for. */
const mostRuns = 200;
/** Only so many of the newest are judged: an import of last year's runs is no news. */
const judgedRuns = 5;

/**
 * Runs that are worse than their baseline by the verdict of a comparison. The newest run is looked at, and those
 * of the newest that something came for.
 */
export async function verdictFindings(
  comparing: Comparing,
  rule: StoredRule,
  baseline: string,
  known: readonly StoredAlert[],
  touched: ReadonlySet<string>,
): Promise<Findings> {
  const { experiment, metric } = rule.series;
  if (metric === "errorRate")
    throw new Error("A comparison has no verdict on the error rate: watch it by a limit.");
  const listed = await listRuns(comparing.db, {
    project: rule.project,
    experiment: experiment ?? undefined,
    sort: "latest",
    limit: mostRuns,
  });
  const runs = listed.map(({ run }) => run).filter(({ status }) => status === "completed");
  const judged = runs
    .slice(0, judgedRuns)
    .filter(({ id }, at) => at === 0 || touched.has(id))
    .toReversed();
  const alerted = new Set(known.flatMap(({ run }) => run ?? []));
  const found: Finding[] = [];
  const looked = new Set<string>();
  for (const run of judged) {
    const against = await baselineOf(comparing, rule.project, baseline, run, runs, alerted);
    if (!against) continue;
    looked.add(run.id);
    const verdict = await verdictOn(comparing, rule, against, run);
    if (verdict?.status === "regressed") {
      alerted.add(run.id);
      found.push(findingOf(rule, against, run, verdict));
    } else if (verdict) found.push(...(await endedBy(comparing, rule, known, runs, run, verdict)));
  }
  return {
    found,
    looked,
    gone: "With everything that came since, it is no longer found to be worse.",
  };
}

async function baselineOf(
  { db }: Comparing,
  project: string,
  wanted: string,
  run: Run,
  runs: readonly Run[],
  alerted: ReadonlySet<string>,
): Promise<Run | undefined> {
  const others = runs.filter((other) => other.id !== run.id && other.experiment === run.experiment);
  if (wanted === lastPassing)
    return lastPassingRun(
      run,
      others.filter(({ id }) => !alerted.has(id)),
    );
  const named = runs.find(({ id }) => id === wanted);
  if (named) return named.id === run.id ? undefined : named;
  const versions = await labelledVersions(db, project, wanted);
  const labelled = others.find(({ promptVersion }) =>
    versions.some(
      ({ prompt, version }) =>
        prompt === promptVersion?.prompt && version === promptVersion.version,
    ),
  );
  if (labelled) return labelled;
  throw new Error(
    `"${wanted}" is neither one of the latest runs nor a label of a prompt version that one used.`,
  );
}

async function verdictOn(
  comparing: Comparing,
  { project, series }: StoredRule,
  baseline: Run,
  run: Run,
): Promise<Verdict | undefined> {
  const metric = series.metric.replace(/\^\d+$/, "");
  const isFigure = timelineFigures.some((figure) => figure === metric);
  const { verdicts } = await compareRuns(comparing, {
    project,
    runs: [baseline.id, run.id],
    baseline: baseline.id,
    metrics: isFigure ? [] : [metric],
  });
  return verdicts.find((each) => each.metric === metric && each.slice === wholeSlice);
}

function findingOf(
  { project, series }: StoredRule,
  against: Run,
  run: Run,
  verdict: Verdict,
): Finding {
  const { values, ci, n } = verdict;
  return {
    key: run.id,
    series: "",
    run: run.id,
    sentence: `${series.metric} of ${run.name} against ${against.name}: ${verdict.sentence}`,
    value: values.effect,
    low: ci?.low ?? null,
    high: ci?.high ?? null,
    n: n.paired,
    link: comparePath(project, against.id, run.id, series.metric),
    over: null,
    past: false,
  };
}

/** Alerts of earlier runs that are over with this one: it holds against the baseline, or is better than they. */
async function endedBy(
  comparing: Comparing,
  rule: StoredRule,
  known: readonly StoredAlert[],
  runs: readonly Run[],
  run: Run,
  verdict: Verdict,
): Promise<Finding[]> {
  const holds = verdict.status === "improved" || verdict.status === "no_detectable_change";
  const ended: Finding[] = [];
  for (const alert of known) {
    if (alert.recovered !== null || alert.run === null || alert.run === run.id) continue;
    const worse = runs.find(({ id }) => id === alert.run);
    // The list has the newest first: a run that came after the alert's stands before it.
    if (!worse || runs.indexOf(worse) < runs.indexOf(run)) continue;
    const sentence = holds
      ? `${run.name} holds: ${verdict.sentence}`
      : await betterThan(comparing, rule, worse, run);
    if (sentence === null) continue;
    ended.push({
      key: worse.id,
      run: worse.id,
      series: alert.series,
      sentence: alert.sentence,
      value: alert.value,
      low: alert.low,
      high: alert.high,
      n: alert.n,
      link: alert.link,
      over: sentence,
      past: false,
    });
  }
  return ended;
}

async function betterThan(
  comparing: Comparing,
  rule: StoredRule,
  worse: Run,
  run: Run,
): Promise<string | null> {
  const verdict = await verdictOn(comparing, rule, worse, run);
  return verdict?.status === "improved"
    ? `${run.name} against ${worse.name}: ${verdict.sentence}`
    : null;
}
