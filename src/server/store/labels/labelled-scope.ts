import type { Bindings } from "../filter/bindings.ts";
import { createBindings } from "../filter/bindings.ts";
import { compileFilter } from "../filter/compile.ts";
import { resultTarget } from "../evaluation/result-filter.ts";

/** Scores of one metric in some runs over one dataset. */
export interface LabelledScope {
  readonly project: string;
  readonly runs: readonly string[];
  readonly dataset: string;
  readonly metric: string;
  /** Names of the metrics that a filter may speak of. */
  readonly metrics: ReadonlySet<string>;
  /** A filter over the examples. */
  readonly where?: string | undefined;
}

/** A judge as the columns of a score hold it. */
export interface JudgeColumns {
  readonly source: string;
  readonly evaluator: string;
  readonly version: string;
}

/** A score that says something; a score taken back has neither. */
export const isScored = "(value IS NOT NULL OR label != '')";

/** Condition on `example`, with the values that it and every statement over the scope need. */
export function scopeCondition(scope: LabelledScope): { sql: string; bindings: Bindings } {
  const bindings = createBindings();
  const sql = compileFilter(scope.where, resultTarget(bindings, scope.metrics));
  return { sql, bindings };
}

/** Parameters of every statement over the scope. */
export function scopeValues({ project, runs, dataset, metric }: LabelledScope) {
  return { project, runs: [...runs], dataset, metric };
}

/** Scores of the scope that belong to a result. */
export const scoresOfScope = `scores FINAL WHERE project = {project:String} AND run IN {runs:Array(String)}
  AND metric = {metric:String} AND example != ''`;

/** Condition of a score to be the judge's, bound. */
export function isJudge(judge: JudgeColumns, bindings: Bindings): string {
  return `(source = ${bindings.bind(judge.source, "String")} AND evaluator = ${bindings.bind(judge.evaluator, "String")}
    AND evaluator_version = ${bindings.bind(judge.version, "String")})`;
}
