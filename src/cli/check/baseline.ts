import { call } from "#client/call.ts";
import { lastPassing, lastPassingRun } from "#contract/gate.ts";
import { getPrompt } from "#contract/prompts.ts";
import { listRuns, type Run } from "#contract/runs.ts";
import { callOf, type ServerOptions } from "../server-options.ts";
import { UsageError } from "../usage.ts";

const pageSize = 200;

/** The runs of an experiment, the newest first. */
export async function runsOf(
  server: ServerOptions,
  experiment: string | undefined,
): Promise<Run[]> {
  const runs: Run[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await call(
      listRuns,
      { p: server.project, experiment, limit: pageSize, ...(cursor && { cursor }) },
      callOf(server),
    );
    runs.push(...page.items);
    cursor = page.nextCursor;
  }
  return runs;
}

/**
 * The run to compare with: the one of this id; else the newest of its experiment that used a prompt version with
 * this label; `last-passing`: the newest before it that did not fail the gate. Throws {@link UsageError} where there
 * is none.
 */
export async function baselineFor(
  run: Run,
  wanted: string,
  { runs, peers }: { readonly runs: readonly Run[]; readonly peers: readonly Run[] },
  server: ServerOptions,
): Promise<Run> {
  const others = peers.filter(({ id, status }) => id !== run.id && status === "completed");
  if (wanted === lastPassing) {
    const earlier = lastPassingRun(run, peers);
    if (earlier) return earlier;
    throw new UsageError(
      `no earlier run of this experiment passed, as of a first one; name one with --baseline.`,
    );
  }
  const named = runs.find(({ id }) => id === wanted);
  if (named) return named;
  const labelled = await labelledRun(wanted, others, server);
  if (labelled) return labelled;
  throw new UsageError(
    `"${wanted}" is neither a run nor a label of a prompt version that a run of this experiment used.`,
  );
}

async function labelledRun(
  label: string,
  runs: readonly Run[],
  server: ServerOptions,
): Promise<Run | undefined> {
  const names = new Set(runs.flatMap(({ promptVersion }) => promptVersion?.prompt ?? []));
  const labelled = new Set<string>();
  for (const name of names) {
    const prompt = await call(getPrompt, { p: server.project, name }, callOf(server));
    for (const { version, labels } of prompt.versions)
      if (labels.includes(label)) labelled.add(JSON.stringify([name, version]));
  }
  return runs.find(
    ({ promptVersion }) =>
      promptVersion && labelled.has(JSON.stringify([promptVersion.prompt, promptVersion.version])),
  );
}
