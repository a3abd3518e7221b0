import type { LiveEvent } from "#contract/live.ts";
import type { Comparing } from "../compare/frame.ts";
import type { LiveFeed } from "../live/live-feed.ts";
import { alertsOfRule, saveAlerts } from "../store/alerts/alerts.ts";
import { readRules, saveRule, type StoredRule } from "../store/alerts/rules.ts";
import { debounced } from "./debounced.ts";
import { evaluateRule } from "./evaluate-rule.ts";
import { reconcile } from "./reconcile.ts";
import type { Deliveries } from "./webhook/deliveries.ts";

export interface AlertTiming {
  /** Quiet time after data came before rules look at it, ms. */
  readonly quietMs: number;
  /** Data that never pauses is looked at this often, ms. */
  readonly patienceMs: number;
  /** How often rules look that time alone can trip, ms. */
  readonly tickMs: number;
}

const usualTiming: AlertTiming = { quietMs: 2_000, patienceMs: 30_000, tickMs: 60_000 };

export interface AlertOptions {
  readonly comparing: Comparing;
  readonly live: LiveFeed;
  readonly deliveries: Deliveries;
  readonly timing?: AlertTiming | undefined;
}

/** How the last look of a rule went. */
interface RuleState {
  readonly checkedAt: string;
  readonly problem: string | null;
}

/** Looks at rules when data comes and as time goes by, one rule after the other. */
export interface Alerts {
  start(): void;
  /** Saves a rule and looks at it at once. */
  save(rule: StoredRule): Promise<void>;
  /** Changes rules or alerts while no look is under way, which would write over it. */
  between<Value>(work: () => Promise<Value>): Promise<Value>;
  stateOf(rule: string): RuleState | undefined;
  close(): Promise<void>;
}

const nothing: ReadonlySet<string> = new Set();

export function createAlerts(options: AlertOptions): Alerts {
  const { comparing, live, timing = usualTiming } = options;
  const states = new Map<string, RuleState>();
  let closing = false;
  let line: Promise<unknown> = Promise.resolve();

  /** One look at a time: two at one rule would tell one event twice. */
  function inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = line.then(work);
    line = mine.catch(() => undefined);
    return mine;
  }

  async function look(rule: StoredRule, touched: ReadonlySet<string>): Promise<void> {
    const checkedAt = new Date().toISOString();
    try {
      await lookAt(options, rule, touched, checkedAt);
      states.set(rule.id, { checkedAt, problem: null });
    } catch (error) {
      // The next look tries again; meanwhile the page of rules says what is wrong.
      const problem = error instanceof Error ? error.message : String(error);
      states.set(rule.id, { checkedAt, problem });
    }
  }

  async function lookAll(
    project: string | undefined,
    concerns: (rule: StoredRule) => boolean,
    touched = nothing,
  ): Promise<void> {
    const rules = await readRules(comparing.db, project);
    for (const rule of rules)
      if (!rule.paused && !closing && concerns(rule)) await look(rule, touched);
  }

  const news = debounced(timing, (project, events: readonly LiveEvent[]) => {
    const touched = new Set(events.flatMap((one) => (one.type === "records" ? one.runs : [])));
    const sources = new Set(events.map(({ type }) => (type === "traces" ? "traces" : "runs")));
    return inLine(() => lookAll(project, ({ series }) => sources.has(series.source), touched));
  });
  let timer: ReturnType<typeof setInterval> | undefined;
  let unsubscribe: (() => void) | undefined;
  return {
    start() {
      unsubscribe = live.subscribeAll((project, event) => {
        if (event.type === "traces" || event.type === "records") news.add(project, event);
      });
      // What came while no server looked.
      quietly(inLine(() => lookAll(undefined, () => true)));
      timer = setInterval(() => quietly(inLine(() => lookAll(undefined, isOfTime))), timing.tickMs);
    },
    save: (rule) =>
      inLine(async () => {
        await saveRule(comparing.db, rule);
        if (!rule.paused) await look(rule, nothing);
      }),
    between: inLine,
    stateOf: (rule) => states.get(rule),
    async close() {
      closing = true;
      clearInterval(timer);
      unsubscribe?.();
      news.close();
      await line;
    },
  };
}

/** A store that is away is asked again at the next look. */
function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

/** Rules that time alone can trip: silence, and periods of traces, which end by themselves. */
function isOfTime({ condition, series }: StoredRule): boolean {
  return condition.kind === "no_data" || series.source === "traces";
}

async function lookAt(
  { comparing, live, deliveries }: AlertOptions,
  rule: StoredRule,
  touched: ReadonlySet<string>,
  now: string,
): Promise<void> {
  const { db } = comparing;
  const { project, webhooks } = rule;
  const known = await alertsOfRule(db, project, rule.id);
  const findings = await evaluateRule(comparing, rule, known, touched);
  const { quiet, fired, recovered } = reconcile(rule, findings, known, now);
  // Handed over first: where storing them fails, the next look hands over the same messages again.
  for (const alert of fired) await deliveries.tell(project, webhooks, "alert.fired", alert);
  for (const alert of recovered.filter(({ told }) => told))
    await deliveries.tell(project, webhooks, "alert.recovered", alert);
  await saveAlerts(db, project, [...quiet, ...fired, ...recovered]);
  if (!rule.primed) await saveRule(db, { ...rule, primed: true });
  if (fired.length + recovered.length > 0) live.publish(project, { type: "alerts" });
}
