import type { z } from "zod";
import type { RetentionRules, retentionState } from "#contract/deletion.ts";
import type { Audit } from "../audit/audit.ts";
import type { Db } from "../store/db.ts";
import { countTracesBefore, daysOfData, readRetention, saveRetention } from "../store/retention.ts";
import { cutoffOf } from "./cutoff.ts";
import type { Deletion } from "./deletion.ts";

type State = z.output<typeof retentionState>;

/** Deletes what is older or more than a project wants to keep. */
export interface Retention {
  /** The rules in force, and what they would delete now, or what others would. */
  state(project: string, rules?: RetentionRules): Promise<State>;
  save(project: string, rules: RetentionRules): Promise<void>;
  /** Applies the rules of every project. */
  apply(): Promise<void>;
  close(): void;
}

const forEver: RetentionRules = { maxAgeDays: null, maxBytes: null };
const everyMs = 3_600_000;

export interface RetentionParts {
  readonly db: Db;
  readonly deletion: Deletion;
  readonly audit: Audit;
}

export function createRetention({ db, deletion, audit }: RetentionParts): Retention {
  async function state(project: string, asked?: RetentionRules): Promise<State> {
    const rules = (await readRetention(db, project)).get(project) ?? forEver;
    const days = await daysOfData(db, project);
    const cutoff = cutoffOf(asked ?? rules, days, Date.now());
    return {
      rules,
      bytes: days.reduce((sum, { bytes }) => sum + bytes, 0),
      cutoff,
      traceCount: cutoff === null ? 0 : await countTracesBefore(db, project, cutoff),
    };
  }

  async function applyTo(project: string): Promise<void> {
    const { cutoff, traceCount, rules } = await state(project);
    if (cutoff === null || traceCount === 0) return;
    const { deleted } = await deletion.run({ project, kind: "before", id: cutoff });
    await audit.record({
      who: "retention",
      action: "deleted traces by before",
      project,
      object: cutoff,
      detail: { traces: deleted.traceCount, tables: deleted.tables, rules },
    });
  }

  async function apply(): Promise<void> {
    for (const [project, rules] of await readRetention(db))
      if (rules.maxAgeDays !== null || rules.maxBytes !== null) await applyTo(project);
  }

  // What fails is tried again the next time.
  const timer = setInterval(() => void apply().catch(() => undefined), everyMs);
  timer.unref();
  return {
    state,
    save: (project, rules) => saveRetention(db, project, rules),
    apply,
    close: () => clearInterval(timer),
  };
}
