/** What a comparison reads: these runs, over the examples of the datasets that they name. */
export interface Scope {
  readonly project: string;
  readonly runs: readonly string[];
  readonly datasets: readonly string[];
}

/**
 * Every example of a comparison: those of the datasets, and those that results or scores name without there
 * being such an example. `known` tells the first from the others.
 */
export const examplesSql = `
  SELECT example, max(known) AS known FROM (
    SELECT example, toUInt8(dataset = {dataset:String}) AS known FROM examples
    WHERE project = {project:String} AND dataset IN {datasets:Array(String)}
    UNION ALL
    SELECT DISTINCT example, toUInt8(0) FROM results
    WHERE project = {project:String} AND run IN {runs:Array(String)}
    UNION ALL
    SELECT DISTINCT example, toUInt8(0) FROM scores
    WHERE project = {project:String} AND run IN {runs:Array(String)} AND example != ''
  ) GROUP BY example`;

/** Parameters of {@link examplesSql}; the first dataset is the baseline's. */
export function scopeValues({ project, runs, datasets }: Scope): Record<string, unknown> {
  return { project, runs, datasets, dataset: datasets[0] ?? "" };
}
