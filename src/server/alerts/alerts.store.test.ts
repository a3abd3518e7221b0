import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import {
  acknowledgeAlerts,
  type Alert,
  type AlertCondition,
  type AlertSeries,
  changeAlertRule,
  countAlerts,
  createAlertRule,
  listAlertRules,
  listAlerts,
  removeAlertRule,
} from "#contract/alerts.ts";
import { eventually } from "#testing/eventually.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(
    {},
    { alertTiming: { looks: { quietMs: 50, patienceMs: 500, tickMs: 100 } } },
  );
});
afterAll(() => server.close());

const examples = 50;

interface RunShape {
  readonly day: number;
  readonly right: number;
  readonly version?: string;
}

/** A run of the day over 50 examples, the first `right` of them right. */
function aRun({ day, right, version = "1" }: RunShape): object[] {
  const run = `run-${day}`;
  const startedAt = new Date(Date.UTC(2026, 0, day)).toISOString();
  const promptVersion = { prompt: "p", version };
  return [
    { type: "run", id: run, experiment: "nightly", dataset: "d", startedAt, promptVersion },
    ...Array.from({ length: examples }, (_, at) => ({
      type: "result",
      run,
      example: `x${at}`,
      output: "o",
      scores: { correct: at < right },
    })),
  ];
}

const metric = { type: "metric", name: "correct", kind: "pass", direction: "up" };

function rule(condition: AlertCondition, series: Partial<AlertSeries> = {}) {
  return {
    name: `watch ${condition.kind}`,
    series: {
      source: "runs" as const,
      bucket: "day" as const,
      experiment: "nightly",
      metric: "correct",
      group: null,
      ...series,
    },
    condition,
    webhooks: [],
    paused: false,
  };
}

const add = (p: string, body: ReturnType<typeof rule>) =>
  call(createAlertRule, { p }, { base: server.url, body });
const feed = async (p: string): Promise<Alert[]> =>
  (await call(listAlerts, { p }, { base: server.url })).items;

/** Waits until the feed has so many alerts of which so many are over. */
const settled = (p: string, count: number, over: number): Promise<Alert[]> =>
  eventually(async () => {
    const found = await feed(p);
    expect(found).toHaveLength(count);
    expect(found.filter(({ recovered }) => recovered)).toHaveLength(over);
    return found;
  });

/** Waits until the rule was looked at after now: what did not happen by then does not happen. */
async function lookedAgain(p: string, id: string): Promise<void> {
  const since = new Date().toISOString();
  await eventually(async () => {
    const { items } = await call(listAlertRules, { p }, { base: server.url });
    expect(items.find((one) => one.id === id)?.checkedAt ?? "").toMatch(/./);
    expect(items.find((one) => one.id === id)!.checkedAt! > since).toBe(true);
  });
}

describe("a limit", () => {
  const p = "limits";
  it("tells what stands when the rule is made, once, and its end", async () => {
    await server.records(p, [
      metric,
      ...aRun({ day: 1, right: 30 }),
      ...aRun({ day: 2, right: 40 }),
      ...aRun({ day: 3, right: 29 }),
    ]);
    const made = await add(
      p,
      rule({ kind: "threshold", side: "below", limit: 0.7, clear: 0.75, consecutive: 1 }),
    );
    // Run 1 was below as well, and that was over before there was a rule.
    expect(made).toMatchObject({ standing: 1, problem: null });
    const [alert] = await feed(p);
    expect(alert).toMatchObject({ run: "run-3", value: 0.58, n: 50, recovered: null });
    expect(alert?.sentence).toBe(
      "correct is below 70 % in run-3: 58.0 % (44.2 % to 70.6 %, 50 examples).",
    );
    expect(alert?.link).toBe("/p/limits/timeline?metric=correct&experiment=nightly&runs=run-3");
    await server.records(p, aRun({ day: 4, right: 36 }));
    await lookedAgain(p, made.id);
    // Between the limit and the edge of the end: still the same.
    await settled(p, 1, 0);
    await server.records(p, aRun({ day: 5, right: 40 }));
    const [over] = await settled(p, 1, 1);
    expect(over?.recovered?.sentence).toBe(
      "correct is back at 80.0 % (67.0 % to 88.8 %, 50 examples) in run-5.",
    );
    await server.records(p, aRun({ day: 6, right: 20 }));
    expect((await settled(p, 2, 1))[0]).toMatchObject({ run: "run-6", recovered: null });
  });

  it("counts what nobody acknowledged, and keeps who did", async () => {
    const count = () => call(countAlerts, { p }, { base: server.url });
    expect(await count()).toEqual({ unread: 2, standing: 1 });
    const [newest] = await feed(p);
    const body = { ids: [newest!.id], by: "Ada" };
    const said = await call(acknowledgeAlerts, { p }, { base: server.url, body });
    expect(said).toEqual({ acknowledged: 1 });
    expect(await count()).toEqual({ unread: 1, standing: 1 });
    expect((await feed(p))[0]?.acknowledged?.by).toBe("Ada");
    const page = await call(listAlerts, { p, limit: 1 }, { base: server.url });
    const rest = await call(listAlerts, { p, cursor: page.nextCursor! }, { base: server.url });
    expect([...page.items, ...rest.items].map(({ run }) => run)).toEqual(["run-6", "run-3"]);
    const unread = await call(listAlerts, { p, unread: true }, { base: server.url });
    expect(unread.items.map(({ run }) => run)).toEqual(["run-3"]);
  });

  it("is no longer watched once its rule is paused, and over once that is removed", async () => {
    const { items } = await call(listAlertRules, { p }, { base: server.url });
    const {
      id,
      createdAt: _at,
      checkedAt: _checked,
      problem: _why,
      standing: _n,
      ...body
    } = items[0]!;
    await call(changeAlertRule, { p, id }, { base: server.url, body: { ...body, paused: true } });
    await server.records(p, aRun({ day: 7, right: 45 }));
    await new Promise((done) => setTimeout(done, 300));
    await settled(p, 2, 1);
    await call(removeAlertRule, { p, id }, { base: server.url });
    expect((await settled(p, 2, 2))[0]?.recovered?.sentence).toBe("Its rule was removed.");
    await expect(call(removeAlertRule, { p, id }, { base: server.url })).rejects.toMatchObject({
      status: 404,
    });
  });
});

it("tells a run that is worse than the last that was not, and the run that ends it", async () => {
  const p = "verdicts";
  await server.records(p, [metric, ...aRun({ day: 1, right: 40 }), ...aRun({ day: 2, right: 41 })]);
  const made = await add(p, rule({ kind: "regressed", baseline: "last-passing" }));
  expect(made).toMatchObject({ standing: 0, problem: null });
  await server.records(p, aRun({ day: 3, right: 20, version: "2" }));
  const [worse] = await settled(p, 1, 0);
  expect(worse?.sentence).toMatch(
    /^correct of run-3 against run-2: Worse: 20 instead of 41 of 50 right \(-42\.0 points, likely /,
  );
  expect(worse?.link).toBe("/p/verdicts/compare?runs=run-2%2Crun-3&baseline=run-2&metric=correct");
  // The same run again, and one as bad: that one is told against the run that passed, the other is not repeated.
  await server.records(p, aRun({ day: 3, right: 20, version: "2" }));
  await server.records(p, aRun({ day: 4, right: 20, version: "2" }));
  expect((await settled(p, 2, 0)).map(({ run }) => run)).toEqual(["run-4", "run-3"]);
  await server.records(p, aRun({ day: 5, right: 41 }));
  const [, over] = await settled(p, 2, 2);
  expect(over?.recovered?.sentence).toMatch(/^run-5 against run-3: Better: 41 instead of 20/);
});

it("says why a verdict cannot be had, and passes no silence for it", async () => {
  const p = "unknown-baseline";
  await server.records(p, [metric, ...aRun({ day: 1, right: 40 }), ...aRun({ day: 2, right: 9 })]);
  const made = await add(p, rule({ kind: "regressed", baseline: "production" }));
  expect(made.problem).toContain('"production" is neither one of the latest runs nor a label');
  await server.records(p, [
    { type: "prompt_version", prompt: "p", version: "1", template: "a", labels: ["production"] },
  ]);
  const body = { ...rule({ kind: "regressed", baseline: "production" }), name: "again" };
  const changed = await call(changeAlertRule, { p, id: made.id }, { base: server.url, body });
  expect(changed).toMatchObject({ problem: null, standing: 1 });
});

it("tells a change once, though it moves as runs come, and that it went back", async () => {
  const p = "changes";
  // Long before and short after: the drop is found in every look, however many of the later runs it sees.
  const before = Array.from({ length: 20 }, (_, at) => [40, 41, 40, 39][at % 4]!);
  await server.records(p, [metric, ...before.flatMap((right, at) => aRun({ day: at + 1, right }))]);
  await add(p, rule({ kind: "change", onlyWorse: true, possible: true }));
  const after = [29, 30, 28, 30, 29, 28, 30, 29];
  for (const [at, right] of after.entries())
    await server.records(p, aRun({ day: at + 21, right, version: "2" }));
  const [change] = await settled(p, 1, 0);
  expect(change?.run).toMatch(/^run-(20|21|22)$/);
  expect(change?.sentence).toMatch(/correct (fell|may have fallen) by \d+\.\d points on average/);
  expect(change?.sentence).toContain("when the prompt changed from p@1 to p@2");
  for (let day = 29; day <= 34; day++) await server.records(p, aRun({ day, right: 41 }));
  const [over] = await settled(p, 1, 1);
  expect(over?.recovered?.sentence).toMatch(
    /^It went back to 8\d\.\d % on average from run-(2[89]|30) on/,
  );
});

it("knows changes from before its rule, and tells nobody", async () => {
  const p = "old-changes";
  const rights = [40, 41, 40, 39, 41, 40, 40, 41, 29, 30, 28, 30, 29, 28, 30, 29];
  await server.records(p, [metric, ...rights.flatMap((right, at) => aRun({ day: at + 1, right }))]);
  const made = await add(p, rule({ kind: "change", onlyWorse: true, possible: true }));
  await server.records(p, aRun({ day: 17, right: 30 }));
  await lookedAgain(p, made.id);
  expect(await feed(p)).toEqual([]);
});

it("tells of silence, once, and that it is over", async () => {
  const p = "silence";
  const second = 1 / 3600;
  await server.records(p, [metric, ...aRun({ day: 1, right: 40 })]);
  await add(p, rule({ kind: "no_data", hours: second / 2 }));
  const [silent] = await settled(p, 1, 0);
  expect(silent).toMatchObject({ run: null, value: null });
  expect(silent?.sentence).toMatch(
    /^No run of nightly with a value of correct for .* The last came on 20\d\d-/,
  );
  await server.records(p, aRun({ day: 2, right: 40 }));
  const found = await eventually(async () => {
    const alerts = await feed(p);
    expect(alerts.some(({ recovered }) => recovered)).toBe(true);
    return alerts;
  });
  expect(found.at(-1)?.recovered?.sentence).toBe("Data came again.");
});

it("refuses a rule that cannot be meant", async () => {
  const wrong = rule({ kind: "regressed", baseline: "last-passing" }, { source: "traces" });
  await expect(add("x", wrong)).rejects.toMatchObject({ status: 400 });
  const flutter = rule({
    kind: "threshold",
    side: "below",
    limit: 0.7,
    clear: 0.6,
    consecutive: 1,
  });
  await expect(add("x", flutter)).rejects.toMatchObject({ status: 400 });
});
